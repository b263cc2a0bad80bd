/** A file with the header of Qwen3-32B in 8 bits and nothing behind it: a hole of 35 GB that takes no disk. Never load it. */
import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { parseGgufHeader } from "../../src/server/gguf/ggufHeader.ts";
import { type GgufValue, uint32, writeGguf } from "../../tools/tiny-model/ggufWriter.mjs";
import { tinyModelParts } from "../../tools/tiny-model/expand.mjs";

const WORDS = 151_936;
const [WIDTH, FEED_FORWARD, HEADS, KEY_VALUE_HEADS, HEAD_WIDTH, BLOCKS] = [5120, 25_600, 64, 8, 128, 64];
const ALIGNMENT = 32;
const TENSOR_COUNT_AT = 8;

interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** ggml's numbers of F32 and Q8_0. */
  readonly type: 0 | 8;
}

/** The vocabulary with its merges is the real one. @returns the file's size */
export function writeLargeModel(path: string): number {
  const { metadata } = tinyModelParts();
  writeGguf(path, { metadata: new Map([...metadata, ...shape()]), tensors: [] });
  const written = readFileSync(path);
  const parsed = parseGgufHeader(written, written.length);
  if (parsed === "needsMore") throw new Error("The header is not whole");
  const list = tensors();
  const head = Buffer.from(written.subarray(0, parsed.headerBytes));
  head.writeBigUInt64LE(BigInt(list.length), TENSOR_COUNT_AT);
  let offset = 0;
  const entries = list.map((tensor) => {
    const entry = encodeTensor(tensor, offset);
    offset += Math.ceil(tensorBytes(tensor) / ALIGNMENT) * ALIGNMENT;
    return entry;
  });
  const header = Buffer.concat([head, ...entries]);
  writeFileSync(path, header);
  const sizeBytes = Math.ceil(header.length / ALIGNMENT) * ALIGNMENT + offset;
  truncateSync(path, sizeBytes);
  return sizeBytes;
}

function shape(): [string, GgufValue][] {
  return [
    ["qwen3.block_count", uint32(BLOCKS)],
    ["qwen3.embedding_length", uint32(WIDTH)],
    ["qwen3.feed_forward_length", uint32(FEED_FORWARD)],
    ["qwen3.attention.head_count", uint32(HEADS)],
    ["qwen3.attention.head_count_kv", uint32(KEY_VALUE_HEADS)],
    ["qwen3.attention.key_length", uint32(HEAD_WIDTH)],
    ["qwen3.attention.value_length", uint32(HEAD_WIDTH)],
  ];
}

function tensors(): Tensor[] {
  const matrix = (name: string, columns: number, rows: number): Tensor => ({
    name: `${name}.weight`,
    shape: [columns, rows],
    type: 8,
  });
  const norm = (name: string, size: number): Tensor => ({ name: `${name}.weight`, shape: [size], type: 0 });
  const block = (index: number): Tensor[] => [
    norm(`blk.${index}.attn_norm`, WIDTH),
    matrix(`blk.${index}.attn_q`, WIDTH, HEADS * HEAD_WIDTH),
    matrix(`blk.${index}.attn_k`, WIDTH, KEY_VALUE_HEADS * HEAD_WIDTH),
    matrix(`blk.${index}.attn_v`, WIDTH, KEY_VALUE_HEADS * HEAD_WIDTH),
    matrix(`blk.${index}.attn_output`, HEADS * HEAD_WIDTH, WIDTH),
    norm(`blk.${index}.attn_q_norm`, HEAD_WIDTH),
    norm(`blk.${index}.attn_k_norm`, HEAD_WIDTH),
    norm(`blk.${index}.ffn_norm`, WIDTH),
    matrix(`blk.${index}.ffn_gate`, WIDTH, FEED_FORWARD),
    matrix(`blk.${index}.ffn_up`, WIDTH, FEED_FORWARD),
    matrix(`blk.${index}.ffn_down`, FEED_FORWARD, WIDTH),
  ];
  return [
    matrix("token_embd", WIDTH, WORDS),
    ...Array.from({ length: BLOCKS }, (_, index) => block(index)).flat(),
    norm("output_norm", WIDTH),
    matrix("output", WIDTH, WORDS),
  ];
}

function tensorBytes({ shape: axes, type }: Tensor): number {
  const elements = axes.reduce((product, count) => product * count, 1);
  return type === 0 ? elements * 4 : (elements / 32) * 34;
}

function encodeTensor({ name, shape: axes, type }: Tensor, offset: number): Buffer {
  const text = Buffer.from(name);
  const bytes = Buffer.alloc(8 + text.length + 4 + 8 * axes.length + 4 + 8);
  let at = bytes.writeBigUInt64LE(BigInt(text.length), 0);
  at += text.copy(bytes, at);
  at = bytes.writeUInt32LE(axes.length, at);
  for (const count of axes) at = bytes.writeBigUInt64LE(BigInt(count), at);
  at = bytes.writeUInt32LE(type, at);
  bytes.writeBigUInt64LE(BigInt(offset), at);
  return bytes;
}
