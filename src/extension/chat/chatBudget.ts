/** Measures conversations for the gauge and before a question is sent, and makes room where one would not fit. */
import type { ServerApi } from "../../client/serverApi.ts";
import { estimateTokens, summaryRoomTokens } from "../../core/answerRoom.ts";
import {
  answerReserve,
  CONTEXT_MARGIN_TOKENS,
  countToDrop,
  overflowOf,
  type QuestionCost,
} from "../../core/chat/contextBudget.ts";
import { applyEvent } from "../../core/chat/applyEvents.ts";
import {
  type Conversation,
  type ConversationEvent,
  type EarlierPart,
  emptyConversation,
} from "../../core/chat/conversation.ts";
import { earlierTurns, type Turn } from "../../core/chat/earlierTurns.ts";
import { earlierSummary, historyOf } from "../../core/chat/history.ts";
import { languageOfTalk } from "../../core/chat/languageOfTalk.ts";
import { transcript } from "../../core/chat/transcript.ts";
import { conversationSystemPrompt, earlierSummaryMessage, questionPrompt } from "../../core/chatPrompts.ts";
import { LEAST_AUTO_CONTEXT_TOKENS, MOST_AUTO_CONTEXT_TOKENS } from "../../core/models/memoryFit.ts";
import { AppError } from "../../shared/appError.ts";
import type { Attachment } from "../../shared/attachment.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import type { ChatMessage } from "../../shared/chatMessage.ts";
import { MAX_TEXT_CHARACTERS } from "../../shared/limits.ts";
import type { Logger } from "../../shared/logger.ts";
import type { MeasureResult } from "../../shared/protocol.ts";
import type { GaugeView, OverflowCount } from "../../shared/webviewProtocol.ts";

/** A summary is let have this share of the context, however many tokens its script takes. */
const LARGEST_SUMMARY_SHARE = 1 / 4;
/** One that came out longer than was reckoned takes the place of more turns, and is written anew for those. */
const SUMMARY_TRIES = 2;
/** What templates print around a message. */
const TURN_TOKENS = 5;
const DRAFT_ID = "draft";

export interface ChatBudgetOptions {
  readonly api: Pick<ServerApi, "measureChat" | "summarize" | "loadModel">;
  /** Of the settings: what a model that is not in memory yet will be loaded with. */
  readonly contextTokens: () => "auto" | number;
  /** As of ChatParams. */
  readonly thinkingBudget: () => number;
  readonly log: Logger;
}

/** @see MeasureResult */
interface Count extends MeasureResult {
  /** By a rule of thumb, not by a model. */
  readonly isEstimate: boolean;
  /** It is more than a request may carry, so that it cannot be asked, whatever the model. */
  readonly isTooLarge: boolean;
  /** It fits into the least context to be expected, whatever the tokenizer: none makes more tokens of a text than it has bytes. */
  readonly isShort: boolean;
}

/** What stands in the composer. */
export interface Draft {
  readonly draft: string;
  readonly attachments: readonly Attachment[];
}

/** A question that is about to be recorded. Undefined: the last answer of the conversation is to go on. */
export type Question =
  Pick<Extract<ConversationEvent, { type: "question" }>, "text" | "attachments" | "parentId"> | undefined;

export interface CheckMode {
  /** A model that is not in memory is loaded where nothing else can say; true when left out. */
  readonly mayLoad?: boolean;
}

export interface TextCounts {
  /** In the order of the texts. */
  readonly tokens: readonly number[];
  /** No model is loaded that could count. */
  readonly isEstimate: boolean;
}

export class ChatBudget {
  private readonly options: ChatBudgetOptions;
  /** Of the model that was in memory last: its like was trained on less than is usual, or found no memory for more. */
  private lastContextTokens = Infinity;

  constructor(options: ChatBudgetOptions) {
    this.options = options;
  }

  /**
   * For the gauge: counted by the model where one is in memory, else estimated.
   * @returns undefined where the server could not say, or the signal was aborted
   */
  async measure(
    conversation: Conversation,
    { draft, attachments }: Draft,
    signal: AbortSignal,
  ): Promise<GaugeView | undefined> {
    const chips = attachments.map((attachment) => questionPrompt({ text: "", attachments: [attachment] }));
    // With an empty question: what the template prints around it counts, and typing changes nothing of what was counted.
    const asked = withQuestion(conversation, { text: "" });
    const summary = historySummary(conversation);
    const result = await this.count(asked, [draft, summary, ...chips], signal).catch(() => undefined);
    if (result === undefined || signal.aborted) return undefined;
    const { contextTokens, systemTokens, promptTokens, answerTokens, textTokens, isEstimate } = result;
    const [draftTokens = 0, summaryTokens = 0, ...chipTokens] = textTokens;
    const historyTokens = promptTokens - systemTokens;
    return {
      contextTokens,
      systemTokens,
      chipTokens: sum(chipTokens),
      historyTokens,
      ...(summary === "" ? {} : { summaryTokens }),
      draftTokens,
      answerTokens,
      isEstimate,
    };
  }

