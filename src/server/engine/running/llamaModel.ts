/** One loaded model behind the EngineModel port: prompts, counts, answers, and the way out. */
import { beginAnswer, THOUGHT_END } from "../../../core/chat/answerBeginning.ts";
import { CLOSE_TAG, OPEN_TAG } from "../../../core/chat/thinkingParser.ts";
import { endsInsideThought, promptText } from "../../../core/chat/promptSegments.ts";
import type {
  EngineModel,
  GenerateOptions,
  GenerationDelta,
  GenerationResult,
  PromptOptions,
  RenderedPrompt,
  Sampling,
} from "../../../core/engine.ts";
import { AppError } from "../../../shared/appError.ts";
import type { ChatMessage } from "../../../shared/chatMessage.ts";
import type { Logger } from "../../../shared/logger.ts";
import type { ModelInfo } from "../../../shared/protocol.ts";
import { Answer } from "./answer.ts";
import { AnswerReader } from "./answerReader.ts";
import { BatchLoop } from "./batchLoop.ts";
import type { ChatTemplate } from "../chatTemplate.ts";
import { DraftModel } from "./draftModel.ts";
import { GenerationJob } from "./generationJob.ts";
import type { NativeContext, NativeSampling, NativeVocabulary } from "../native/nativeModel.ts";
import type { PromptTokenizer } from "./promptTokenizer.ts";
import { SequencePool } from "./sequencePool.ts";
import { Snapshots } from "./snapshots.ts";
import { StateFiles } from "./stateFiles.ts";
import { ThoughtLimit } from "./thoughtLimit.ts";

/** A prompt is refused when it leaves less room than this for the answer (a quarter of a very small context). */
export const ANSWER_ROOM_TOKENS = 256;

export interface LlamaModelParts {
  readonly info: ModelInfo;
  readonly logger: Logger;
  readonly vocabulary: NativeVocabulary;
  readonly tokenizer: PromptTokenizer;
  readonly template: ChatTemplate;
  readonly context: NativeContext;
  /** A small model's context with the same vocabulary and as many sequences. */
  readonly draft?: NativeContext | undefined;
  readonly speculation: boolean;
  /** For conversations that have to leave their sequence. */
  readonly prefixCacheBytes: number;
  /** Where what the model made of instructions is kept. Undefined: nowhere. */
  readonly stateFolder: string | undefined;
  /** Changes with everything that makes such a state unusable. */
  readonly modelKey: string;
  /** The token ends an answer. */
  readonly isEnd: (token: number) => boolean;
  /** Frees the native memory. */
  readonly release: () => Promise<void>;
}

/**
 * llama.cpp's flash attention on a processor works on 64 tokens of a sequence at once. With fewer it does each by itself:
 * 32 tokens behind 2,048 others took 241 ms here, 64 took 157 ms (ops.cpp, GGML_FA_TILE_Q).
 */
const PROCESSOR_ATTENTION_TOKENS = 64;

function usesProcessorAttention({ gpuLayers, resources }: ModelInfo): boolean {
  return gpuLayers === 0 && resources?.flashAttention === true;
}

const NOTHING_SO_FAR = { text: "", thinking: "" };

/** The model, ready to be asked. */
export async function createLlamaModel(parts: LlamaModelParts): Promise<EngineModel> {
  const { context, draft, info, logger, stateFolder, modelKey } = parts;
  const states =
    stateFolder === undefined ? undefined : await StateFiles.open({ folder: stateFolder, modelKey, logger });
  const bytesPerToken = (info.resources?.kvBytes ?? 0) / (info.contextTokens * info.parallel);
  const snapshots = new Snapshots({ context, budgetBytes: parts.prefixCacheBytes, bytesPerToken });
  const loop = new BatchLoop({
    context,
    pool: new SequencePool({ context, snapshots, states }),
    speculation: parts.speculation,
    draft: draft && new DraftModel(draft),
    leastPieceTokens: usesProcessorAttention(info) ? PROCESSOR_ATTENTION_TOKENS : undefined,
    logger,
  });
  return new LlamaModel(parts, loop, snapshots);
}

class LlamaModel implements EngineModel {
  readonly info: ModelInfo;
  private readonly parts: LlamaModelParts;
  private readonly loop: BatchLoop;
  private readonly snapshots: Snapshots;
  private readonly openToken: number | undefined;
  private readonly closeToken: number | undefined;
  private thoughtEnd: Promise<readonly number[]> | undefined;
  private released: Promise<void> | undefined;

  constructor(parts: LlamaModelParts, loop: BatchLoop, snapshots: Snapshots) {
    this.parts = parts;
    this.loop = loop;
    this.snapshots = snapshots;
    this.info = parts.info;
    this.openToken = parts.tokenizer.markerToken(OPEN_TAG);
    this.closeToken = parts.tokenizer.markerToken(CLOSE_TAG);
  }

