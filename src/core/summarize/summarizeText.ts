/** Summarizes a text of any length: in parts where it does not fit, then the parts' summaries into one. */
import { AppError } from "../../shared/appError.ts";
import { throwIfCancelled, type CancelSignal } from "../../shared/cancelSignal.ts";
import type { ChatMessage } from "../../shared/chatMessage.ts";
import { MAX_TEXT_CHARACTERS } from "../../shared/limits.ts";
import type { GenerationStats } from "../../shared/protocol.ts";
import type { FinishedSummary } from "../../shared/finishedSummary.ts";
import { summaryRoomTokens } from "../answerRoom.ts";
import type { EngineModel } from "../engine.ts";
import { mergeStats, type TimedStats } from "../generationStats.ts";
import type { LanguageTag } from "../languages.ts";
import { combinePrompt, summarizePrompt } from "../prompts.ts";
import { sideBySide } from "../sideBySide.ts";
import { cutText } from "../text/cutText.ts";
import { toModelText } from "../text/modelText.ts";
import { contextOverflow, promptTokens, runPrompt, tokensBeside, type PromptRun } from "../textTask.ts";
import { contentHash } from "../text/contentHash.ts";

/**
 * The longest text that is summarized at once, in UTF-16 units: a thick book. More than a translation's, because a model
 * reads ten times as fast as it writes, and little is written here.
 */
export const SUMMARIZE_LIMIT_CHARACTERS = MAX_TEXT_CHARACTERS;

/** A part whose summary does not end is halved, down to this size. */
const LEAST_PART_TOKENS = 32;

export interface SummarizeRequest {
  readonly text: string;
  /** The language of the summary, whatever the text's is. */
  readonly target: LanguageTag;
  /** What an interrupted request for the same has told its `onSummary`. */
  readonly finished?: readonly FinishedSummary[] | undefined;
}

/** How it is watched and stopped. */
export interface SummarizeOptions {
  readonly signal?: CancelSignal | undefined;
  /** Pieces of the result, as they come. Joined they are exactly the result's text. */
  readonly onDelta: (text: string) => void;
  /** All parts before `index`, from 1, are done. Not called for a text that is done in one part. */
  readonly onPart: (index: number, count: number) => void;
  /** The model has finished one, of a part or of several. */
  readonly onSummary: (summary: FinishedSummary) => void;
}

export interface SummarizeOutcome {
  readonly text: string;
  /** How many parts the text was read in. All of them are in the summary, or it failed. */
  readonly parts: number;
  readonly stats: GenerationStats;
}

/**
 * One summary of the whole text. The deltas are those of the final summary and, joined, the result.
 * @throws AppError input.empty, input.tooLarge; generation.contextOverflow when the context is too small for any text;
 *   generation.unfinished when the model does not finish a summary; never a summary with a part left out
 * @throws CancelledError when the signal is aborted
 */
export async function summarizeText(
  model: EngineModel,
  request: SummarizeRequest,
  options: SummarizeOptions,
): Promise<SummarizeOutcome> {
  const { text } = request;
  const cleaned = toModelText(text).trim();
  if (cleaned === "") throw new AppError("input.empty", "Nothing to summarize");
  if (text.length > SUMMARIZE_LIMIT_CHARACTERS) {
    throw new AppError("input.tooLarge", `${text.length} characters to summarize`, {
      details: { size: text.length, limit: SUMMARIZE_LIMIT_CHARACTERS },
    });
  }
  return new SummaryJob(model, request, options).run(cleaned);
}

interface PartNumber {
  readonly index: number;
  readonly count: number;
}

type Question = Pick<PromptRun, "messages" | "instructions" | "signal"> & Partial<Pick<PromptRun, "onText">>;

class SummaryJob {
  private readonly stats: TimedStats[] = [];
  private readonly model: EngineModel;
  private readonly target: LanguageTag;
  private readonly options: SummarizeOptions;
  /** By what was asked. */
  private readonly finished: ReadonlyMap<string, string>;
  /** The most that an answer may take. */
  private readonly answerTokens: number;
  /** What is kept free for it: in a small context a third, so that two summaries and their combination fit. */
  private readonly reservedTokens: number;

  constructor(model: EngineModel, { target, finished = [] }: SummarizeRequest, options: SummarizeOptions) {
    this.model = model;
    this.target = target;
    this.options = options;
    this.finished = new Map(finished.map(({ of, text }) => [of, text]));
    this.answerTokens = summaryRoomTokens(target);
    this.reservedTokens = Math.min(this.answerTokens, Math.floor(model.info.contextTokens / 3));
  }

  async run(text: string): Promise<SummarizeOutcome> {
    const parts = await this.cut(text, await this.partLimit());
    const [first = text] = parts;
    if (parts.length === 1) {
      const { target } = this;
      const instructions = await promptTokens(this.model, summarizePrompt({ text: "", target }));
      const summary = await this.finalAnswer(summarizePrompt({ text: first, target }), instructions);
      return { text: summary, parts: 1, stats: mergeStats(this.stats) };
    }
    const summaries = await this.summarizeParts(parts);
    const summary = await this.combine(summaries);
    return { text: summary, parts: summaries.length, stats: mergeStats(this.stats) };
  }