  /** The tokens of each text by itself, as chips show them; counted, estimated and undefined as of `measure`. */
  async countTexts(texts: readonly string[], signal: AbortSignal): Promise<TextCounts | undefined> {
    const nothing = withQuestion(emptyConversation(""), { text: "" });
    const result = await this.count(nothing, texts, signal).catch(() => undefined);
    if (result === undefined || signal.aborted) return undefined;
    return { tokens: result.textTokens, isEstimate: result.isEstimate };
  }

  /**
   * Whether a question may be sent: undefined when it fits. Nothing is held up for an estimate: a model that is not in memory yet is
   * loaded to count what may be too long, as the answer would have loaded it. What is short by any count does not wait for that.
   * What no request may carry is held up without a model; a summary of so much could not be asked for, either.
   *
   * Where nobody can say whether it fits, it may be sent: the server looks again.
   * @throws CancelledError; AppError as of ServerApi.loadModel, but for model.busy: a model that cannot be loaded is not tried twice
   *   for one question
   */
  async check(
    conversation: Conversation,
    question: Question,
    signal?: AbortSignal,
    { mayLoad = true }: CheckMode = {},
  ): Promise<OverflowCount | undefined> {
    const weigh = () => this.weigh(conversation, question, signal).catch((error: unknown) => this.unmeasured(error));
    const first = await weigh();
    if (first === undefined) return undefined;
    const isUncertain = first.isEstimate && !first.isTooLarge;
    if (isUncertain && (first.isShort || !mayLoad || !(await this.load(signal)))) return undefined;
    const weighed = isUncertain ? await weigh() : first;
    // Another window may have unloaded it again.
    if (weighed === undefined || (weighed.isEstimate && !weighed.isTooLarge)) return undefined;
    const { cost, isTooLarge } = weighed;
    const overflow = overflowOf(cost);
    if (overflow === undefined || !isTooLarge) return overflow;
    return { ...overflow, ways: overflow.ways.filter((way) => way !== "summarizeEarlier") };
  }

  /**
   * What is not given to the model any more so that the question fits: the oldest turns, and an earlier summary last.
   * @returns what was so before, where nothing has to go or nothing would suffice
   * @throws CancelledError, AppError as of ServerApi.measureChat
   */
  async trimOldest(
    conversation: Conversation,
    question: Question,
    signal?: AbortSignal,
  ): Promise<EarlierPart | undefined> {
    const { earlier } = conversation;
    const { cost, turns } = await this.weigh(conversation, question, signal);
    const count = countToDrop(cost, "nothing") ?? 0;
    const untilId = cost.earlier[count - 1]?.untilId;
    if (untilId === undefined) return earlier;
    const keepsSummary = count <= turns.length && earlier?.summary !== undefined;
    return keepsSummary ? { ...earlier, untilId } : { untilId };
  }

  /**
   * As `trimOldest`, with a summary in their place, in the conversation's language. It covers all that goes, an earlier summary
   * too, or there is none.
   * @throws CancelledError; AppError generation.contextOverflow when the question does not fit beside a summary, and what
   *   ServerApi.summarize throws: nothing has changed then
   */
  async summarizeEarlier(
    conversation: Conversation,
    question: Question,
    signal?: AbortSignal,
  ): Promise<EarlierPart | undefined> {
    const target = languageOfTalk(conversation);
    const { cost: plain, turns } = await this.weigh(conversation, question, signal);
    let cost = withSummaryFirst(plain, turns);
    for (let attempt = 0; attempt < SUMMARY_TRIES; attempt += 1) {
      const count = countToDrop(cost, "summary");
      if (count === 0) return conversation.earlier;
      const untilId = cost.earlier[(count ?? 0) - 1]?.untilId;
      if (count === undefined || untilId === undefined) break;
      const text = earlierText(conversation, turns.slice(0, count));
      const options = signal === undefined ? {} : { signal };
      const { text: summary } = await this.options.api.summarize({ text, target, urgency: "interactive" }, options);
      const [summaryTokens = 0] = (await this.count(conversation, [summaryText(summary)], signal)).textTokens;
      cost = { ...cost, summaryTokens };
      const needed = countToDrop(cost, "summary");
      if (needed !== undefined && needed <= count) return { untilId, summary };
    }
    throw new AppError("generation.contextOverflow", "The question does not fit beside a summary", {
      details: { promptTokens: cost.promptTokens, limitTokens: cost.contextTokens },
    });
  }

  private unmeasured(error: unknown): undefined {
    if (CancelledError.is(error)) throw error;
    this.options.log.warn(`A question could not be measured: ${String(error)}`);
  }

  /** @returns false where another model is in use: what becomes of that is asked where the answer is to stand */
  private async load(signal: AbortSignal | undefined): Promise<boolean> {
    try {
      await this.options.api.loadModel(signal === undefined ? {} : { signal });
      return true;
    } catch (error) {
      if (AppError.is(error, "model.busy")) return false;
      throw error;
    }
  }

