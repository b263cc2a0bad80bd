/** Tells at once, in words, that a folder of ours takes no files: who finds out later is a process without a voice. */
import { randomBytes } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "../shared/appError.ts";
import { fileFaultReason } from "../shared/fileFault.ts";
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
    const reason = fileFaultReason(cause);
    if (reason === undefined) throw cause;
    throw new AppError("folder.notWritable", `Cannot write to ${folder}`, { details: { path: folder, reason }, cause });
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // it was never made, and that has been told
  }
}
