/** What stood beside the composer comes back after its extension host is gone. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { KeptChip } from "../../../../src/shared/webviewProtocol.ts";
import { ChipsFixture, fileUri } from "../../../support/chipsFixture.ts";
import { workspace } from "../../../support/fakeWorkspace.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeWorkspace.ts")).vscodeWithWorkspace);

let composer: ChipsFixture;
beforeEach(() => (composer = new ChipsFixture()));
afterEach(() => composer.dispose());

/** As the page keeps them. */
function kept(): readonly KeptChip[] {
  return composer.chips.chips.flatMap(({ kind, piece }) => (piece === undefined ? [] : [{ kind, piece }]));
}

const labels = () => composer.chips.chips.map(({ label }) => label);
const problems = () => composer.chips.chips.map(({ problem }) => problem !== undefined);

async function selectInGia(selected: string): Promise<void> {
  workspace.open("/project/src/giá.ts", "một\nhai\nba", selected);
  workspace.selection = { isEmpty: false, start: { line: 1, character: 0 }, end: { line: 2, character: 2 } };
  await composer.chips.add("selection");
}

describe("chips", () => {
  it("come back as they were added, with what is in them by now, and are counted anew", async () => {
    await composer.chips.addUris(["/project/docs/เมนู อาหาร.md", "/project/src"].map(fileUri));
    await selectInGia("hai");
    workspace.problems.set("/project/src/giá.ts", [{ severity: 0 }]);
    await composer.chips.add("problems");
    const before = labels();
    const pieces = kept();
    composer.chips.dispose();
    workspace.documents.length = 0;
    workspace.open("/project/src/giá.ts", "", "สอง\nสาม");
    const later = composer.again();
    await later.restore(pieces);
    expect(later.chips.map(({ label }) => label)).toEqual(before);
    const texts = (await later.read()).map(({ text }) => text);
    expect(texts[0]).toBe("# เมนู");
    expect(texts[2]).toBe("สอง\nสาม");
    await vi.waitFor(() => expect(later.chips[0]!.tokens).toBe("# เมนู".length));
    later.dispose();
  });

  it("say so where what they stand for has gone meanwhile", async () => {
    await composer.chips.addUris([fileUri("/project/docs/เมนู อาหาร.md"), fileUri("/project/docs")]);
    await selectInGia("hai");
    const pieces = kept();
    composer.chips.dispose();
    workspace.files.delete("/project/docs/เมนู อาหาร.md");
    workspace.documents.length = 0;
    workspace.open("/project/src/giá.ts", "", "");
    const later = composer.again();
    await later.restore(pieces);
    await vi.waitFor(() => expect(later.chips.map(({ problem }) => problem !== undefined)).toEqual([true, true, true]));
    later.dispose();
  });

  it("of problems wait for those who report them, and say that nothing is reported yet", async () => {
    const piece = fileUri("/project/src/giá.ts");
    const problem = { range: { start: { line: 0, character: 6 } }, severity: 0, message: "ບໍ່ພົບ" };
    await composer.chips.restore([{ kind: "problems", piece }]);
    await vi.waitFor(() => expect(composer.chips.chips[0]!.problem).toBe("No problems are reported."));
    expect(await composer.read()).toEqual([]);
    vi.useFakeTimers();
    workspace.problems.set("/project/src/giá.ts", [problem]);
    workspace.changed("/project/src/giá.ts");
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    expect([labels(), problems()]).toEqual([["Problems: 1"], [false]]);
    expect(composer.chips.chips[0]!.tokens).toBeGreaterThan(0);
    expect((await composer.read())[0]!.text).toContain("ບໍ່ພົບ");
    expect(composer.told).toEqual([]);
  });

  it("of a selection whose file has gone say so with the file", async () => {
    await composer.chips.restore([
      {
        kind: "selection",
        piece: JSON.stringify([fileUri("/project/không.md"), { line: 0, character: 0 }, { line: 2, character: 0 }]),
      },
    ]);
    expect(labels()).toEqual(["không.md"]);
    await vi.waitFor(() => expect(problems()).toEqual([true]));
  });

  it("come back once: a page that comes later keeps what is known", async () => {
    const chip = { kind: "file", piece: fileUri("/project/src/giá.ts") } as const;
    await composer.chips.restore([chip]);
    composer.chips.remove(composer.chips.chips[0]!.id);
    await composer.chips.restore([chip]);
    expect(labels()).toEqual([]);
  });

  it("that the draft names, and pasted text, are not kept", async () => {
    await composer.chips.follow("ອ່ານ #file:src/giá.ts");
    composer.chips.addText("ข้อความ");
    expect(labels()).toHaveLength(2);
    expect(kept()).toEqual([]);
    await composer.chips.addUris([fileUri("/project/src/giá.ts")]);
    expect(kept()).toEqual([{ kind: "file", piece: "file:///project/src/giá.ts" }]);
  });

  it("of another version are passed over", async () => {
    await composer.chips.restore([
      { kind: "selection", piece: "giá.ts" },
      { kind: "file", piece: fileUri("/project/src/giá.ts") },
    ]);
    expect([labels(), composer.told]).toEqual([["giá.ts"], []]);
  });
});
