/** Deletes a model of the product's own folder for good, or forgets one that was imported. Nothing else is ever touched. */
import { lstat, realpath, unlink } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../shared/appError.ts";
import { systemCode } from "../systemCode.ts";
import { ofDisk } from "./download/diskFailure.ts";
import type { Library } from "./library.ts";
import { findStored, firstPartOf, modelNameOf, type StoredModel } from "./store.ts";
import type { Transfers } from "./transfers.ts";

export interface RemoveDeps {
  readonly library: Library;
  readonly transfers: Transfers;
  readonly modelsDir: string;
  /** Those in memory, and those on their way there. */
  readonly loadedPaths: () => readonly string[];
}

export interface Removed {
  /** That the disk has more of now. */
  readonly removedBytes: number;
  readonly forgotten: boolean;
}

/**
 * @param filePath of any part
 * @throws AppError model.notFound, model.inUse, model.notManaged, folder.notWritable
 */
export async function removeModel(deps: RemoveDeps, filePath: string): Promise<Removed> {
  const { library, transfers, modelsDir } = deps;
  const model = await findStored(filePath);
  const firstPath = model?.path ?? firstPartOf(filePath);
  const isOwn = /\.gguf$/iu.test(filePath) && (await isDirectlyIn(modelsDir, filePath));
  const isReference = (await library.read()).references.includes(firstPath);
  if (!isOwn && !isReference) throw model === undefined ? notFound(filePath) : notManaged(filePath);
  if (transfers.isWorkingOn(firstPath) || (await isInMemory(deps, firstPath))) throw inUse(firstPath);
  if (!isOwn) {
    await library.forget(firstPath);
    return { removedBytes: 0, forgotten: true };
  }
  if (model === undefined) throw notFound(filePath);
  const removedBytes = await deleteParts(model, modelsDir);
  await library.forget(firstPath);
  return { removedBytes, forgotten: false };
}

/** The first part last: without it nobody takes the others for a model, and it can be tried again while it is there. */
async function deleteParts(model: StoredModel, modelsDir: string): Promise<number> {
  let removedBytes = 0;
  for (const part of [...model.parts].reverse()) {
    try {
      const facts = await lstat(part.path);
      await unlink(part.path); // a link itself, never what it leads to
      if (facts.isFile() && facts.nlink === 1) removedBytes += facts.size;
    } catch (error) {
      throw await explain(error, model, modelsDir);
    }
  }
  return removedBytes;
}

function explain(error: unknown, { path: filePath }: StoredModel, modelsDir: string): unknown {
  const code = systemCode(error);
  // Windows keeps a file that some program has open.
  if (process.platform === "win32" && (code === "EBUSY" || code === "EPERM")) return inUse(filePath);
  // Deleting needs no room; it is what the other errors of a disk are told with.
  const need = { name: modelNameOf(filePath), folder: modelsDir, neededBytes: 0, reserveBytes: 0, freeBytes: 0 };
  return ofDisk(error, () => Promise.resolve(need), modelsDir);
}

async function isDirectlyIn(folder: string, filePath: string): Promise<boolean> {
  if (!path.isAbsolute(filePath) || path.normalize(filePath) !== filePath) return false;
  const [own, other] = await Promise.all([realOf(path.dirname(filePath)), realOf(folder)]);
  return own === other;
}

/** Also by another name of the same file. */
async function isInMemory({ loadedPaths }: RemoveDeps, filePath: string): Promise<boolean> {
  const [own, ...loaded] = await Promise.all([filePath, ...loadedPaths()].map(realOf));
  return loaded.some((other) => other === own);
}

function realOf(filePath: string): Promise<string> {
  return realpath(filePath).catch(() => path.resolve(filePath));
}

function notFound(filePath: string): AppError {
  return new AppError("model.notFound", `${filePath} is not there`, { details: { model: filePath } });
}

function notManaged(filePath: string): AppError {
  return new AppError("model.notManaged", `${filePath} is not the product's`, { details: { path: filePath } });
}

function inUse(filePath: string): AppError {
  const model = modelNameOf(filePath);
  return new AppError("model.inUse", `${filePath} is loaded, or a transfer works on it`, { details: { model } });
}
