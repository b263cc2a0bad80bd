/**
 * Writes GGUF version 3 files, little endian, in plain JavaScript: metadata first, then tensors in 32-byte steps.
 * Values keep the order they are given in. Runs on Node 20 without any package.
 */
import { closeSync, openSync, writeSync } from "node:fs";

const MAGIC = 0x46554747;
const VERSION = 3;
const ALIGNMENT = 32;
const VALUES_PER_CHUNK = 1 << 20;

const VALUE_TYPES = { uint16: 2, uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9, uint64: 10 };
/** GGML's number, values in a block, bytes of a block. */
const TENSOR_TYPES = {
  F32: { id: 0, blockValues: 1, blockBytes: 4 },
  F16: { id: 1, blockValues: 1, blockBytes: 2 },
  Q4_0: { id: 2, blockValues: 32, blockBytes: 18 },
  Q8_0: { id: 8, blockValues: 32, blockBytes: 34 },
};

export const string = (value) => ({ type: "string", value });
export const uint16 = (value) => ({ type: "uint16", value });
export const uint32 = (value) => ({ type: "uint32", value });
export const int32 = (value) => ({ type: "int32", value });
export const float32 = (value) => ({ type: "float32", value });
export const bool = (value) => ({ type: "bool", value });
export const array = (elementType, value) => ({ type: "array", elementType, value });

/** See ggufWriter.d.mts. */
export function writeGguf(path, { metadata, tensors }) {
  const header = new ByteWriter();
  header.uint32(MAGIC);
  header.uint32(VERSION);
  header.uint64(tensors.length);
  header.uint64(metadata.size);
  for (const [key, value] of metadata) {
    header.string(key);
    header.uint32(VALUE_TYPES[value.type]);
    writeValue(header, value);
  }
  let offset = 0;
  for (const tensor of tensors) {
    header.string(tensor.name);
    header.uint32(tensor.shape.length);
    for (const dimension of tensor.shape) header.uint64(dimension);
    header.uint32(TENSOR_TYPES[tensor.type].id);
    header.uint64(offset);
    offset += aligned(tensorBytes(tensor));
  }
  header.pad(ALIGNMENT);

  const file = openSync(path, "w");
  try {
    let size = writeAll(file, header.bytes());
    for (const tensor of tensors) size += writeTensor(file, tensor);
    return size;
  } finally {
    closeSync(file);
  }
}

function writeValue(writer, { type, elementType, value }) {
  if (type !== "array") {
    writer[type](value);
    return;
  }
  writer.uint32(VALUE_TYPES[elementType]);
  writer.uint64(value.length);
  for (const element of value) writer[elementType](element);
}

function writeTensor(file, tensor) {
  const rowValues = tensor.shape[0];
  const rowCount = valueCount(tensor) / rowValues;
  const rowsPerChunk = Math.max(1, Math.floor(VALUES_PER_CHUNK / rowValues));
  let size = 0;
  for (let row = 0; row < rowCount; row += rowsPerChunk) {
    const values = tensor.rows(row, Math.min(rowsPerChunk, rowCount - row));
    size += writeAll(file, encodeValues(tensor.type, values));
  }
  return size + writeAll(file, Buffer.alloc(aligned(size) - size));
}

function writeAll(file, bytes) {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written, bytes.length - written);
  return written;
}

function valueCount({ shape }) {
  return shape.reduce((product, dimension) => product * dimension, 1);
}

function tensorBytes(tensor) {
  const { blockValues, blockBytes } = TENSOR_TYPES[tensor.type];
  if (tensor.shape[0] % blockValues !== 0) throw new RangeError(`${tensor.name}: rows are not whole blocks`);
  return (valueCount(tensor) / blockValues) * blockBytes;
}

function aligned(size) {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}

/** Encodes values as GGML stores them; the length is a multiple of the type's block. */
export function encodeValues(type, values) {
  if (type === "F32") return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  if (type === "F16") return encodeF16(values);
  if (type === "Q8_0") return encodeQ8(values);
  if (type === "Q4_0") return encodeQ4(values);
  throw new RangeError(`Unknown tensor type ${type}`);
}

function encodeF16(values) {
  const bytes = Buffer.allocUnsafe(values.length * 2);
  for (let index = 0; index < values.length; index += 1) bytes.writeUInt16LE(halfBits(values[index]), index * 2);
  return bytes;
}

