/** What a command on files is about: the explorer's selection, the folders in it unfolded, else the active editor's file. */
import * as vscode from "vscode";
import type { LanguageTag } from "../../../core/languages.ts";
import { chooseFiles, type UnchosenReason } from "../../../core/translate/update/chooseFiles.ts";
import { AppError } from "../../../shared/appError.ts";
import { ignoredByGit } from "./ignoredByGit.ts";
import { fileFailure } from "./workspaceFiles.ts";

/** Files that the editor itself leaves out of searches, and those that no project means by its own. */
const EXCLUDED = "**/{node_modules,.*}/**";
export const MOST_FILES = 10_000;

export interface ChosenUris {
  readonly uris: readonly vscode.Uri[];
  /** Files of chosen folders that are not worth a translation. */
  readonly skipped: readonly { readonly uri: vscode.Uri; readonly reason: UnchosenReason | "ignored" }[];
  /** A folder has more than MOST_FILES, and not all of them were looked at. */
  readonly isCut: boolean;
}

/**
 * @throws AppError input.empty when nothing is chosen that is a file, document.unsaved for a document that is none yet,
 *   document.notFound, document.forbidden, document.failed when the file system refuses
 */
export async function chosenUris(
  argument: unknown,
  selection: unknown,
  source: LanguageTag | undefined,
): Promise<ChosenUris> {
  const named = Array.isArray(selection) && selection.length > 0 ? (selection as unknown[]) : [argument];
  const uris = named.filter((item) => item instanceof vscode.Uri);
  const active = vscode.window.activeTextEditor?.document.uri;
  const chosen = uris.length > 0 ? uris : active === undefined ? [] : [active];
  const found = await Promise.all(chosen.map((uri) => filesBelow(uri, source)));
  const files = new Map(found.flatMap(({ uris: each }) => each.map((uri) => [uri.toString(), uri])));
  // Who names a file beside its folder wants it.
  const skipped = found.flatMap((each) => each.skipped).filter(({ uri }) => !files.has(uri.toString()));
  if (files.size + skipped.length === 0) throw noFile("No file is chosen");
  return { uris: [...files.values()], skipped, isCut: found.some(({ isCut }) => isCut) };
}

async function filesBelow(uri: vscode.Uri, source: LanguageTag | undefined): Promise<ChosenUris> {
  if (uri.scheme === "untitled") {
    throw new AppError("document.unsaved", "The document is no file yet", { details: { path: uri.path } });
  }
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined) throw noFile(`${uri.scheme} has no files`);
  const { type } = await stat(uri);
  if ((type & vscode.FileType.Directory) === 0) return { uris: [uri], skipped: [], isCut: false };
  const pattern = new vscode.RelativePattern(uri, "**/*");
  const found = await vscode.workspace.findFiles(pattern, EXCLUDED, MOST_FILES + 1);
  const looked = found.slice(0, MOST_FILES);
  const ignored = await ignoredByGit(uri, looked);
  const start = uri.path.replace(/\/?$/u, "/").length;
  const own = looked.filter((file) => !ignored.has(file));
  const byPath = new Map(own.map((file) => [file.path.slice(start), file]));
  const { files, skipped } = chooseFiles([...byPath.keys()].sort(), source);
  const unchosen = skipped.flatMap(({ path, reason }) => {
    const file = byPath.get(path);
    return file === undefined ? [] : [{ uri: file, reason }];
  });
  return {
    uris: files.flatMap(({ path }) => byPath.get(path) ?? []),
    skipped: [...unchosen, ...[...ignored].map((file) => ({ uri: file, reason: "ignored" as const }))],
    isCut: found.length > MOST_FILES,
  };
}

async function stat(uri: vscode.Uri): Promise<vscode.FileStat> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch (error) {
    throw fileFailure(error, uri.path);
  }
}

function noFile(message: string): AppError {
  return new AppError("input.empty", message, { details: { nothing: "file" } });
}
