/**
 * From a header to what the sum of memory is made of. Which blocks attend to a window only, and which keep a state in place of a
 * cache, is each architecture's own rule: sources are the files of src/models in llama.cpp.
 */
import type { BlockSizes, FitModel } from "../../core/models/fitSizes.ts";
import { tensorTypeName } from "./ggmlTypes.ts";
import type { GgufHeader, GgufTensor, GgufValue } from "./ggufHeader.ts";

type Metadata = ReadonlyMap<string, GgufValue>;

/** Every so many blocks one attends to everything, unless the file says otherwise; the first of them, or the last. */
const WINDOW_PERIODS: Readonly<Record<string, { readonly every: number; readonly first?: boolean }>> = {
  afmoe: { every: 4 },
  cohere2: { every: 4 },
  exaone4: { every: 4 },
  "exaone-moe": { every: 4 },
  gemma2: { every: 2 },
  gemma3: { every: 6 },
  gemma3n: { every: 5 },
  "gpt-oss": { every: 2 },
  laguna: { every: 4, first: true },
  llama4: { every: 4 },
  mellum: { every: 4 },
  olmo2: { every: 4 },
  plamo3: { every: 8 },
  smallthinker: { every: 4, first: true },
};
/** Where a file names no length of the window. */
const WINDOWS: Readonly<Record<string, number>> = { gemma2: 4096, llama4: 8192 };
/** Of these only the first blocks have a cache of their own. */
const OWN_CACHE_BLOCKS: Readonly<Record<string, number>> = { gemma3n: 20 };
/** Linear attention but for every fourth block. */
const LINEAR_ATTENTION: ReadonlySet<string> = new Set(["qwen3next", "qwen35", "qwen35moe"]);
const LINEAR_EXCEPT_EVERY = 4;
/** llama.cpp asks a kernel for so many rows at a time; other matrices stay as they are. */
const PACKED_ROWS = 32;
/** A header may claim nonsense; no model has as many. */
const MOST_BLOCKS = 1000;
const FLOAT_BYTES = 4;

/**
 * @param headers of the parts that were read; the first has the metadata
 * @param sizeBytes of all files together
 * @param parts that the model is split into. What is not read is spread evenly over the blocks.
 */
export function fitSizesOf(headers: readonly GgufHeader[], sizeBytes: number, parts = headers.length): FitModel {
  const metadata = headers[0]?.metadata ?? new Map<string, GgufValue>();
  const facts = new ArchitectureFacts(metadata);
  const sums = sumTensors(headers.flatMap(sizedTensors));
  const isWhole = headers.length >= parts;
  const unread = isWhole ? 0 : Math.max(0, sizeBytes - sums.totalBytes) / Math.max(1, facts.blocks);
  return {
    sizeBytes,
    blocks: Array.from({ length: facts.blocks }, (_, index) => {
      const { weights, experts } = sums.blocks.get(index) ?? { weights: 0, experts: 0 };
      const readBytes = Math.round(weights - experts * (1 - facts.expertShare) + unread);
      return { weightsBytes: weights + unread, readBytes, ...facts.cacheOf(index) };
    }),
    embeddingBytes: sums.embeddingBytes,
    outputBytes: sums.outputBytes + (sums.hasOutput ? 0 : sums.tableBytes),
    tiedOutput: !sums.hasOutput,
    matrixBytes: sums.matrixBytes,
    vocabularyWords: facts.vocabularyWords,
    hasMerges: metadata.get("tokenizer.ggml.model") === "gpt2",
    hiddenSize: facts.hiddenSize,
    feedForwardSize: facts.feedForwardSize,
    heads: facts.heads,
    trainedTokens: facts.trainedTokens,
    exact: isWhole,
  };
}

interface TensorSums {
  readonly blocks: ReadonlyMap<number, { readonly weights: number; readonly experts: number }>;
  readonly embeddingBytes: number;
  readonly tableBytes: number;
  readonly outputBytes: number;
  readonly hasOutput: boolean;
  readonly matrixBytes: Readonly<Record<string, number>>;
  readonly totalBytes: number;
}

