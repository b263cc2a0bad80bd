/** Folders that go along with a question as lists, and what is read again when something changes. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ChipsFixture, fileUri } from "../../../support/chipsFixture.ts";
import { workspace } from "../../../support/fakeWorkspace.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeWorkspace.ts")).vscodeWithWorkspace);

let composer: ChipsFixture;
beforeEach(() => (composer = new ChipsFixture()));
afterEach(() => composer.dispose());

describe("what is only counted", () => {
  const counting = async () => (await composer.chips.read({ mayBeKnown: true })).map(({ text }) => text);

  it("is not read again before it has changed, but is when it is sent", async () => {
    await composer.chips.addUris([fileUri("/project/docs")]);
    await counting();
    await counting();
    expect(workspace.searches).toBe(1);
    await composer.chips.read();
    expect(workspace.searches).toBe(2);
  });

  it("is read again when one of its files has changed, or what is typed in one", async () => {
    await composer.chips.addUris([fileUri("/project/docs"), fileUri("/project/src/giá.ts")]);
    await counting();
    workspace.write("/project/docs/តម្លៃ.md", "១");
    workspace.write("/project/src/giá.ts", "const giá = 1;");
    workspace.changed("/project/elsewhere/x.ts");
    expect((await counting()).join()).not.toContain("តម្លៃ.md");
    workspace.changed("/project/docs/តម្លៃ.md");
    workspace.changed("/project/src/giá.ts");
    const [folder, file] = await counting();
    expect(folder).toContain("តម្លៃ.md");
    expect(file).toBe("const giá = 1;");
  });

  it("is watched only as long as it is there", async () => {
    await composer.chips.addUris([fileUri("/project/docs"), fileUri("/project/src/giá.ts")]);
    expect(workspace.watchers.size).toBeGreaterThan(0);
    composer.chips.remove(composer.chips.chips[0]!.id);
    composer.chips.spend(composer.chips.chips.map(({ id }) => id));
    expect(workspace.watchers.size).toBe(0);
    await composer.chips.addUris([fileUri("/project/docs")]);
    composer.chips.dispose();
    await composer.chips.addUris([fileUri("/project/src")]);
    expect([workspace.watchers.size, composer.chips.chips]).toEqual([0, []]);
  });
});

describe("folders", () => {
  it("are lists of names and sizes without what git ignores", async () => {
    workspace.write("/project/src/bản dựng/ra.js", "x");
    workspace.ignored.add("/project/src/bản dựng/ra.js");
    await composer.chips.addUris([fileUri("/project/src")]);
    expect(composer.chips.chips[0]).toMatchObject({ kind: "folder", label: "src/" });
    const size = workspace.files.get("/project/src/giá.ts")!.length;
    expect(await composer.chips.read()).toMatchObject([{ path: "src", text: `giá.ts  ${String(size)} bytes` }]);
  });

  it("say how much was cut off", async () => {
    for (let index = 0; index < 350; index += 1) workspace.write(`/project/many/បញ្ជី-${String(index)}.md`, "");
    await composer.chips.addUris([fileUri("/project/many")]);
    const lines = (await composer.chips.read())[0]!.text.split("\n");
    expect(lines).toHaveLength(301);
    expect(lines.at(-1)).toContain("50 more files");
    expect(composer.chips.chips[0]!.detail).toBe("many · and 50 more");
  });

  it("are searched no further than for a project's worth of files", async () => {
    for (let index = 0; index < 10_001; index += 1) workspace.write(`/project/disk/${String(index)}`, "");
    await composer.chips.addUris([fileUri("/project/disk")]);
    expect((await composer.chips.read())[0]!.text.split("\n").at(-1)).toContain("at least 9700 more files");
    expect(composer.chips.chips[0]!.detail).toBe("disk · and 9,700+ more");
  });
});
