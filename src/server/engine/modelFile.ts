/**
 * Looks at a model file before the native library does. The library's own words about a bad file are unhelpful, and
 * some files make it end the whole process.
 */
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { AppError } from "../../shared/appError.ts";
import { GgufFormatError, readGgufHeader, type GgufHeader, type GgufValue } from "./ggufHeader.ts";

/** Token types of `tokenizer.ggml.token_type`. */
const NORMAL = 1;
const UNKNOWN = 2;
const CONTROL = 3;
const USER_DEFINED = 4;

/** A token that the file itself declares to be more than ordinary text. */
export interface DeclaredMarker {
  readonly text: string;
  readonly id: number;
  readonly control: boolean;
}

export interface ModelFileFacts {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly architecture: string;
  /** The transformer's blocks and the output layer, as llama.cpp counts what it can move to a GPU. */
  readonly totalLayers: number;
  readonly chatTemplate: string;
  /** Texts of the tokens that begin and end a sequence; empty where the file names none. */
  readonly bosText: string;
  readonly eosText: string;
  readonly declaredMarkers: readonly DeclaredMarker[];
  /** Ids that the file types as ordinary text, whatever the library makes of them. */
  readonly isOrdinary: (token: number) => boolean;
  readonly vocabulary: readonly string[];
}

/** @throws AppError model.notFound, model.notAFile, model.invalidFile, model.noChatTemplate */
export async function inspectModelFile(path: string): Promise<ModelFileFacts> {
  const sizeBytes = await fileSize(path);
  const header = await readHeader(path);
  const invalid = (reason: string): AppError =>
    new AppError("model.invalidFile", `${path}: ${reason}`, { details: { path, reason } });
  const fault = faultOf(header, sizeBytes);
  if (fault !== undefined) throw invalid(fault);
  const { metadata } = header;
  const chatTemplate = text(metadata, "tokenizer.chat_template");
  if (chatTemplate === undefined || chatTemplate.trim() === "") {
    throw new AppError("model.noChatTemplate", `${path} has no tokenizer.chat_template`, { details: { path } });
  }
  const architecture = text(metadata, "general.architecture") ?? "";
  const blocks = metadata.get(`${architecture}.block_count`);
  const vocabulary = list(metadata, "tokenizer.ggml.tokens").map(String);
  const types = list(metadata, "tokenizer.ggml.token_type");
  return {
    path,
    name: text(metadata, "general.name") ?? basename(path, ".gguf"),
    sizeBytes,
    architecture,
    totalLayers: (typeof blocks === "number" ? blocks : 0) + 1,
    chatTemplate,
    bosText: tokenText(metadata, vocabulary, "tokenizer.ggml.bos_token_id"),
    eosText: tokenText(metadata, vocabulary, "tokenizer.ggml.eos_token_id"),
    declaredMarkers: vocabulary.flatMap((token, id) =>
      types[id] === CONTROL || types[id] === USER_DEFINED || types[id] === UNKNOWN
        ? [{ text: token, id, control: types[id] !== USER_DEFINED }]
        : [],
    ),
    isOrdinary: (token) => types[token] === NORMAL,
    vocabulary,
  };
}

async function fileSize(path: string): Promise<number> {
  let found;
  try {
    found = await stat(path);
  } catch (cause) {
    if (systemCode(cause) === "ENOENT" || systemCode(cause) === "ENOTDIR") {
      throw new AppError("model.notFound", `${path} does not exist`, { details: { model: path }, cause });
    }
    throw notAFile(path, cause);
  }
  if (!found.isFile()) throw notAFile(path);
  return found.size;
}

async function readHeader(path: string): Promise<GgufHeader> {
  try {
    return await readGgufHeader(path);
  } catch (cause) {
    if (cause instanceof GgufFormatError) {
      const details = { path, reason: cause.message };
      throw new AppError("model.invalidFile", `${path}: ${cause.message}`, { details, cause });
    }
    throw notAFile(path, cause);
  }
}

/** What is wrong with a header that could be read, as one clause. */
function faultOf({ metadata, tensorCount, requiredBytes }: GgufHeader, sizeBytes: number): string | undefined {
  const architecture = text(metadata, "general.architecture");
  if (architecture === undefined || architecture === "") return "its header names no architecture";
  if (tensorCount === 0) return "it contains no weights";
  if (requiredBytes > sizeBytes) return `it is cut off: ${sizeBytes} of at least ${requiredBytes} bytes are there`;
  const blocks = metadata.get(`${architecture}.block_count`);
  const isSplit = Number(metadata.get("split.count") ?? 0) > 1;
  if (typeof blocks === "number" && blocks > tensorCount && !isSplit) {
    return `its header is damaged (${blocks} blocks, ${tensorCount} tensors)`;
  }
  const zero = sizeKeys(metadata, architecture).find((key) => metadata.get(key) === 0);
  return zero === undefined ? undefined : `its header is damaged (${zero} is 0)`;
}

/** Sizes that the library divides by, or builds tensors of, without looking: a zero ends the process. */
function sizeKeys(metadata: ReadonlyMap<string, GgufValue>, architecture: string): string[] {
  const always = ["block_count", "embedding_length", "context_length"];
  const attention = ["head_count", "head_count_kv", "key_length", "value_length"].map((key) => `attention.${key}`);
  // State-space models have no attention and say so with zeros.
  const hasAttention = ![...metadata.keys()].some((key) => /\.(?:ssm|wkv)\./u.test(key));
  const keys = hasAttention ? [...always, ...attention, "feed_forward_length"] : always;
  return keys.map((key) => `${architecture}.${key}`);
}

function notAFile(path: string, cause?: unknown): AppError {
  return new AppError("model.notAFile", `${path} is not a readable file`, { details: { path }, cause });
}

function tokenText(metadata: ReadonlyMap<string, GgufValue>, vocabulary: readonly string[], key: string): string {
  const id = metadata.get(key);
  return typeof id === "number" ? (vocabulary[id] ?? "") : "";
}

function text(metadata: ReadonlyMap<string, GgufValue>, key: string): string | undefined {
  const value = metadata.get(key);
  return typeof value === "string" ? value : undefined;
}

function list(metadata: ReadonlyMap<string, GgufValue>, key: string): readonly (string | number | boolean)[] {
  const value = metadata.get(key);
  return Array.isArray(value) ? (value as readonly (string | number | boolean)[]) : [];
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
