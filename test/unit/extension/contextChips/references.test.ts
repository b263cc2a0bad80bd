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
      { insert: "#file:docs/เมนู%20อาหาร.md ", label: "เมนู อาหาร.md", detail: "docs/เมนู อาหาร.md" },
    ]);
    expect((await composer.chips.complete("#folder:")).map(({ detail }) => detail)).toEqual(["src", "docs"]);
    expect(await composer.chips.complete("#khác")).toEqual([]);
  });

  it("adds what is named once, and not again when its chip was removed", async () => {
    await composer.chips.follow("Dịch #file:docs/เมนู%20อาหาร.md và #folder:src");
    expect(composer.chips.chips.map(({ label }) => label)).toEqual(["เมนู อาหาร.md", "src/"]);
    composer.chips.remove(composer.chips.chips[0]!.id);
    await composer.chips.follow("Dịch #file:docs/เมนู%20อาหาร.md và #folder:src nhé");
    expect(composer.chips.chips.map(({ label }) => label)).toEqual(["src/"]);
    await composer.chips.follow("#file:không/có.md #file: #selection #problemss #folder:src");
    expect(composer.chips.chips).toHaveLength(1);
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