type SizedTensor = GgufTensor & { readonly bytes: number };

/** One of a type that is not known goes up to where the next one begins. */
function sizedTensors({ tensors }: GgufHeader): SizedTensor[] {
  const offsets = [...new Set(tensors.map(({ offset }) => offset))].sort((a, b) => a - b);
  const nextOf = new Map(offsets.map((offset, index) => [offset, offsets[index + 1] ?? offset]));
  return tensors.map((tensor) => {
    const { offset, sizeBytes } = tensor;
    return { ...tensor, bytes: sizeBytes ?? (nextOf.get(offset) ?? offset) - offset };
  });
}

function sumTensors(tensors: readonly SizedTensor[]): TensorSums {
  const blocks = new Map<number, { weights: number; experts: number }>();
  const matrixBytes: Record<string, number> = {};
  const hasOutput = tensors.some(({ name }) => name === "output.weight");
  let [embeddingBytes, tableBytes, outputBytes, totalBytes] = [0, 0, 0, 0];
  for (const { name, shape, type, bytes } of tensors) {
    totalBytes += bytes;
    const block = /^blk\.(\d+)\./u.exec(name)?.[1];
    const isTable = name === "token_embd.weight";
    if (block !== undefined) {
      const sum = blocks.get(Number(block)) ?? { weights: 0, experts: 0 };
      blocks.set(Number(block), {
        weights: sum.weights + bytes,
        experts: sum.experts + (name.includes("_exps.") ? bytes : 0),
      });
    } else if (name.startsWith("output")) outputBytes += bytes;
    else embeddingBytes += bytes;
    if (isTable) tableBytes += bytes;
    const multiplies = block !== undefined || name === "output.weight" || (isTable && !hasOutput);
    if (multiplies && shape.length >= 2 && (shape[1] ?? 0) % PACKED_ROWS === 0) {
      const format = tensorTypeName(type);
      matrixBytes[format] = (matrixBytes[format] ?? 0) + bytes;
    }
  }
  return { blocks, embeddingBytes, tableBytes, outputBytes, hasOutput, matrixBytes, totalBytes };
}

type BlockCache = Pick<BlockSizes, "cacheValues" | "windowTokens" | "stateBytes">;

/** What the metadata says of the architecture, block by block. */
class ArchitectureFacts {
  readonly blocks: number;
  readonly vocabularyWords: number;
  readonly hiddenSize: number;
  readonly feedForwardSize: number;
  readonly heads: number;
  readonly trainedTokens: number;
  /** Of the experts, those that one token asks. */
  readonly expertShare: number;
  private readonly architecture: string;
  private readonly metadata: Metadata;
  private readonly windowTokens: number;

  constructor(metadata: Metadata) {
    this.metadata = metadata;
    const architecture = metadata.get("general.architecture");
    this.architecture = typeof architecture === "string" ? architecture : "";
    this.blocks = Math.min(Math.max(0, Math.floor(this.number("block_count") ?? 0)), MOST_BLOCKS);
    const words = metadata.get("tokenizer.ggml.tokens");
    this.vocabularyWords = Array.isArray(words) ? words.length : (this.number("vocab_size") ?? 0);
    this.hiddenSize = this.number("embedding_length") ?? 0;
    this.feedForwardSize = Math.max(0, ...this.each("feed_forward_length", 0));
    this.heads = Math.max(1, ...this.each("attention.head_count", 1));
    this.trainedTokens = this.number("context_length") ?? 0;
    const experts = this.number("expert_count") ?? 0;
    this.expertShare = experts > 0 ? Math.min(1, (this.number("expert_used_count") ?? experts) / experts) : 1;
    this.windowTokens = this.number("attention.sliding_window") ?? WINDOWS[this.architecture] ?? 0;
  }

