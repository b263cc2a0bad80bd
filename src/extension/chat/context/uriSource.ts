import * as vscode from "vscode";
import type { ContextSource } from "./contextSource.ts";
import { fileSource } from "./fileSource.ts";
import { folderSource } from "./folderSource.ts";
import { openDocument } from "./ownResource.ts";

/**
 * What is at an address by now. One that cannot be looked at is a file that says so when it is read.
 * @param uri for which `isOwnResource` holds
 */
export async function uriSource(uri: vscode.Uri): Promise<ContextSource> {
  // What is open needs no file: a new document has none.
  if (openDocument(uri) !== undefined) return fileSource(uri);
  const type = await vscode.workspace.fs.stat(uri).then(
    (stat) => stat.type,
    () => vscode.FileType.Unknown,
  );
  return (type & vscode.FileType.Directory) === 0 ? fileSource(uri) : folderSource(uri);
}
