import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/**
 * Makes a folder and its missing parents, each with these rights. Node's own `recursive` never returns where an existing
 * folder refuses children as if it did not exist, which is how /proc and some network drives answer.
 * @throws Error of the file system
 */
export function makeFolders(folder: string, mode: number): void {
  const parent = path.dirname(folder);
  if (parent !== folder && !existsSync(parent)) makeFolders(parent, mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
