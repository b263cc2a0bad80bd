/** Glossaries in encodings that spreadsheets write, and such as cannot be used. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { openGlossary } from "../../../../src/extension/translate/glossary/openGlossary.ts";
import { WorkspaceGlossary } from "../../../../src/extension/translate/glossary/workspaceGlossary.ts";
import type { Logger } from "../../../../src/shared/logger.ts";
import { fakeDiagnostics, fakeFiles, fakeVscode, fakeWarnings } from "../../../support/fakeVscode.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeVscode.ts")).fakeVscode);

const PATH = "/project/.sealion/glossary.csv";
const CSV = "source,th\nmodel,โมเดล\n";
const log = { warn: () => undefined } as unknown as Logger;

function terms(glossary: WorkspaceGlossary) {
  const uri = { path: "/project/notes.md" } as unknown as Parameters<WorkspaceGlossary["termsFor"]>[0];
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
