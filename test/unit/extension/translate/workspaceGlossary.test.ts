/** Glossaries in encodings that spreadsheets write, and such as cannot be used. */
import { dirname } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openGlossary } from "../../../../src/extension/translate/glossary/openGlossary.ts";
import { WorkspaceGlossary } from "../../../../src/extension/translate/glossary/workspaceGlossary.ts";
import type { Logger } from "../../../../src/shared/logger.ts";
import { fakeDiagnostics, fakeFiles, fakeFolders, fakeVscode, fakeWarnings } from "../../../support/fakeVscode.ts";
import { TemporaryFolder } from "../../../support/temporaryFolder.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeVscode.ts")).fakeVscode);

const PATH = "/project/.sealion/glossary.csv";
const CSV = "source,th\nmodel,โมเดล\n";
const log = { warn: () => undefined } as unknown as Logger;

function uriOf(path: string, scheme = "file") {
  return { ...fakeVscode.Uri.file(path), scheme } as unknown as Parameters<WorkspaceGlossary["termsFor"]>[0];
}

function terms(glossary: WorkspaceGlossary, uri = uriOf("/project/notes.md")) {
  return glossary.termsFor(uri, "th");
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
}

beforeEach(() => {
  fakeFiles.clear();
  fakeDiagnostics.clear();
  fakeWarnings.length = 0;
});

describe("a workspace's glossary", () => {
  it.each([
    ["UTF-8", new TextEncoder().encode(CSV)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\uFEFF${CSV}`)],
    ["UTF-16", utf16(CSV)],
  ])("is read in %s", async (_, bytes) => {
    fakeFiles.set(PATH, bytes);
    expect(await terms(new WorkspaceGlossary(log))).toMatchObject([{ source: "model", target: "โมเดล" }]);
    expect(fakeWarnings).toEqual([]);
  });

  it.each([
    ["NoPermissions", "You are not allowed to open or change .sealion/glossary.csv. Check its permissions."],
    ["Unavailable", ".sealion/glossary.csv could not be read or written: the system reports Unavailable"],
  ])("says in the user's language why it may not be read: %s", async (code, reason) => {
    fakeFiles.set(PATH, new fakeVscode.FileSystemError(code));
    await terms(new WorkspaceGlossary(log));
    expect(fakeWarnings).toEqual([`The glossary is not used: ${reason}`]);
  });

  it.each([
    ["is in windows-874", Uint8Array.of(...Buffer.from("source,th\nmodel,"), 0xe2, 0xc1, 0xe0, 0xb4, 0xc5, 0x0a)],
    ["is too large", 5_000_000],
    ["may not be read", new fakeVscode.FileSystemError("NoPermissions")],
  ])("gives no terms when it %s, and that is said once, and marked in it", async (_, file) => {
    fakeFiles.set(PATH, file);
    const glossary = new WorkspaceGlossary(log);
    expect(await terms(glossary)).toEqual([]);
    expect(await terms(glossary)).toEqual([]);
    expect(fakeWarnings).toEqual([expect.stringContaining("The glossary is not used")]);
    expect(fakeDiagnostics.get(PATH)).toEqual(fakeWarnings);
    fakeFiles.set(PATH, new TextEncoder().encode(CSV));
    expect(await terms(glossary)).toHaveLength(1);
    expect(fakeDiagnostics.get(PATH)).toEqual([]);
  });

  it("is nothing to speak of when there is none", async () => {
    expect(await terms(new WorkspaceGlossary(log))).toEqual([]);
    expect([fakeWarnings, fakeDiagnostics.get(PATH)]).toEqual([[], undefined]);
  });
});

describe("whose glossary holds", () => {
  const folder = TemporaryFolder.forEachTest();
  const glossary = (at: string, source: string) =>
    fakeFiles.set(folder.at(`${at}.sealion/glossary.csv`), new TextEncoder().encode(`source,th\n${source},คำ\n`));
  const sourcesFor = async (uri: ReturnType<typeof uriOf>) =>
    (await terms(new WorkspaceGlossary(log), uri)).map(({ source }) => source);

  beforeEach(() => {
    folder.make(".git");
    folder.make("packages/shop/.sealion");
    glossary("", "ours");
    glossary("packages/shop/", "shop");
  });
  afterEach(() => {
    fakeFolders.splice(0, Infinity, "/project");
  });

  it.each([
    ["a package that has its own", "packages/shop/docs/a.md", ["shop"]],
    ["a package without one", "packages/mail/docs/a.md", ["ours"]],
  ])("of %s", async (_, name, sources) => {
    fakeFolders.splice(0, Infinity, folder.path);
    expect(await sourcesFor(uriOf(folder.at(name)))).toEqual(sources);
    // As in a terminal, it does not matter how much of the repository is open.
    fakeFolders.splice(0, Infinity, dirname(folder.at(name)));
    expect(await sourcesFor(uriOf(folder.at(name)))).toEqual(sources);
  });

  it("of a document that is no file: the only folder's, and none of several", async () => {
    fakeFolders.splice(0, Infinity, folder.at("packages/shop"));
    expect(await sourcesFor(uriOf("Untitled-1", "untitled"))).toEqual(["shop"]);
    fakeFolders.push(folder.at("packages/mail"));
    expect(await sourcesFor(uriOf("Untitled-1", "untitled"))).toEqual([]);
    expect(await sourcesFor(uriOf(folder.at("packages/mail/a.md")))).toEqual(["ours"]);
  });
});

describe("Open Glossary", () => {
  it("writes examples where there is none", async () => {
    await openGlossary();
    expect(fakeFiles.get(PATH)).toBeInstanceOf(Uint8Array);
  });

  it("writes over nothing that cannot be read at the moment", async () => {
    const error = new fakeVscode.FileSystemError("Unavailable");
    fakeFiles.set(PATH, error);
    await expect(openGlossary()).rejects.toBe(error);
    expect(fakeFiles.get(PATH)).toBe(error);
  });
});
