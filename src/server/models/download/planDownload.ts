/** What of a model is on disk already, what is missing, and whether there is room for it. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../../shared/appError.ts";
import { modelNameOf } from "../store.ts";
import { bytesIn, type ByteRanges } from "./byteRanges.ts";
import { diskFull } from "./diskFailure.ts";
import type { DiskPort } from "./diskPort.ts";
import { type Journal, JOURNAL_SUFFIX, type JournalFile, parseJournal, PARTIAL_SUFFIX } from "./journal.ts";
import type { RemoteFile, RemoteModel } from "./remoteModel.ts";

/** Where one file goes, and what is there of it. */
export interface FilePlan {
  readonly remote: RemoteFile;
  readonly path: string;
  readonly partialPath: string;
  /** It has its name already. Whether it is the right one its sum will tell. */
  readonly isPublished: boolean;
  readonly done: ByteRanges;
  readonly validators: JournalFile["validators"];
}

export interface FoundJournal {
  readonly journalPath: string;
  readonly journal: Journal;
}

export function partialPathOf(filePath: string): string {
  return `${filePath}${PARTIAL_SUFFIX}`;
}

export function journalPathOf(filePath: string): string {
  return `${filePath}${JOURNAL_SUFFIX}`;
}

export function lockPathOf(filePath: string): string {
  return `${filePath}${PARTIAL_SUFFIX}.lock`;
}

/** All journals in the folder. One that cannot be read counts as none. */
export async function findJournals(folder: string): Promise<FoundJournal[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => name.endsWith(JOURNAL_SUFFIX))
      .map(async (name) => {
        const journalPath = path.join(folder, name);
        const journal = await readJournal(journalPath);
        // Its place says which file it is of; one that was renamed would lead to other files.
        return journal !== undefined && name === journalPathOf(journal.files[0]?.name ?? "")
          ? [{ journalPath, journal }]
          : [];
      }),
  );
  return found.flat();
}

export async function readJournal(journalPath: string): Promise<Journal | undefined> {
  const text = await readFile(journalPath, "utf8").catch(() => undefined);
  return text === undefined ? undefined : parseJournal(text);
}

/**
 * @param journal of an earlier run of this model
 * @throws AppError model.exists when another model has one of the names
 */
export async function planFiles(
  remote: RemoteModel,
  folder: string,
  journal: Journal | undefined,
  disk: DiskPort,
): Promise<FilePlan[]> {
  const name = modelNameOf(remote.files[0]?.name ?? "");
  if (new Set(remote.files.map((file) => file.name.toLowerCase())).size < remote.files.length) {
    throw new AppError("model.exists", "Two parts of one name", { details: { name } });
  }
  return Promise.all(
    remote.files.map(async (file): Promise<FilePlan> => {
      const filePath = path.join(folder, file.name);
      const partialPath = partialPathOf(filePath);
      const plan = { remote: file, path: filePath, partialPath, validators: {}, done: [] };
      const published = await disk.facts(filePath);
      if (published !== undefined) {
        if (published.sizeBytes !== file.sizeBytes) {
          throw new AppError("model.exists", `${filePath} has another size`, { details: { name } });
        }
        return { ...plan, isPublished: true, done: file.sizeBytes === 0 ? [] : [[0, file.sizeBytes]] };
      }
      const known = journal?.files.find((one) => one.name === file.name);
      const partial = await disk.facts(partialPath);
      const counts = known !== undefined && partial?.sizeBytes === file.sizeBytes && isSame(known, file);
      if (counts) return { ...plan, isPublished: false, done: known.done, validators: known.validators };
      await disk.remove(partialPath);
      return { ...plan, isPublished: false };
    }),
  );
}

/** Whether what came then is of the file that is there now. Without a sum the first answer's ETag will tell. */
function isSame(known: JournalFile, now: RemoteFile): boolean {
  if (known.sizeBytes !== now.sizeBytes) return false;
  if (known.sha256 !== undefined && now.sha256 !== undefined) return known.sha256 === now.sha256;
  const then = known.validators[new URL(now.url).origin];
  if (now.validator !== undefined && then !== undefined) return then === now.validator;
  return Object.keys(known.validators).length > 0;
}

export interface RoomOptions {
  readonly files: readonly FilePlan[];
  readonly folder: string;
  readonly disk: DiskPort;
  readonly reserveBytes: number;
}

/** @throws AppError download.diskFull */
export async function checkRoom({ files, folder, disk, reserveBytes }: RoomOptions): Promise<void> {
  const missing = await Promise.all(
    files.map(async ({ isPublished, partialPath, remote }) => {
      if (isPublished) return 0;
      const taken = (await disk.facts(partialPath))?.takenBytes ?? 0;
      return Math.max(0, remote.sizeBytes - taken);
    }),
  );
  const missingBytes = missing.reduce((sum, bytes) => sum + bytes, 0);
  if (missingBytes === 0) return;
  const neededBytes = missingBytes + reserveBytes;
  const freeBytes = await disk.freeBytes(folder);
  const name = modelNameOf(files[0]?.remote.name ?? "");
  if (freeBytes < neededBytes) throw diskFull({ name, folder, neededBytes, reserveBytes, freeBytes });
}

export function doneBytesOf(files: readonly { readonly done: ByteRanges }[]): number {
  return files.reduce((sum, { done }) => sum + bytesIn(done), 0);
}
