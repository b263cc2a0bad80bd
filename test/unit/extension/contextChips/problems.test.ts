/** Problems that go along with a question, with the lines around them. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ChipsFixture } from "../../../support/chipsFixture.ts";
import { workspace } from "../../../support/fakeWorkspace.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeWorkspace.ts")).vscodeWithWorkspace);

let composer: ChipsFixture;
beforeEach(() => (composer = new ChipsFixture()));
afterEach(() => composer.dispose());

describe("problems", () => {
  const at = (line: number) => ({ start: { line, character: 6 } });

  it("come with the lines around them, the worst first", async () => {
    workspace.problems.set("/project/src/giá.ts", [
      { range: at(0), severity: 1, message: "'giá' is never read", source: "ts" },
      { range: at(1), severity: 0, message: "Không tìm thấy tên" },
    ]);
    await composer.chips.add("problems");
    const [problems] = await composer.chips.read();
    expect(problems!.text.split("\n\n")[0]).toBe(
      "src/giá.ts:2:7 error: Không tìm thấy tên\n1 | const giá = 30_000;\n2 | const tên = 'Phở bò';\n3 | export { giá };\n4 | ",
    );
    expect(problems!.text).toContain("src/giá.ts:1:7 warning (ts): 'giá' is never read");
  });

  it("are those of the file in front, or of all of the workspace, as one likes", async () => {
    const problem = { range: at(0), severity: 0, message: "ບໍ່ພົບ" };
    workspace.problems.set("/project/src/giá.ts", [problem]);
    workspace.open("/project/src/giá.ts", "const giá = 30_000;");
    await composer.chips.add("problems");
    expect(workspace.offered).toEqual([]);
    composer.chips.spend(composer.chips.chips.map(({ id }) => id));
    workspace.problems.set("/project/docs/เมนู อาหาร.md", [{ ...problem, message: "ไม่พบ" }]);
    await composer.chips.add("problems");
    expect(workspace.offered).toEqual(["src/giá.ts", "Workspace"]);
    expect((await composer.chips.read())[0]!.text).toContain("ไม่พบ");
  });

  it("are chosen by names in which nothing is hidden and nothing is drawn", async () => {
    const problem = { range: at(0), severity: 0, message: "ບໍ່ພົບ" };
    workspace.open("/project/$(error)ลาย\u202Efdp.ts", "");
    workspace.problems.set("/project/$(error)ลาย\u202Efdp.ts", [problem]);
    workspace.problems.set("/project/src/giá.ts", [problem]);
    await composer.chips.add("problems");
    expect(workspace.offered[0]).toBe("$ (error)ลาย[U+202E]fdp.ts");
  });

  it("are no chip where there are none", async () => {
    await composer.chips.add("problems");
    expect(composer.chips.chips).toEqual([]);
    expect(composer.told).toEqual(["No problems are reported."]);
  });
});
