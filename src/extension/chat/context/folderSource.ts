/** A folder as the list of its files. */
import * as vscode from "vscode";
import { ignoredByGit } from "../../translate/files/ignoredByGit.ts";
import type { ContextContent, ContextSource } from "./contextSource.ts";
import { nameOf } from "./fileSource.ts";

/** What no project means by its own. */
export const EXCLUDED = "**/{node_modules,.git}/**";
/** More names tell a model less, and take thousands of tokens. */
const MOST_FILES = 300;

export function folderSource(uri: vscode.Uri): ContextSource {
  const detail = vscode.workspace.asRelativePath(uri);
  return { kind: "folder", label: `${nameOf(uri)}/`, detail, read: () => listFolder(uri) };
}

/** Names and sizes in bytes, in the order of their paths; what git ignores is left out, and what was cut off is said. */
async function listFolder(folder: vscode.Uri): Promise<ContextContent> {
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, "**/*"), EXCLUDED);
  const ignored = await ignoredByGit(folder, found);
  const files = found.filter((uri) => !ignored.has(uri)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const start = folder.path.replace(/\/?$/u, "/").length;
  const lines = await Promise.all(
    files.slice(0, MOST_FILES).map(async (uri) => `${uri.path.slice(start)}  ${await sizeOf(uri)}`),
  );
  const rest = files.length - lines.length;
  const text = [...lines, ...(rest > 0 ? [`... and ${String(rest)} more files, which are not listed`] : [])].join("\n");
  return { path: vscode.workspace.asRelativePath(folder), text };
}

/** Empty for what has gone meanwhile. */
async function sizeOf(uri: vscode.Uri): Promise<string> {
  try {
    return `${String((await vscode.workspace.fs.stat(uri)).size)} bytes`;
  } catch {
    return "";
  }
}
