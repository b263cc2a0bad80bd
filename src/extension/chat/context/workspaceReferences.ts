import * as vscode from "vscode";
import {
  formatContextReference,
  REFERENCE_KINDS,
  type ContextReference,
} from "../../../core/chat/contextReferences.ts";
import { matchPaths } from "../../../core/chat/matchPaths.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { CompletionView } from "../../../shared/webviewProtocol.ts";
import { WorkspacePaths } from "./workspacePaths.ts";

/** As many as one looks through. */
const MOST_COMPLETIONS = 20;
const PATH_WORD = /^#(?<kind>file|folder):(?<typed>.*)$/u;

/** What `#` words stand for in this workspace, and what they can become. */
export class WorkspaceReferences {
  private readonly paths = new WorkspacePaths();

  /** @returns undefined where the workspace has no such file or folder */
  async find({ kind, path }: ContextReference): Promise<vscode.Uri | undefined> {
    if (path === undefined) return vscode.workspace.workspaceFolders?.[0]?.uri;
    return (await this.pathsOf(kind)).get(path);
  }

  async complete(word: string): Promise<readonly CompletionView[]> {
    const { kind, typed = "" } = PATH_WORD.exec(word)?.groups ?? {};
    if (kind !== "file" && kind !== "folder") return completeKind(word.slice(1).toLowerCase());
    const paths = [...(await this.pathsOf(kind)).keys()];
    return matchPaths(paths, typed, MOST_COMPLETIONS).map((path) => ({
      insert: `${formatContextReference({ kind, path })} `,
      label: path.slice(path.lastIndexOf("/") + 1),
      detail: path,
    }));
  }

  private pathsOf(kind: ContextReference["kind"]): Promise<ReadonlyMap<string, vscode.Uri>> {
    return kind === "folder" ? this.paths.folders() : this.paths.files();
  }
}

function completeKind(typed: string): readonly CompletionView[] {
  return REFERENCE_KINDS.filter((kind) => kind.startsWith(typed)).map((kind) => ({
    // A file wants its name next.
    insert: kind === "file" ? "#file:" : `#${kind} `,
    label: `#${kind}`,
    detail: formatMessage(`panel.context.${kind}`),
  }));
}
