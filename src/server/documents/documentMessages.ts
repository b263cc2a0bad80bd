/**
 * What the server and the thread of a large document say to each other. All of it is plain data, which is copied from one memory to
 * the other: functions, signals and classes stay where they are.
 */
import type { GenerateOptions, GenerationDelta, GenerationResult, RenderedPrompt } from "../../core/engine.ts";
import type { SegmentsProgress } from "../../core/translate/pipeline/segmentProgress.ts";
import type { TranslationRequest } from "../../core/translate/pipeline/translateDocument.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import type { ChatMessage } from "../../shared/chatMessage.ts";
import type { ModelInfo } from "../../shared/protocol.ts";
import { fromWireError, toWireError, type WireError } from "../../shared/wireError.ts";

/** What the thread begins with. */
export interface DocumentTask {
  readonly info: ModelInfo;
  readonly request: TranslationRequest;
}

/** From the thread: what it wants of the model. `call` is a number of its own for each question; "stop" carries that of a "generate". */
export type ModelCall =
  | {
      readonly kind: "render";
      readonly call: number;
      readonly messages: readonly ChatMessage[];
      readonly thinking: boolean;
    }
  | { readonly kind: "count"; readonly call: number; readonly text: string }
  | {
      readonly kind: "generate";
      readonly call: number;
      readonly prompt: RenderedPrompt;
      readonly options: Omit<GenerateOptions, "signal">;
    }
  | { readonly kind: "stop"; readonly call: number };

/** To the thread: one for each question, and before a "generated" any number of deltas. */
export type ModelReply =
  | { readonly kind: "rendered"; readonly call: number; readonly prompt: RenderedPrompt }
  | { readonly kind: "counted"; readonly call: number; readonly tokens: number }
  | { readonly kind: "delta"; readonly call: number; readonly delta: GenerationDelta }
  | { readonly kind: "generated"; readonly call: number; readonly result: GenerationResult }
  | { readonly kind: "failed"; readonly call: number; readonly failure: Failure };

/** From the thread: how far it is, and how it ended, with the JSON of a `TranslateResult`. Nothing follows "done" and "gaveUp". */
export type DocumentNews =
  | { readonly kind: "progress"; readonly progress: readonly SegmentsProgress[] }
  | { readonly kind: "done"; readonly result: Uint8Array<ArrayBuffer> }
  | { readonly kind: "gaveUp"; readonly failure: Failure };

export type ThreadMessage = ModelCall | DocumentNews;

/** Something that was thrown on the other side; `stack` is for the log. */
export type Failure = "cancelled" | (WireError & { readonly stack?: string | undefined });

export function toFailure(error: unknown): Failure {
  if (CancelledError.is(error)) return "cancelled";
  return { ...toWireError(error), stack: error instanceof Error ? error.stack : undefined };
}

export function fromFailure(failure: Failure): Error {
  if (failure === "cancelled") return new CancelledError();
  const error = fromWireError(failure) ?? new AppError("internal", failure.message);
  if (failure.stack !== undefined) error.stack = failure.stack;
  return error;
}
