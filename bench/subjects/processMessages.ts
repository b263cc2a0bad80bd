/** What the benchmark and the process of a subject say to each other. */
import type { ChatMessage } from "../../src/shared/chatMessage.ts";
import type { BenchPrompt, BenchRequest, SubjectSettings, Timing } from "../subject.ts";
import type { NativeTimes } from "./nativeTimes.ts";

export interface SubjectStart {
  readonly settings: SubjectSettings;
  /** Folder of the clone whose engine is measured, or of the package of the other binding. */
  readonly folder: string;
  /** For what outlives the process. */
  readonly dataFolder: string;
  /** Time what happens inside llama.cpp, too. */
  readonly timesNative: boolean;
}

export type SubjectCall =
  | { readonly kind: "start"; readonly start: SubjectStart }
  | { readonly kind: "render"; readonly messages: readonly ChatMessage[] }
  | { readonly kind: "complete"; readonly requests: readonly BenchRequest[] }
  | { readonly kind: "takeNativeTimes" }
  | { readonly kind: "dispose" };

export interface SubjectAnswers {
  readonly start: null;
  readonly render: Omit<BenchPrompt, "instructionTokens">;
  readonly complete: readonly Timing[];
  readonly takeNativeTimes: NativeTimes;
  readonly dispose: null;
}

export interface CallEnvelope {
  readonly id: number;
  readonly call: SubjectCall;
}

export type AnswerEnvelope =
  | { readonly id: number; readonly answer: SubjectAnswers[keyof SubjectAnswers] }
  | { readonly id: number; readonly error: string };

/** What a subject's process can do. */
export interface SubjectWorker {
  render(messages: readonly ChatMessage[]): Promise<Omit<BenchPrompt, "instructionTokens">>;
  complete(requests: readonly BenchRequest[]): Promise<Timing[]>;
  takeNativeTimes(): Promise<NativeTimes>;
  dispose(): Promise<void>;
}
