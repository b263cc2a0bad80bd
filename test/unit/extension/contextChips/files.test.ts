/** Files and selections that go along with a question, and the menus that choose them. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chosenResources } from "../../../../src/extension/chat/context/chosenResources.ts";
import { ChipsFixture, fileUri } from "../../../support/chipsFixture.ts";
import { uriOf, workspace } from "../../../support/fakeWorkspace.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeWorkspace.ts")).vscodeWithWorkspace);

let composer: ChipsFixture;
beforeEach(() => (composer = new ChipsFixture()));
afterEach(() => composer.dispose());

describe("files", () => {
  it("are read anew when they are sent, and counted", async () => {
    await composer.chips.addUris([fileUri("/project/docs/เมนู อาหาร.md")]);
    await vi.waitFor(() =>
      expect(composer.chips.chips[0]).toMatchObject({ label: "เมนู อาหาร.md", tokens: "# เมนู".length }),
    );
    workspace.write("/project/docs/เมนู อาหาร.md", "# เมนูวันนี้");
    expect(await composer.chips.read()).toMatchObject([{ kind: "file", path: "docs/เมนู อาหาร.md", text: "# เมนูวันนี้" }]);
  });

  it("have estimated tokens until a model counts them, and take along what is known of the text that is sent", async () => {
    composer.isModelLoaded = false;
    const text = "# เมนู";
    await composer.chips.addUris([fileUri("/project/docs/เมนู อาหาร.md")]);
    await vi.waitFor(() => expect(composer.chips.chips[0]).toMatchObject({ tokens: text.length, isEstimate: true }));
    expect(await composer.chips.read()).toMatchObject([{ text, tokens: text.length, isEstimate: true }]);
    composer.isModelLoaded = true;
    composer.chips.countEstimated();
    await vi.waitFor(() => expect(composer.chips.chips[0]!.isEstimate).toBeUndefined());
    expect(composer.chips.chips[0]!.tokens).toBe(text.length);
    composer.chips.countEstimated();
    expect(composer.counted).toEqual([text, text]);
    const [sent] = await composer.chips.read();
    expect(sent).toMatchObject({ text, tokens: text.length });
    expect(sent!.isEstimate).toBeUndefined();
    workspace.write("/project/docs/เมนู อาหาร.md", "# เมนูวันนี้");
    expect((await composer.chips.read())[0]!.tokens).toBeUndefined();
  });

  it("go along as the editor shows them, unsaved or without a file", async () => {
    workspace.open("/project/src/giá.ts", "const giá = 45_000;");
    workspace.open("/Untitled-1", "ຍັງບໍ່ໄດ້ບັນທຶກ");
    await composer.chips.addUris([fileUri("/project/src/giá.ts"), fileUri("/Untitled-1")]);
    expect((await composer.read()).map(({ text }) => text)).toEqual(["const giá = 45_000;", "ຍັງບໍ່ໄດ້ບັນທຶກ"]);
  });

  it("go along as they are on the disk where nothing was typed, in their own encoding", async () => {
    const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
    workspace.write("/project/ราคา.md", utf16("Giá gạo: 30.000 đ"));
    await composer.chips.addUris([fileUri("/project/ราคา.md")]);
    expect(await composer.read()).toMatchObject([{ languageId: "markdown", text: "Giá gạo: 30.000 đ" }]);
    // Its document stays open, and another program writes the file.
    expect(workspace.kept.map(({ uri: { path } }) => path)).toEqual(["/project/ราคา.md"]);
    workspace.write("/project/ราคา.md", utf16("ข้าวสาร ๔๕ บาท"));
    expect(await composer.read()).toMatchObject([{ text: "ข้าวสาร ๔๕ บาท" }]);
    workspace.files.delete("/project/ราคา.md");
    expect(await composer.chips.read()).toMatchObject([{ text: "", error: { code: "document.notFound" } }]);
  });

  it("that are no text or have gone say so on their chip, and take along why", async () => {
    workspace.write("/project/logo.png", Uint8Array.of(137, 80, 78, 71, 0, 0));
    await composer.chips.addUris([fileUri("/project/logo.png"), fileUri("/project/src/giá.ts")]);
    await vi.waitFor(() => expect(composer.chips.chips[0]!.problem).toContain("logo.png"));
    expect(await composer.chips.read()).toMatchObject([
      { kind: "file", path: "logo.png", text: "", error: { code: "document.binary" } },
      { label: "giá.ts" },
    ]);
    workspace.files.delete("/project/src/giá.ts");
    expect((await composer.chips.read())[1]).toMatchObject({ text: "", error: { code: "document.notFound" } });
    expect(composer.chips.chips[1]!.problem).toBe("src/giá.ts was not found. It may have been moved or deleted.");
    workspace.write("/project/src/giá.ts", "đã trở lại");
    expect(await composer.read()).toMatchObject([{ text: "đã trở lại" }]);
    expect(composer.chips.chips[1]!.problem).toBeUndefined();
  });

  it("that are too long are named, without a count that nobody made", async () => {
    workspace.write("/project/យូរ.txt", "ក".repeat(1_000_001));
    workspace.write("/project/យូរ ណាស់.txt", new Uint8Array(4_000_001));
    await composer.chips.addUris([fileUri("/project/យូរ.txt"), fileUri("/project/យូរ ណាស់.txt")]);
    await composer.chips.read();
    const too = "has more than 1,000,000 characters, too many to work on at once. Select a part of it.";
    expect(composer.chips.chips.map(({ problem }) => problem)).toEqual([`យូរ.txt ${too}`, `យូរ ណាស់.txt ${too}`]);
  });

  it("and folders have a name, the root of a disk too", async () => {
    await composer.chips.addUris(["file:///project/src/", "file:///", "file:///không-có/"]);
    expect(composer.chips.chips.map(({ label }) => label)).toEqual(["src", "/", "không-có"]);
  });

  it("stand there once", async () => {
    await composer.chips.addUris([fileUri("/project/src/giá.ts"), fileUri("/project/src/giá.ts")]);
    expect(composer.chips.chips).toHaveLength(1);
  });
});

it("a selection stays what it was, with its lines", async () => {
  workspace.open("/project/src/giá.ts", "một\nhai\nba");
  workspace.selection = { isEmpty: false, start: { line: 1 }, end: { line: 2 } };
  await composer.chips.add("selection");
  expect(composer.chips.chips[0]!.label).toBe("giá.ts:2-3");
  expect(await composer.chips.read()).toMatchObject([{ lines: [2, 3], languageId: "typescript", text: "ส่วนที่เลือก" }]);
  workspace.selection = undefined;
  await expect(composer.chips.add("selection")).rejects.toMatchObject({ code: "input.empty" });
});

it("a newer selection of the same range takes the place of the older one; another range stands beside it", async () => {
  const select = async (text: string, from: number) => {
    workspace.documents.length = 0;
    workspace.open("/project/src/giá.ts", "", text);
    workspace.selection = { isEmpty: false, start: { line: 1, character: from }, end: { line: 1, character: 9 } };
    await composer.chips.add("selection");
  };
  await select("ราคาเดิม", 0);
  await composer.chips.addUris([fileUri("/project/src/giá.ts")]);
  await select("ราคาใหม่", 0);
  await select("ราคาใหม่", 0);
  expect((await composer.read()).map(({ kind, text }) => (kind === "file" ? kind : text))).toEqual(["ราคาใหม่", "file"]);
  await select("ใหม่", 4);
  expect((await composer.read()).map(({ kind, text }) => (kind === "file" ? kind : text))).toEqual([
    "ราคาใหม่",
    "file",
    "ใหม่",
  ]);
});

describe("a file from outside the workspace", () => {
  it("is its text, under its name", async () => {
    composer.chips.addText("សេរីភាព", "ច្បាប់.txt");
    expect(composer.chips.chips).toMatchObject([{ kind: "text", label: "ច្បាប់.txt" }]);
    expect(await composer.chips.read()).toMatchObject([{ label: "ច្បាប់.txt", text: "សេរីភាព" }]);
  });

  it("is refused where no model could read it", () => {
    expect(() => composer.chips.addText("PNG\0\0", "រូប.png")).toThrow(
      expect.objectContaining({ code: "document.binary" }),
    );
    const long = "ក".repeat(1_000_001);
    expect(() => composer.chips.addText(long, "វែង.txt")).toThrow(expect.objectContaining({ code: "input.tooLarge" }));
    expect(composer.chips.chips).toEqual([]);
  });
});

it("menus name all that are selected in the explorer, or what was clicked, or what is in front", () => {
  const [one, two] = ["/project/a.md", "/project/ข.md"].map((path) => uriOf(path));
  expect(chosenResources(one, [one, two], undefined)).toEqual([one, two]);
  // Behind the clicked editor's tab come the editor's own facts.
  expect(chosenResources(one, { groupId: 1 }, undefined)).toEqual([one]);
  workspace.open("/project/src/giá.ts", "");
  expect(chosenResources(undefined, undefined, composer.inFront.current).map(({ path }) => path)).toEqual([
    "/project/src/giá.ts",
  ]);
});
