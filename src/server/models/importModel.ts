/** Takes a GGUF file of the user's into the list: where it lies, or as a copy in the product's own folder. */
import { constants, copyFile, type FileHandle, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { DISK_RESERVE_BYTES } from "../../core/models/diskReserve.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError, throwIfCancelled } from "../../shared/cancelSignal.ts";
import type { Logger } from "../../shared/logger.ts";
import { isRunning } from "../isRunning.ts";
import { systemCode } from "../systemCode.ts";
import { diskFull, ofDisk } from "./download/diskFailure.ts";
import { realDisk } from "./download/diskPort.ts";
import type { Library } from "./library.ts";
import { requireUsable } from "./modelHeaders.ts";
import { expandHome, findStored, firstPartOf, listModelFiles, type StoredModel } from "./store.ts";
import { type TransferEntry, transferId, type Transfers } from "./transfers.ts";

export interface ImportDeps {
  readonly library: Library;
  readonly transfers: Transfers;
  readonly modelsDir: string;
  /** Of the request. */
  readonly signal: AbortSignal;
}

export interface ImportWish {
  readonly path: string;
  readonly mode: "reference" | "copy";
}

/** What is not whole yet; the process that writes it is in the name, so that what a dead one left is found. */
const COPYING = /\.(\d+)\.importing$/u;
const CHUNK_BYTES = 4 * 1024 * 1024;

/**
 * @returns where the model is now
 * @throws AppError model.notFound, model.notAFile, model.invalidFile, model.noChatTemplate, model.exists,
 *   download.diskFull, folder.notWritable
 * @throws CancelledError
 */
export async function importModel(deps: ImportDeps, wish: ImportWish): Promise<string> {
  const given = firstPartOf(expandHome(wish.path));
  const model = path.isAbsolute(given) ? await findStored(path.normalize(given)) : undefined;
  if (model === undefined) throw await notThere(wish.path);
  await requireUsable(model);
  if (await isInFolder(model.path, deps.modelsDir)) return model.path;
  return wish.mode === "reference" ? importReference(deps, model) : importCopy(deps, model);
}

/** What a process that was killed in the middle of a copy has left. What cannot be removed stays. */
export async function removeUnfinishedImports(modelsDir: string, logger: Logger): Promise<void> {
  for (const name of await readdir(modelsDir).catch(() => [])) {
    const pid = Number(COPYING.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || (pid !== process.pid && isRunning(pid))) continue;
    await rm(path.join(modelsDir, name), { force: true }).catch((error: unknown) =>
      logger.warn(`${name} cannot be removed: ${String(error)}`),
    );
  }
}

async function importReference({ library, modelsDir }: ImportDeps, model: StoredModel): Promise<string> {
  const { references } = await library.read();
  if (references.includes(model.path)) return model.path;
  const others = await listModelFiles({ dirs: [], modelsDir, references });
  if (others.some(({ name }) => name === model.name)) throw exists(model.name);
  await library.addReference(model.path);
  // Its size, for when its disk is not there.
  const parts = model.parts.map(({ sizeBytes, modifiedMs }) => ({ sizeBytes, modifiedMs }));
  await library.noteFile(model.path, { integrity: "unknown", parts });
  return model.path;
}

async function importCopy(deps: ImportDeps, model: StoredModel): Promise<string> {
  const { modelsDir, transfers, signal } = deps;
  const target = path.join(modelsDir, path.basename(model.path));
  const id = transferId("import", target);
  if (transfers.isWorkingOn(target)) throw inUse(model.name);
  await requireFreeName(model, modelsDir);
  const stop = new AbortController();
  const end = (): Promise<void> => {
    stop.abort();
    return finished.catch(() => undefined);
  };
  const entry = transfers.add(
    {
      id,
      kind: "import",
      name: model.name,
      ref: model.path,
      path: target,
      otherPaths: model.parts.slice(1).map((part) => path.join(modelsDir, path.basename(part.path))),
    },
    { doneBytes: 0, totalBytes: model.sizeBytes, state: { kind: "running" } },
    // Half a copy is of no use to anybody: the original is still there.
    { pause: end, discard: end },
  );
  const finished = copyAll(model, modelsDir, entry, AbortSignal.any([stop.signal, signal]));
  try {
    await finished;
  } catch (error) {
    throw CancelledError.is(error) ? error : await ofDisk(error, () => need(model, modelsDir), modelsDir);
  } finally {
    entry.remove();
  }
  return target;
}

/** All parts get their names together, when all of them are there. */
async function copyAll(model: StoredModel, folder: string, entry: TransferEntry, signal: AbortSignal): Promise<void> {
  await mkdir(folder, { recursive: true });
  const copies = model.parts.map(({ path: from, sizeBytes }) => {
    const to = path.join(folder, path.basename(from));
    return { from, to, sizeBytes, temporary: `${to}.${process.pid}.importing` };
  });
  const named: string[] = [];
  try {
    let doneBytes = 0;
    for (const copy of copies) {
      throwIfCancelled(signal);
      if (!(await cloned(copy.from, copy.temporary))) {
        await checkRoom(model, folder, doneBytes);
        await copyBytes(copy.from, copy.temporary, signal, (bytes) => entry.update({ doneBytes: doneBytes + bytes }));
      }
      doneBytes += copy.sizeBytes;
      entry.update({ doneBytes });
    }
    throwIfCancelled(signal);
    for (const { temporary, to } of copies) {
      await publish(temporary, to, model.name);
      named.push(to);
    }
  } catch (error) {
    for (const file of [...copies.map(({ temporary }) => temporary), ...named]) await rm(file, { force: true });
    throw error;
  }
}

/** The same blocks under another name, where the file system can: at once, and without room of its own. */
async function cloned(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL);
    return true;
  } catch {
    await rm(to, { force: true });
    return false; // another file system, or one that cannot: what is really wrong shows when it is copied
  }
}