  private async weigh(
    conversation: Conversation,
    question: Question,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly cost: QuestionCost; readonly turns: readonly Turn[] } & Omit<Count, keyof MeasureResult>> {
    const asked = withQuestion(conversation, question);
    const turns = earlierTurns(asked);
    const summary = historySummary(asked);
    // Templates trim what somebody said: white space at its ends may not be in the prompt.
    const texts = turns.flatMap(({ given }) => given.map(({ content }) => content.trim()));
    const count = await this.count(asked, [summary, ...texts], signal);
    const { isEstimate, isTooLarge, isShort, textTokens, ...measured } = count;
    const [summaryNow = 0, ...rest] = textTokens;
    const earlier = turns.map(({ given, untilId }) => ({ untilId, tokens: sum(rest.splice(0, given.length)) }));
    const lastId = earlier.at(-1)?.untilId ?? asked.earlier?.untilId;
    const cost: QuestionCost = {
      ...measured,
      earlier: summary === "" || lastId === undefined ? earlier : [...earlier, { untilId: lastId, tokens: summaryNow }],
      summaryTokens: summaryRoom(asked, measured.contextTokens),
    };
    return { cost, turns, isEstimate, isTooLarge, isShort };
  }

  private async count(
    conversation: Conversation,
    texts: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<Count> {
    const { thinking, answerLanguage } = conversation;
    const thinkingBudget = this.options.thinkingBudget();
    const system = conversationSystemPrompt(answerLanguage);
    const params = { messages: [system, ...historyOf(conversation)], thinking, thinkingBudget, texts };
    const options = signal === undefined ? {} : { signal };
    const { api } = this.options;
    const isTooLarge = sum(params.messages.map(({ content }) => content.length)) > MAX_TEXT_CHARACTERS;
    // Of what is too large the server would count nothing. The context at least is the model's own.
    const measured = await api.measureChat(isTooLarge ? { ...params, messages: [system], texts: [] } : params, options);
    if (measured !== null) this.lastContextTokens = measured.contextTokens;
    if (measured !== null && !isTooLarge) return { ...measured, isEstimate: false, isTooLarge, isShort: false };
    const contextTokens = measured?.contextTokens ?? this.contextTokensFor(MOST_AUTO_CONTEXT_TOKENS);
    const estimated = estimate(params, contextTokens);
    const mostTokens = sum(params.messages.map(({ content }) => Buffer.byteLength(content) + TURN_TOKENS));
    const leastContextTokens = this.leastContextTokens;
    const { answerTokens } = estimate(params, leastContextTokens);
    const isShort = mostTokens + answerTokens + CONTEXT_MARGIN_TOKENS <= leastContextTokens;
    return { ...estimated, isEstimate: true, isTooLarge, isShort };
  }

  /** Of a model that is not in memory: as the settings have it, and no more than the last one had, which may be another. */
  private get leastContextTokens(): number {
    return Math.min(this.lastContextTokens, this.contextTokensFor(LEAST_AUTO_CONTEXT_TOKENS));
  }

  /** @param auto where the settings leave it to the model and to the memory */
  private contextTokensFor(auto: number): number {
    const wished = this.options.contextTokens();
    return wished === "auto" ? auto : wished;
  }
}

function withQuestion(conversation: Conversation, question: Question): Conversation {
  if (question === undefined) return conversation;
  return applyEvent(conversation, { type: "question", id: DRAFT_ID, ...question });
}

/** What stands in the place of what was summarised before; empty where there is nothing of the kind. */
function historySummary(conversation: Conversation): string {
  const summary = earlierSummary(conversation);
  return summary === undefined ? "" : summaryText(summary);
}

function summaryText(summary: string): string {
  return earlierSummaryMessage(summary).content;
}

/** All that a summary has to cover. */
function earlierText(conversation: Conversation, turns: readonly Turn[]): string {
  const before = historySummary(conversation);
  const said = transcript(turns.flatMap(({ messages }) => messages));
  return [before, said].filter((text) => text !== "").join("\n\n");
}

/** A former summary goes into the new one, so it is the first to go, together with the oldest turn. */
function withSummaryFirst(cost: QuestionCost, turns: readonly Turn[]): QuestionCost {
  const [first, ...others] = cost.earlier.slice(0, turns.length);
  const former = cost.earlier[turns.length];
  if (first === undefined || former === undefined) return cost;
  return { ...cost, earlier: [{ ...first, tokens: first.tokens + former.tokens }, ...others] };
}

function summaryRoom(conversation: Conversation, contextTokens: number): number {
  const room = Math.min(summaryRoomTokens(languageOfTalk(conversation)), contextTokens * LARGEST_SUMMARY_SHARE);
  return Math.ceil(room) + estimateTokens(summaryText(""));
}

function estimate(
  { messages, thinking, thinkingBudget, texts }: Parameters<ServerApi["measureChat"]>[0],
  contextTokens: number,
): MeasureResult {
  const tokensOf = ({ content }: ChatMessage) => estimateTokens(content) + TURN_TOKENS;
  return {
    contextTokens,
    promptTokens: sum(messages.map(tokensOf)),
    systemTokens: sum(messages.filter(({ role }) => role === "system").map(tokensOf)),
    textTokens: texts.map(estimateTokens),
    answerTokens: answerReserve({ contextTokens, thinking, thinkingBudget }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
