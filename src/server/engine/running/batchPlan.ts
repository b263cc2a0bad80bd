/** What goes into the next batch: one token (and its guess) of every answer, then prompts as far as the time allows. */
import type { BatchPart } from "../native/nativeModel.ts";

/** Of one job that has a sequence. */
export interface PlanCandidate {
  readonly sequence: number;
  /** Tokens that the sequence holds. */
  readonly held: number;
  /** What it must hold before the next token can be chosen. At least one. */
  readonly pending: readonly number[];
  /** Not more than so many of `pending`, because the state after them is to be kept. */
  readonly stopAfter?: number | undefined;
  /** Tokens that may follow the pending one. */
  readonly guess: readonly number[];
}

export interface PlanLimits {
  /** How many tokens of prompts a batch may have to be done in time: what writes costs little beside them. */
  readonly targetTokens: number;
  /** Smaller pieces of a prompt are avoided. */
  readonly leastPieceTokens: number;
  readonly batchTokens: number;
}

/** So many tokens of a prompt are read with each batch, whatever the answers beside it need: nobody waits for ever. */
const LEAST_PROMPT_TOKENS = 8;

/**
 * @param candidates the most urgent first
 * @returns one part for each candidate that has its turn, those that write an answer always among them; by sequence, because
 *   llama.cpp computes together only what follows each other: other orders fall apart into a computation for each sequence
 */
export function planBatch<Candidate extends PlanCandidate>(
  candidates: readonly Candidate[],
  { targetTokens, leastPieceTokens, batchTokens }: PlanLimits,
): (readonly [Candidate, BatchPart])[] {
  const plan: (readonly [Candidate, BatchPart])[] = [];
  const writing = candidates.filter(({ pending }) => pending.length === 1);
  const reserved = writing.length < candidates.length ? LEAST_PROMPT_TOKENS : 0;
  let left = batchTokens - writing.length;
  for (const candidate of writing) {
    const guess = candidate.guess.slice(0, Math.max(0, left - reserved));
    left -= guess.length;
    const tokens = [...candidate.pending, ...guess];
    plan.push([candidate, { ...placeOf(candidate), tokens, logits: tokens.map((_, index) => index) }]);
  }
  let promptTokens = Math.min(left, targetTokens);
  /** As much as there is time for, but no rest that is too small to be read well. */
  const pieceOf = (tokens: number, most: number): number => {
    const rest = tokens - most;
    if (rest <= 0) return tokens;
    if (rest >= leastPieceTokens || rest === 1) return most;
    if (tokens <= left && rest <= most / 2) return tokens;
    return tokens >= 2 * leastPieceTokens ? Math.ceil(tokens / 2) : most;
  };
  for (const candidate of candidates) {
    const { pending, stopAfter = pending.length } = candidate;
    if (pending.length === 1 || promptTokens <= 0) continue;
    const tokens = pending.slice(0, pieceOf(Math.min(pending.length, stopAfter), promptTokens));
    promptTokens -= tokens.length;
    left -= tokens.length;
    const logits = tokens.length === pending.length ? [tokens.length - 1] : [];
    plan.push([candidate, { ...placeOf(candidate), tokens, logits }]);
  }
  return plan.sort(([one], [other]) => one.sequence - other.sequence);
}

function placeOf({ sequence, held }: PlanCandidate): { sequence: number; position: number } {
  return { sequence, position: held };
}
