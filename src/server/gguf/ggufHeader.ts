/**
 * Reads the header of a GGUF file (versions 2 and 3, little-endian): its metadata and the extent of its tensors.
 * Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 *
 * Nothing in the file is trusted: every length is checked against what is left of the file before it is used.
 */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { tensorSizeBytes } from "./ggmlTypes.ts";

export type GgufScalar = string | number | boolean;
export type GgufValue = GgufScalar | readonly GgufScalar[];

/** One tensor, without its values. */
export interface GgufTensor {
  readonly name: string;
  /** Elements along each axis; the first is that of a row. */
  readonly shape: readonly number[];
  /** ggml's number of it. */
  readonly type: number;
  /** From the start of the tensor data. */
  readonly offset: number;
  /** Undefined for a type that came after our table. */
  readonly sizeBytes: number | undefined;
}

export interface GgufHeader {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensorCount: number;
  /** In the file's order. */
  readonly tensors: readonly GgufTensor[];
  /** Bytes that the file must have so that no tensor ends beyond it. */
  readonly requiredBytes: number;
  /** Where the header ends. */
  readonly headerBytes: number;
}

/** A header and what tells it from every other. */
export interface HashedGgufHeader extends GgufHeader {
  /** Of all bytes of the header: metadata, and names, shapes and types of the tensors. */
  readonly sha256: string;
}

/** The file is not a GGUF that can be read. `message` is one clause for people, for example `it is empty`. */
export class GgufFormatError extends Error {
  override readonly name = "GgufFormatError";
}

const FIRST_READ_BYTES = 16 * 1024 * 1024;
/** Several times the largest header there is. A damaged length must not make the server read a whole model into memory. */
export const MAX_HEADER_BYTES = 64 * 1024 * 1024;
/** Arrays in arrays in arrays: no writer goes beyond two. */
const MAX_ARRAY_DEPTH = 8;
const DEFAULT_ALIGNMENT = 32;
const MAX_DIMENSIONS = 4;
/** Many times what the largest models have. */
const MOST_TENSORS = 65_536;
/** Merges are as long as the vocabulary and nobody here asks for them. */
const SKIPPED_KEYS: ReadonlySet<string> = new Set(["tokenizer.ggml.merges", "tokenizer.ggml.scores"]);
const VOCABULARY_KEYS: ReadonlySet<string> = new Set([
  ...SKIPPED_KEYS,
  "tokenizer.ggml.tokens",
  "tokenizer.ggml.token_type",
]);

/** @throws GgufFormatError, or an error of node:fs */
export async function readGgufHeader(path: string): Promise<HashedGgufHeader> {
  return readBeginning(path, (bytes, sizeBytes) => {
    const header = parseGgufHeader(bytes, sizeBytes);
    if (header === "needsMore") return header;
    return { ...header, sha256: createHash("sha256").update(bytes.subarray(0, header.headerBytes)).digest("hex") };
  });
}

/** As `readGgufHeader`, without the vocabulary and a checksum: for lists of many files. */
export function readSmallGgufHeader(path: string): Promise<GgufHeader> {
  return readBeginning(path, (bytes, sizeBytes) => parseGgufHeader(bytes, sizeBytes, VOCABULARY_KEYS));
}

async function readBeginning<T>(
  path: string,
  parseBytes: (bytes: Uint8Array, fileSizeBytes: number) => T | "needsMore",
): Promise<T> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    for (let wanted = FIRST_READ_BYTES; wanted <= MAX_HEADER_BYTES; wanted *= 4) {
      const bytes = new Uint8Array(Math.min(wanted, size));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      const parsed = parseBytes(bytes.subarray(0, filled), size);
      if (parsed !== "needsMore") return parsed;
    }
    throw damaged("it does not end");
  } finally {
    await file.close();
  }
}

/**
 * @param bytes the file's beginning
 * @returns the header, or "needsMore" when it goes on beyond `bytes` and the file does too
 * @throws GgufFormatError
 */
export function parseGgufHeader(
  bytes: Uint8Array,
  fileSizeBytes: number,
  skippedKeys = SKIPPED_KEYS,
): GgufHeader | "needsMore" {
  if (fileSizeBytes === 0) throw new GgufFormatError("it is empty");
  if (!"GGUF".startsWith(new TextDecoder("latin1").decode(bytes.subarray(0, 4)))) {
    throw new GgufFormatError("it is not in the GGUF format");
  }
  const reader = new Reader(bytes, fileSizeBytes);
  try {
    return parse(reader, skippedKeys);
  } catch (error) {
    if (error !== endOfBytes) throw error;
    if (bytes.length < fileSizeBytes) return "needsMore";
    throw new GgufFormatError("it is cut off within its header");
  }
}

