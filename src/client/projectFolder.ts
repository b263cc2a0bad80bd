import { existsSync } from "node:fs";
import path from "node:path";

const MARKERS = [".sealion", ".git"];

/**
 * The folder that a file's project begins with, where `.sealion` is or shall be: the nearest with a `.sealion` or a `.git`, else
 * the current folder, else the file's own. A `.sealion` beyond the repository, as in the home folder, is another project's.
 */
export function projectFolder(file: string, cwd: string): string {
  const folder = path.dirname(path.resolve(cwd, file));
  for (let at = folder; ; at = path.dirname(at)) {
    if (MARKERS.some((marker) => existsSync(path.join(at, marker)))) return at;
    if (at === path.dirname(at)) break;
  }
  return folder === cwd || folder.startsWith(cwd + path.sep) ? cwd : folder;
}
