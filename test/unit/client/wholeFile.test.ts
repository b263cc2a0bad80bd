import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeWholeFile } from "../../../src/client/wholeFile.ts";
import { TemporaryFolder } from "../../support/temporaryFolder.ts";

const folder = TemporaryFolder.forEachTest();

const NEW = new TextEncoder().encode("ใหม่");

describe("writeWholeFile", () => {
  it("keeps the mode, and a link a link", async () => {
    folder.write("real.md", "old");
    chmodSync(folder.at("real.md"), 0o640);
    symlinkSync("real.md", folder.at("link.md"));
    await writeWholeFile(folder.at("link.md"), NEW);
    expect(folder.text("real.md")).toBe("ใหม่");
    expect(lstatSync(folder.at("link.md")).isSymbolicLink()).toBe(true);
    expect(statSync(folder.at("real.md")).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder.path).sort()).toEqual(["link.md", "real.md"]);
  });

  it("writes what a link leads to, also where that is not there yet", async () => {
    symlinkSync("later/th.md", folder.at("link.md"));
    await writeWholeFile(folder.at("link.md"), NEW);
    expect(folder.text("later/th.md")).toBe("ใหม่");
    expect(lstatSync(folder.at("link.md")).isSymbolicLink()).toBe(true);
  });

  it("leaves a file alone that is read-only", async () => {
    writeFileSync(folder.at("th.md"), "old", { mode: 0o444 });
    await expect(writeWholeFile(folder.at("th.md"), NEW)).rejects.toMatchObject({ code: "document.readOnly" });
    expect(folder.text("th.md")).toBe("old");
  });

  it("has place for the longest names that there are", async () => {
    const name = `${"ก".repeat(84)}.md`;
    await writeWholeFile(folder.at(name), NEW);
    expect(readdirSync(folder.path)).toEqual([name]);
  });

  it("leaves the old file and nothing beside it where it cannot take its place", async () => {
    const inTheWay = folder.at("th.md");
    await writeWholeFile(join(inTheWay, "inside.md"), NEW);
    await expect(writeWholeFile(inTheWay, NEW)).rejects.toThrow();
    expect(readdirSync(folder.path)).toEqual(["th.md"]);
    expect(folder.text("th.md/inside.md")).toBe("ใหม่");
  });
});
