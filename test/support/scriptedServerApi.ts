/** A ServerApi whose chat answers and translations are written by the test, step by step. */
import type { ServerApi } from "../../src/client/serverApi.ts";
import { AppError } from "../../src/shared/appError.ts";
import { CancelledError } from "../../src/shared/cancelSignal.ts";
import type {
  ChatParams,
  ChatResult,
  GenerationStats,
  ModelInfo,
  TaskProgress,
  TranslateParams,
  TranslateResult,
} from "../../src/shared/protocol.ts";

export const MODEL_INFO: ModelInfo = {
  name: "Test Model",
  path: "/models/test-model.gguf",
  sizeBytes: 20_000_000_000,
  architecture: "qwen3",
  contextTokens: 4096,
  backend: "cpu",
  gpuLayers: 0,
  totalLayers: 64,
  deviceName: "CPU",
  threads: 4,
  parallel: 1,
  canThink: true,
};

export const STATS: GenerationStats = {
  promptTokens: 10,
  cachedTokens: 0,
  generatedTokens: 5,
  timeToFirstTokenMs: 120,
  tokensPerSecond: 20,
  totalMs: 400,
  thinkingMs: 0,
};

/** One chat request that waits for the test to go on. */
export interface ScriptedChat {
  readonly params: Omit<ChatParams, "model" | "settings">;
  readonly signal: AbortSignal | undefined;
  progress(progress: TaskProgress): void;
  finish(result?: Partial<ChatResult>): void;
  fail(error: unknown): void;
}

/** One translation that waits for the test to go on. */
export interface ScriptedTranslation {
  readonly params: Omit<TranslateParams, "model" | "settings">;
  readonly signal: AbortSignal | undefined;
  progress(progress: TaskProgress): void;
  finish(result: Pick<TranslateResult, "text" | "segments"> & Partial<TranslateResult>): void;
  fail(error: unknown): void;
}

export interface ScriptedServerApi {
  readonly api: ServerApi;
  readonly chats: ScriptedChat[];
  readonly translations: ScriptedTranslation[];
}

/** Everything but `chat` and `translate` fails with server.unavailable; there is nothing to measure a chat with. */
export function scriptedServerApi(): ScriptedServerApi {
  const chats: ScriptedChat[] = [];
  const translations: ScriptedTranslation[] = [];
  const unavailable = () => Promise.reject(new AppError("server.unavailable", "Not in this test"));
  const nothing = () => ({ dispose: () => undefined });
  const api: ServerApi = {
    status: unavailable,
    statusIfRunning: unavailable,
    stopServer: unavailable,
    loadModel: unavailable,
    unloadModel: unavailable,
    translate: (params, options) =>
      new Promise((resolve, reject) => {
        options?.signal?.addEventListener("abort", () => reject(new CancelledError()));
        translations.push({
          params,
          signal: options?.signal,
          progress: (progress) => options?.onProgress?.(progress),
          finish: (result) => resolve({ notes: [], records: {}, stats: STATS, model: MODEL_INFO, ...result }),
          fail: reject,
        });
      }),
    summarize: unavailable,
    measureChat: () => Promise.resolve(null),
    renderPrompt: unavailable,
    models: {
      list: unavailable,
      describeMachine: unavailable,
      fit: unavailable,
      download: unavailable,
      pause: unavailable,
      discard: unavailable,
      transfers: unavailable,
      verify: unavailable,
      import: unavailable,
      remove: unavailable,
      lastTransfers: [],
      onDidChangeTransfers: nothing,
      onDidChangeModels: nothing,
    },
    lastStatus: undefined,
    lastCrash: undefined,
    waiting: undefined,
    onDidChangeWaiting: nothing,
    onDidChangeStatus: nothing,
    onDidChangeHealth: nothing,
    dispose: () => undefined,
    chat: (params, options) =>
      new Promise((resolve, reject) => {
        options?.signal?.addEventListener("abort", () => reject(new CancelledError()));
        chats.push({
          params,
          signal: options?.signal,
          progress: (progress) => options?.onProgress?.(progress),
          finish: (result) =>
            resolve({ text: "", thinking: "", finishReason: "stop", stats: STATS, model: MODEL_INFO, ...result }),
          fail: reject,
        });
      }),
  };
  return { api, chats, translations };
}

export function textDelta(text: string): TaskProgress {
  return { kind: "delta", channel: "text", text };
}

export function thoughtDelta(text: string): TaskProgress {
  return { kind: "delta", channel: "thinking", text };
}
