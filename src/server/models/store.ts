/** GGUF files on disk: which file a client means, and which there are. */
import type { BigIntStats, Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { AppError } from "../../shared/appError.ts";
import type { ModelSelector } from "../../shared/protocol.ts";

/** One file of a model. */
export interface StoredPart {
  readonly path: string;
  readonly sizeBytes: number;
  /** In milliseconds since 1970. */
  readonly modifiedMs: number;
  /** The same for all names of one file, and only for those: of the file itself, wherever the path leads. */
  readonly fileId: string;
}

/** A file, or a split one. */
export interface StoredModel {
  readonly name: string;
  /** Of the first part. */
  readonly path: string;
  /** In order; those that are missing are left out. */
  readonly parts: readonly StoredPart[];
  /** How many parts the names speak of. */
  readonly partCount: number;
  /** Of all parts together. */
  readonly sizeBytes: number;
}

/** Where a client's models can be. */
export interface ModelPlaces {
  readonly dirs: readonly string[];
  readonly modelsDir: string;
  /** Models that were imported and stay where they are. */
  readonly references: readonly string[];
  /** What a setting or the environment names; a path may lead elsewhere. */
  readonly ref?: string | undefined;
}

/** llama.cpp's naming of split files; the engine opens the first and finds the rest. */
const SPLIT_NAME = /^(.+)-(\d{5})-of-(\d{5})\.gguf$/iu;
/** A share that has gone away can keep a question waiting for minutes. */
const LOOK_MS = 2000;

/**
 * The absolute path that the selector stands for, normalised, as the list has it: a model is known by its path. Whether a
 * path leads to a file is not looked at: what is wrong with it is the engine's to say.
 * @throws AppError model.none, model.notFound, model.invalidFile for a download that is not complete
 */
export async function resolveModel(
  { ref, dirs }: ModelSelector,
  modelsDir: string,
  references: readonly string[] = [],
): Promise<string> {
  if (ref === undefined || ref.trim() === "") return newestModel(modelsDir, references);
  const expanded = expandHome(ref);
  if (/\.partial$/iu.test(expanded)) throw unfinished(expanded);
  if (path.isAbsolute(expanded)) return path.normalize(expanded);
  const name = expanded.replace(/\.gguf$/iu, "");
  for (const folder of [...dirs, modelsDir]) {
    for (const candidate of [`${name}.gguf`, name]) {
      const candidatePath = path.resolve(folder, candidate);
      if (isInside(folder, candidatePath) && (await isFile(candidatePath))) return candidatePath;
    }
    // By the name that the list shows for a split file.
    const split = (await modelsIn(folder)).find((model) => model.name === name);
    if (split !== undefined) return split.path;
  }
  const imported = references.find((reference) => modelNameOf(reference) === name);
  if (imported !== undefined) return imported;
  throw new AppError("model.notFound", `No model ${ref} in ${[...dirs, modelsDir].join(", ")}`, {
    details: { model: ref },
  });
}

/** All models in these places, each path once, by name. A folder that cannot be read has none. */
export async function listModelFiles({ dirs, modelsDir, references, ref = "" }: ModelPlaces): Promise<StoredModel[]> {
  const found = new Map<string, StoredModel>();
  const inFolders = await Promise.all([modelsDir, ...dirs].map((folder) => inTime(modelsIn(folder), [])));
  for (const model of inFolders.flat()) found.set(model.path, model);
  const imported = await Promise.all(references.map((reference) => findStored(reference)));
  references.forEach((reference, index) => {
    // One that has vanished stays on the list: somebody may plug the stick in again.
    found.set(reference, found.get(reference) ?? imported[index] ?? vanished(reference));
  });
  const named = expandHome(ref);
  const elsewhere = path.isAbsolute(named) && isModelName(named) ? await findStored(path.normalize(named)) : undefined;
  if (elsewhere !== undefined && !found.has(elsewhere.path)) found.set(elsewhere.path, elsewhere);
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || a.path.localeCompare(b.path));
}

/** The model that a file is, or is a part of. Undefined: it is not there, or does not answer. */
export async function findStored(filePath: string): Promise<StoredModel | undefined> {
  const split = SPLIT_NAME.exec(path.basename(filePath));
  if (split !== null) {
    const count = Number(split[3]);
    const models = await inTime(modelsIn(path.dirname(filePath)), []);
    return models.find(({ name, partCount }) => name === split[1] && partCount === count);
  }
  const part = await inTime(partOf(filePath), undefined);
  return part === undefined ? undefined : modelOf(filePath, [part], 1);
}

