/**
 * How a conversation shares the model's context: what there is, what would not fit, and how much of the earlier talk has to
 * go for it. All figures are tokens; nothing here counts them.
 */
import type { GaugeView, OverflowCount, OverflowWay } from "../../shared/webviewProtocol.ts";

/** Room that makes an answer worth asking for: a page in English. It is less in a small context. */
const ANSWER_TOKENS = 1_024;
/** Thoughts are this long now and then, where no budget ends them before. */
const THOUGHT_TOKENS = 2_048;
/** Of the context; the rest is for what the answer is about. */
const LARGEST_ANSWER_SHARE = 1 / 4;
const LARGEST_THINKING_SHARE = 1 / 3;
/** Tokens that stay free at the end of the context: the library keeps one, and joints may cost some. */
export const CONTEXT_MARGIN_TOKENS = 8;
/** What is trimmed makes room for so much more than the question at hand, so that the next one need not trim again. */
const TRIM_AHEAD_SHARE = 1 / 8;

export interface AnswerWishes {
  readonly contextTokens: number;
  readonly thinking: boolean;
  /** See ChatParams. Left out, or 0: none. */
  readonly thinkingBudget?: number | undefined;
}

/** What is to be kept free for an answer, its thoughts included. The model may use all that is left beyond that. */
export function answerReserve({ contextTokens, thinking, thinkingBudget = 0 }: AnswerWishes): number {
  const thoughtTokens = thinkingBudget > 0 ? Math.min(thinkingBudget, THOUGHT_TOKENS) : THOUGHT_TOKENS;
  const wished = ANSWER_TOKENS + (thinking ? thoughtTokens : 0);
  return Math.floor(Math.min(wished, contextTokens * (thinking ? LARGEST_THINKING_SHARE : LARGEST_ANSWER_SHARE)));
}

export type ContextParts = Omit<GaugeView, "isEstimate">;

/** All that has to find room, the free end included. */
export function neededTokens(parts: Omit<ContextParts, "contextTokens">): number {
  const { systemTokens, chipTokens, historyTokens, draftTokens, answerTokens } = parts;
  return systemTokens + chipTokens + historyTokens + draftTokens + answerTokens + CONTEXT_MARGIN_TOKENS;
}

/** Something of the earlier talk that may go: a question with its answer, or in the end the summary before them. */
export interface EarlierCost {
  /** The last message that goes with it. */
  readonly untilId: string;
  /** At least so much shorter is the prompt without it. */
  readonly tokens: number;
}

/** A question that is about to be asked, with all that the model would be given with it. */
export interface QuestionCost {
  readonly contextTokens: number;
  /** The whole prompt. */
  readonly promptTokens: number;
  readonly answerTokens: number;
  /** What may go, in the order in which it goes: whole turns, the oldest first. The question's own is not among them. */
  readonly earlier: readonly EarlierCost[];
  /** The most that a summary in the place of earlier turns may take, the words around it included. */
  readonly summaryTokens: number;
}

/** Undefined when it fits. Else what is needed, and which ways help; where none does, what is needed without earlier talk. */
export function overflowOf(cost: QuestionCost): OverflowCount | undefined {
  const needed = cost.promptTokens + cost.answerTokens + CONTEXT_MARGIN_TOKENS;
  if (needed <= cost.contextTokens) return undefined;
  const ways = helpfulWays(cost);
  const inVain = ways.length > 0 ? 0 : cost.earlier.reduce((sum, { tokens }) => sum + tokens, 0);
  return { neededTokens: needed - inVain, contextTokens: cost.contextTokens, ways };
}

/**
 * A new chat helps wherever trimming does: both leave the question alone with the system message. None: it is the question
 * itself, with what stands beside it, that is too long.
 */
function helpfulWays(cost: QuestionCost): OverflowWay[] {
  if (countToDrop(cost, "nothing") === undefined) return [];
  const canSummarize = countToDrop(cost, "summary") !== undefined;
  return ["trimOldest", ...(canSummarize ? (["summarizeEarlier"] as const) : []), "newChat"];
}

/**
 * How much of `earlier` has to go: as little as makes room for the question and an eighth of the context for the next ones,
 * or for the question alone where that much is not to be had.
 * @param inItsPlace what the model is given instead
 * @returns undefined when not even all of it suffices
 */
export function countToDrop(cost: QuestionCost, inItsPlace: "nothing" | "summary"): number | undefined {
  const room = cost.contextTokens - cost.answerTokens - CONTEXT_MARGIN_TOKENS;
  if (cost.promptTokens <= room) return 0;
  let left = cost.promptTokens + (inItsPlace === "summary" ? cost.summaryTokens : 0);
  const leftAfter = cost.earlier.map(({ tokens }) => (left -= tokens));
  const firstWithin = (tokens: number) => leftAfter.findIndex((after) => after <= tokens) + 1 || undefined;
  return firstWithin(room - Math.floor(cost.contextTokens * TRIM_AHEAD_SHARE)) ?? firstWithin(room);
}
