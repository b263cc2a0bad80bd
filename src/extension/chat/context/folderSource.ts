/** A folder as the list of its files. */
import * as vscode from "vscode";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import { formatNumber } from "../../../shared/messages/uiFormats.ts";
import { ignoredByGit } from "../../translate/files/ignoredByGit.ts";
import type { ContextContent, ContextSource } from "./contextSource.ts";
import { nameOf } from "./fileSource.ts";
import { watchFiles } from "./watchFiles.ts";

/** What no project means by its own. */
export const EXCLUDED = "**/{node_modules,.git}/**";
/** More names tell a model less, and take thousands of tokens. */
const MOST_FILES = 300;
/** More are not looked for: whoever adds a disk's root waits no longer than for a project. */
const MOST_FOUND = 10_000;

export function folderSource(uri: vscode.Uri): ContextSource {
  const detail = vscode.workspace.asRelativePath(uri);
  return {
    kind: "folder",
    label: `${nameOf(uri)}/`,
    detail,
    piece: uri.toString(),
    read: () => listFolder(uri),
    watch: (onChange) => watchFiles(watchedIn(uri), onChange),
  };
}

function filesIn(folder: vscode.Uri): vscode.RelativePattern {
  return new vscode.RelativePattern(folder, "**/*");
}

/** The editor watches the workspace anyway. Elsewhere all that is below a folder may be a disk: only what is in it is watched. */
function watchedIn(folder: vscode.Uri): vscode.RelativePattern {
  const isWatched = vscode.workspace.getWorkspaceFolder(folder) !== undefined;
  return isWatched ? filesIn(folder) : new vscode.RelativePattern(folder, "*");
}

/** Names and sizes in bytes, in the order of their paths; what git ignores is left out, and what was cut off is said. */
async function listFolder(folder: vscode.Uri): Promise<ContextContent> {
  const found = await vscode.workspace.findFiles(filesIn(folder), EXCLUDED, MOST_FOUND);
  const ignored = await ignoredByGit(folder, found);
  const files = found.filter((uri) => !ignored.has(uri)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const start = folder.path.replace(/\/?$/u, "/").length;
  const lines = await Promise.all(
    files.slice(0, MOST_FILES).map(async (uri) => `${uri.path.slice(start)}  ${await sizeOf(uri)}`),
  );
  const path = vscode.workspace.asRelativePath(folder);
  const rest = files.length - lines.length;
  const isMore = found.length >= MOST_FOUND;
  if (rest === 0) {
    if (!isMore) return { path, text: lines.join("\n") };
    lines.push(`... the search ended at ${String(MOST_FOUND)} files: there may be more, which are not listed`);
    return {
      path,
      text: lines.join("\n"),
      note: formatMessage("fileTranslation.tooMany", { limit: formatNumber(MOST_FOUND) }),
    };
  }
  lines.push(`... and ${isMore ? "at least " : ""}${String(rest)} more files, which are not listed`);
  const count = `${formatNumber(rest)}${isMore ? "+" : ""}`;
  return { path, text: lines.join("\n"), note: formatMessage("fileTranslation.moreEntries", { count }) };
}

/** Empty for what has gone meanwhile. */
async function sizeOf(uri: vscode.Uri): Promise<string> {
  try {
    return `${String((await vscode.workspace.fs.stat(uri)).size)} bytes`;
  } catch {
    return "";
  }
}
