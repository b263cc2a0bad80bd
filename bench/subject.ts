/** What the benchmark compares: programs that hold one model in memory and answer prompts with it. */

export type SubjectName = "ours" | "earlier" | "llama.node" | "llama-server";

export interface SubjectSettings {
  readonly modelPath: string;
  /** For each answer that is written beside others. */
  readonly contextTokens: number;
  /** How many answers at once it is asked for at most. */
  readonly parallel: number;
  readonly threads: number;
  /** Guess tokens ahead. Not when left out: the others do not either. */
  readonly speculation?: boolean;
}

/** A conversation as the model's template prints it, and as the model reads it. */
export interface BenchPrompt {
  readonly text: string;
  readonly tokens: readonly number[];
  /** How many of the first tokens are instructions, the same for each text. */
  readonly instructionTokens: number;
}

export interface BenchRequest {
  readonly prompt: BenchPrompt;
  readonly maxTokens: number;
  /** The most likely token each time, as translations; else as the chat panel samples. */
  readonly greedy: boolean;
}

export interface Timing {
  readonly promptTokens: number;
  /** Prompt tokens that did not have to be evaluated. */
  readonly cachedTokens: number;
  readonly generatedTokens: number;
  /** From asking to the first token. */
  readonly firstTokenMs: number;
  /** From the first token to the last. */
  readonly decodeMs: number;
  /** From asking to the end of the answer. */
  readonly totalMs: number;
}

export interface Subject {
  readonly name: SubjectName;
  /** Asks for all of them at once and waits for the last. */
  complete(requests: readonly BenchRequest[]): Promise<Timing[]>;
  dispose(): Promise<void>;
}

/** The chat panel's sampling without thinking, which every subject is given. */
export const CHAT_SAMPLING = { temperature: 0.7, topK: 20, topP: 0.8, minP: 0, seed: 7 } as const;
export const GREEDY_SAMPLING = { temperature: 0, topK: 1, topP: 1, minP: 0, seed: 7 } as const;

/** Tokens a second while generating: the first token is the end of reading the prompt. */
export function decodeRate({ generatedTokens, decodeMs }: Timing): number {
  return ((generatedTokens - 1) / decodeMs) * 1000;
}

/** Tokens a second while reading a prompt, of those that had to be read. */
export function promptRate({ promptTokens, cachedTokens, firstTokenMs }: Timing): number {
  return ((promptTokens - cachedTokens) / firstTokenMs) * 1000;
}