/** Blocks of 32: a half-precision scale, then 32 signed bytes. */
function encodeQ8(values) {
  const bytes = Buffer.alloc((values.length / 32) * 34);
  for (let start = 0, at = 0; start < values.length; start += 32, at += 34) {
    let largest = 0;
    for (let index = start; index < start + 32; index += 1) largest = Math.max(largest, Math.abs(values[index]));
    if (largest === 0) continue;
    const scale = largest / 127;
    bytes.writeUInt16LE(halfBits(scale), at);
    for (let index = 0; index < 32; index += 1)
      bytes.writeInt8(Math.round(values[start + index] / scale), at + 2 + index);
  }
  return bytes;
}

/** Blocks of 32: a half-precision scale, then 16 bytes, each with value i in its low and value i + 16 in its high half. */
function encodeQ4(values) {
  const bytes = Buffer.alloc((values.length / 32) * 18, 0x88);
  for (let start = 0, at = 0; start < values.length; start += 32, at += 18) {
    let extreme = 0;
    for (let index = start; index < start + 32; index += 1) {
      if (Math.abs(values[index]) > Math.abs(extreme)) extreme = values[index];
    }
    bytes.writeUInt16LE(halfBits(extreme / -8), at);
    if (extreme === 0) continue;
    const inverse = -8 / extreme;
    for (let index = 0; index < 16; index += 1) {
      const low = Math.min(15, Math.floor(values[start + index] * inverse + 8.5));
      const high = Math.min(15, Math.floor(values[start + 16 + index] * inverse + 8.5));
      bytes[at + 2 + index] = low | (high << 4);
    }
  }
  return bytes;
}

const floatView = new Float32Array(1);
const bitsView = new Uint32Array(floatView.buffer);

/** IEEE half-precision bits of a number, rounded to the nearest, ties to even. */
export function halfBits(value) {
  floatView[0] = value;
  const bits = bitsView[0];
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude >= 0x7f800000) return sign | (magnitude > 0x7f800000 ? 0x7e00 : 0x7c00);
  if (magnitude >= 0x47800000) return sign | 0x7c00;
  // Below 2^-14 a half is a multiple of 2^-24; above, 13 bits of the mantissa are rounded away.
  if (magnitude < 0x38800000) return sign | roundHalfToEven(Math.abs(floatView[0]) * 2 ** 24);
  return sign | ((magnitude - 0x38000000 + 0xfff + ((magnitude >>> 13) & 1)) >>> 13);
}

function roundHalfToEven(value) {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}

/** The number that half-precision bits stand for. */
export function halfValue(bits) {
  const exponent = (bits >>> 10) & 31;
  const mantissa = bits & 1023;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return mantissa ? Number.NaN : sign * Infinity;
  return sign * (exponent === 0 ? mantissa * 2 ** -24 : (1024 + mantissa) * 2 ** (exponent - 25));
}

class ByteWriter {
  #buffer = Buffer.allocUnsafe(1 << 20);
  #length = 0;

  bytes() {
    return this.#buffer.subarray(0, this.#length);
  }

  uint16(value) {
    this.#room(2);
    this.#length = this.#buffer.writeUInt16LE(value, this.#length);
  }

  uint32(value) {
    this.#room(4);
    this.#length = this.#buffer.writeUInt32LE(value, this.#length);
  }

  int32(value) {
    this.#room(4);
    this.#length = this.#buffer.writeInt32LE(value, this.#length);
  }

  uint64(value) {
    this.#room(8);
    this.#length = this.#buffer.writeBigUInt64LE(BigInt(value), this.#length);
  }

  float32(value) {
    this.#room(4);
    this.#length = this.#buffer.writeFloatLE(value, this.#length);
  }

  bool(value) {
    this.#room(1);
    this.#length = this.#buffer.writeUInt8(value ? 1 : 0, this.#length);
  }

  string(value) {
    const size = Buffer.byteLength(value);
    this.uint64(size);
    this.#room(size);
    this.#length += this.#buffer.write(value, this.#length, "utf8");
  }

  pad(alignment) {
    while (this.#length % alignment !== 0) this.bool(false);
  }

  #room(size) {
    if (this.#length + size <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + size));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}
