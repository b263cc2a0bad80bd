import * as vscode from "vscode";
import { AppError } from "../../../shared/appError.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import { glossaryExample } from "./glossaryExample.ts";
import { GLOSSARY_PATH, glossaryOf, glossaryUri, isMissing } from "./workspaceGlossary.ts";

/** Shows the glossary of the active document's project. A new one has its heading and three rows, commented out, that show what can be said. */
export async function openGlossary(): Promise<void> {
  const uri = await chosenGlossary();
  if (uri === undefined) return;
  if (await isNew(uri)) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(glossaryExample()));
  await vscode.window.showTextDocument(uri);
}

/**
 * @returns undefined when somebody was asked for a folder and has named none
 * @throws AppError config.invalid when no folder is open, so that there is no place for it
 */
async function chosenGlossary(): Promise<vscode.Uri | undefined> {
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  if (first === undefined) {
    const reason = formatMessage("glossary.noFolder");
    throw new AppError("config.invalid", "No folder is open", { details: { setting: GLOSSARY_PATH, reason } });
  }
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active !== undefined && vscode.workspace.getWorkspaceFolder(active) !== undefined) return glossaryUri(active);
  const folder = others.length === 0 ? first : await vscode.window.showWorkspaceFolderPick();
  return folder && glossaryOf(folder);
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
