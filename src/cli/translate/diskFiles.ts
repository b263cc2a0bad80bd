/** Files of a project as translateFile wants them: relative paths with "/", whole or not at all. */
import { existsSync } from "node:fs";
import { chmod, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { abandonedFiles, temporaryName } from "../../client/temporaryFiles.ts";
import type { FilePorts } from "../../core/translate/update/translateFile.ts";
import { badInput } from "../cliFailure.ts";

/**
 * The folder that a file's project begins with, where `.sealion` is or shall be: the nearest with a `.sealion`, else with a
 * `.git`, else the current folder, else the file's own.
 */
export function projectFolder(file: string, cwd: string): string {
  const folder = path.dirname(path.resolve(cwd, file));
  for (const marker of [".sealion", ".git"]) {
    for (let at = folder; ; at = path.dirname(at)) {
      if (existsSync(path.join(at, marker))) return at;
      if (at === path.dirname(at)) break;
    }
  }
  return folder === cwd || folder.startsWith(cwd + path.sep) ? cwd : folder;
}

/** @throws CliFailure when a file is there and cannot be read, or not be written */
export function diskFiles(folder: string): Pick<FilePorts, "read" | "write"> {
  const at = (relative: string): string => path.resolve(folder, relative);
  return {
    read: async (relative) => {
      try {
        return await readFile(at(relative));
      } catch (error) {
        if (codeOf(error) === "ENOENT") return undefined;
        throw fileFailure(error, relative);
      }
    },
    write: async (relative, bytes) => {
      try {
        await writeWhole(at(relative), bytes);
      } catch (error) {
        throw fileFailure(error, relative);
      }
    },
  };
}

/**
 * A temporary file beside it that is complete on the disk takes its name: whoever is killed at any moment leaves the one or
 * the other. What somebody who was killed left beside them goes with the next.
 */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  // A link stays a link: what it leads to is written.
  const place = await realpath(file).catch(() => file);
  const mode = await stat(place).then(
    (stats) => stats.mode,
    () => undefined,
  );
  const { dir, base } = path.parse(place);
  await removeAbandoned(dir, base).catch(() => undefined);
  const temporary = path.join(dir, temporaryName(base));
  try {
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, place);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function removeAbandoned(folder: string, name: string): Promise<void> {
  for (const file of abandonedFiles(await readdir(folder), name)) await rm(path.join(folder, file), { force: true });
}

function fileFailure(error: unknown, name: string): unknown {
  switch (codeOf(error)) {
    case "EISDIR":
      return badInput("cli.input.isFolder", { name });
    case "EACCES":
    case "EPERM":
      return badInput("cli.input.notReadable", { name });
    default:
      return badInput("cli.input.failed", { name, reason: error instanceof Error ? error.message : String(error) });
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
