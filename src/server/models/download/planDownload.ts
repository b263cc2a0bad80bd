/** What of a model is on disk already, what is missing, and whether there is room for it. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../../shared/appError.ts";
import { firstPartOf, modelNameOf } from "../store.ts";
import { bytesIn, type ByteRanges } from "./byteRanges.ts";
import { diskFull } from "./diskFailure.ts";
import type { DiskPort, FileFacts } from "./diskPort.ts";
import {
  type FileVersion,
  type Journal,
  JOURNAL_SUFFIX,
  type JournalFile,
  parseJournal,
  PARTIAL_SUFFIX,
} from "./journal.ts";
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
  /** The damaged file that it takes the place of. */
  readonly replaces?: FileVersion;
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

/** The partial files of a model. Where its journal cannot be read its name tells them. */
export async function partialsOf(filePath: string, journal: Journal | undefined): Promise<string[]> {
  const folder = path.dirname(filePath);
  if (journal !== undefined) return journal.files.map(({ name }) => partialPathOf(path.join(folder, name)));
  const names = await readdir(folder).catch(() => []);
  const isOfModel = (name: string): boolean =>
    name.endsWith(`.gguf${PARTIAL_SUFFIX}`) &&
    firstPartOf(name.slice(0, -PARTIAL_SUFFIX.length)) === path.basename(filePath);
  return names.filter(isOfModel).map((name) => path.join(folder, name));
}

export async function readJournal(journalPath: string): Promise<Journal | undefined> {
  const text = await readFile(journalPath, "utf8").catch(() => undefined);
  return text === undefined ? undefined : parseJournal(text);
}

export interface PlanOptions {
  readonly remote: RemoteModel;
  readonly folder: string;
  /** Of an earlier run of this model. */
  readonly journal: Journal | undefined;
  readonly disk: DiskPort;
  /** The files that have its names are known not to be what was published. */
  readonly isDamaged: boolean;
}

/** @throws AppError model.exists when another model has one of the names */
export async function planFiles(options: PlanOptions): Promise<FilePlan[]> {
  const { files } = options.remote;
  if (new Set(files.map((file) => file.name.toLowerCase())).size < files.length) {
    const details = { name: modelNameOf(files[0]?.name ?? "") };
    throw new AppError("model.exists", "Two parts of one name", { details });
  }
  return Promise.all(files.map((file) => planFile(file, options)));
}

async function planFile(file: RemoteFile, options: PlanOptions): Promise<FilePlan> {
  const { remote, folder, journal, disk, isDamaged } = options;
  const filePath = path.join(folder, file.name);
  const partialPath = partialPathOf(filePath);
  const known = journal?.files.find((one) => one.name === file.name);
  const plan = { remote: file, path: filePath, partialPath, validators: {}, done: [] };
  const there = await disk.facts(filePath);
  const replaces = there && damagedVersion(there, known, isDamaged);
  if (there !== undefined && replaces === undefined) {
    if (there.sizeBytes !== file.sizeBytes || !(canBeCompared(file, known) || isWhole(known))) {
      const details = { name: modelNameOf(remote.files[0]?.name ?? "") };
      throw new AppError("model.exists", `${filePath} is not known to be this file`, { details });
    }
    return { ...plan, isPublished: true, done: file.sizeBytes === 0 ? [] : [[0, file.sizeBytes]] };
  }
  const fresh = { ...plan, isPublished: false, ...(replaces !== undefined && { replaces }) };
  const partial = await disk.facts(partialPath);
  if (known !== undefined && partial?.sizeBytes === file.sizeBytes && isSame(known, file)) {
    return { ...fresh, done: known.done, validators: known.validators };
  }
  await disk.remove(partialPath);
  return fresh;
}

/** What has the name and may be written over: the very file that was found damaged. */
function damagedVersion(there: FileFacts, known: JournalFile | undefined, isDamaged: boolean): FileVersion | undefined {
  const version = { sizeBytes: there.sizeBytes, modifiedMs: there.modifiedMs };
  return isDamaged || (known?.replaces !== undefined && isSameVersion(there, known.replaces)) ? version : undefined;
}

export function isSameVersion(one: FileVersion, other: FileVersion): boolean {
  return one.sizeBytes === other.sizeBytes && one.modifiedMs === other.modifiedMs;
}

/** Without a sum a name and a size are no reason to take somebody's file for what was to be downloaded. */
function canBeCompared(file: RemoteFile, known: JournalFile | undefined): boolean {
  return (file.sha256 ?? known?.sha256) !== undefined;
}

/** An earlier run has given it its name. */
function isWhole(known: JournalFile | undefined): boolean {
  return known?.sizeBytes === bytesIn(known?.done ?? []);
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
