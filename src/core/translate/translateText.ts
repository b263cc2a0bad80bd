/** Translates a text of any length, block by block, and keeps everything around the blocks byte for byte. */
import { AppError } from "../../shared/appError.ts";
import { throwIfCancelled, type CancelSignal } from "../../shared/cancelSignal.ts";
import type { ChatMessage } from "../../shared/chatMessage.ts";
import type { GenerationStats } from "../../shared/protocol.ts";
import { translationRoom, type AnswerRoom } from "../answerRoom.ts";
import type { EngineModel } from "../engine.ts";
import { mergeStats, type TimedStats } from "../generationStats.ts";
import type { LanguageTag } from "../languages.ts";
import { translatePrompt } from "../prompts.ts";
import { sideBySide } from "../sideBySide.ts";
import { cutText } from "../text/cutText.ts";
import { toModelText } from "../text/modelText.ts";
import { contextOverflow, promptTokens, runPrompt, tokensBeside, type TextTaskOptions } from "../textTask.ts";
import { splitBlocks, type TextBlock } from "./blocks.ts";
import { PieceOutput } from "./pieceOutput.ts";
import { planPieces, spaceMapOf, type PlanItem, type TranslationPiece } from "./planPieces.ts";

/**
 * The longest text that is translated at once, in UTF-16 units. 200,000 English characters are about 45,000 tokens of
 * translation: more than an hour with a large model on one machine. What is longer is a mistaken selection.
 */
export const TRANSLATE_LIMIT_CHARACTERS = 200_000;

/** Short enough that a model keeps its attention on every sentence, long enough to see their connection. */
const PIECE_LIMIT_TOKENS = 600;
/** A piece that failed is tried again in smaller ones, this many times over, while it is longer than the least. */
const RETRIES = 2;
const LEAST_PIECE_TOKENS = 8;

export interface TranslateRequest {
  readonly text: string;
  readonly target: LanguageTag;
  /** Left out when it is not known: the model then reads it from the text. */
  readonly source?: LanguageTag | undefined;
}

export interface TranslateOutcome {
  readonly text: string;
  readonly stats: GenerationStats;
}

/**
 * The translation, with the text's own blank lines, indentation, line breaks and parts without any letter. The deltas,
 * joined, are the result.
 * @throws AppError input.empty, input.tooLarge; generation.contextOverflow when the context is too small for any text;
 *   generation.unfinished when the model does not finish a piece, however short; never a result with a part missing
 * @throws CancelledError when the signal is aborted
 */
export async function translateText(
  model: EngineModel,
  request: TranslateRequest,
  options: TextTaskOptions,
): Promise<TranslateOutcome> {
  const { text } = request;
  if (text.trim() === "") throw new AppError("input.empty", "Nothing to translate");
  if (text.length > TRANSLATE_LIMIT_CHARACTERS) {
    throw new AppError("input.tooLarge", `${text.length} characters to translate`, {
      details: { size: text.length, limit: TRANSLATE_LIMIT_CHARACTERS },
    });
  }
  const job = new TranslationJob(model, request, options);
  await job.run();
  return { text: job.result, stats: mergeStats(job.stats) };
}

/** A piece with the text of the document that follows it. */
interface Section {
  readonly piece: TranslationPiece;
  readonly after: string;
  readonly output: PieceOutput;
}

/** How many pieces for each one under way may be ahead of the one that streams: what they hold waits in memory. */
const AHEAD_FACTOR = 2;

class TranslationJob {
  result = "";
  readonly stats: TimedStats[] = [];
  private readonly model: EngineModel;
  private readonly request: TranslateRequest;
  private readonly options: TextTaskOptions;
  /** The tokens of a prompt without any text. */
  private instructions: readonly number[] = [];

  constructor(model: EngineModel, request: TranslateRequest, options: TextTaskOptions) {
    this.model = model;
    this.request = request;
    this.options = options;
  }

  async run(): Promise<void> {
    const { before, sections } = sectionsOf(await this.planAll());
    this.emit(before);
    const finished = new Set<number>();
    let live = 0;
    const goLive = (): void => {
      if (sections.length > 1) this.options.onPart(live + 1, sections.length);
      sections[live]?.output.goLive((text) => this.emit(text));
    };
    if (sections.length > 0) goLive();
    const jobs = sections.map(({ piece, output }, index) => async (signal: CancelSignal) => {
      await this.translatePiece(piece, RETRIES, output, signal);
      output.end();
      finished.add(index);
      while (finished.has(live)) {
        this.emit(sections[live]?.after ?? "");
        live += 1;
        if (live < sections.length) goLive();
      }
    });
    const width = this.model.info.parallel;
    await sideBySide(jobs, { width, ahead: width * AHEAD_FACTOR, signal: this.options.signal });
  }

