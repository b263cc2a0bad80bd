/** Translates a text of any length, block by block, and keeps everything around the blocks byte for byte. */
import { AppError } from "../../shared/appError.ts";
import { throwIfCancelled } from "../../shared/cancelSignal.ts";
import type { ChatMessage } from "../../shared/chatMessage.ts";
import type { GenerationStats } from "../../shared/protocol.ts";
import { translationRoom, type AnswerRoom } from "../answerRoom.ts";
import type { EngineModel } from "../engine.ts";
import { mergeStats } from "../generationStats.ts";
import type { LanguageTag } from "../languages.ts";
import { translatePrompt } from "../prompts.ts";
import { cutText } from "../text/cutText.ts";
import { contextOverflow, promptTokens, runPrompt, tokensBeside, type TextTaskOptions } from "../textTask.ts";
import { splitBlocks, type TextBlock } from "./blocks.ts";
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
 *   generation.failed when the model does not finish a piece, however short; never a result with a part missing
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

type Emit = (text: string) => void;

class TranslationJob {
  result = "";
  readonly stats: GenerationStats[] = [];
  private readonly model: EngineModel;
  private readonly request: TranslateRequest;
  private readonly options: TextTaskOptions;

  constructor(model: EngineModel, request: TranslateRequest, options: TextTaskOptions) {
    this.model = model;
    this.request = request;
    this.options = options;
  }

  async run(): Promise<void> {
    const plan = await this.planAll();
    const count = plan.filter((item) => typeof item !== "string").length;
    const emit: Emit = (text) => {
      this.result += text;
      this.options.onDelta(text);
    };
    let index = 0;
    for (const item of plan) {
      if (typeof item === "string") {
        emit(item);
        continue;
      }
      index += 1;
      if (count > 1) this.options.onPart(index, count);
      await this.translatePiece(item, RETRIES, emit);
    }
  }

  private async planAll(): Promise<PlanItem[]> {
    const overheadTokens = await promptTokens(this.model, this.messagesFor(""));
    const plan: PlanItem[] = [];
    for (const part of splitBlocks(this.request.text)) {
      if (typeof part === "string") plan.push(part);
      else plan.push(...(await this.plan(part.text, part, 0, this.pieceLimit(part, overheadTokens))));
    }
    return plan;
  }

  private async plan(text: string, block: TextBlock, fromLine: number, limit: number): Promise<PlanItem[]> {
    const cut = await cutText(text, { limit, count: (piece) => this.countTokens(piece) });
    return planPieces(cut, { block, fromLine, target: this.request.target });
  }

  /** Tokens of text that a piece may have, so that its prompt and its translation fit the context together. */
  private pieceLimit(block: TextBlock, overheadTokens: number): number {
    const { perToken, base } = this.roomFor(block.text);
    const fitting = Math.floor((tokensBeside(this.model, overheadTokens) - base) / (1 + perToken));
    if (fitting < LEAST_PIECE_TOKENS) {
      const neededTokens = Math.ceil(overheadTokens + base + LEAST_PIECE_TOKENS * (1 + perToken));
      throw contextOverflow(neededTokens, this.model.info.contextTokens);
    }
    return Math.min(PIECE_LIMIT_TOKENS, fitting);
  }

  private async translatePiece(piece: TranslationPiece, retries: number, emit: Emit): Promise<void> {
    const tokens = await this.countTokens(piece.text);
    const { perToken, base } = this.roomFor(piece.text);
    const answer = await runPrompt(this.model, {
      messages: this.messagesFor(piece.text),
      answerTokens: Math.ceil(tokens * perToken + base),
      signal: this.options.signal,
      mapSpace: spaceMapOf(piece),
      onText: emit,
    });
    this.stats.push(answer.stats);
    if (answer.complete && answer.text !== "") return;
    if (retries === 0 || tokens <= LEAST_PIECE_TOKENS) throw pieceFailed(answer.complete);
    const replay = new Replay(answer.text, emit);
    for (const item of await this.plan(piece.text, piece.block, piece.fromLine, Math.ceil(tokens / 2))) {
      if (typeof item === "string") replay.push(item);
      else await this.translatePiece(item, retries - 1, (text) => replay.push(text));
    }
    replay.end();
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

/**
 * Lets a second attempt go on where the first broke off. What was given out cannot be taken back (it may stand in a
 * pipe by now), so the new text must begin with it: that much is swallowed, the rest passes.
 */
class Replay {
  private expected: string;
  private readonly emit: Emit;

  constructor(alreadyEmitted: string, emit: Emit) {
    this.expected = alreadyEmitted;
    this.emit = emit;
  }

  push(text: string): void {
    const common = Math.min(this.expected.length, text.length);
    if (this.expected.slice(0, common) !== text.slice(0, common)) throw pieceFailed(false);
    this.expected = this.expected.slice(common);
    if (common < text.length) this.emit(text.slice(common));
  }

  end(): void {
    if (this.expected !== "") throw pieceFailed(false);
  }
}

function pieceFailed(answerWasEmpty: boolean): AppError {
  const reason = answerWasEmpty ? "the model answered nothing" : "the answer did not end within its room";
  return new AppError("generation.failed", `A piece of the text could not be translated: ${reason}`);
}
