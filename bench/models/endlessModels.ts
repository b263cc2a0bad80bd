/**
 * The benchmark's models: sea-tiny, and random weights in Qwen3's shape with 200 million parameters, both with the real
 * vocabulary and template, and both unable to end an answer, so that each has the length that was asked for, or to write
 * half a character, which llama-server answers with an error.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { tinyModelParts } from "../../tools/tiny-model/expand.mjs";
import {
  type GgufParts,
  type GgufTensor,
  type GgufValue,
  string,
  type TensorType,
  uint32,
  writeGguf,
} from "../../tools/tiny-model/ggufWriter.mjs";
import { randomRows } from "./randomRows.ts";
import { isWholeText } from "./wholeTokens.ts";

export type ModelName = "tiny" | "200M";

/** Sizes of a transformer in Qwen3's shape. Input and output share one embedding. */
export interface Shape {
  readonly layers: number;
  readonly width: number;
  readonly feedForward: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headWidth: number;
}

/** 199 million parameters, 117 of them the vocabulary of 151,936 words. */
export const SHAPE_200M: Shape = {
  layers: 12,
  width: 768,
  feedForward: 2304,
  heads: 12,
  keyValueHeads: 4,
  headWidth: 64,
};

/** Raise it when a file of the same name must be made anew. */
const MAKER_VERSION = 2;
const VOCABULARY = 151_936;
/** Qwen3's control tokens and markers begin here; what ends an answer is among them. */
const FIRST_MARKER = 151_643;
const EMBEDDING_DEVIATION = 0.02;

/** Makes the file in `folder` unless it is there. Takes seconds. */
export function ensureModel(name: ModelName, folder: string): string {
  const file = path.join(folder, `${name}.${MAKER_VERSION}.gguf`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  try {
    writeGguf(partial, name === "tiny" ? endlessTinyParts() : randomModelParts(SHAPE_200M, "Q8_0"));
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
  return file;
}

function endlessTinyParts(): GgufParts {
  const { metadata, tensors } = tinyModelParts();
  return {
    metadata: new Map([...metadata, ["general.name", string("endless-sea-tiny")]]),
    tensors: tensors.map((tensor) =>
      tensor.name === "token_embd.weight" ? withoutUnwanted(tensor, unwantedTokens(metadata)) : tensor,
    ),
  };
}

/** Random weights of that shape, with sea-tiny's vocabulary and template. */
export function randomModelParts(shape: Shape, type: TensorType): GgufParts {
  const { metadata } = tinyModelParts();
  const { width, feedForward, heads, keyValueHeads, headWidth } = shape;
  let seed = 0;
  const matrix = (name: string, columns: number, rows: number, deviation = 1 / Math.sqrt(columns)): GgufTensor => {
    const random = randomRows({ columns, deviation, seed: (seed += 1) });
    return { name: `${name}.weight`, shape: [columns, rows], type, rows: random };
  };
  const norm = (name: string, size: number): GgufTensor => ({
    name: `${name}.weight`,
    shape: [size],
    type: "F32",
    rows: () => new Float32Array(size).fill(1),
  });
  const layer = (index: number): GgufTensor[] => {
    const block = `blk.${index}`;
    return [
      norm(`${block}.attn_norm`, width),
      matrix(`${block}.attn_q`, width, heads * headWidth),
      matrix(`${block}.attn_k`, width, keyValueHeads * headWidth),
      matrix(`${block}.attn_v`, width, keyValueHeads * headWidth),
      matrix(`${block}.attn_output`, heads * headWidth, width),
      norm(`${block}.attn_q_norm`, headWidth),
      norm(`${block}.attn_k_norm`, headWidth),
      norm(`${block}.ffn_norm`, width),
      matrix(`${block}.ffn_gate`, width, feedForward),
      matrix(`${block}.ffn_up`, width, feedForward),
      matrix(`${block}.ffn_down`, feedForward, width),
    ];
  };
  return {
    metadata: new Map([...metadata, ...shapeMetadata(shape)]),
    tensors: [
      // Small beside what the layers add, so that the next word depends on them and not on the last word alone.
      withoutUnwanted(matrix("token_embd", width, VOCABULARY, EMBEDDING_DEVIATION), unwantedTokens(metadata)),
      ...Array.from({ length: shape.layers }, (_, index) => layer(index)).flat(),
      norm("output_norm", width),
    ],
  };
}

function shapeMetadata(shape: Shape): [string, GgufValue][] {
  return [
    ["general.name", string("random-qwen3")],
    ["general.file_type", uint32(7)],
    ["qwen3.block_count", uint32(shape.layers)],
    ["qwen3.embedding_length", uint32(shape.width)],
    ["qwen3.feed_forward_length", uint32(shape.feedForward)],
    ["qwen3.attention.head_count", uint32(shape.heads)],
    ["qwen3.attention.head_count_kv", uint32(shape.keyValueHeads)],
    ["qwen3.attention.key_length", uint32(shape.headWidth)],
    ["qwen3.attention.value_length", uint32(shape.headWidth)],
  ];
}

/** For each token whether no answer may hold it. */
function unwantedTokens(metadata: GgufParts["metadata"]): readonly boolean[] {
  const tokens = metadata.get("tokenizer.ggml.tokens");
  if (tokens?.type !== "array") throw new Error("The test model has no vocabulary");
  return tokens.value.map((token, id) => id >= FIRST_MARKER || !isWholeText(String(token)));
}

/** An embedding whose unwanted rows are zero: their logit is 0, which never is among the largest. */
function withoutUnwanted(tensor: GgufTensor, unwanted: readonly boolean[]): GgufTensor {
  const [width = 0] = tensor.shape;
  return {
    ...tensor,
    rows: (first, count) => {
      const values = tensor.rows(first, count).slice();
      for (let row = 0; row < count; row += 1) {
        if (unwanted[first + row] === true) values.fill(0, row * width, (row + 1) * width);
      }
      return values;
    },
  };
}
