import { isAbsolute } from "node:path";
import * as vscode from "vscode";
import type { LanguageTag } from "../../core/languages.ts";
import type { TranslationWishes, WishesFor } from "../translate/translationWishes.ts";

/** @param path as of Attachment; undefined for what has no file */
export type ReadTranslationWishes = (target: LanguageTag, path: string | undefined) => Promise<TranslationWishes>;

/** What holds for a file of the workspace holds for a piece of it in a chat. */
export function readTranslationWishes(wishesFor: WishesFor): ReadTranslationWishes {
  return (target, path) => wishesFor(path === undefined ? NO_FILE : uriOf(path), target);
}

/** The glossary of an only folder holds for it, as for a document that has not been saved. */
const NO_FILE = vscode.Uri.from({ scheme: "untitled", path: "chat" });

/** The reverse of `asRelativePath`, which names the folder first where there are several. */
function uriOf(path: string): vscode.Uri {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [only, ...others] = folders;
  if (isAbsolute(path)) return vscode.Uri.file(path);
  if (only !== undefined && others.length === 0) return vscode.Uri.joinPath(only.uri, path);
  const [name, ...rest] = path.split("/");
  const folder = folders.find((candidate) => candidate.name === name);
  return folder === undefined ? NO_FILE : vscode.Uri.joinPath(folder.uri, ...rest);
}
