/**
 * Looks at a model file before the native library does. The library's own words about a bad file are unhelpful, and
 * some files make it end the whole process.
 */
import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { FitModel } from "../../core/models/fitSizes.ts";
import { AppError } from "../../shared/appError.ts";
import { systemCode } from "../systemCode.ts";
import { fitSizesOf } from "./fitSizesOf.ts";
import {
  GgufFormatError,
  readGgufHeader,
  type GgufHeader,
  type GgufValue,
  type HashedGgufHeader,
} from "./ggufHeader.ts";

/** Token types of `tokenizer.ggml.token_type`. */
const NORMAL = 1;
const UNKNOWN = 2;
const CONTROL = 3;
const USER_DEFINED = 4;

/** A split model has a handful; a damaged header must not make the server look for millions. */
const MOST_PARTS = 1000;

/** A token that the file itself declares to be more than ordinary text. */
export interface DeclaredMarker {
  readonly text: string;
  readonly id: number;
  readonly control: boolean;
}

export interface ModelFileFacts {
  readonly path: string;
  readonly name: string;
  /** Of all parts together, where the model is split. */
  readonly sizeBytes: number;
  /** Changes when the file does: its path, size, time and header. */
  readonly identity: string;
  readonly architecture: string;
  /** The transformer's blocks and the output layer, as llama.cpp counts what it can move to a GPU. */
  readonly totalLayers: number;
  /** Context that the model was trained on; a header may claim nonsense. */
  readonly trainedTokens: number;
  /** The file already asks for a stretched position encoding. */
  readonly hasStretchedPositions: boolean;
  /** What its memory is counted from. */
  readonly sizes: FitModel;
  readonly chatTemplate: string;
  /** Texts of the tokens that begin and end a sequence; empty where the file names none. */
  readonly bosText: string;
  readonly eosText: string;
  readonly declaredMarkers: readonly DeclaredMarker[];
  /** Ids that the file types as ordinary text, whatever the library makes of them. */
  readonly isOrdinary: (token: number) => boolean;
  readonly vocabulary: readonly string[];
}

/** What the header says. The sizes of a split model are not among it: parts may come later. */
export interface HeaderFacts extends Omit<ModelFileFacts, "sizeBytes" | "sizes"> {
  readonly header: GgufHeader;
  /** Files that the model is split into. */
  readonly parts: number;
}

