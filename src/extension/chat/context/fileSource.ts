/** Files and selections: what is typed and not saved, else what is on the disk now, through whatever file system it is on. */
import * as vscode from "vscode";
import { AppError } from "../../../shared/appError.ts";
import { DisposableStore, type Disposable } from "../../../shared/disposableStore.ts";
import { MAX_TEXT_CHARACTERS } from "../../../shared/limits.ts";
import { fileFailure } from "../../translate/files/workspaceFiles.ts";
import type { ContextContent, ContextSource } from "./contextSource.ts";
import { isOwnFile, openDocument } from "./ownResource.ts";
import { watchFiles } from "./watchFiles.ts";

/** A zero in so many first characters makes a text binary, as for git. */
const BINARY_SAMPLE_LENGTH = 8_000;
/** No text has more bytes for a character. */
const MOST_BYTES_OF_A_CHARACTER = 4;

export function fileSource(uri: vscode.Uri): ContextSource {
  const place = new vscode.Location(uri, new vscode.Position(0, 0));
  const detail = vscode.workspace.asRelativePath(uri);
  return {
    kind: "file",
    label: nameOf(uri),
    detail,
    piece: uri.toString(),
    place,
    read: () => readFile(uri),
    watch: (onChange) => watchFile(uri, onChange),
  };
}

/** What is selected now: it does not change with the document. */
export function selectionSource(document: vscode.TextDocument, range: vscode.Range): ContextSource {
  const { uri, languageId } = document;
  const lines = [range.start.line + 1, range.end.line + 1] as const;
  const path = vscode.workspace.asRelativePath(uri);
  const text = document.getText(range);
  const content = { path, languageId, lines, text };
  return {
    kind: "selection",
    label: `${nameOf(uri)}:${lines[0] === lines[1] ? String(lines[0]) : lines.join("-")}`,
    detail: path,
    piece: JSON.stringify([uri.toString(), range.start, range.end]),
    snapshot: text,
    place: new vscode.Location(uri, range),
    read: () => Promise.resolve(content),
  };
}

/** What a model can be given of a file. @throws AppError document.binary, input.tooLarge */
export function requireText(text: string, path: string): void {
  if (text.slice(0, BINARY_SAMPLE_LENGTH).includes("\0")) throw binary(path);
  within(text, path);
}

/** The last part of its path; of the root of a disk the whole. */
export function nameOf({ path }: vscode.Uri): string {
  return /[^/]+(?=\/*$)/u.exec(path)?.[0] ?? path;
}

/** @throws AppError document.notFound, document.forbidden, document.failed, document.binary, input.tooLarge */
async function readFile(uri: vscode.Uri): Promise<ContextContent> {
  const path = vscode.workspace.asRelativePath(uri);
  const notebook = vscode.workspace.notebookDocuments.find((open) => open.uri.toString() === uri.toString());
  if (notebook !== undefined) return { path, text: within(notebookText(notebook), path) };
  const typed = typedDocument(uri);
  if (typed !== undefined) return { path, languageId: typed.languageId, text: within(typed.getText(), path) };
  // It was open, or an earlier version had it from elsewhere.
  if (!isOwnFile(uri)) throw notFound(path);
  return { path, ...(await readSaved(uri, path)) };
}

/** What only the editor has: unsaved edits, a document without a file, or one whose file nobody looks at. */
function typedDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const open = openDocument(uri);
  return open?.isDirty === true || uri.scheme === "untitled" || !isOwnFile(uri) ? open : undefined;
}

/** The editor keeps a document that it has opened, and hears late or never that its file was written or deleted by others. */
async function readSaved(uri: vscode.Uri, path: string): Promise<Pick<ContextContent, "languageId" | "text">> {
  const bytes = await readBytes(uri, path);
  try {
    const { languageId, encoding } = await vscode.workspace.openTextDocument(uri);
    const text = await vscode.workspace.decode(bytes, { encoding });
    requireText(text, path);
    return { languageId, text };
  } catch (error) {
    // What the editor will not open, although its bytes could be read, is no text for it.
    throw error instanceof AppError ? error : binary(path, error);
  }
}

/** What is typed, and what others write. */
function watchFile(uri: vscode.Uri, onChange: () => void): Disposable {
  const isIt = (other: vscode.Uri) => other.toString() === uri.toString();
  const store = new DisposableStore();
  store.add(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isIt(document.uri)) onChange();
    }),
  );
  // A new document has no file yet, and nobody looks at those that are elsewhere.
  if (uri.scheme === "untitled" || !isOwnFile(uri)) return store;
  // All that is beside it: a name may have brackets and stars of its own, which are a pattern here.
  const beside = new vscode.RelativePattern(vscode.Uri.joinPath(uri, ".."), "*");
  store.add(
    watchFiles(beside, (changed) => {
      if (isIt(changed)) onChange();
    }),
  );
  return store;
}

async function readBytes(uri: vscode.Uri, path: string): Promise<Uint8Array> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MAX_TEXT_CHARACTERS * MOST_BYTES_OF_A_CHARACTER) throw tooLarge(path);
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    throw fileFailure(error, path);
  }
}

function binary(path: string, cause?: unknown): AppError {
  return new AppError("document.binary", `${path} is binary`, { details: { path }, cause });
}

function notFound(path: string): AppError {
  return new AppError("document.notFound", `${path} is on no file system of the user`, { details: { path } });
}

function notebookText(notebook: vscode.NotebookDocument): string {
  return notebook
    .getCells()
    .map(({ document }, index) => `[${String(index + 1)}] ${document.languageId}\n${document.getText()}`)
    .join("\n\n");
}

function within(text: string, path: string): string {
  if (text.length > MAX_TEXT_CHARACTERS) throw tooLarge(path);
  return text;
}

/** How much it is nobody knows: a long file is read as far as shows that it is too long. */
function tooLarge(path: string): AppError {
  return new AppError("input.tooLarge", `${path} is too long`, { details: { path, limit: MAX_TEXT_CHARACTERS } });
}
