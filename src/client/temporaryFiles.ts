/**
 * Names of files that take another one's place when they are complete. They say which program writes them, so that those which a
 * killed program has left are told from those that are being written.
 */
import { createHash, randomUUID } from "node:crypto";

/** File systems take 255 bytes, and a Thai letter has three of them. What stands around the name has 24 at most. */
const MOST_NAME_BYTES = 200;

const WRITER = /^([1-9]\d*)-[\da-f]{8}\.tmp$/u;

/** @param name of the file whose place it takes, in the same folder */
export function temporaryName(name: string): string {
  return `${beginningFor(name)}${process.pid}-${randomUUID().slice(0, 8)}.tmp`;
}

/** Those among a folder's files that were to take the place of `name`, and whose program is gone. */
export function abandonedFiles(files: readonly string[], name: string): string[] {
  const beginning = beginningFor(name);
  return files.filter((file) => {
    const pid = file.startsWith(beginning) ? WRITER.exec(file.slice(beginning.length))?.[1] : undefined;
    return pid !== undefined && isGone(Number(pid));
  });
}

function beginningFor(name: string): string {
  const isLong = Buffer.byteLength(name) > MOST_NAME_BYTES;
  return `.${isLong ? createHash("sha256").update(name).digest("hex").slice(0, 16) : name}.`;
}

/** Only what the system says for certain: another user's process may not be asked, and is there. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