  cacheOf(block: number): BlockCache {
    if (this.isRecurrent(block)) return { cacheValues: 0, stateBytes: this.stateBytes() };
    if (block >= this.ownCacheBlocks()) return { cacheValues: 0, stateBytes: 0 };
    const isWindow = this.isWindow(block);
    const heads = this.each("attention.head_count_kv", this.heads)[block] ?? 0;
    const headSize = Math.floor(this.hiddenSize / this.heads);
    const size = (kind: "key" | "value"): number =>
      (isWindow ? this.number(`attention.${kind}_length_swa`) : undefined) ??
      this.number(`attention.${kind}_length`) ??
      headSize;
    const latent = this.number("attention.kv_lora_rank");
    // Latent attention keeps one compressed vector, and the part of the key that carries the position.
    const cacheValues =
      latent !== undefined && this.number("attention.key_length_mla") !== undefined
        ? latent + (this.number("rope.dimension_count") ?? 0)
        : heads * (size("key") + size("value"));
    return { cacheValues, stateBytes: 0, ...(isWindow && { windowTokens: this.windowTokens }) };
  }

  private isWindow(block: number): boolean {
    if (this.windowTokens === 0) return false;
    const listed = this.list("attention.sliding_window_pattern");
    if (listed !== undefined) return Boolean(listed[block]);
    const usual = WINDOW_PERIODS[this.architecture];
    const every = this.number("attention.sliding_window_pattern") ?? usual?.every;
    if (every === undefined) return false;
    return every === 0 || (usual?.first === true ? block % every !== 0 : block % every < every - 1);
  }

  private isRecurrent(block: number): boolean {
    const listed = this.list("attention.recurrent_layers");
    if (listed !== undefined) return Boolean(listed[block]);
    if (LINEAR_ATTENTION.has(this.architecture)) {
      return (block + 1) % (this.number("full_attention_interval") ?? LINEAR_EXCEPT_EVERY) !== 0;
    }
    if (!this.hasState()) return false;
    const isDense =
      (this.list("feed_forward_length")?.[block] ?? 0) !== 0 && this.architecture.startsWith("nemotron_h");
    return !isDense && this.each("attention.head_count_kv", 0)[block] === 0;
  }

  private hasState(): boolean {
    return this.number("ssm.state_size") !== undefined || this.number("shortconv.l_cache") !== undefined;
  }

  private ownCacheBlocks(): number {
    const shared = this.number("attention.shared_kv_layers") ?? 0;
    return OWN_CACHE_BLOCKS[this.architecture] ?? this.blocks - shared;
  }

  /** llama.cpp's `n_embd_r` and `n_embd_s`, in 4-byte numbers. */
  private stateBytes(): number {
    const shortConvolution = this.number("shortconv.l_cache");
    if (shortConvolution !== undefined) return this.hiddenSize * (shortConvolution - 1) * FLOAT_BYTES;
    const [inner, state] = [this.number("ssm.inner_size") ?? 0, this.number("ssm.state_size") ?? 0];
    const kernel = Math.max(0, (this.number("ssm.conv_kernel") ?? 0) - 1);
    return (kernel * (inner + 2 * (this.number("ssm.group_count") ?? 0) * state) + state * inner) * FLOAT_BYTES;
  }

  /** Of each block, where the file has one number for all or a list. */
  private each(name: string, otherwise: number): readonly number[] {
    const listed = this.list(name)?.map((value) => (typeof value === "number" ? value : otherwise));
    return listed ?? new Array<number>(this.blocks).fill(this.number(name) ?? otherwise);
  }

  private number(name: string): number | undefined {
    const value = this.metadata.get(`${this.architecture}.${name}`);
    return typeof value === "number" && Number.isFinite(value) ? value : undefined;
  }

  private list(name: string): readonly (string | number | boolean)[] | undefined {
    const value = this.metadata.get(`${this.architecture}.${name}`);
    if (!Array.isArray(value)) return undefined;
    return (value as readonly (string | number | boolean)[]).slice(0, MOST_BLOCKS);
  }
}
