import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeWholeFile } from "../../../src/client/wholeFile.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealion-whole-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const NEW = new TextEncoder().encode("ใหม่");
const textOf = (name: string) => readFileSync(join(folder, name), "utf8");

describe("writeWholeFile", () => {
  it("keeps the mode, and a link a link", async () => {
    writeFileSync(join(folder, "real.md"), "old");
    chmodSync(join(folder, "real.md"), 0o640);
    symlinkSync("real.md", join(folder, "link.md"));
    await writeWholeFile(join(folder, "link.md"), NEW);
    expect(textOf("real.md")).toBe("ใหม่");
    expect(lstatSync(join(folder, "link.md")).isSymbolicLink()).toBe(true);
    expect(statSync(join(folder, "real.md")).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(["link.md", "real.md"]);
  });

  it("writes what a link leads to, also where that is not there yet", async () => {
    symlinkSync("later/th.md", join(folder, "link.md"));
    await writeWholeFile(join(folder, "link.md"), NEW);
    expect(textOf("later/th.md")).toBe("ใหม่");
    expect(lstatSync(join(folder, "link.md")).isSymbolicLink()).toBe(true);
  });

  it("leaves a file alone that is read-only", async () => {
    writeFileSync(join(folder, "th.md"), "old", { mode: 0o444 });
    await expect(writeWholeFile(join(folder, "th.md"), NEW)).rejects.toMatchObject({ code: "document.readOnly" });
    expect(textOf("th.md")).toBe("old");
  });

  it("has place for the longest names that there are", async () => {
    const name = `${"ก".repeat(84)}.md`;
    await writeWholeFile(join(folder, name), NEW);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it("leaves the old file and nothing beside it where it cannot take its place", async () => {
    const inTheWay = join(folder, "th.md");
    await writeWholeFile(join(inTheWay, "inside.md"), NEW);
    await expect(writeWholeFile(inTheWay, NEW)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(["th.md"]);
    expect(textOf("th.md/inside.md")).toBe("ใหม่");
  });
});
