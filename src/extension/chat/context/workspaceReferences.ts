import * as vscode from "vscode";
import {
  formatContextReference,
  REFERENCE_KINDS,
  type ContextReference,
} from "../../../core/chat/contextReferences.ts";
import { matchNames, matchPaths } from "../../../core/chat/matchPaths.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { CompletionView } from "../../../shared/webviewProtocol.ts";
import { WorkspacePaths } from "./workspacePaths.ts";

/** As many as one looks through. */
const MOST_COMPLETIONS = 20;
const PATH_WORD = /^#(?<kind>file|folder):"?(?<typed>.*)$/u;
/** "#12" is an issue's number, far more often than a file's name. */
const NUMBER = /^\d*$/u;

/** What `#` words stand for in this workspace, and what they can become. */
export class WorkspaceReferences {
  private readonly paths = new WorkspacePaths();
  private completing: string | undefined;

  /** @returns undefined where the workspace has no such file or folder */
  async find({ kind, path }: ContextReference): Promise<vscode.Uri | undefined> {
    if (path === undefined) return vscode.workspace.workspaceFolders?.[0]?.uri;
    return (await this.pathsOf(kind)).get(path);
  }

  /** Nothing for a word that was followed by another one while files were listed. */
  async complete(word: string): Promise<readonly CompletionView[]> {
    this.completing = word;
    const { kind, typed = "" } = PATH_WORD.exec(word)?.groups ?? {};
    if (kind !== "file" && kind !== "folder") return this.completeBare(word);
    const paths = [...(await this.pathsOf(kind)).keys()];
    if (this.completing !== word) return [];
    return matchPaths(paths, typed, MOST_COMPLETIONS).map((path) => completePath(kind, path));
  }

  /** Who types no kind may mean one, or a file by its name. */
  private async completeBare(word: string): Promise<readonly CompletionView[]> {
    const typed = word.slice(1);
    const kinds = completeKind(typed.toLowerCase());
    if (NUMBER.test(typed)) return kinds;
    const paths = [...(await this.paths.files()).keys()];
    if (this.completing !== word) return [];
    const files = matchNames(paths, typed, MOST_COMPLETIONS - kinds.length);
    return [...kinds, ...files.map((path) => completePath("file", path))];
  }

  private pathsOf(kind: ContextReference["kind"]): Promise<ReadonlyMap<string, vscode.Uri>> {
    return kind === "folder" ? this.paths.folders() : this.paths.files();
  }
}

function completePath(kind: "file" | "folder", path: string): CompletionView {
  return {
    insert: `${formatContextReference({ kind, path })} `,
    label: path.slice(path.lastIndexOf("/") + 1),
    detail: path,
  };
}

function completeKind(typed: string): readonly CompletionView[] {
  return REFERENCE_KINDS.filter((kind) => kind.startsWith(typed)).map((kind) => ({
    // A file wants its name next.
    insert: kind === "file" ? "#file:" : `#${kind} `,
    label: `#${kind}`,
    detail: formatMessage(`panel.context.${kind}`),
  }));
}
