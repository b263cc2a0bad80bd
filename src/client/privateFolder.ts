/** The runtime folder: only its user may look into it, because who can open the socket can read what people translate. */
import { randomBytes } from "node:crypto";
import { linkSync, lstatSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { TOKEN_FILE } from "../core/serverNames.ts";
import { AppError } from "../shared/appError.ts";
import { makeFolders } from "./makeFolders.ts";

const TOKEN_BYTES = 32;

/**
 * Makes the folder, or checks the one that is there. Under a shared temporary folder somebody else may have made it.
 * @throws AppError server.unavailable when it is not a folder of this user with mode 0700
 */
export function ensurePrivateFolder(folder: string): void {
  try {
    makeFolders(folder, 0o700);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("server.unavailable", `Cannot make ${folder}`, { details: { reason }, cause });
  }
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
  const temporary = path.join(folder, `.token-${process.pid}-${randomBytes(4).toString("hex")}`);
  writeFileSync(temporary, randomBytes(TOKEN_BYTES).toString("hex"), { mode: 0o600, flag: "wx" });
  try {
    linkSync(temporary, tokenPath); // complete from its first moment, and never over another's
  } catch (error) {
    if (!isExistsError(error)) throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  return readFileSync(tokenPath, "utf8");
}

function readToken(tokenPath: string): string | undefined {
  try {
    const token = readFileSync(tokenPath, "utf8");
    if (token.length === 2 * TOKEN_BYTES) return token;
    rmSync(tokenPath, { force: true }); // damaged
  } catch {
    // not there yet
  }
  return undefined;
}

function isExistsError(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
