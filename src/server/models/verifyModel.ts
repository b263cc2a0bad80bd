/** Compares a model's bytes with the sums that are published for them, or with those of the first look. */
import { AppError } from "../../shared/appError.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import type { Integrity } from "../../shared/modelsProtocol.ts";
import { hashFiles } from "./hashFiles.ts";
import type { Library } from "./library.ts";
import type { FileRecord } from "./libraryFile.ts";
import { requireUsable } from "./modelHeaders.ts";
import { isSameVersion, recordOf } from "./modelList.ts";
import { findStored, type StoredModel } from "./store.ts";
import { transferId, type Transfers } from "./transfers.ts";

export interface VerifyDeps {
  readonly library: Library;
  readonly transfers: Transfers;
  /**
   * Sums of all files of a source, in order; undefined where one is not published.
   * @param commit that the files came from; left out: they are those of today
   * @throws AppError download.*, CancelledError
   */
  readonly publishedSums: (
    source: string,
    commit: string | undefined,
    signal: AbortSignal,
  ) => Promise<readonly string[] | undefined>;
  /** Of the request. */
  readonly signal: AbortSignal;
}

/** What the bytes may be compared with. */
interface KnownSums {
  readonly published?: readonly string[];
  /** The published ones are of these very files, not of what their author has uploaded since. */
  readonly isPinned?: boolean;
  /** Of an earlier look at the files as they are now. */
  readonly recorded?: readonly string[];
}

/** @throws AppError model.notFound, model.inUse, download.* where no sums are known here; CancelledError */
export async function verifyModel(deps: VerifyDeps, filePath: string): Promise<Integrity> {
  const { library, transfers } = deps;
  const model = await findStored(filePath);
  if (model === undefined) {
    throw new AppError("model.notFound", `${filePath} is not there`, { details: { model: filePath } });
  }
  const noted = recordOf(await library.read(), model.path);
  const record = noted !== undefined && (await isAnother(model, noted)) ? undefined : noted;
  // Nothing may come between this look and the line on the list: two windows would hash the same file.
  if (transfers.isWorkingOn(model.path)) {
    throw new AppError("model.inUse", `${filePath} is in a transfer`, { details: { model: model.name } });
  }
  return shown(deps, model, async (signal, onProgress) => {
    const known = await knownSums(deps, model, record, signal);
    const sha256 = await hashParts(model, signal, onProgress);
    const integrity = compare(sha256, known);
    await library.noteFile(model.path, {
      integrity,
      ...sumsToNote(integrity, sha256, known),
      parts: model.parts.map(({ sizeBytes, modifiedMs }) => ({ sizeBytes, modifiedMs })),
      ...(record?.source !== undefined && { source: record.source }),
      ...(record?.commit !== undefined && { commit: record.commit }),
      ...(record?.licence !== undefined && { licence: record.licence }),
    });
    return integrity;
  });
}

/** Somebody has put a model of another size there, under a name that was known. One that cannot be used is a damaged one. */
async function isAnother(model: StoredModel, record: FileRecord): Promise<boolean> {
  const isSameSize =
    model.parts.length === record.parts.length &&
    model.parts.every(({ sizeBytes }, index) => sizeBytes === record.parts[index]?.sizeBytes);
  if (isSameSize) return false;
  try {
    await requireUsable(model);
    return true;
  } catch (error) {
    return !AppError.is(error, "model.invalidFile");
  }
}

async function knownSums(
  { publishedSums }: VerifyDeps,
  model: StoredModel,
  record: FileRecord | undefined,
  signal: AbortSignal,
): Promise<KnownSums> {
  if (record === undefined) return {};
  const { source, commit, sha256, published } = record;
  if (published === true && sha256 !== undefined) return { published: sha256, isPinned: true };
  // Whoever has written another file there knows that it is another: a first look again.
  const own = sha256 !== undefined && isSameVersion(model.parts, record) ? { recorded: sha256 } : {};
  if (source === undefined) return own;
  try {
    const sums = await publishedSums(source, commit, signal);
    return sums === undefined ? own : { ...own, published: sums, isPinned: commit !== undefined };
  } catch (error) {
    const isOfNetwork = AppError.is(error) && error.code.startsWith("download.");
    if (!isOfNetwork || own.recorded === undefined) throw error;
    return own;
  }
}

function compare(sha256: readonly string[], { published, isPinned, recorded }: KnownSums): Integrity {
  if (published !== undefined && isEqual(sha256, published)) return "verified";
  if (recorded !== undefined) return isEqual(sha256, recorded) ? "recorded" : "damaged";
  return isPinned === true ? "damaged" : "recorded";
}

/** What the bytes should be is worth more than what damaged ones are. */
function sumsToNote(
  integrity: Integrity,
  sha256: readonly string[],
  { published, isPinned, recorded }: KnownSums,
): Pick<FileRecord, "sha256" | "published"> {
  if (integrity === "verified") return { sha256, published: true };
  if (integrity === "recorded") return { sha256 };
  return published !== undefined && isPinned === true
    ? { sha256: published, published: true }
    : { sha256: recorded ?? sha256 };
}

function isEqual(sums: readonly string[], others: readonly string[]): boolean {
  return sums.length === others.length && sums.every((sum, index) => sum === others[index]);
}

/** All windows see it, and may end it. */
async function shown<Result>(
  { transfers, signal }: VerifyDeps,
  model: StoredModel,
  work: (signal: AbortSignal, onProgress: (doneBytes: number) => void) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const end = (): Promise<void> => {
    stop.abort();
    return Promise.resolve();
  };
  const entry = transfers.add(
    {
      id: transferId("verify", model.path),
      kind: "verify",
      name: model.name,
      ref: model.path,
      path: model.path,
      otherPaths: model.parts.slice(1).map((part) => part.path),
    },
    { doneBytes: 0, totalBytes: model.sizeBytes, state: { kind: "verifying" } },
    { pause: end, discard: end },
  );
  try {
    return await work(AbortSignal.any([stop.signal, signal]), (doneBytes) => entry.update({ doneBytes }));
  } finally {
    entry.remove();
  }
}

async function hashParts(
  model: StoredModel,
  signal: AbortSignal,
  onProgress: (doneBytes: number) => void,
): Promise<string[]> {
  try {
    return await hashFiles(
      model.parts.map((part) => part.path),
      { signal, onProgress },
    );
  } catch (error) {
    if (CancelledError.is(error)) throw error;
    const details = { path: model.path };
    throw new AppError("model.notAFile", `${model.path} cannot be read`, { details, cause: error });
  }
}
