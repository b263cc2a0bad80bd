/** Files of a workspace folder as translateFile wants them, on any file system that the editor has. */
import * as vscode from "vscode";
import { abandonedFiles, temporaryName } from "../../../client/temporaryFiles.ts";
import type { FilePorts } from "../../../core/translate/update/translateFile.ts";
import { AppError } from "../../../shared/appError.ts";

/** @param root where relative paths begin */
export function workspaceFiles(root: vscode.Uri): Pick<FilePorts, "read" | "write"> {
  const at = (path: string): vscode.Uri => vscode.Uri.joinPath(root, path);
  return {
    read: async (path) => {
      await saveOpen(at(path));
      try {
        return await vscode.workspace.fs.readFile(at(path));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    write: (path, bytes) => writeWhole(at(path), bytes, path),
  };
}

/** A complete file takes the place of the old one, where the file system can rename; elsewhere the old one is written over. */
async function writeWhole(uri: vscode.Uri, bytes: Uint8Array, path: string): Promise<void> {
  const { fs } = vscode.workspace;
  if (fs.isWritableFileSystem(uri.scheme) === false || (await isReadOnly(uri))) {
    throw new AppError("document.readOnly", `${path} is read-only`, { details: { path } });
  }
  const folder = vscode.Uri.joinPath(uri, "..");
  await fs.createDirectory(folder);
  const name = uri.path.split("/").at(-1) ?? "";
  if (uri.scheme === "file") await removeAbandoned(folder, name).catch(() => undefined);
  const temporary = vscode.Uri.joinPath(folder, temporaryName(name));
  try {
    await fs.writeFile(temporary, bytes);
    await fs.rename(temporary, uri, { overwrite: true });
  } catch (error) {
    await fs.delete(temporary).then(undefined, () => undefined);
    throw error;
  }
}

/** What a window that was killed has left. On other file systems than this machine's, its process says nothing. */
async function removeAbandoned(folder: vscode.Uri, name: string): Promise<void> {
  const files = (await vscode.workspace.fs.readDirectory(folder)).map(([file]) => file);
  for (const file of abandonedFiles(files, name)) await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, file));
}

/** What is translated, compared and written is the file; what somebody types counts when it is in there. */
async function saveOpen(uri: vscode.Uri): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty !== true || (await open.save())) return;
  throw new AppError("document.changed", `${uri.path} has changes that could not be saved`, {
    details: { path: uri.path },
  });
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    return false;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === "FileNotFound";
}
