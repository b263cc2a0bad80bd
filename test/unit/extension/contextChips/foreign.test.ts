/** Nothing leaves the machine: what is on no file system of the user is neither looked at nor read nor watched. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ChipsFixture, fileUri } from "../../../support/chipsFixture.ts";
import { workspace } from "../../../support/fakeWorkspace.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeWorkspace.ts")).vscodeWithWorkspace);

let composer: ChipsFixture;
beforeEach(() => (composer = new ChipsFixture()));
afterEach(() => composer.dispose());

const PAGES = ["https://vi.example/giá?q=phở#đầu", "http://127.0.0.1:8000/เมนู"];
const labels = () => composer.chips.chips.map(({ label }) => label);
const askedOfOthers = () => workspace.asked.filter((uri) => !/^(file|vscode-remote):/u.test(uri));
const selectionIn = (uri: string) => JSON.stringify([uri, { line: 0, character: 0 }, { line: 2, character: 0 }]);

describe("an address of the web", () => {
  it("becomes text of the composer, all of a drop together, beside the chips of the files that came with it", async () => {
    await composer.chips.addUris([PAGES[0]!, fileUri("/project/src/giá.ts"), PAGES[1]!]);
    expect(composer.inserted).toEqual([PAGES.join("\n")]);
    expect(labels()).toEqual(["giá.ts"]);
    await composer.read();
    expect(askedOfOthers()).toEqual([]);
  });

  it.each([
    "ftp://ftp.example/menú.md",
    "mailto:ai@vi.example",
    "data:text/plain,xin",
    "vscode-vfs://github/a/b/README.md",
  ])("is one of many that are not looked at: %s", async (uri) => {
    await composer.chips.addUris([uri]);
    expect([composer.inserted, labels(), askedOfOthers()]).toEqual([[uri], [], []]);
  });

  it("and words that are no address become text: other programs drop them, too", async () => {
    const lines = ["Ghi chú: mua phở", fileUri("/project/src/giá.ts")];
    await composer.chips.addUris(lines);
    expect([composer.inserted, labels()]).toEqual([[lines[0]], ["giá.ts"]]);
  });

  it("that an earlier version had as a chip comes back as text", async () => {
    await composer.chips.restore([
      { kind: "file", piece: PAGES[0]! },
      { kind: "file", piece: fileUri("/project/src/giá.ts") },
      { kind: "folder", piece: PAGES[1]! },
    ]);
    expect(composer.inserted).toEqual([PAGES.join("\n")]);
    expect([labels(), askedOfOthers()]).toEqual([["giá.ts"], []]);
  });

  it("of which a part was selected is not opened for that", async () => {
    await composer.chips.restore([{ kind: "selection", piece: selectionIn("https://vi.example/giá.html") }]);
    await vi.waitFor(() => expect(composer.chips.chips[0]!.problem).toContain("was not found"));
    await composer.chips.open(composer.chips.chips[0]!.id);
    expect(askedOfOthers()).toEqual([]);
  });

  it("in a reference stands for nothing", async () => {
    expect(await composer.chips.follow(`Đọc #file:${PAGES[1]!}`)).toEqual([`#file:${PAGES[1]!}`]);
    expect([labels(), askedOfOthers()]).toEqual([[], []]);
  });

  it("that problems are reported of is told without its lines", async () => {
    const start = { line: 0, character: 0 };
    workspace.problems.set("vi.example/giá.json", [{ severity: 0, message: "Thiếu dấu phẩy", range: { start } }]);
    workspace.problemScheme = "https";
    await composer.chips.add("problems");
    expect((await composer.read())[0]!.text).toContain("Thiếu dấu phẩy");
    expect(askedOfOthers()).toEqual([]);
  });
});

describe("a document of another scheme", () => {
  it("goes along while it is open, for it is in memory; once it is closed nobody asks for it again", async () => {
    workspace.open("github/a/b/README.md", "ສະບາຍດີ", "", "vscode-vfs");
    await composer.chips.addUris(["vscode-vfs://github/a/b/README.md"]);
    expect(await composer.read()).toMatchObject([{ text: "ສະບາຍດີ" }]);
    workspace.documents.length = 0;
    expect(await composer.read()).toEqual([]);
    expect(composer.chips.chips[0]!.problem).toContain("README.md was not found");
    expect(askedOfOthers()).toEqual([]);
  });
});

it("files of a remote window are the user's own", async () => {
  workspace.write("ssh-remote+máy/nhà/giá.ts", "const giá = 1;");
  await composer.chips.addUris(["vscode-remote://ssh-remote+máy/nhà/giá.ts"]);
  expect(await composer.read()).toMatchObject([{ text: "const giá = 1;" }]);
});