/** What people call the model in a file. */
export function modelNameOf(filePath: string): string {
  const fileName = path.basename(filePath);
  return SPLIT_NAME.exec(fileName)?.[1] ?? path.basename(fileName, path.extname(fileName));
}

/** The path of a model's first part, from that of any. */
export function firstPartOf(filePath: string): string {
  const [, name, number, count] = SPLIT_NAME.exec(path.basename(filePath)) ?? [];
  if (name === undefined || number === "00001") return filePath;
  return path.join(path.dirname(filePath), `${name}-00001-of-${count ?? ""}.gguf`);
}

export function expandHome(given: string): string {
  return /^~(?=$|[\\/])/u.test(given) ? path.join(os.homedir(), given.slice(1)) : given;
}

async function newestModel(modelsDir: string, references: readonly string[]): Promise<string> {
  const [newest] = (await modelsIn(modelsDir)).sort((a, b) => modifiedMs(b) - modifiedMs(a));
  if (newest !== undefined) return newest.path;
  for (const reference of [...references].reverse()) {
    if ((await findStored(reference)) !== undefined) return reference;
  }
  throw new AppError("model.none", `No GGUF file in ${modelsDir}`);
}

async function modelsIn(folder: string): Promise<StoredModel[]> {
  const names = await namesIn(folder);
  const parts = await Promise.all(names.map((name) => partOf(path.join(folder, name))));
  const groups = new Map<string, StoredPart[]>();
  for (const part of parts) {
    if (part === undefined) continue; // a dangling link, or gone since
    const fileName = path.basename(part.path);
    const split = SPLIT_NAME.exec(fileName);
    const key = split === null ? fileName : `${split[1] ?? ""}/${split[3] ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const split = SPLIT_NAME.exec(path.basename(first?.path ?? ""));
    if (first === undefined || (split !== null && split[2] !== "00001")) return []; // its beginning is missing
    return [modelOf(first.path, group, split === null ? 1 : Number(split[3]))];
  });
}

function modelOf(filePath: string, parts: readonly StoredPart[], partCount: number): StoredModel {
  const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  return { name: modelNameOf(filePath), path: filePath, parts, partCount, sizeBytes };
}

function vanished(filePath: string): StoredModel {
  return modelOf(filePath, [], 1);
}

async function partOf(filePath: string): Promise<StoredPart | undefined> {
  // Numbers of files have 64 bits and more on Windows: as floating point numbers those of neighbours would be the same.
  const found = await Promise.all([stat(filePath), stat(filePath, { bigint: true })]).catch(() => undefined);
  if (found === undefined) return undefined;
  const [facts, exact] = found;
  if (!facts.isFile()) return undefined;
  return { path: filePath, sizeBytes: facts.size, modifiedMs: facts.mtimeMs, fileId: fileIdOf(filePath, exact) };
}

/** Some file systems give no numbers, or the same ones again: there each name is a file, and so is each size and time of one number. */
export function fileIdOf(
  filePath: string,
  { dev, ino, size, mtimeNs }: Pick<BigIntStats, "dev" | "ino" | "size" | "mtimeNs">,
): string {
  return ino === 0n ? filePath : [dev, ino, size, mtimeNs].join(":");
}

function modifiedMs({ parts }: StoredModel): number {
  return Math.max(0, ...parts.map((part) => part.modifiedMs));
}

async function namesIn(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.map((entry) => entry.name).filter(isModelName);
  return names.sort();
}

function isModelName(fileName: string): boolean {
  return fileName.toLowerCase().endsWith(".gguf");
}

async function isFile(filePath: string): Promise<boolean> {
  const facts = await stat(filePath).catch(() => undefined);
  return facts?.isFile() === true;
}

/** A name is a name: `../` leads out of the folder, to what nobody offered. */
function isInside(folder: string, candidatePath: string): boolean {
  const relative = path.relative(folder, candidatePath);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
}

function unfinished(filePath: string): AppError {
  const details = { path: filePath, reason: "its download is not complete" };
  return new AppError("model.invalidFile", `${filePath} is a download that is not complete`, { details });
}

async function inTime<T>(work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(otherwise), LOOK_MS)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
