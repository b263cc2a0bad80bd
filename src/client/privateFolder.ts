/** The runtime folder: only its user may look into it, because who can open the socket can read what people translate. */
import { randomBytes } from "node:crypto";
import { existsSync, linkSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { TOKEN_FILE } from "../core/serverNames.ts";
import { AppError } from "../shared/appError.ts";
import { orNotWritable } from "./checkWritable.ts";
import { makeFolders } from "./makeFolders.ts";

/** A millisecond lies between them; putting it back takes two calls of the file system. */
const PUT_BACK_TRIES = 200;
const TOKEN_BYTES = 32;

/**
 * Makes the folder, or checks the one that is there. Under a shared temporary folder somebody else may have made it.
 * @throws AppError server.unavailable when it is not a folder of this user with mode 0700, folder.notWritable when it cannot be
 *   made
 */
export function ensurePrivateFolder(folder: string): void {
  orNotWritable(folder, () => makeFolders(folder, 0o700));
  checkPrivate(folder);
}

/**
 * What clients show the server that is there, without writing anything.
 * @returns undefined when no server can be there
 * @throws AppError server.unavailable as `ensurePrivateFolder`
 */
export function privateFolderToken(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  checkPrivate(folder);
  return readToken(path.join(folder, TOKEN_FILE));
}

function checkPrivate(folder: string): void {
  if (process.getuid === undefined) return; // Windows: the folder inherits the rights of the user's own data folder
  const facts = lstatSync(folder);
  const fault = !facts.isDirectory()
    ? "is not a folder"
    : facts.uid !== process.getuid()
      ? "belongs to another user"
      : (facts.mode & 0o077) !== 0
        ? "can be opened by other users"
        : undefined;
  if (fault === undefined) return;
  throw new AppError("server.unavailable", `${folder} ${fault}`, { details: { reason: `${folder} ${fault}` } });
}

/** The secret that clients show the server. Made once, by whoever comes first; all others read the same. */
export function readOrMakeToken(folder: string): string {
  const tokenPath = path.join(folder, TOKEN_FILE);
  const known = readToken(tokenPath);
  if (known !== undefined) return known;
  return orNotWritable(folder, () => {
    setDamagedAside(folder, tokenPath);
    return makeToken(folder, tokenPath);
  });
}

/** What stands at `tokenPath` may be another's by now, made since we looked: that one is put back. */
function setDamagedAside(folder: string, tokenPath: string): void {
  if (!existsSync(tokenPath)) return;
  const aside = temporaryPath(folder);
  try {
    renameSync(tokenPath, aside);
    if (readToken(aside) !== undefined) linkUnlessThere(aside, tokenPath);
  } catch (error) {
    if (!isFault(error, "ENOENT")) throw error; // somebody else was faster
  } finally {
    rmSync(aside, { force: true });
  }
}

function makeToken(folder: string, tokenPath: string): string {
  const temporary = temporaryPath(folder);
  try {
    writeFileSync(temporary, randomBytes(TOKEN_BYTES).toString("hex"), { mode: 0o600, flag: "wx" });
    linkUnlessThere(temporary, tokenPath); // complete from its first moment, and never over another's
  } finally {
    rmSync(temporary, { force: true });
  }
  return readPutBack(tokenPath);
}

/** Somebody who took it for the damaged one has it aside for a moment (`setDamagedAside`), and puts it back. */
function readPutBack(tokenPath: string): string {
  const pause = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  for (let tries = 0; tries < PUT_BACK_TRIES; tries += 1) {
    const token = readToken(tokenPath);
    if (token !== undefined) return token;
    Atomics.wait(pause, 0, 0, 1);
  }
  return readFileSync(tokenPath, "utf8");
}

function temporaryPath(folder: string): string {
  return path.join(folder, `.token-${process.pid}-${randomBytes(4).toString("hex")}`);
}

function linkUnlessThere(existing: string, link: string): void {
  try {
    linkSync(existing, link);
  } catch (error) {
    if (!isFault(error, "EEXIST")) throw error;
  }
}

/** Undefined where none is yet, and for a damaged one. */
function readToken(tokenPath: string): string | undefined {
  try {
    const token = readFileSync(tokenPath, "utf8");
    return token.length === 2 * TOKEN_BYTES ? token : undefined;
  } catch {
    return undefined;
  }
}

function isFault(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