async function copyBytes(
  from: string,
  to: string,
  signal: AbortSignal,
  onProgress: (doneBytes: number) => void,
): Promise<void> {
  let source: FileHandle | undefined;
  let target: FileHandle | undefined;
  try {
    source = await open(from, "r").catch((error: unknown) => {
      throw notReadable(from, error);
    });
    target = await open(to, "wx", 0o600);
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let position = 0; ;) {
      throwIfCancelled(signal);
      const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, position).catch((error: unknown) => {
        throw notReadable(from, error);
      });
      if (bytesRead === 0) break;
      for (let written = 0; written < bytesRead;) {
        written += (await target.write(buffer, written, bytesRead - written, position + written)).bytesWritten;
      }
      position += bytesRead;
      onProgress(position);
    }
    await target.datasync();
  } finally {
    await target?.close();
    await source?.close();
  }
}

async function checkRoom(model: StoredModel, folder: string, doneBytes: number): Promise<void> {
  const facts = await need(model, folder, doneBytes);
  if (facts.neededBytes > facts.freeBytes) throw diskFull(facts);
}

async function need(model: StoredModel, folder: string, doneBytes = 0) {
  const reserveBytes = DISK_RESERVE_BYTES;
  const neededBytes = model.sizeBytes - doneBytes + reserveBytes;
  return { name: model.name, folder, neededBytes, reserveBytes, freeBytes: await realDisk.freeBytes(folder) };
}

async function publish(temporary: string, target: string, name: string): Promise<void> {
  try {
    await realDisk.publish(temporary, target);
  } catch (error) {
    if (systemCode(error) === "EEXIST") throw exists(name);
    throw error;
  }
}

/** @throws AppError model.exists */
async function requireFreeName(model: StoredModel, modelsDir: string): Promise<void> {
  for (const part of model.parts) {
    const target = path.join(modelsDir, path.basename(part.path));
    if ((await stat(target).catch(() => undefined)) !== undefined) throw exists(model.name);
  }
}

/** Also through a link: a model folder may lie on another disk. */
async function isInFolder(filePath: string, folder: string): Promise<boolean> {
  const [own, other] = await Promise.all([stat(path.dirname(filePath)), stat(folder).catch(() => undefined)]);
  return own.ino === other?.ino && own.dev === other.dev;
}

async function notThere(filePath: string): Promise<AppError> {
  const facts = await stat(filePath).catch((error: unknown) => systemCode(error));
  if (typeof facts === "object" || facts === "EACCES" || facts === "EPERM") {
    return notReadable(filePath);
  }
  return new AppError("model.notFound", `${filePath} is not there`, { details: { model: filePath } });
}

/** What is wrong is where it comes from, not where it goes. */
function notReadable(filePath: string, cause?: unknown): AppError {
  return new AppError("model.notAFile", `${filePath} is no readable file`, { details: { path: filePath }, cause });
}

function exists(name: string): AppError {
  return new AppError("model.exists", `${name} is there already`, { details: { name } });
}

function inUse(model: string): AppError {
  return new AppError("model.inUse", `${model} is being imported`, { details: { model } });
}
