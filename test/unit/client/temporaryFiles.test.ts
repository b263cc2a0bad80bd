import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { abandonedFiles, temporaryName } from "../../../src/client/temporaryFiles.ts";

/** Of a process that has ended. */
const { pid: gone } = spawnSync(process.execPath, ["--version"]);

describe("abandonedFiles", () => {
  it("are those of this name whose program is gone", () => {
    const left = `.th.json.${gone}-0123abcd.tmp`;
    const others = [
      temporaryName("th.json"),
      "th.json",
      `.th.json.1-0123abcd.tmp`,
      `.th.json.0-0123abcd.tmp`,
      `.th.json.${gone}-mine.tmp`,
      `.th.json.bak.${gone}-0123abcd.tmp`,
      `.my.json.${gone}-0123abcd.tmp`,
    ];
    expect(abandonedFiles([...others, left], "th.json")).toEqual([left]);
  });

  it("are told by their name also where that is too long to be in theirs", () => {
    const names = [`${"ก".repeat(75)}.md`, `${"ก".repeat(74)}ข.md`];
    const [left, other] = names.map((name) => temporaryName(name).replace(`.${process.pid}-`, `.${gone}-`));
    expect(Buffer.byteLength(left ?? "")).toBeLessThan(255);
    expect(abandonedFiles([left ?? "", other ?? ""], names[0] ?? "")).toEqual([left]);
  });
});
