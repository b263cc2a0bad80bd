/** What is named by # in the composer goes along with the question. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ChipsFixture } from "../../../support/chipsFixture.ts";
import { workspace } from "../../../support/fakeWorkspace.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeWorkspace.ts")).vscodeWithWorkspace);

let composer: ChipsFixture;
beforeEach(() => (composer = new ChipsFixture()));
afterEach(() => composer.dispose());

describe("# in the composer", () => {
  it("completes kinds, files by a part of their name, and folders", async () => {
    expect((await composer.chips.complete("#")).map(({ insert }) => insert)).toEqual([
      "#selection ",
      "#problems ",
      "#folder ",
      "#file:",
    ]);
    expect(await composer.chips.complete("#file:เมนู")).toMatchObject([
      { insert: '#file:"docs/เมนู อาหาร.md" ', label: "เมนู อาหาร.md", detail: "docs/เมนู อาหาร.md" },
    ]);
    expect(await composer.chips.complete('#file:"เมนู อา')).toHaveLength(1);
    expect((await composer.chips.complete("#folder:")).map(({ detail }) => detail)).toEqual(["src", "docs"]);
    expect(await composer.chips.complete("#khác")).toEqual([]);
  });

  it("completes files by their names alone, beside the kinds that begin so", async () => {
    for (const path of ["greet.ts", "lib/regreet.ts", "greetings/chào.md", "2012.md", "profile.md", "ជំរាបសួរ.md"]) {
      workspace.write(`/project/${path}`, "");
    }
    expect(await composer.chips.complete("#GREE")).toEqual([
      { insert: "#file:greet.ts ", label: "greet.ts", detail: "greet.ts" },
      { insert: "#file:lib/regreet.ts ", label: "regreet.ts", detail: "lib/regreet.ts" },
    ]);
    expect((await composer.chips.complete("#ជំរាប")).map(({ label }) => label)).toEqual(["ជំរាបសួរ.md"]);
    expect((await composer.chips.complete("#file")).map(({ insert }) => insert)).toEqual([
      "#file:",
      "#file:profile.md ",
    ]);
    expect(await composer.chips.complete("#12")).toEqual([]);
  });

  it("offers no more than one looks through, and nothing for a word that was typed over meanwhile", async () => {
    for (let index = 0; index < 100; index += 1) workspace.write(`/project/ghi-chú-${String(index)}.md`, "");
    const [typedOver, rows] = await Promise.all([composer.chips.complete("#ghi"), composer.chips.complete("#ghi-")]);
    expect([typedOver.length, rows.length]).toEqual([0, 20]);
  });

  it("adds what is named once, and not again when its chip was removed", async () => {
    await composer.chips.follow('Dịch #file:"docs/เมนู อาหาร.md" và #folder:src');
    expect(composer.chips.chips.map(({ label }) => label)).toEqual(["เมนู อาหาร.md", "src/"]);
    composer.chips.remove(composer.chips.chips[0]!.id);
    await composer.chips.follow('Dịch #file:"docs/เมนู อาหาร.md" và #folder:src nhé');
    expect(composer.chips.chips.map(({ label }) => label)).toEqual(["src/"]);
    await composer.chips.follow("#file:không/có.md #file: #selection #problemss #folder:src");
    expect(composer.chips.chips).toHaveLength(1);
  });

  it("is found before the marks of a sentence, and stays removed when one is typed behind it", async () => {
    await composer.chips.follow("សូមអាន (#file:src/giá.ts)។");
    expect(composer.chips.chips.map(({ label }) => label)).toEqual(["giá.ts"]);
    const [{ id } = { id: "" }] = composer.chips.chips;
    await composer.chips.follow("សូមអាន #file:src/giá.ts ឥឡូវ");
    expect(composer.chips.chips.map((chip) => chip.id)).toEqual([id]);
    composer.chips.remove(id);
    await composer.chips.follow("សូមអាន #file:src/giá.ts, ឥឡូវ");
    expect(composer.chips.chips).toEqual([]);
    expect(await composer.chips.follow("#file:không/có.md။")).toEqual(["#file:không/có.md"]);
  });

  it("is the file whose name ends with the mark, where there is one", async () => {
    workspace.write("/project/Sao?", "Vì sao");
    workspace.write("/project/Sao", "Không");
    await composer.chips.follow("Đọc #file:Sao?");
    expect(composer.chips.chips.map(({ label }) => label)).toEqual(["Sao?"]);
    await composer.chips.follow("Đọc #file:Sao?.");
    expect(composer.chips.chips.map(({ label }) => label)).toEqual(["Sao?"]);
  });

  it("goes with its words, unless it was added in another way, too", async () => {
    await composer.chips.follow("Dịch #file:docs/เมนู%20อาหาร.md và #file:src/giá.ts");
    await composer.chips.addUris(["file:///project/src/giá.ts"]);
    expect(composer.chips.chips.map(({ label }) => label)).toEqual(["เมนู อาหาร.md", "giá.ts"]);
    await composer.chips.follow("Dịch");
    expect(composer.chips.chips.map(({ label }) => label)).toEqual(["giá.ts"]);
    await composer.chips.follow("#file:src/giá.ts");
    await composer.chips.follow("");
    expect(composer.chips.chips.map(({ label }) => label)).toEqual(["giá.ts"]);
  });

  it("is told where it stands for nothing, until it stands for something", async () => {
    expect(await composer.chips.follow("#file:không/có.md #selection #file:src/giá.ts")).toEqual([
      "#file:không/có.md",
      "#selection",
    ]);
    expect(await composer.chips.follow("#file:không/có.md")).toEqual(["#file:không/có.md"]);
    workspace.write("/project/không/có.md", "Có rồi");
    // The list of files is some seconds old by then.
    const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 60_000);
    expect(await composer.chips.follow("#file:không/có.md")).toEqual([]);
    clock.mockRestore();
    expect(composer.chips.chips.map(({ label }) => label)).toEqual(["có.md"]);
  });

  it("completes slash commands in the same place", async () => {
    expect((await composer.chips.complete("/tr")).map(({ insert }) => insert)).toEqual(["/translate "]);
    expect((await composer.chips.complete("/translate t")).map(({ detail }) => detail)).toEqual([
      "vi",
      "th",
      "ta",
      "fil",
    ]);
  });
});