/** @throws AppError model.notAFile, model.invalidFile, model.noChatTemplate */
export async function readHeaderFacts(path: string, { size, mtimeMs }: FileVersion): Promise<HeaderFacts> {
  const header = await readHeader(path);
  const invalid = (reason: string): AppError =>
    new AppError("model.invalidFile", `${path}: ${reason}`, { details: { path, reason } });
  const fault = faultOf(header, size);
  if (fault !== undefined) throw invalid(fault);
  const { metadata } = header;
  const chatTemplate = text(metadata, "tokenizer.chat_template");
  if (chatTemplate === undefined || chatTemplate.trim() === "") {
    throw new AppError("model.noChatTemplate", `${path} has no tokenizer.chat_template`, { details: { path } });
  }
  const architecture = text(metadata, "general.architecture") ?? "";
  const blocks = numberOf(metadata, `${architecture}.block_count`) ?? 0;
  const vocabulary = list(metadata, "tokenizer.ggml.tokens").map(String);
  const types = list(metadata, "tokenizer.ggml.token_type");
  return {
    path,
    name: text(metadata, "general.name") ?? basename(path, ".gguf"),
    header,
    parts: numberOf(metadata, "split.count") ?? 1,
    identity: [path, size, Math.floor(mtimeMs), header.sha256].join("|"),
    architecture,
    totalLayers: blocks + 1,
    trainedTokens: numberOf(metadata, `${architecture}.context_length`) ?? 0,
    hasStretchedPositions: hasStretchedPositions(metadata, architecture),
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

/**
 * For a verdict: also of a model that could not be used, because it has no chat template.
 * @param size of the first part
 * @throws AppError model.notAFile, model.invalidFile
 */
export async function readFileSizes(
  path: string,
  size: number,
): Promise<{ readonly title: string; readonly sizes: FitModel }> {
  const header = await readHeader(path);
  const reason = faultOf(header, size);
  if (reason !== undefined) {
    throw new AppError("model.invalidFile", `${path}: ${reason}`, { details: { path, reason } });
  }
  const parts = numberOf(header.metadata, "split.count") ?? 1;
  const { sizes } = await wholeSizes(path, size, { header, parts });
  return { title: text(header.metadata, "general.name") ?? basename(path, ".gguf"), sizes };
}

/** What changes when somebody writes the file. */
export type FileVersion = Pick<Stats, "size" | "mtimeMs">;

/** @throws AppError model.notFound, model.notAFile */
export async function fileVersion(path: string): Promise<FileVersion> {
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
  return found;
}

/**
 * Of all parts together. Of one that is missing nothing is counted here; the library says what is wrong with that.
 * @param size of the first part
 */
export async function wholeSizes(
  path: string,
  size: number,
  { header, parts }: Pick<HeaderFacts, "header" | "parts">,
): Promise<Pick<ModelFileFacts, "sizeBytes" | "sizes">> {
  const others = await Promise.all(
    otherParts(path, parts).map(async (part) => {
      const found = await stat(part).catch(() => undefined);
      return { bytes: found?.size ?? 0, header: await readGgufHeader(part).catch(() => undefined) };
    }),
  );
  const sizeBytes = others.reduce((sum, { bytes }) => sum + bytes, size);
  const headers = [header, ...others.map((part) => part.header)].filter((read) => read !== undefined);
  return { sizeBytes, sizes: fitSizesOf(headers, sizeBytes, Math.max(1, others.length + 1)) };
}

/** Of a split file's parts all but the first. */
function otherParts(path: string, parts: number): string[] {
  const match = /^(.+-)00001(-of-\d{5}\.gguf)$/iu.exec(basename(path));
  if (match === null || parts <= 1) return [];
  return Array.from({ length: Math.min(parts, MOST_PARTS) - 1 }, (_, index) => {
    const name = `${match[1] ?? ""}${String(index + 2).padStart(5, "0")}${match[2] ?? ""}`;
    return join(dirname(path), name);
  });
}

async function readHeader(path: string): Promise<HashedGgufHeader> {
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
export function faultOf(header: GgufHeader, sizeBytes: number): string | undefined {
  const { metadata, tensorCount } = header;
  const architecture = text(metadata, "general.architecture");
  if (architecture === undefined || architecture === "") return "its header names no architecture";
  const isSplit = Number(metadata.get("split.count") ?? 0) > 1;
  // The first part of a split model may have the metadata alone.
  if (tensorCount === 0 && !isSplit) return "it contains no weights";
  const missing = cutOff(header, sizeBytes);
  if (missing !== undefined) return missing;
  const blocks = metadata.get(`${architecture}.block_count`);
  if (typeof blocks === "number" && !(Number.isInteger(blocks) && blocks >= 0)) {
    return `its header is damaged (${architecture}.block_count is ${blocks})`;
  }
  if (typeof blocks === "number" && blocks > tensorCount && !isSplit) {
    return `its header is damaged (${blocks} blocks, ${tensorCount} tensors)`;
  }
  const zero = sizeKeys(metadata, architecture).find((key) => metadata.get(key) === 0);
  return zero === undefined ? undefined : `its header is damaged (${zero} is 0)`;
}

/** Of any part: what its tensors need is not all there. */
export function cutOff({ requiredBytes }: GgufHeader, sizeBytes: number): string | undefined {
  if (requiredBytes <= sizeBytes) return undefined;
  return `it is cut off: ${sizeBytes} of at least ${requiredBytes} bytes are there`;
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

function hasStretchedPositions(metadata: ReadonlyMap<string, GgufValue>, architecture: string): boolean {
  const type = text(metadata, `${architecture}.rope.scaling.type`);
  return (type !== undefined && type !== "none") || metadata.has(`${architecture}.rope.scale_linear`);
}

function numberOf(metadata: ReadonlyMap<string, GgufValue>, key: string): number | undefined {
  const value = metadata.get(key);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
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
