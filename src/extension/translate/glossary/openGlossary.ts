import * as vscode from "vscode";
import { AppError } from "../../../shared/appError.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import { glossaryExample } from "./glossaryExample.ts";
import { GLOSSARY_PATH, isMissing } from "./workspaceGlossary.ts";

/** Shows the glossary of the active document's folder. A new one has its heading and three rows, commented out, that show what can be said. */
export async function openGlossary(): Promise<void> {
  const folder = await glossaryFolder();
  if (folder === undefined) return;
  const uri = vscode.Uri.joinPath(folder.uri, GLOSSARY_PATH);
  if (await isNew(uri)) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(glossaryExample()));
  await vscode.window.showTextDocument(uri);
}

/** @throws AppError config.invalid when no folder is open, so that there is no place for it */
async function glossaryFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    const reason = formatMessage("glossary.noFolder");
    throw new AppError("config.invalid", "No folder is open", { details: { setting: GLOSSARY_PATH, reason } });
  }
  const active = vscode.window.activeTextEditor?.document.uri;
  const own = active && vscode.workspace.getWorkspaceFolder(active);
  if (own !== undefined || folders.length === 1) return own ?? folders[0];
  return vscode.window.showWorkspaceFolderPick();
}

/** @throws FileSystemError when the file system cannot tell: then there may be one, and it is not written over */
async function isNew(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return false;
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
}
