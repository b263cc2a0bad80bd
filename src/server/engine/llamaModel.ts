/** One loaded model behind the EngineModel port: prompts, counts, answers, and the way out. */
import { CLOSE_TAG, OPEN_TAG } from "../../core/chat/thinkingParser.ts";
import { endsInsideThought, promptText } from "../../core/chat/promptSegments.ts";
import type {
  EngineModel,
  GenerateOptions,
  GenerationDelta,
  GenerationResult,
  RenderedPrompt,
  Sampling,
} from "../../core/engine.ts";
import { AppError } from "../../shared/appError.ts";
import type { ChatMessage } from "../../shared/chatMessage.ts";
import type { Logger } from "../../shared/logger.ts";
import type { FinishReason, ModelInfo } from "../../shared/protocol.ts";
import { Answer } from "./answer.ts";
import { untilCancelled } from "./cancelRace.ts";
import type { ChatTemplate } from "./chatTemplate.ts";
import type { NativeSampling, NativeSequence, NativeVocabulary } from "./nativeModel.ts";
import type { Prefill } from "./prefill.ts";
import type { PromptTokenizer } from "./promptTokenizer.ts";

/** A prompt is refused when it leaves less room than this for the answer (a quarter of a very small context). */
export const ANSWER_ROOM_TOKENS = 256;

export interface LlamaModelParts {
  readonly info: ModelInfo;
  readonly logger: Logger;
  readonly vocabulary: NativeVocabulary;
  readonly sequence: NativeSequence;
  readonly tokenizer: PromptTokenizer;
  readonly template: ChatTemplate;
  readonly prefill: Prefill;
  /** The token ends an answer. */
  readonly isEnd: (token: number) => boolean;
  /** Frees the native memory. */
  readonly release: () => Promise<void>;
}

export class LlamaModel implements EngineModel {
  readonly info: ModelInfo;
  private readonly parts: LlamaModelParts;
  private readonly openToken: number | undefined;
  private readonly closeToken: number | undefined;
  private readonly closing = new AbortController();
  /** Native work that a cancelled generation left behind. Nothing else may touch the sequence before it ends. */
  private leftBehind: Promise<unknown> = Promise.resolve();
  private released: Promise<void> | undefined;

  constructor(parts: LlamaModelParts) {
    this.parts = parts;
    this.info = parts.info;
    this.openToken = parts.tokenizer.markerToken(OPEN_TAG);
    this.closeToken = parts.tokenizer.markerToken(CLOSE_TAG);
  }

  async renderPrompt(
    messages: readonly ChatMessage[],
    options: { readonly thinking: boolean },
  ): Promise<RenderedPrompt> {
    const segments = await this.parts.template.render(messages, options);
    return {
      text: promptText(segments),
      tokens: await this.parts.tokenizer.tokenize(segments),
      startsInThinking: endsInsideThought(segments),
    };
  }

  async countTokens(text: string): Promise<number> {
    return this.parts.tokenizer.countPlain(text);
  }

  async *generate(prompt: RenderedPrompt, options: GenerateOptions): AsyncGenerator<GenerationDelta, GenerationResult> {
    this.refuseOverflow(prompt.tokens.length, options.maxTokens);
    const { vocabulary } = this.parts;
    const signal = AbortSignal.any([
      this.closing.signal,
      ...(options.signal === undefined ? [] : [linked(options.signal)]),
    ]);
    const answer = new Answer({
      promptTokens: prompt.tokens,
      startsInThinking: prompt.startsInThinking,
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
    try {
      const finishReason = yield* this.run(prompt, options, answer, signal);
      yield* answer.finish();
      return answer.result(finishReason);
    } catch (cause) {
      await this.forget();
      if (AppError.is(cause)) throw cause;
      throw new AppError("generation.failed", `Generation failed: ${describe(cause)}`, { cause });
    }
  }

  async dispose(): Promise<void> {
    this.closing.abort();
    this.released ??= this.settleAndRelease();
    await this.released;
  }

  private async settleAndRelease(): Promise<void> {
    for (let work; work !== this.leftBehind;) {
      work = this.leftBehind;
      await work;
    }
    await this.parts.release();
  }

  private async *run(
    { tokens }: RenderedPrompt,
    { maxTokens, sampling }: GenerateOptions,
    answer: Answer,
    signal: AbortSignal,
  ): AsyncGenerator<GenerationDelta, FinishReason> {
    const { sequence, prefill, isEnd } = this.parts;
    if ((await untilCancelled(this.leftBehind, signal)) === "cancelled") return "cancelled";
    // The last token is always evaluated anew: its evaluation is what yields the answer's first token.
    const known = tokens.slice(0, -1);
    await this.track(sequence.keepPrefix(known));
    answer.cachedTokens = sequence.length;
    const unread = tokens.slice(sequence.length, -1);
    if (!(await prefill.read(sequence, unread, signal, (work) => void this.track(work)))) return "cancelled";

    const limit = Math.min(maxTokens, this.info.contextTokens - tokens.length - 1);
    const stream = sequence.generate(tokens.slice(-1), nativeSampling(sampling));
    try {
      while (answer.tokenCount < limit) {
        const step = await untilCancelled(this.track(stream.next()), signal);
        if (step === "cancelled") return "cancelled";
        if (step.done === true) return "stop";
        answer.tick();
        if (isEnd(step.value)) return "stop";
        yield* answer.push(step.value);
      }
      return "length";
    } finally {
      void this.track(stream.return());
    }
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

  /** Remembers work on the sequence until it has ended, well or badly. */
  private track<T>(work: Promise<T>): Promise<T> {
    const before = this.leftBehind;
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    this.leftBehind = Promise.all([before, settled]);
    return work;
  }

  /** After a failure nobody knows what the sequence holds. */
  private async forget(): Promise<void> {
    await this.leftBehind;
    await this.parts.sequence.clear().catch((error: unknown) => {
      this.parts.logger.warn(`The context could not be cleared: ${describe(error)}`);
    });
  }
}

function nativeSampling({ temperature, topK, topP, minP, seed }: Sampling): NativeSampling {
  return { temperature, topK, topP, minP, seed: seed ?? Math.floor(Math.random() * 0x7fff_ffff) };
}

/** An AbortSignal that follows a CancelSignal. */
function linked(signal: { readonly aborted: boolean } & Pick<AbortSignal, "addEventListener">): AbortSignal {
  if (signal instanceof AbortSignal) return signal;
  const controller = new AbortController();
  if (signal.aborted) controller.abort();
  else signal.addEventListener("abort", () => controller.abort(), { once: true });
  return controller.signal;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
