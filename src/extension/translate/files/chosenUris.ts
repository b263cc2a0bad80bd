/** What a command on files is about: the explorer's selection, the folders in it unfolded, else the active editor's file. */
import * as vscode from "vscode";
import type { LanguageTag } from "../../../core/languages.ts";
import { chooseFiles, type UnchosenReason } from "../../../core/translate/update/chooseFiles.ts";
import { AppError } from "../../../shared/appError.ts";

/** Files that the editor itself leaves out of searches, and those that no project means by its own. */
const EXCLUDED = "**/{node_modules,.*}/**";
const MOST_FILES = 10_000;

export interface ChosenUris {
  readonly uris: readonly vscode.Uri[];
  /** Files of chosen folders that are not worth a translation. */
  readonly skipped: readonly { readonly uri: vscode.Uri; readonly reason: UnchosenReason }[];
}

/** @throws AppError input.empty when nothing is chosen */
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
  if (files.size + skipped.length === 0) throw new AppError("input.empty", "No file is chosen");
  return { uris: [...files.values()], skipped };
}

async function filesBelow(uri: vscode.Uri, source: LanguageTag | undefined): Promise<ChosenUris> {
  if (uri.scheme === "untitled") throw new AppError("input.empty", "The document is no file yet");
  const { type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.Directory) === 0) return { uris: [uri], skipped: [] };
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(uri, "**/*"), EXCLUDED, MOST_FILES);
  const start = uri.path.replace(/\/?$/u, "/").length;
  const byPath = new Map(found.map((file) => [file.path.slice(start), file]));
  const { files, skipped } = chooseFiles([...byPath.keys()].sort(), source);
  return {
    uris: files.flatMap(({ path }) => byPath.get(path) ?? []),
    skipped: skipped.flatMap(({ path, reason }) => {
      const file = byPath.get(path);
      return file === undefined ? [] : [{ uri: file, reason }];
    }),
  };
}
