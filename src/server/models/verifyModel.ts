/** Compares a model's bytes with the sums that are published for them, or with those of the first look. */
import { AppError } from "../../shared/appError.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import type { Integrity } from "../../shared/modelsProtocol.ts";
import { hashFiles } from "./hashFiles.ts";
import type { Library } from "./library.ts";
import type { FileRecord } from "./libraryFile.ts";
import { isSameVersion, recordOf } from "./modelList.ts";
import { findStored, modelNameOf, type StoredModel } from "./store.ts";
import { transferId, type Transfers } from "./transfers.ts";

export interface VerifyDeps {
  readonly library: Library;
  readonly transfers: Transfers;
  /** Sums of all files of a source, in order; undefined where one is not published. @throws AppError download.* */
  readonly publishedSums: (source: string, signal: AbortSignal) => Promise<readonly string[] | undefined>;
  /** Of the request. */
  readonly signal: AbortSignal;
}

interface Expected {
  readonly sha256: readonly string[];
  readonly published: boolean;
}

/** @throws AppError model.notFound, model.inUse, download.* where the published sums are not known here; CancelledError */
export async function verifyModel(deps: VerifyDeps, filePath: string): Promise<Integrity> {
  const { library, transfers, signal } = deps;
  const model = await findStored(filePath);
  if (model === undefined) {
    throw new AppError("model.notFound", `${filePath} is not there`, { details: { model: filePath } });
  }
  if (transfers.isWorkingOn(model.path)) {
    throw new AppError("model.inUse", `${filePath} is in a transfer`, { details: { model: model.name } });
  }
  const record = recordOf(await library.read(), model.path);
  const expected = await expectedOf(deps, model, record);
  const sha256 = await hashShown(model, transfers, signal);
  const result = compare(sha256, expected);
  await library.noteFile(model.path, {
    integrity: result,
    // What the bytes should be is worth more than what damaged ones are.
    sha256: expected?.sha256 ?? sha256,
    parts: model.parts.map(({ sizeBytes, modifiedMs }) => ({ sizeBytes, modifiedMs })),
    ...(expected?.published === true && { published: true }),
    ...(record?.source !== undefined && { source: record.source }),
    ...(record?.licence !== undefined && { licence: record.licence }),
  });
  return result;
}

async function expectedOf(
  { publishedSums, signal }: VerifyDeps,
  model: StoredModel,
  record: FileRecord | undefined,
): Promise<Expected | undefined> {
  if (record?.published === true && record.sha256 !== undefined) return { sha256: record.sha256, published: true };
  const published = record?.source === undefined ? undefined : await publishedSums(record.source, signal);
  if (published !== undefined) return { sha256: published, published: true };
  // Whoever has written another file there knows that it is another: a first look again.
  if (record?.sha256 === undefined || !isSameVersion(model.parts, record)) return undefined;
  return { sha256: record.sha256, published: false };
}

function compare(sha256: readonly string[], expected: Expected | undefined): Integrity {
  if (expected === undefined) return "recorded";
  const isEqual = sha256.length === expected.sha256.length && sha256.every((sum, at) => sum === expected.sha256[at]);
  if (!isEqual) return "damaged";
  return expected.published ? "verified" : "recorded";
}

/** All windows see it, and may end it. */
async function hashShown(model: StoredModel, transfers: Transfers, signal: AbortSignal): Promise<string[]> {
  const stop = new AbortController();
  const end = (): Promise<void> => {
    stop.abort();
    return Promise.resolve();
  };
  const entry = transfers.add(
    {
      id: transferId("verify", model.path),
      kind: "verify",
      name: modelNameOf(model.path),
      ref: model.path,
      path: model.path,
      otherPaths: model.parts.slice(1).map((part) => part.path),
    },
    { doneBytes: 0, totalBytes: model.sizeBytes, state: { kind: "verifying" } },
    { pause: end, discard: end },
  );
  try {
    return await hashFiles(
      model.parts.map((part) => part.path),
      {
        signal: AbortSignal.any([stop.signal, signal]),
        onProgress: (doneBytes) => entry.update({ doneBytes }),
      },
    );
  } catch (error) {
    if (CancelledError.is(error)) throw error;
    const details = { path: model.path };
    throw new AppError("model.notAFile", `${model.path} cannot be read`, { details, cause: error });
  } finally {
    entry.remove();
  }
}
