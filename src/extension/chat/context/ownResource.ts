/** What the chat may look at. The editor reads a web address, too: by asking its server, which would tell that somebody has it here. */
import * as vscode from "vscode";

/** Of files on this machine or on the one that the window works on, and of what has no file yet. */
const OWN_SCHEMES: ReadonlySet<string> = new Set(["file", "untitled", "vscode-remote", "vscode-userdata"]);

/** Of a file system that the user works on, the workspace's among them: to read there tells nobody else of it. */
export function isOwnFile(uri: vscode.Uri): boolean {
  return OWN_SCHEMES.has(uri.scheme) || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

/** What the editor has of it in memory: nothing is read for it, and its file may be newer. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
}

export function isOwnResource(uri: vscode.Uri): boolean {
  return isOwnFile(uri) || openDocument(uri) !== undefined;
}

/** As `isOwnResource`; what other programs drop may be no address at all. */
export function isOwnAddress(text: string): boolean {
  try {
    return isOwnResource(vscode.Uri.parse(text));
  } catch {
    return false;
  }
}
