/**
 * Guessing the next tokens, so that one batch confirms several. Each is chosen by the model's own sampler, in order, and a guess
 * counts only when it is what was chosen: so the answer is the same as without, for the same seed as for greedy ones.
 */
import type { StepCost } from "./stepCost.ts";

/** The longest guess. Behind it even a good guesser is rarely right. */
export const LONGEST_GUESS_TOKENS = 8;
/** The end of the text is looked up by so many tokens, else by the next number. */
const LOOKUP_TOKENS = [4, 3] as const;
/** A guess has to promise so much more speed, or it is not worth its risk. */
const LEAST_GAIN = 1.05;
/** When guessing does not pay, it is tried again after so many tokens: texts change. */
const TRY_AGAIN_TOKENS = 48;
const TRY_AGAIN_GUESS_TOKENS = 2;
/** Older guesses count less and less. */
const MEMORY = 0.95;

/**
 * What followed when the text had the same last tokens before: translations repeat names, code and markup of their source.
 * @returns at most `most` tokens, none when the end is new
 */
export function lookUpGuess(tokens: readonly number[], most: number): readonly number[] {
  for (const length of LOOKUP_TOKENS) {
    const start = lastOccurrence(tokens, length);
    if (start !== undefined) return tokens.slice(start + length, start + length + most);
  }
  return [];
}

/** Where the last `length` tokens stand for the last time before the end. */
function lastOccurrence(tokens: readonly number[], length: number): number | undefined {
  const end = tokens.length - length;
  for (let start = end - 1; start >= 0; start -= 1) {
    let same = 0;
    while (same < length && tokens[start + same] === tokens[end + same]) same += 1;
    if (same === length) return start;
  }
  return undefined;
}

/** Decides how long the guesses of one guesser are to be, by how often they were right and what they cost. */
export class GuessLength {
  private readonly cost: StepCost;
  // As if it had been right three times and wrong once.
  private right = 3;
  private wrong = 1;
  private guessMs = 0;
  private sinceTried = 0;

  constructor(cost: StepCost) {
    this.cost = cost;
  }

  /** Tokens to guess now; 0 for none. */
  get next(): number {
    const best = this.best();
    if (best > 0) return best;
    this.sinceTried += 1;
    if (this.sinceTried < TRY_AGAIN_TOKENS) return 0;
    this.sinceTried = 0;
    return TRY_AGAIN_GUESS_TOKENS;
  }

  /**
   * @param examined how many of the guessed tokens the model was asked about: up to the first wrong one, or the answer's end
   * @param guessMs what making each guessed token took
   */
  observe({ examined, right, guessMs }: { examined: number; right: number; guessMs: number }): void {
    this.right = this.right * MEMORY + right;
    this.wrong = this.wrong * MEMORY + (examined - right);
    this.guessMs += (guessMs - this.guessMs) * (1 - MEMORY);
  }

  private best(): number {
    const plainMs = this.cost.msOf(1);
    if (plainMs === undefined) return 0;
    let best = 0;
    let bestRate = LEAST_GAIN / plainMs;
    for (let guess = 1; guess <= LONGEST_GUESS_TOKENS; guess += 1) {
      const rate = this.expectedTokens(guess) / ((this.cost.msOf(guess + 1) ?? 0) + guess * this.guessMs);
      if (rate > bestRate) [best, bestRate] = [guess, rate];
    }
    return best;
  }

  /** The token that is sure, and each guessed one that is right together with all before it. */
  private expectedTokens(guess: number): number {
    const share = this.right / (this.right + this.wrong);
    let expected = 1;
    for (let index = 1; index <= guess; index += 1) expected += share ** index;
    return expected;
  }
}
