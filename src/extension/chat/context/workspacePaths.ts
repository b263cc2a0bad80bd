import * as vscode from "vscode";
import { EXCLUDED } from "./folderSource.ts";

/** More are not looked through while somebody types. */
const MOST_FILES = 10_000;
/** A list that is as old is made anew. */
const LIST_AGE_MS = 5_000;

/** Files of the workspace, and the folders that they are in, by their paths relative to it. */
export class WorkspacePaths {
  private listed: Promise<ReadonlyMap<string, vscode.Uri>> | undefined;
  private listedAtMs = 0;

  files(): Promise<ReadonlyMap<string, vscode.Uri>> {
    if (this.listed === undefined || Date.now() - this.listedAtMs > LIST_AGE_MS) {
      this.listedAtMs = Date.now();
      this.listed = listFiles();
    }
    return this.listed;
  }

  async folders(): Promise<ReadonlyMap<string, vscode.Uri>> {
    const folders = new Map<string, vscode.Uri>();
    for (let [path, uri] of await this.files()) {
      while (path.includes("/")) {
        path = path.slice(0, path.lastIndexOf("/"));
        uri = vscode.Uri.joinPath(uri, "..");
        if (folders.has(path)) break;
        folders.set(path, uri);
      }
    }
    return folders;
  }
}

async function listFiles(): Promise<ReadonlyMap<string, vscode.Uri>> {
  const uris = await vscode.workspace.findFiles("**/*", EXCLUDED, MOST_FILES);
  return new Map(uris.map((uri) => [vscode.workspace.asRelativePath(uri), uri]));
}