function parse(reader: Reader, skippedKeys: ReadonlySet<string>): GgufHeader {
  reader.skip(4);
  const version = reader.u32();
  if (version > 0xffff) throw new GgufFormatError("it is made for big-endian machines");
  if (version !== 2 && version !== 3) throw new GgufFormatError(`its GGUF version ${version} is not supported`);
  const tensorCount = reader.length();
  if (tensorCount > MOST_TENSORS) throw damaged(`it speaks of ${tensorCount} tensors`);
  const keyCount = reader.length();
  const metadata = new Map<string, GgufValue>();
  for (let index = 0; index < keyCount; index += 1) {
    const key = reader.text();
    const value = reader.value(reader.u32(), skippedKeys.has(key));
    if (value !== undefined) metadata.set(key, value);
  }
  const tensors: GgufTensor[] = [];
  for (let index = 0; index < tensorCount; index += 1) tensors.push(readTensor(reader));
  const dataBytes = tensors.reduce((end, { offset, sizeBytes = 0 }) => Math.max(end, offset + sizeBytes), 0);
  const declared = metadata.get("general.alignment");
  const alignment = typeof declared === "number" && declared > 0 ? declared : DEFAULT_ALIGNMENT;
  const dataStart = Math.ceil(reader.position / alignment) * alignment;
  const headerBytes = reader.position;
  const requiredBytes = dataBytes === 0 ? headerBytes : dataStart + dataBytes;
  return { version, metadata, tensorCount, tensors, requiredBytes, headerBytes };
}

function readTensor(reader: Reader): GgufTensor {
  const name = reader.text();
  const dimensions = reader.u32();
  if (dimensions > MAX_DIMENSIONS) throw damaged(`tensor ${name} has ${dimensions} dimensions`);
  const shape: number[] = [];
  for (let axis = 0; axis < dimensions; axis += 1) shape.push(reader.u64());
  const type = reader.u32();
  const offset = reader.u64();
  const elements = shape.reduce((product, count) => product * count, 1);
  return { name, shape, type, offset, sizeBytes: tensorSizeBytes(type, elements) };
}

function damaged(what: string): GgufFormatError {
  return new GgufFormatError(`its header is damaged (${what})`);
}

/** Thrown where `bytes` end; always caught in `parseGgufHeader`. */
const endOfBytes = new Error("end of bytes");
const ARRAY = 9;
const TEXT = 8;
const SCALAR_BYTES: readonly (number | undefined)[] = [1, 1, 2, 2, 4, 4, 4, 1, undefined, undefined, 8, 8, 8];

class Reader {
  position = 0;
  private readonly view: DataView;
  private readonly decoder = new TextDecoder();
  private readonly bytes: Uint8Array;
  private readonly fileSizeBytes: number;

  constructor(bytes: Uint8Array, fileSizeBytes: number) {
    this.bytes = bytes;
    this.fileSizeBytes = fileSizeBytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  skip(count: number): number {
    const start = this.position;
    if (start + count > this.bytes.length) throw endOfBytes;
    this.position = start + count;
    return start;
  }

  u32(): number {
    return this.view.getUint32(this.skip(4), true);
  }

  u64(): number {
    return Number(this.view.getBigUint64(this.skip(8), true));
  }

  /** A count of things that take at least one byte each. */
  length(): number {
    const count = this.u64();
    if (count > this.fileSizeBytes) throw damaged("a count is larger than the file");
    return count;
  }

  text(): string {
    const length = this.length();
    const start = this.skip(length);
    return this.decoder.decode(this.bytes.subarray(start, start + length));
  }

  /** The value, or undefined for one that was skipped or is an array of arrays. */
  value(type: number, skipped: boolean, depth = 0): GgufValue | undefined {
    if (type !== ARRAY) return this.scalar(type);
    if (depth > MAX_ARRAY_DEPTH) throw damaged("its arrays are nested too deeply");
    const elementType = this.u32();
    const count = this.length();
    const bytesEach = SCALAR_BYTES[elementType];
    if (skipped && bytesEach !== undefined) {
      this.skip(bytesEach * count);
      return undefined;
    }
    const values: GgufScalar[] = [];
    for (let index = 0; index < count; index += 1) {
      if (elementType === ARRAY) this.value(ARRAY, true, depth + 1);
      else if (skipped && elementType === TEXT) this.skip(this.length());
      else values.push(this.scalar(elementType));
    }
    return skipped || elementType === ARRAY ? undefined : values;
  }

  private scalar(type: number): GgufScalar {
    if (type === TEXT) return this.text();
    const size = SCALAR_BYTES[type];
    if (size === undefined) throw damaged(`a value has the unknown type ${type}`);
    const at = this.skip(size);
    switch (type) {
      case 0:
        return this.view.getUint8(at);
      case 1:
        return this.view.getInt8(at);
      case 2:
        return this.view.getUint16(at, true);
      case 3:
        return this.view.getInt16(at, true);
      case 4:
        return this.view.getUint32(at, true);
      case 5:
        return this.view.getInt32(at, true);
      case 6:
        return this.view.getFloat32(at, true);
      case 7:
        return this.view.getUint8(at) !== 0;
      case 10:
        return Number(this.view.getBigUint64(at, true));
      case 11:
        return Number(this.view.getBigInt64(at, true));
      default:
        return this.view.getFloat64(at, true);
    }
  }
}
