import type { AnswerReader } from "./answerReader.ts";

export interface ThoughtLimitOptions {
  /** Reads the same tokens as the answer's own, as they are chosen. */
  readonly reader: AnswerReader;
  /** At least one. */
  readonly budgetTokens: number;
  /** What ends a thought: some words, the closing tag, and what stands before an answer. */
  readonly endTokens: readonly number[];
}

/** Ends a thought that has become too long: the model is given the end of it as if it had written that itself. */
export class ThoughtLimit {
  private readonly options: ThoughtLimitOptions;
  private thoughtTokens = 0;
  private isOver = false;

  constructor(options: ThoughtLimitOptions) {
    this.options = options;
  }

  /** @returns what has to follow the token that was chosen; nothing as long as the model may go on by itself */
  after(token: number): readonly number[] {
    if (this.isOver) return [];
    const { reader, budgetTokens, endTokens } = this.options;
    reader.push(token);
    if (reader.inThinking) this.thoughtTokens += 1;
    const isSpent = reader.inThinking && this.thoughtTokens >= budgetTokens && reader.isBetweenCharacters;
    this.isOver = isSpent || reader.isAnswering;
    return isSpent ? endTokens : [];
  }
}
