/** Files that are at each moment the old one or the complete new one, whoever is killed. */
import { access, chmod, constants, mkdir, open, readdir, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../shared/appError.ts";
import { abandonedFiles, temporaryName } from "./temporaryFiles.ts";

/**
 * A temporary file beside it that is complete on the disk takes its name, with the mode of the old one. What somebody who was
 * killed left beside them goes with the next.
 * @param newMode of a file that is not there yet
 * @throws AppError document.readOnly
 */
export async function writeWholeFile(file: string, bytes: Uint8Array, newMode = 0o666): Promise<void> {
  const place = await placeOf(file);
  const { dir, base } = path.parse(place);
  await mkdir(dir, { recursive: true });
  const mode = await writableMode(place);
  await removeAbandoned(dir, base).catch(() => undefined);
  const temporary = path.join(dir, temporaryName(base));
  try {
    const handle = await open(temporary, "wx", newMode);
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

/** A link stays a link: what it leads to is written, also where that is not there yet. */
async function placeOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
  const leadsTo = await readlink(file).catch(() => undefined);
  return leadsTo === undefined ? file : placeOf(path.resolve(path.dirname(file), leadsTo));
}

/** Undefined: there is no such file yet. A new file would take the place of one that nobody may write into. */
async function writableMode(file: string): Promise<number | undefined> {
  try {
    const { mode } = await stat(file);
    await access(file, constants.W_OK);
    // The administrator may write everything; somebody has protected this file all the same.
    if ((mode & ANYBODY_WRITES) !== 0) return mode;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    if (codeOf(error) !== "EACCES" && codeOf(error) !== "EPERM") throw error;
  }
  throw new AppError("document.readOnly", `${file} is read-only`, { details: { path: file } });
}

const ANYBODY_WRITES = 0o222;

async function removeAbandoned(folder: string, name: string): Promise<void> {
  for (const file of abandonedFiles(await readdir(folder), name)) await rm(path.join(folder, file), { force: true });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
