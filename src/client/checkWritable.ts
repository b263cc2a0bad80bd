/** Tells at once, in words, that a folder of ours takes no files: who finds out later is a process without a voice. */
import { randomBytes } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "../shared/appError.ts";
import { formatMessage } from "../shared/messages/formatMessage.ts";
import { makeFolders } from "./makeFolders.ts";

/** A full disk can still take an empty file, and one of a few bytes. */
const PROBE_BYTES = 4096;

/**
 * Makes the folder if need be, and tries.
 * @throws AppError folder.notWritable
 */
export function checkWritable(folder: string): void {
  const probe = path.join(folder, `.probe-${process.pid}-${randomBytes(4).toString("hex")}`);
  orNotWritable(folder, () => {
    makeFolders(folder, 0o700);
    try {
      writeFileSync(probe, Buffer.alloc(PROBE_BYTES), { mode: 0o600, flag: "wx" });
    } finally {
      removeQuietly(probe);
    }
  });
}

/** The outcome of `write`. @throws AppError folder.notWritable for what the file system has against it */
export function orNotWritable<T>(folder: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    const reason = reasonOf(cause);
    if (reason === undefined) throw cause;
    throw new AppError("folder.notWritable", `Cannot write to ${folder}`, { details: { path: folder, reason }, cause });
  }
}

/** Undefined for what is no fault of the file system. */
function reasonOf(fault: unknown): string | undefined {
  if (!(fault instanceof Error) || !("code" in fault) || typeof fault.code !== "string") return undefined;
  switch (fault.code) {
    case "ENOSPC":
    case "EDQUOT":
      return formatMessage("folder.full");
    case "EROFS":
      return formatMessage("folder.readOnly");
    case "EACCES":
    case "EPERM":
      return formatMessage("folder.forbidden");
    case "ENOTDIR":
    case "EEXIST":
      return formatMessage("folder.fileInPlace");
    case "EISDIR":
      return formatMessage("folder.folderInPlace", { path: "path" in fault ? String(fault.path) : "" });
    default:
      return fault.message;
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // it was never made, and that has been told
  }
}
