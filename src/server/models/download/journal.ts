/**
 * What is on disk of a download, beside its partial file: which bytes count, and of which version of which file they are.
 * Bytes count when they have reached the disk, not before. Nothing secret is in it: of addresses the part before the query.
 */
import { isFileName } from "./addressRules.ts";
import { areByteRanges, type ByteRanges } from "./byteRanges.ts";

export const PARTIAL_SUFFIX = ".partial";
export const JOURNAL_SUFFIX = ".partial.json";
const VERSION = 1;

export interface JournalFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256?: string;
  /** ETag or date that the bytes came with, by the origin that gave them: each has its own. */
  readonly validators: Readonly<Record<string, string>>;
  readonly done: ByteRanges;
  /** A damaged file that has its name and is to give way to it, as it was when the download began. */
  readonly replaces?: FileVersion;
}

/** Tells a file from what somebody puts into its place. */
export interface FileVersion {
  readonly sizeBytes: number;
  /** In milliseconds since 1970. */
  readonly modifiedMs: number;
}

export interface Journal {
  /** What the user asked for. */
  readonly ref: string;
  /** Its address goes on with a query. */
  readonly hasQuery?: boolean;
  readonly source: string;
  readonly origin: string;
  readonly commit?: string;
  readonly licence?: string;
  /** The user stopped it, not the end of a process. */
  readonly paused: boolean;
  /** In the order of the parts. */
  readonly files: readonly JournalFile[];
}

export function formatJournal(journal: Journal): string {
  return `${JSON.stringify({ version: VERSION, ...journal })}\n`;
}

/** Undefined for what is not one: then nothing that lies beside it can be trusted. */
export function parseJournal(text: string): Journal | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { version, ref, source, origin, commit, licence, files, ...rest } = value as Readonly<Record<string, unknown>>;
  if (version !== VERSION || typeof ref !== "string" || typeof source !== "string" || typeof origin !== "string") {
    return undefined;
  }
  if (!Array.isArray(files) || files.length === 0 || !files.every(isJournalFile)) return undefined;
  return {
    ref,
    source,
    origin,
    ...(typeof commit === "string" && { commit }),
    ...(typeof licence === "string" && { licence }),
    ...(rest.hasQuery === true && { hasQuery: true }),
    paused: rest.paused === true,
    files,
  };
}

function isJournalFile(value: unknown): value is JournalFile {
  if (typeof value !== "object" || value === null) return false;
  const { name, sizeBytes, sha256, validators, done, replaces } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== "string" || !isFileName(name) || !Number.isSafeInteger(sizeBytes)) return false;
  if (sha256 !== undefined && typeof sha256 !== "string") return false;
  if (replaces !== undefined && !isFileVersion(replaces)) return false;
  if (typeof validators !== "object" || validators === null) return false;
  if (!Object.values(validators).every((one) => typeof one === "string")) return false;
  return areByteRanges(done, sizeBytes as number);
}

function isFileVersion(value: unknown): value is FileVersion {
  if (typeof value !== "object" || value === null) return false;
  const { sizeBytes, modifiedMs } = value as Readonly<Record<string, unknown>>;
  return typeof sizeBytes === "number" && typeof modifiedMs === "number";
}
