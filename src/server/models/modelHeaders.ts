/** What the list of models tells of each file's header. Read once for each version of a file, without its vocabulary. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { AppError } from "../../shared/appError.ts";
import type { ModelFile, ModelFileHeader } from "../../shared/modelsProtocol.ts";
import { fromWireError, toWireError } from "../../shared/wireError.ts";
import { GgufFormatError, type GgufHeader, readSmallGgufHeader } from "../gguf/ggufHeader.ts";
import { cutOff, faultOf } from "../gguf/modelFile.ts";
import type { StoredModel, StoredPart } from "./store.ts";

export type ListedHeader = Pick<ModelFile, "header" | "problem">;

/** More than anybody has files; a folder that changes all the time must not fill the memory. */
const MOST_KEPT = 1000;

/** `llama_ftype` of llama.cpp's llama.h. */
const FILE_TYPES: Readonly<Record<number, string>> = {
  0: "F32",
  1: "F16",
  2: "Q4_0",
  3: "Q4_1",
  7: "Q8_0",
  8: "Q5_0",
  9: "Q5_1",
  10: "Q2_K",
  11: "Q3_K_S",
  12: "Q3_K_M",
  13: "Q3_K_L",
  14: "Q4_K_S",
  15: "Q4_K_M",
  16: "Q5_K_S",
  17: "Q5_K_M",
  18: "Q6_K",
  19: "IQ2_XXS",
  20: "IQ2_XS",
  21: "Q2_K_S",
  22: "IQ3_XS",
  23: "IQ3_XXS",
  24: "IQ1_S",
  25: "IQ4_NL",
  26: "IQ3_S",
  27: "IQ3_M",
  28: "IQ2_S",
  29: "IQ2_M",
  30: "IQ4_XS",
  31: "IQ1_M",
  32: "BF16",
  36: "TQ1_0",
  37: "TQ2_0",
  38: "MXFP4",
};
/** Set in the type where it was guessed from the tensors. */
const GUESSED_TYPE = 1024;

export class ModelHeaders {
  private readonly known = new Map<string, Promise<ListedHeader>>();
  /** One file at a time: reading is the disk's work, and taking apart keeps the event loop busy for some milliseconds. */
  private reading: Promise<unknown> = Promise.resolve();

  of(model: StoredModel): Promise<ListedHeader> {
    const [first] = model.parts;
    if (first === undefined) return Promise.resolve({ problem: toWireError(notFound(model)) });
    const key = `${first.path}|${first.sizeBytes}|${first.modifiedMs}|${model.parts.length}`;
    const known = this.known.get(key) ?? this.read(model, first.sizeBytes);
    this.known.delete(key);
    this.known.set(key, known);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_KEPT && oldest !== undefined) this.known.delete(oldest);
    return known;
  }

  private read(model: StoredModel, sizeBytes: number): Promise<ListedHeader> {
    const work = this.reading.then(async () => {
      await nextTurn(); // a ping goes before the next file
      return inspect(model, sizeBytes);
    });
    this.reading = work;
    return work;
  }
}

/**
 * Looks at all parts, which a list has no time for.
 * @throws AppError model.invalidFile, model.notAFile, model.noChatTemplate: what would keep it from being used
 */
export async function requireUsable(model: StoredModel): Promise<void> {
  const { problem } = await inspect(model, model.parts[0]?.sizeBytes ?? 0);
  if (problem !== undefined) throw fromWireError(problem) ?? new AppError("internal", problem.message);
  for (const part of model.parts.slice(1)) await requirePart(part);
}

/** Further parts name no architecture: only whether their tensors are there can be told. */
async function requirePart({ path, sizeBytes }: StoredPart): Promise<void> {
  const header = await readSmallGgufHeader(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const fault = cutOff(header, sizeBytes);
  if (fault !== undefined) throw invalid(path, fault);
}

async function inspect(model: StoredModel, sizeBytes: number): Promise<ListedHeader> {
  try {
    const header = await readSmallGgufHeader(model.path);
    const facts = factsOf(header, model.name);
    const problem = problemOf(model, header, sizeBytes);
    return { header: facts, ...(problem !== undefined && { problem: toWireError(problem) }) };
  } catch (error) {
    return { problem: toWireError(unreadable(model.path, error)) };
  }
}

function factsOf({ metadata }: GgufHeader, fileName: string): ModelFileHeader {
  const text = (key: string): string | undefined => {
    const value = metadata.get(key);
    return typeof value === "string" && value.trim() !== "" ? value : undefined;
  };
  const number = (key: string): number => {
    const value = metadata.get(key);
    return typeof value === "number" && Number.isFinite(value) ? value : 0;
  };
  const architecture = text("general.architecture") ?? "";
  const type = metadata.get("general.file_type");
  const quantization = typeof type === "number" ? FILE_TYPES[type & ~GUESSED_TYPE] : undefined;
  const licence = text("general.license.name") ?? text("general.license");
  return {
    title: text("general.name") ?? fileName,
    architecture,
    contextTokens: number(`${architecture}.context_length`),
    totalLayers: number(`${architecture}.block_count`) + 1, // and the output, as llama.cpp counts
    ...(quantization !== undefined && { quantization }),
    ...(licence !== undefined && { licence }),
  };
}

function problemOf(model: StoredModel, header: GgufHeader, sizeBytes: number): AppError | undefined {
  const { path, parts, partCount } = model;
  const fault = faultOf(header, sizeBytes);
  if (fault !== undefined) return invalid(path, fault);
  if (parts.length < partCount)
    return invalid(path, `${partCount - parts.length} of its ${partCount} parts are missing`);
  const template = header.metadata.get("tokenizer.chat_template");
  if (typeof template === "string" && template.trim() !== "") return undefined;
  return new AppError("model.noChatTemplate", `${path} has no tokenizer.chat_template`, { details: { path } });
}

function unreadable(path: string, cause: unknown): AppError {
  if (cause instanceof GgufFormatError) return invalid(path, cause.message);
  return new AppError("model.notAFile", `${path} cannot be read`, { details: { path }, cause });
}

function invalid(path: string, reason: string): AppError {
  return new AppError("model.invalidFile", `${path}: ${reason}`, { details: { path, reason } });
}

function notFound({ path }: StoredModel): AppError {
  return new AppError("model.notFound", `${path} is not there`, { details: { model: path } });
}
