/** What a file system has against reading or writing, for people: its own words are English, whatever the reader speaks. */
import { AppError } from "./appError.ts";
import type { MessageKey } from "./messages/en.ts";
import { formatMessage } from "./messages/formatMessage.ts";

/** Codes of the operating system, and one of the editor's file systems; its others are failures of a document with sentences of their own. */
const REASONS: ReadonlyMap<string, MessageKey> = new Map<string, MessageKey>([
  ["ENOSPC", "folder.full"],
  ["EDQUOT", "folder.full"],
  ["FileExceedsStorageQuota", "folder.full"],
  ["EROFS", "folder.readOnly"],
  ["EACCES", "folder.forbidden"],
  ["EPERM", "folder.forbidden"],
  ["ENOTDIR", "folder.fileInPlace"],
  ["EEXIST", "folder.fileInPlace"],
  ["EBUSY", "folder.inUse"],
  ["ETXTBSY", "folder.inUse"],
  ["ENAMETOOLONG", "folder.nameTooLong"],
  ["EMFILE", "folder.tooManyOpen"],
  ["ENFILE", "folder.tooManyOpen"],
  ["EIO", "folder.diskFault"],
  ["ELOOP", "folder.linkLoop"],
]);

/** The editor knows a few of the system's codes only; the others stand in its words. */
const CODE_IN_WORDS = /\bE[A-Z0-9]{2,}(?=: )/u;

/**
 * Part of a sentence, without a point.
 * @returns undefined for what is no fault of a file system
 */
export function fileFaultReason(fault: unknown): string | undefined {
  if (!(fault instanceof Error) || AppError.is(fault) || !("code" in fault)) return undefined;
  if (typeof fault.code !== "string") return undefined;
  const code = fault.code === "Unknown" ? (CODE_IN_WORDS.exec(fault.message)?.[0] ?? fault.code) : fault.code;
  if (code === "EISDIR" && "path" in fault) return formatMessage("folder.folderInPlace", { path: String(fault.path) });
  const key = REASONS.get(code);
  return key === undefined ? formatMessage("folder.other", { code }) : formatMessage(key);
}
