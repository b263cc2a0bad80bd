/**
 * The few things that the engine needs of node-llama-cpp, as interfaces. llamaEngine.ts alone imports the library and
 * makes these of its objects; everything else works on them, and tests put fakes in their place.
 */

export interface NativeVocabulary {
  /** Plain text when `special` is false, except that llama.cpp still matches user-defined tokens. */
  tokenize(text: string, special: boolean, options?: "trimLeadingSpace"): readonly number[];
  detokenize(tokens: readonly number[], special: boolean, previous?: readonly number[]): string;
  /** By the library's judgement, which counts some ordinary words, such as `</s>` in Qwen3's vocabulary, as ends. */
  isEogToken(token: number): boolean;
  /** Sentence-piece vocabularies may put a space before a text. */
  readonly addsLeadingSpace: boolean;
  /** Put before every prompt, by the file's own rule; undefined when the file does not want it. */
  readonly leadingToken: number | undefined;
  /** The tokens that end an answer by the file's own word. */
  readonly endTokens: readonly number[];
}

export interface NativeSampling {
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
  readonly seed: number;
}

/** Picks tokens by one set of rules; holds the state of its random numbers. Costs 12 bytes for each word of the vocabulary. */
export interface NativeSampler {
  dispose(): void;
}

/** A copy of what one sequence holds, in main memory. It can be put back into that sequence only. */
export interface NativeSnapshot {
  readonly sizeBytes: number;
  dispose(): void;
}

/** What one sequence contributes to a batch. */
export interface BatchPart {
  readonly sequence: number;
  /** Where the first token stands in the sequence; equals the tokens that the sequence holds. */
  readonly position: number;
  /** At least one. */
  readonly tokens: readonly number[];
  /** Which of the tokens, by index and in order, are to be followed by sampling. */
  readonly logits: readonly number[];
}

/**
 * llama.cpp's context as the engine drives it: sequences that share batches. Calls must not overlap, except that tokens
 * of one decoded batch may be sampled side by side, each with a sampler of its own.
 */
export interface NativeContext {
  /** Tokens that each sequence can hold. */
  readonly contextTokens: number;
  readonly sequences: number;
  /** Tokens of all parts of a batch together, at most. */
  readonly batchTokens: number;
  /**
   * Computes a batch.
   * @returns for each part where its `logits` lie, for `sample`; good until the next batch
   */
  decode(parts: readonly BatchPart[]): Promise<readonly (readonly number[])[]>;
  /** @returns the token that the sampler picks */
  sample(logitIndex: number, sampler: NativeSampler): Promise<number>;
  createSampler(sampling: NativeSampling): NativeSampler;
  /**
   * Forgets what a sequence of `held` tokens holds beyond its first `kept` ones, or more where the architecture cannot go back.
   * @returns how many it still holds
   */
  truncate(sequence: number, held: number, kept: number): number;
  /** Writes what a sequence holds into a file. @returns the file's size */
  saveState(sequence: number, path: string, tokens: readonly number[]): Promise<number>;
  /**
   * Replaces what a sequence holds by a file's content. The file must be one that `saveState` wrote for the same model and
   * cache format, byte for byte: a damaged one can abort the process.
   * @returns the tokens that it holds now
   */
  loadState(sequence: number, path: string): Promise<readonly number[]>;
  /** Whether `truncate` keeps what it is asked to. Not so with recurrence, nor with windows. */
  readonly goesBack: boolean;
  /** Undefined where the architecture's state cannot be copied whole: sliding windows, recurrence. */
  readonly snapshots?: {
    take(sequence: number): Promise<NativeSnapshot>;
    /** @param tokens how many it held when it was taken. @returns false when the sequence may hold anything now */
    restore(sequence: number, snapshot: NativeSnapshot, tokens: number): Promise<boolean>;
  };
  readonly threads: number;
  setThreads(count: number): void;
}
