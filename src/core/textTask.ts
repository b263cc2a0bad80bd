/** What translating and summarizing share: one prompt's way through the model. */
import { CancelledError, throwIfCancelled, type CancelSignal } from "../shared/cancelSignal.ts";
import type { ChatMessage } from "../shared/chatMessage.ts";
import { AppError } from "../shared/appError.ts";
import { AnswerText } from "./answerText.ts";
import { CancelSource } from "./cancelSource.ts";
import type { EngineModel, Sampling } from "./engine.ts";
import type { TimedStats } from "./generationStats.ts";
import { commonPrefixLength } from "./instructionTokens.ts";

/**
 * Greedy. A translation or a summary is to be right, not varied: the same text gives the same result each time, which
 * is what people expect of both and what makes a result worth reporting when it is wrong.
 */
export const GREEDY_SAMPLING: Sampling = { temperature: 0, topK: 1, topP: 1, minP: 0 };

/** Tokens that stay free at the end of the context. */
const CONTEXT_MARGIN_TOKENS = 8;

export interface PromptRun {
  readonly messages: readonly ChatMessage[];
  /** The answer's room: it ends there at the latest. The context's end may make it less. */
  readonly answerTokens: number;
  readonly signal: CancelSignal | undefined;
  /** `GREEDY_SAMPLING` when left out. */
  readonly sampling?: Sampling;
  /** The tokens of the same prompt without its text, so that the model may keep what it made of the instructions. */
  readonly instructions?: readonly number[];
  /** What is new of the answer, without the tags and the white space around it. */
  readonly onText: (text: string) => void;
  /** Looks at the answer so far: true ends it there, and it counts as not complete. */
  readonly isHopeless?: (text: string) => boolean;
}

export interface PromptAnswer {
  readonly text: string;
  /** False when the answer ran into the end of its room or was hopeless: it is cut off and must not be used. */
  readonly complete: boolean;
  readonly stats: TimedStats;
}

/**
 * One prompt, one answer, thinking off. Thoughts that a model has all the same are dropped.
 * @throws CancelledError when the signal is aborted
 * @throws AppError generation.contextOverflow when not even the prompt fits, and what the model throws
 */
export async function runPrompt(model: EngineModel, run: PromptRun): Promise<PromptAnswer> {
  throwIfCancelled(run.signal);
  const prompt = await model.renderPrompt(run.messages, { thinking: false });
  const room = model.info.contextTokens - CONTEXT_MARGIN_TOKENS - prompt.tokens.length;
  if (room < 1) throw contextOverflow(prompt.tokens.length, model.info.contextTokens);
  const tag = delimiterTag(run.messages);
  const answer = new AnswerText(tag === undefined ? {} : { tag });
  const stop = new CancelSource(run.signal);
  let text = "";
  const write = (piece: string) => {
    if (piece === "") return;
    text += piece;
    run.onText(piece);
    if (run.isHopeless?.(text) === true) stop.cancel();
  };
  const stream = model.generate(prompt, {
    sampling: run.sampling ?? GREEDY_SAMPLING,
    maxTokens: Math.min(run.answerTokens, room),
    instructionTokens: commonPrefixLength(run.instructions ?? [], prompt.tokens),
    signal: stop.signal,
  });
  try {
    const { finishReason, stats } = await drain(stream, ({ channel, text: piece }) => {
      if (channel === "text") write(answer.push(piece));
    });
    throwIfCancelled(run.signal);
    if (finishReason === "cancelled" && !stop.signal.aborted) throw new CancelledError(); // the model was taken away
    write(answer.end());
    return { text, complete: finishReason === "stop", stats: { ...stats, endedAtMs: Date.now() } };
  } finally {
    stop.dispose();
  }
}

/** Reads a stream to its end. When the reader throws, the model is made to stop, and the reader's error is thrown. */
async function drain<T, R>(stream: AsyncGenerator<T, R>, read: (item: T) => void): Promise<R> {
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value;
    try {
      read(step.value);
    } catch (error) {
      await stream.throw(error).catch(() => undefined); // the same error, or the model's words for it
      throw error;
    }
  }
}

/** A prompt's tokens. With an empty text in it: what is left of the context is for text and answer. */
export async function promptTokens(model: EngineModel, messages: readonly ChatMessage[]): Promise<readonly number[]> {
  return (await model.renderPrompt(messages, { thinking: false })).tokens;
}

/** Tokens for text and answer together, beside a prompt of that many tokens. */
export function tokensBeside(model: EngineModel, overheadTokens: number): number {
  return model.info.contextTokens - CONTEXT_MARGIN_TOKENS - overheadTokens;
}

export function contextOverflow(tokens: number, limitTokens: number): AppError {
  return new AppError("generation.contextOverflow", `${tokens} tokens do not fit a context of ${limitTokens}`, {
    details: { promptTokens: tokens, limitTokens },
  });
}

/**
 * The tag that delimits the text in a task's prompt, or undefined when the text holds the tag itself, so that an answer
 * with the tag may well be a faithful one.
 */
function delimiterTag(messages: readonly ChatMessage[]): string | undefined {
  const content = messages.at(-1)?.content ?? "";
  const tag = /^<([^>\s]+)>\n/u.exec(content)?.[1];
  if (tag === undefined) return undefined;
  return content.slice(1).includes(`<${tag}>`) ? undefined : tag;
}