  private emit(text: string): void {
    if (text === "") return;
    this.result += text;
    this.options.onDelta(text);
  }

  private async planAll(): Promise<PlanItem[]> {
    this.instructions = await promptTokens(this.model, this.messagesFor(""));
    const plan: PlanItem[] = [];
    for (const part of splitBlocks(this.request.text)) {
      if (typeof part === "string") plan.push(part);
      else plan.push(...(await this.plan(toModelText(part.text), part, 0, this.pieceLimit(part))));
    }
    return plan;
  }

  private async plan(text: string, block: TextBlock, fromLine: number, limit: number): Promise<PlanItem[]> {
    const { nextTurn } = this.options;
    const count = (piece: string): Promise<number> => this.countTokens(piece);
    const cut = await cutText(text, { limit, count, ...(nextTurn === undefined ? {} : { nextTurn }) });
    return planPieces(cut, { block, fromLine, target: this.request.target });
  }

  /** Tokens of text that a piece may have, so that its prompt and its translation fit the context together. */
  private pieceLimit(block: TextBlock): number {
    const overheadTokens = this.instructions.length;
    const { perToken, base } = this.roomFor(block.text);
    const fitting = Math.floor((tokensBeside(this.model, overheadTokens) - base) / (1 + perToken));
    if (fitting < LEAST_PIECE_TOKENS) {
      const neededTokens = Math.ceil(overheadTokens + base + LEAST_PIECE_TOKENS * (1 + perToken));
      throw contextOverflow(neededTokens, this.model.info.contextTokens);
    }
    return Math.min(PIECE_LIMIT_TOKENS, fitting);
  }

  private async translatePiece(
    piece: TranslationPiece,
    retries: number,
    output: PieceOutput,
    signal: CancelSignal,
  ): Promise<void> {
    const tokens = await this.countTokens(piece.text);
    const { perToken, base } = this.roomFor(piece.text);
    const start = output.length;
    const answer = await runPrompt(this.model, {
      messages: this.messagesFor(piece.text),
      answerTokens: Math.ceil(tokens * perToken + base),
      instructions: this.instructions,
      signal,
      mapSpace: spaceMapOf(piece),
      onText: output.write,
    });
    this.stats.push(answer.stats);
    if (answer.complete && answer.text !== "") return;
    if (retries === 0 || tokens <= LEAST_PIECE_TOKENS) throw pieceFailed(answer.complete);
    output.rewindTo(start);
    for (const item of await this.plan(piece.text, piece.block, piece.fromLine, Math.ceil(tokens / 2))) {
      if (typeof item === "string") output.write(item);
      else await this.translatePiece(item, retries - 1, output, signal);
    }
  }

  private messagesFor(text: string): ChatMessage[] {
    const { target, source } = this.request;
    return translatePrompt({ text, target, ...(source === undefined ? {} : { source }) });
  }

  private roomFor(text: string): AnswerRoom {
    return translationRoom(text, this.request.target, this.request.source);
  }

  private countTokens(text: string): Promise<number> {
    throwIfCancelled(this.options.signal);
    return this.model.countTokens(text);
  }
}

/** The text before the first piece, and each piece with the text up to the next one. */
function sectionsOf(plan: readonly PlanItem[]): { readonly before: string; readonly sections: readonly Section[] } {
  let before = "";
  const sections: { piece: TranslationPiece; after: string; output: PieceOutput }[] = [];
  for (const item of plan) {
    const last = sections.at(-1);
    if (typeof item !== "string") sections.push({ piece: item, after: "", output: new PieceOutput() });
    else if (last === undefined) before += item;
    else last.after += item;
  }
  return { before, sections };
}

function pieceFailed(answerWasEmpty: boolean): AppError {
  const reason = answerWasEmpty ? "the model answered nothing" : "the answer did not end within its room";
  return new AppError("generation.unfinished", `A piece of the text could not be translated: ${reason}`);
}
