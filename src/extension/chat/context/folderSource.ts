/** A folder as the list of its files. */
import * as vscode from "vscode";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import { formatNumber } from "../../../shared/messages/uiFormats.ts";
import { ignoredByGit } from "../../translate/files/ignoredByGit.ts";
import type { ContextContent, ContextSource } from "./contextSource.ts";
import { nameOf } from "./fileSource.ts";
import { watchFiles } from "./watchFiles.ts";

/** What no project means by its own. */
const NEVER_OWN = ["**/node_modules/**", "**/.git/**"] as const;
export const EXCLUDED = anyOf(NEVER_OWN);
/** More names tell a model less, and take thousands of tokens. */
const MOST_FILES = 300;
/** More are not looked for: whoever adds a disk's root waits no longer than for a project. */
const MOST_FOUND = 10_000;
/** Each search passes over folders that the one before has found to be ignored; a project needs few. */
const MOST_SEARCHES = 8;
/** No character of the path means something in a pattern. */
const PLAIN_PATH = /^[^*?[\]{},!\\]+$/u;

export function folderSource(uri: vscode.Uri): ContextSource {
  const detail = vscode.workspace.asRelativePath(uri);
  return {
    kind: "folder",
    label: nameOf(uri).replace(/\/?$/u, "/"),
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
  const { files, isCut: isMore } = await findOwnFiles(folder);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const start = startIn(folder);
  const lines = await Promise.all(
    files.slice(0, MOST_FILES).map(async (uri) => `${uri.path.slice(start)}  ${await sizeOf(uri)}`),
  );
  const path = vscode.workspace.asRelativePath(folder);
  const rest = files.length - lines.length;
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

interface FoundFiles {
  /** Those that git does not ignore. */
  readonly files: vscode.Uri[];
  readonly ignored: ReadonlySet<vscode.Uri>;
  /** There may be more. */
  readonly isCut: boolean;
}

/** What builds have written may be all that one search finds: where it was cut, the next passes over folders that git ignores. */
async function findOwnFiles(folder: vscode.Uri): Promise<FoundFiles> {
  const excluded = [...NEVER_OWN, ...excludedFromSearch(folder)];
  let found = await search(folder, excluded);
  for (let searches = 1; found.isCut && searches < MOST_SEARCHES; searches += 1) {
    const passedOver = await ignoredFolders(folder, found.ignored);
    if (passedOver.length === 0) break;
    excluded.push(...passedOver);
    found = await search(folder, excluded);
  }
  return found;
}

/**
 * Patterns of the setting search.exclude, which `findFiles` leaves to its caller: it heeds files.exclude alone. Without those
 * that would be alternatives in alternatives, which not every editor's search can read.
 */
function excludedFromSearch(folder: vscode.Uri): readonly string[] {
  const setting = vscode.workspace.getConfiguration("search", folder).get<Readonly<Record<string, unknown>>>("exclude");
  const isPlain = (pattern: string): boolean => !/[{},]/u.test(pattern);
  return Object.keys(setting ?? {}).filter((pattern) => setting?.[pattern] === true && isPlain(pattern));
}

function anyOf(patterns: readonly string[]): string {
  return `{${patterns.join(",")}}`;
}

async function search(folder: vscode.Uri, excluded: readonly string[]): Promise<FoundFiles> {
  const found = await vscode.workspace.findFiles(filesIn(folder), anyOf(excluded), MOST_FOUND);
  const ignored = await ignoredByGit(folder, found);
  return { files: found.filter((uri) => !ignored.has(uri)), ignored, isCut: found.length >= MOST_FOUND };
}

/** Patterns of the folders, the uppermost alone, that are ignored as a whole, among those that these files are in. */
async function ignoredFolders(folder: vscode.Uri, ignored: ReadonlySet<vscode.Uri>): Promise<readonly string[]> {
  const start = startIn(folder);
  const paths = new Set([...ignored].flatMap(({ path }) => foldersOf(path.slice(start))));
  const folders = [...paths].filter((path) => PLAIN_PATH.test(path)).map((path) => vscode.Uri.joinPath(folder, path));
  const asWhole = await ignoredByGit(folder, folders);
  const found = new Set([...asWhole].map(({ path }) => path.slice(start)));
  const isUppermost = (path: string): boolean => foldersOf(path).every((above) => above === path || !found.has(above));
  return [...found].filter(isUppermost).map((path) => `${path}**`);
}

/** "a/" and "a/b/" of "a/b/c" and of "a/b/". */
function foldersOf(path: string): readonly string[] {
  return [...path.matchAll(/\//gu)].map(({ index }) => path.slice(0, index + 1));
}

/** Where paths from a folder begin. */
function startIn(folder: vscode.Uri): number {
  return folder.path.replace(/\/?$/u, "/").length;
}

/** Empty for what has gone meanwhile. */
async function sizeOf(uri: vscode.Uri): Promise<string> {
  try {
    return `${String((await vscode.workspace.fs.stat(uri)).size)} bytes`;
  } catch {
    return "";
  }
}
