/** What a model is made of, as far as memory and speed go: from its header, or roughly from what a catalogue knows. */

/** One block of the transformer. */
export interface BlockSizes {
  readonly weightsBytes: number;
  /** The part of them that a token reads: all, but for experts that are not asked. */
  readonly readBytes: number;
  /** Numbers that one token leaves in the cache. */
  readonly keyValues: number;
  readonly valueValues: number;
  /** Attention here goes back only so many tokens. Left out: to the beginning. */
  readonly windowTokens?: number;
  /** State of each sequence that does not grow with its tokens, in bytes. */
  readonly stateBytes: number;
}

export interface FitModel {
  readonly architecture: string;
  /** Of all files together. */
  readonly sizeBytes: number;
  readonly blocks: readonly BlockSizes[];
  /** The table of words, which stays in main memory. */
  readonly embeddingBytes: number;
  /** What turns the last block's numbers into words; 0 where the table of words does that too. */
  readonly outputBytes: number;
  readonly vocabularyWords: number;
  readonly hiddenSize: number;
  readonly feedForwardSize: number;
  readonly heads: number;
  /** Numbers of all heads' queries together. */
  readonly querySize: number;
  readonly trainedTokens: number;
  /** Tensors in the file: the graph grows with them. */
  readonly tensors: number;
  /** False: made of a few facts, not of the model's own header. */
  readonly exact: boolean;
}

/** What a catalogue knows of a model whose header nobody has read. */
export interface RoughFacts {
  readonly architecture?: string;
  readonly sizeBytes: number;
  readonly layers?: number;
  readonly trainedTokens?: number;
  readonly vocabularyWords?: number;
  readonly hiddenSize?: number;
  readonly feedForwardSize?: number;
  readonly heads?: number;
  /** Numbers that one token leaves in the cache, keys and values of all blocks together. */
  readonly cacheValuesPerToken?: number;
  /** Share of the weights that a token reads; less than 1 for a mixture of experts. */
  readonly readShare?: number;
}
