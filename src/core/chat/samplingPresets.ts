/**
 * How the next token is chosen. The values are those of the Qwen3 model card and documentation, which also serve the
 * other models of the SEA-LION line well.
 */
import type { Sampling } from "../engine.ts";

/** With thoughts. Qwen's documentation warns of endless repetition with greedy decoding here. */
export const THINKING_SAMPLING: Sampling = { temperature: 0.6, topK: 20, topP: 0.95, minP: 0 };

/** Without thoughts. */
export const ANSWER_SAMPLING: Sampling = { temperature: 0.7, topK: 20, topP: 0.8, minP: 0 };

/** The longest output that Qwen's documentation recommends to allow. */
export const LONGEST_OUTPUT_TOKENS = { thinking: 38_912, answer: 16_384 } as const;

export interface SamplingWishes {
  readonly thinking: boolean;
  /** Replaces the preset's; 0 is greedy. */
  readonly temperature?: number;
  readonly seed?: number;
}

/** The preset for the kind of answer, with what the caller asked for instead. */
export function chooseSampling({ thinking, temperature, seed }: SamplingWishes): Sampling {
  return {
    ...(thinking ? THINKING_SAMPLING : ANSWER_SAMPLING),
    ...(temperature === undefined ? {} : { temperature }),
    ...(seed === undefined ? {} : { seed }),
  };
}
