/** Files of a project as translateFile wants them, on any file system that the editor has. */
import * as vscode from "vscode";
import { writeWholeFile } from "../../../client/wholeFile.ts";
import type { FilePorts } from "../../../core/translate/update/translateFile.ts";
import { AppError, type ErrorCode } from "../../../shared/appError.ts";
import { fileFaultReason } from "../../../shared/fileFault.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";

/**
 * Nothing is saved here: what somebody types in a source is translated as it stands in the editor, and a translation with
 * unsaved edits is refused.
 * @param root where relative paths begin; none leads out of it
 * @throws AppError config.invalid, document.unsaved, document.readOnly; document.notFound, document.forbidden; document.failed with the file system's reason
 */
export function workspaceFiles(root: vscode.Uri): Required<Pick<FilePorts, "readSource" | "read" | "write">> {
  return {
    readSource: async (path) => {
      const uri = within(root, path);
      const unsaved = unsavedDocument(uri);
      if (unsaved === undefined) return readFile(uri, path);
      return vscode.workspace.encode(unsaved.getText(), { encoding: unsaved.encoding });
    },
    read: async (path) => {
      const uri = within(root, path);
      refuseUnsaved(uri, path);
      return readFile(uri, path);
    },
    write: async (path, bytes) => {
      const uri = within(root, path);
      refuseUnsaved(uri, path);
      try {
        if (uri.scheme === "file") await writeWholeFile(uri.fsPath, bytes);
        else await writeOver(uri, bytes, path);
      } catch (error) {
        throw fileFailure(error, path);
      }
    },
  };
}

/** What the file system says, as a failure of this one file; anything else as it is. */
export function fileFailure(error: unknown, path: string): unknown {
  const isSystems = error instanceof vscode.FileSystemError || (error instanceof Error && "syscall" in error);
  const reason = fileFaultReason(error);
  if (!isSystems || reason === undefined) return error;
  const code = ("code" in error ? CODES.get(error.code) : undefined) ?? "document.failed";
  return new AppError(code, `${path}: ${error.message}`, { details: { path, reason }, cause: error });
}

/** What has a sentence of its own, of the editor's file systems and of this machine's own. */
const CODES: ReadonlyMap<string, ErrorCode> = new Map([
  ["FileNotFound", "document.notFound"],
  ["FileIsADirectory", "document.notFound"],
  ["FileNotADirectory", "document.notFound"],
  ["NoPermissions", "document.forbidden"],
  ["ENOENT", "document.notFound"],
  ["EISDIR", "document.notFound"],
  ["ENOTDIR", "document.notFound"],
  ["EACCES", "document.forbidden"],
  ["EPERM", "document.forbidden"],
]);

function within(root: vscode.Uri, path: string): vscode.Uri {
  if (!/^(\/|\.\.(\/|$)|[A-Za-z]:)/u.test(path)) return vscode.Uri.joinPath(root, path);
  throw new AppError("config.invalid", `${path} is not below ${root.toString()}`, {
    details: { setting: "sealion.translate.fileName", reason: formatMessage("namePattern.outside", { path }) },
  });
}

async function readFile(uri: vscode.Uri, path: string): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
    throw fileFailure(error, path);
  }
}

/** Other file systems than this machine's replace a file as well as they can. */
async function writeOver(uri: vscode.Uri, bytes: Uint8Array, path: string): Promise<void> {
  const { fs } = vscode.workspace;
  if (fs.isWritableFileSystem(uri.scheme) === false || (await isReadOnly(uri))) {
    throw new AppError("document.readOnly", `${path} is read-only`, { details: { path } });
  }
  await fs.createDirectory(vscode.Uri.joinPath(uri, ".."));
  await fs.writeFile(uri, bytes);
}

function unsavedDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((open) => open.isDirty && open.uri.toString() === uri.toString());
}

function refuseUnsaved(uri: vscode.Uri, path: string): void {
  if (unsavedDocument(uri) === undefined) return;
  throw new AppError("document.unsaved", `${path} has unsaved edits`, { details: { path } });
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    return false; // it is not there yet
  }
}
