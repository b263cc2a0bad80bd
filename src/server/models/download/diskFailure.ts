/** Errors of the disk that a download is written to, for people. */
import { AppError } from "../../../shared/appError.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import { systemCode } from "../../systemCode.ts";

export interface DiskNeed {
  readonly name: string;
  readonly folder: string;
  /** With what is to stay free. */
  readonly neededBytes: number;
  readonly reserveBytes: number;
  readonly freeBytes: number;
}

export function diskFull({ name, folder, neededBytes, reserveBytes, freeBytes }: DiskNeed, cause?: unknown): AppError {
  const sizes = { needed: sizeText(neededBytes), reserve: sizeText(reserveBytes), free: sizeText(freeBytes) };
  const details = { name, path: folder, ...sizes };
  return new AppError("download.diskFull", `${folder}: ${neededBytes} needed, ${freeBytes} free`, { details, cause });
}

/** The error itself where it is none of the disk's. @param need is asked where the disk is full */
export async function ofDisk(error: unknown, need: () => Promise<DiskNeed>, folder: string): Promise<unknown> {
  const code = systemCode(error);
  if (AppError.is(error) || code === undefined) return error;
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(await need(), error);
  const reason = REASONS[code] ?? (isOfSystem(error) ? `the system says ${code}` : undefined);
  if (reason === undefined) return error;
  return new AppError("folder.notWritable", `${folder}: ${code}`, { details: { path: folder, reason }, cause: error });
}

/** A call of the file system failed: an error of Node's own has no such call. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === "string";
}

const REASONS: Readonly<Record<string, string>> = {
  EROFS: "it is read-only",
  EACCES: "its permissions do not allow it",
  EPERM: "the system does not allow it",
  ENOENT: "it is gone",
  ENOTDIR: "it is no folder",
  EEXIST: "a file is in its place",
  EFBIG: "its file system takes no file of this size",
  ENODEV: "its disk is gone",
  ENXIO: "its disk is gone",
  EIO: "its disk reports an error",
  ESTALE: "its share is gone",
  ELOOP: "a link is in the place of a file there",
};

function sizeText(bytes: number): string {
  if (bytes >= 1e9) return formatMessage("download.gigabytes", { size: (bytes / 1e9).toFixed(1) });
  return formatMessage("download.megabytes", { size: Math.max(0, bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0) });
}
