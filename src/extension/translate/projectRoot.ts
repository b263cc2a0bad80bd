import * as vscode from "vscode";
import { projectFolder } from "../../client/projectFolder.ts";

/** The folder that a file's relative paths begin at and that `.sealion` is in: as a terminal in the workspace's folder has it. */
export function projectRoot(uri: vscode.Uri): vscode.Uri {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, "..");
  return uri.scheme === "file" ? vscode.Uri.file(projectFolder(uri.fsPath, folder.fsPath)) : folder;
}
