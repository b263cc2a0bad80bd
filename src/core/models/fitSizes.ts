/** What a model is made of, as far as memory and speed go: from its header, or roughly from what a catalogue knows. */

/** One block of the transformer. */
export interface BlockSizes {
  readonly weightsBytes: number;
  /** The part of them that a token reads: all, but for experts that are not asked. */
  readonly readBytes: number;
  /** Numbers that one token leaves in the cache, keys and values together. */
  readonly cacheValues: number;
  /** Attention goes back only so many tokens here. Left out: to the beginning. */
  readonly windowTokens?: number;
  /** State of each sequence that does not grow with its tokens, in bytes. */
  readonly stateBytes: number;
}

export interface FitModel {
  /** Of all files together. */
  readonly sizeBytes: number;
  readonly blocks: readonly BlockSizes[];
  /** The table of words and what else stays in main memory wherever the blocks are. */
  readonly embeddingBytes: number;
  /** What turns the last block's numbers into words. Where the table of words does that too, as large as that. */
  readonly outputBytes: number;
  /** The table of words is the output, too: in the file once, in memory twice where the output lies elsewhere. */
  readonly tiedOutput: boolean;
  /**
   * Bytes of the matrices by the name of their number format, the output's among them: some processors want a second copy
   * of them, in another order.
   */
  readonly matrixBytes: Readonly<Record<string, number>>;
  readonly vocabularyWords: number;
  /** Words are put together by a table of merges, nearly as long as the vocabulary. */
  readonly hasMerges: boolean;
  readonly hiddenSize: number;
  readonly feedForwardSize: number;
  readonly heads: number;
  /** 0: not known. */
  readonly trainedTokens: number;
  /** False: made of a few facts, not of the model's own header. */
  readonly exact: boolean;
}

/** What a catalogue knows of a model whose header nobody has read. */
export interface RoughFacts {
  readonly sizeBytes: number;
  readonly layers?: number;
  readonly trainedTokens?: number;
  readonly vocabularyWords?: number;
  readonly hiddenSize?: number;
  readonly feedForwardSize?: number;
  readonly heads?: number;
  /** Numbers that one token leaves in the cache, keys and values of all layers together. */
  readonly cacheValuesPerToken?: number;
}

/** Of the models that the catalogue has, the one in the middle: for what is not known of another. */
const USUAL_LAYERS = 48;
const USUAL_WORDS = 200_000;
const USUAL_HIDDEN_SIZE = 4096;
const USUAL_HEADS = 32;
/** 8 heads of keys and of values, 128 numbers each. */
const USUAL_CACHE_VALUES = 2048;
/** Of the whole: the table of words, and as much again for the output. */
const TABLE_SHARE = 0.03;

/** Weights lie evenly over all layers: good for a badge beside a name, not for a promise. */
export function roughModel(facts: RoughFacts): FitModel {
  const { sizeBytes, layers = USUAL_LAYERS, hiddenSize = USUAL_HIDDEN_SIZE } = facts;
  const cacheValues = (facts.cacheValuesPerToken ?? USUAL_CACHE_VALUES * layers) / layers;
  const tableBytes = Math.round(sizeBytes * TABLE_SHARE);
  const weightsBytes = (sizeBytes - 2 * tableBytes) / layers;
  return {
    sizeBytes,
    blocks: Array.from({ length: layers }, () => ({
      weightsBytes,
      readBytes: weightsBytes,
      cacheValues,
      stateBytes: 0,
    })),
    embeddingBytes: tableBytes,
    outputBytes: tableBytes,
    tiedOutput: false,
    matrixBytes: {},
    vocabularyWords: facts.vocabularyWords ?? USUAL_WORDS,
    hasMerges: true,
    hiddenSize,
    feedForwardSize: facts.feedForwardSize ?? 4 * hiddenSize,
    heads: facts.heads ?? USUAL_HEADS,
    trainedTokens: facts.trainedTokens ?? 0,
    exact: false,
  };
}
