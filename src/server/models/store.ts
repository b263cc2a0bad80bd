/** GGUF files on disk: which file a client means, and which there are. */
import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { AppError } from "../../shared/appError.ts";
import type { ModelSelector } from "../../shared/protocol.ts";

/** A file, or the first of a split one. */
export interface StoredModel {
  readonly name: string;
  readonly path: string;
  /** Of all parts together. */
  readonly sizeBytes: number;
  /** Of the youngest part, in milliseconds since 1970. */
  readonly modifiedMs: number;
}

/** llama.cpp's naming of split files; the engine opens the first and finds the rest. */
const SPLIT_NAME = /^(.+)-(\d{5})-of-(\d{5})\.gguf$/iu;

/**
 * The absolute path that the selector stands for. A path is given back as it is: what is wrong with the file is the
 * engine's to say.
 * @throws AppError model.none, model.notFound
 */
export async function resolveModel({ ref, dirs }: ModelSelector, modelsDir: string): Promise<string> {
  if (ref === undefined || ref.trim() === "") return newestModel(modelsDir);
  const expanded = /^~(?=$|[\\/])/u.test(ref) ? path.join(os.homedir(), ref.slice(1)) : ref;
  if (path.isAbsolute(expanded)) return expanded;
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
  throw new AppError("model.notFound", `No model ${ref} in ${[...dirs, modelsDir].join(", ")}`, {
    details: { model: ref },
  });
}

/** All models in the folders, each path once, by name. A folder that cannot be read has none. */
export async function listModelFiles(dirs: readonly string[], modelsDir: string): Promise<StoredModel[]> {
  const found = new Map<string, StoredModel>();
  for (const folder of [modelsDir, ...dirs]) {
    for (const model of await modelsIn(folder)) found.set(model.path, model);
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

async function newestModel(modelsDir: string): Promise<string> {
  const [newest] = (await modelsIn(modelsDir)).sort((a, b) => b.modifiedMs - a.modifiedMs);
  if (newest === undefined) throw new AppError("model.none", `No GGUF file in ${modelsDir}`);
  return newest.path;
}

async function modelsIn(folder: string): Promise<StoredModel[]> {
  const models = new Map<string, StoredModel>();
  for (const name of (await namesIn(folder)).sort()) {
    const filePath = path.join(folder, name);
    const facts = await stat(filePath).catch(() => undefined); // a dangling link, or gone since
    if (facts?.isFile() !== true) continue;
    const split = SPLIT_NAME.exec(name);
    const key = split === null ? name : `${split[1] ?? name}/${split[3] ?? ""}`;
    const first = models.get(key);
    if (first === undefined && split !== null && split[2] !== "00001") continue; // its beginning is missing
    models.set(key, {
      name: split?.[1] ?? path.basename(name, path.extname(name)),
      path: first?.path ?? filePath,
      sizeBytes: (first?.sizeBytes ?? 0) + facts.size,
      modifiedMs: Math.max(first?.modifiedMs ?? 0, facts.mtimeMs),
    });
  }
  return [...models.values()];
}

async function namesIn(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.map((entry) => entry.name).filter((name) => name.toLowerCase().endsWith(".gguf"));
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
