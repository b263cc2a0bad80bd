/** What of a folder its project leaves alone: git knows best, and its rules can be read without it. */
import * as vscode from "vscode";
import { ignoredFiles } from "../../../client/ignoredFiles.ts";

/** As much as is needed of what the editor's own extension for git offers to others. */
interface GitExports {
  getAPI(version: 1): { getRepository(uri: vscode.Uri): GitRepository | null };
}

interface GitRepository {
  checkIgnore(paths: string[]): Promise<ReadonlySet<string>>;
}

/** Those of a folder's files that git leaves alone; by the .gitignore files alone where the editor has no git, or no repository. */
export async function ignoredByGit(folder: vscode.Uri, files: readonly vscode.Uri[]): Promise<ReadonlySet<vscode.Uri>> {
  if (files.length === 0) return new Set();
  return (await askGit(folder, files)) ?? readRules(folder, files);
}

async function askGit(folder: vscode.Uri, files: readonly vscode.Uri[]): Promise<Set<vscode.Uri> | undefined> {
  try {
    const git = await vscode.extensions.getExtension<GitExports>("vscode.git")?.activate();
    const paths = await git
      ?.getAPI(1)
      .getRepository(folder)
      ?.checkIgnore(files.map(({ fsPath }) => fsPath));
    return paths && new Set(files.filter(({ fsPath }) => paths.has(fsPath)));
  } catch {
    // It is there and switched off, or it finds no program of this name.
    return undefined;
  }
}

async function readRules(folder: vscode.Uri, files: readonly vscode.Uri[]): Promise<Set<vscode.Uri>> {
  const at = folder.path.replace(/\/$/u, "");
  const byPath = new Map(files.map((file) => [file.path.slice(at.length + 1), file]));
  const { fs } = vscode.workspace;
  const ignored = await ignoredFiles(at, [...byPath.keys()], {
    exists: (path) =>
      fs.stat(folder.with({ path })).then(
        () => true,
        () => false,
      ),
    readText: (path) =>
      fs.readFile(folder.with({ path })).then(
        (bytes) => new TextDecoder().decode(bytes),
        () => undefined,
      ),
  });
  return new Set([...byPath].flatMap(([path, file]) => (ignored.has(path) ? [file] : [])));
}
