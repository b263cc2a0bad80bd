/**
 * The few things that the engine needs of node-llama-cpp, as interfaces that its objects satisfy. Only llamaEngine.ts
 * imports the library; everything else works on these.
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

/** One conversation's state in the model's memory. */
export interface NativeSequence {
  /** How many tokens it holds. */
  readonly length: number;
  /** Keeps what it has in common with `tokens` from the start, and forgets the rest. */
  keepPrefix(tokens: readonly number[]): Promise<void>;
  /** Reads tokens without answering. */
  read(tokens: readonly number[]): Promise<void>;
  /** Reads tokens, then yields one new token after another, the ending one included. */
  generate(tokens: readonly number[], sampling: NativeSampling): AsyncGenerator<number, void>;
  /** Forgets everything. */
  clear(): Promise<void>;
}