  async renderPrompt(
    messages: readonly ChatMessage[],
    { thinking, answerSoFar = NOTHING_SO_FAR }: PromptOptions,
  ): Promise<RenderedPrompt> {
    const { template, tokenizer } = this.parts;
    const asked = await template.render(messages, { thinking });
    const { segments, goesOnIn } = beginAnswer(asked, answerSoFar, this.info.canThink);
    return {
      text: promptText(segments),
      tokens: await tokenizer.tokenize(segments),
      startsInThinking: goesOnIn === undefined ? endsInsideThought(segments) : goesOnIn === "thinking",
      goesOnIn,
    };
  }

  async countTokens(text: string): Promise<number> {
    return this.parts.tokenizer.countPlain(text);
  }

  async *generate(prompt: RenderedPrompt, options: GenerateOptions): AsyncGenerator<GenerationDelta, GenerationResult> {
    this.refuseOverflow(prompt.tokens.length, options.maxTokens);
    const answer = new Answer(this.readerOf(prompt), prompt.tokens.length);
    const limit = await this.limitOf(prompt, options.thinkingBudget);
    const job = new GenerationJob({
      prompt: prompt.tokens,
      instructionTokens: options.instructionTokens ?? 0,
      priority: options.priority ?? "batch",
      sampling: nativeSampling(options.sampling),
      maxTokens: Math.min(options.maxTokens, this.info.contextTokens - prompt.tokens.length - 1),
      isEnd: this.parts.isEnd,
      forcedAfter: limit && ((token) => limit.after(token)),
    });
    const cancel = (): void => job.end("cancelled");
    if (options.signal?.aborted === true) cancel();
    options.signal?.addEventListener("abort", cancel, { once: true });
    try {
      if (!job.hasEnded) this.loop.add(job);
      for (;;) {
        const read = await job.read();
        answer.cachedTokens = job.cachedTokens ?? 0;
        if (typeof read === "string") {
          this.log(job, read);
          if (read === "stop") answer.tick();
          for (const delta of answer.finish()) yield delta;
          return answer.result(read);
        }
        for (const token of read) {
          answer.tick();
          for (const delta of answer.push(token)) yield delta;
        }
      }
    } catch (cause) {
      if (AppError.is(cause)) throw cause;
      throw new AppError("generation.failed", `Generation failed: ${describe(cause)}`, { cause });
    } finally {
      // Also when the reader has gone without a word.
      cancel();
      options.signal?.removeEventListener("abort", cancel);
    }
  }

  async dispose(): Promise<void> {
    this.released ??= this.settleAndRelease();
    await this.released;
  }

  private async settleAndRelease(): Promise<void> {
    await this.loop.dispose();
    this.snapshots.dispose();
    await this.parts.release();
  }

  private log({ options, tokens, cachedTokens = 0, guesses, timesSetAside }: GenerationJob, reason: string): void {
    const { prompt, priority } = options;
    this.parts.logger.debug(
      `Answer (${priority}): ${reason}, ${prompt.length} tokens of prompt, ${cachedTokens} of them known, ` +
        `${tokens.length - prompt.length} written, ${guesses.right} of ${guesses.made} guesses right, ` +
        `set aside ${timesSetAside} times`,
    );
  }

  private async limitOf(prompt: RenderedPrompt, budgetTokens: number | undefined): Promise<ThoughtLimit | undefined> {
    if (budgetTokens === undefined) return undefined;
    this.thoughtEnd ??= this.tokenizeThoughtEnd();
    return new ThoughtLimit({ reader: this.readerOf(prompt), budgetTokens, endTokens: await this.thoughtEnd });
  }

  /** The tag is the model's own token, where it has one. */
  private async tokenizeThoughtEnd(): Promise<readonly number[]> {
    const { tokenizer } = this.parts;
    const { before, tag, after } = THOUGHT_END;
    if (this.closeToken === undefined) return tokenizer.tokenizeFurther(before + tag + after);
    return [...(await tokenizer.tokenizeFurther(before)), this.closeToken, ...(await tokenizer.tokenizeFurther(after))];
  }

  private readerOf(prompt: RenderedPrompt): AnswerReader {
    const { vocabulary } = this.parts;
    return new AnswerReader({
      prompt,
      openToken: this.openToken,
      closeToken: this.closeToken,
      // A token that the library takes for an end and `isEnd` does not is a word. It is shown only as a special token.
      decode: (tokens, previous) =>
        vocabulary.detokenize(
          tokens,
          tokens.some((token) => vocabulary.isEogToken(token)),
          previous,
        ),
    });
  }

  private refuseOverflow(promptTokens: number, maxTokens: number): void {
    const { contextTokens } = this.info;
    const room = Math.min(maxTokens, ANSWER_ROOM_TOKENS, Math.floor(contextTokens / 4));
    // The library keeps one place of the context for itself.
    const limitTokens = contextTokens - 1 - room;
    if (promptTokens <= limitTokens) return;
    throw new AppError("generation.contextOverflow", `${promptTokens} tokens of at most ${limitTokens}`, {
      details: { promptTokens, limitTokens },
    });
  }
}

function nativeSampling({ temperature, topK, topP, minP, seed }: Sampling): NativeSampling {
  return { temperature, topK, topP, minP, seed: seed ?? Math.floor(Math.random() * 0x7fff_ffff) };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
