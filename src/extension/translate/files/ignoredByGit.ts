import * as vscode from "vscode";

/** As much as is needed of what the editor's own extension for git offers to others. */
interface GitExports {
  getAPI(version: 1): { getRepository(uri: vscode.Uri): GitRepository | null };
}

interface GitRepository {
  checkIgnore(paths: string[]): Promise<ReadonlySet<string>>;
}

/** Those of a folder's files that git leaves alone. None without git, where it is switched off, or outside of a repository. */
export async function ignoredByGit(folder: vscode.Uri, files: readonly vscode.Uri[]): Promise<ReadonlySet<vscode.Uri>> {
  const git = vscode.extensions.getExtension<GitExports>("vscode.git");
  if (git === undefined || files.length === 0) return new Set();
  try {
    const repository = (await git.activate()).getAPI(1).getRepository(folder);
    const paths = await repository?.checkIgnore(files.map(({ fsPath }) => fsPath));
    return new Set(files.filter(({ fsPath }) => paths?.has(fsPath) === true));
  } catch {
    return new Set();
  }
}