  /** Tokens of text that fit beside a part's prompt and its answer. */
  private async partLimit(): Promise<number> {
    // The longest numbers that a part may carry, so that no part's prompt is longer than the one that was measured.
    const widest = { index: 9_999, count: 9_999 };
    const messages = summarizePrompt({ text: "", target: this.target, part: widest });
    const overhead = (await promptTokens(this.model, messages)).length;
    const limit = tokensBeside(this.model, overhead + this.reservedTokens);
    if (limit < LEAST_PART_TOKENS) {
      throw contextOverflow(overhead + this.reservedTokens + LEAST_PART_TOKENS, this.model.info.contextTokens);
    }
    return limit;
  }

  private async cut(text: string, limit: number): Promise<string[]> {
    const count = (piece: string): Promise<number> => this.countTokens(piece);
    const pieces = await cutText(text, { limit, count });
    return pieces.map((piece) => piece.text.trim()).filter((piece) => piece !== "");
  }

  /** One summary for each part, or more, in the parts' order. */
  private async summarizeParts(parts: readonly string[]): Promise<string[]> {
    const count = parts.length;
    const finished = new Set<number>();
    let firstOpen = 0;
    const tell = (): void => this.options.onPart(firstOpen + 1, count);
    tell();
    const jobs = parts.map((part, index) => async (signal: CancelSignal) => {
      const summaries = await this.summarizePart(part, { index: index + 1, count }, signal);
      finished.add(index);
      const before = firstOpen;
      while (finished.has(firstOpen)) firstOpen += 1;
      if (firstOpen > before && firstOpen < count) tell();
      return summaries;
    });
    return (await this.sideBySide(jobs)).flat();
  }

  /** A part that the model does not come to an end with is read in two halves, both of which are that part to the model. */
  private async summarizePart(text: string, part: PartNumber, signal: CancelSignal): Promise<string[]> {
    const summary = await this.ask({ messages: summarizePrompt({ text, target: this.target, part }), signal });
    if (summary !== undefined) return [summary];
    const summaries: string[] = [];
    for (const half of await this.halves(text)) summaries.push(...(await this.summarizePart(half, part, signal)));
    return summaries;
  }

  private sideBySide<T>(jobs: readonly ((signal: CancelSignal) => Promise<T>)[]): Promise<T[]> {
    return sideBySide(jobs, { width: this.model.info.parallel, signal: this.options.signal });
  }

  private async halves(part: string): Promise<string[]> {
    const tokens = await this.countTokens(part);
    if (tokens <= LEAST_PART_TOKENS) throw summaryFailed();
    return this.cut(part, Math.ceil(tokens / 2));
  }

  /** The final summary out of the parts' ones, in as many rounds as it takes for them to fit one prompt. */
  private async combine(summaries: readonly string[]): Promise<string> {
    let current = summaries;
    for (;;) {
      const groups = await this.groups(current);
      const [only] = groups;
      if (only !== undefined && groups.length === 1) return this.finalAnswer(this.combineMessages(only));
      current = await this.sideBySide(groups.map((group) => (signal) => this.combineGroup(group, signal)));
    }
  }

  /** Consecutive summaries, as many together as fit beside the answer; at least two, so that each round gets ahead. */
  private async groups(summaries: readonly string[]): Promise<string[][]> {
    const groups: string[][] = [];
    let group: string[] = [];
    for (const summary of summaries) {
      const grown = [...group, summary];
      const tokens = (await promptTokens(this.model, this.combineMessages(grown))).length;
      const fits = tokensBeside(this.model, tokens + this.reservedTokens) >= 0;
      if (!fits && group.length <= 1)
        throw contextOverflow(tokens + this.reservedTokens, this.model.info.contextTokens);
      if (!fits) groups.push(group);
      group = fits ? grown : [summary];
    }
    return [...groups, group];
  }

  private async combineGroup(group: readonly string[], signal: CancelSignal): Promise<string> {
    const [only = ""] = group;
    if (group.length === 1) return only;
    const summary = await this.ask({ messages: this.combineMessages(group), signal });
    if (summary === undefined) throw summaryFailed();
    return summary;
  }

  private combineMessages(summaries: readonly string[]): ChatMessage[] {
    return combinePrompt({ summaries, target: this.target });
  }

  private async finalAnswer(messages: readonly ChatMessage[], instructions: readonly number[] = []): Promise<string> {
    const { signal, onDelta: onText } = this.options;
    const summary = await this.ask({ messages, instructions, signal, onText });
    if (summary === undefined) throw summaryFailed();
    return summary;
  }

  /** A summary, of the model or of the request that was interrupted. Undefined: the model comes to no end, or has no words. */
  private async ask({ onText = ignore, ...question }: Question): Promise<string | undefined> {
    const of = contentHash(question.messages.map(({ content }) => content).join("\n"));
    const known = this.finished.get(of);
    if (known !== undefined) {
      onText(known);
      return known;
    }
    const { answerTokens } = this;
    const { text, complete, stats } = await runPrompt(this.model, { ...question, onText, answerTokens });
    this.stats.push(stats);
    if (!complete || text === "") return undefined;
    this.options.onSummary({ of, text });
    return text;
  }

  private countTokens(text: string): Promise<number> {
    throwIfCancelled(this.options.signal);
    return this.model.countTokens(text);
  }
}

function ignore(): void {
  // The summaries of parts are not shown.
}

function summaryFailed(): AppError {
  return new AppError("generation.unfinished", "The model did not come to the end of a summary, or gave none");
}
