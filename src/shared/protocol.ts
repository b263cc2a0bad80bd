/**
 * The contract between a client (VS Code window, CLI) and the model server: one exported const for each message. What is
 * about model files stands in modelsProtocol.ts.
 * JSON-RPC 2.0 with LSP framing over a private socket. Plain typed objects without any import of a runtime.
 *
 * Streams: a request that can report carries `progressToken` in its params (the client's peer adds it), and the server
 * sends `$/progress` with that token until it answers. Cancelling is the request's own `$/cancelRequest`.
 */
import type { ChatMessage } from "./chatMessage.ts";
import type { FinishedSummary } from "./finishedSummary.ts";
import type { ModelResources } from "./modelResources.ts";
import type {
  DocumentNote,
  Finding,
  FinishedSegment,
  GlossaryTerm,
  PreviousTranslation,
  Register,
  SegmentOutcome,
  SegmentRecord,
  TextSpan,
} from "./translation.ts";
import type { WireError } from "./wireError.ts";

/** Raised with every change that an older server or client would misread. It is part of the socket's name. */
export const PROTOCOL_VERSION = 5;

/** A request's declaration. `Params`, `Result` and `Progress` exist for the type checker only. */
export interface RequestType<Params, Result, Progress = never> {
  readonly method: string;
  readonly phantom?: { readonly params: Params; readonly result: Result; readonly progress: Progress };
}

/** A notification's declaration. */
export interface NotificationType<Params> {
  readonly method: string;
  readonly phantom?: { readonly params: Params };
}

/** Declares a request; also for modelsProtocol.ts. */
export function request<Params, Result, Progress = never>(method: string): RequestType<Params, Result, Progress> {
  return { method };
}

/** Declares a notification; also for modelsProtocol.ts. */
export function notification<Params>(method: string): NotificationType<Params> {
  return { method };
}

// Data that messages carry

/** Which model a request wants. The server turns it into a path. */
export interface ModelSelector {
  /** An absolute path, or a name such as `sea-tiny` looked up in the folders. Left out: one that was downloaded. */
  readonly ref?: string;
  /** The client's own folders to look in after the data folder (SEALION_MODEL_DIRS), absolute. */
  readonly dirs: readonly string[];
}

export type GpuBackend = "cuda" | "vulkan" | "metal";

/**
 * How a model is loaded. Fixed by who loads it; others see it in `ModelInfo`. Each is a setting of machine scope; what a
 * value costs stands in the settings' descriptions, and which values there are in loadSettingRules.ts.
 */
export interface LoadSettings {
  /** "auto" tries the best backend there is; "off" is the CPU alone. */
  readonly gpu: "auto" | "off" | GpuBackend;
  /** The backend's own numbers of the devices to use. Empty: all but integrated ones beside others. Fixed for a server's life. */
  readonly gpuDevices: readonly number[];
  /** Layers on the GPU; "auto" fits as many as the free VRAM holds. */
  readonly gpuLayers: "auto" | number;
  /** At most so many layers on the GPU, whatever `gpuLayers` says: learned from a crash, and never a setting. */
  readonly maxGpuLayers?: number;
  /** Tokens of context; "auto" is what fits, at most 8,192. */
  readonly contextTokens: "auto" | number;
  /** Answers written side by side, each with a context of its own; "auto" is what fits, at most 8. */
  readonly parallel: "auto" | number;
  /** CPU threads; "auto" is chosen from the physical cores, what is free, and a short measurement. */
  readonly threads: "auto" | number;
  /** Tokens evaluated at once; "auto" is chosen so that the vocabulary's logits stay small. */
  readonly batchTokens: "auto" | number;
  readonly flashAttention: "auto" | "on" | "off";
  /** Number format of the context's memory; q8_0 needs flash attention. */
  readonly kvCache: "auto" | "f16" | "q8_0";
  /** Whether weights are mapped from the file instead of read into memory. */
  readonly memoryMap: "auto" | "on" | "off";
  /** Whether the weights are kept from being swapped out. */
  readonly memoryLock: boolean;
  /** YaRN: a context beyond the trained one. */
  readonly longContext: boolean;
  /** A small model that drafts for this one: a path, or a name as in `ModelSelector`. Empty: none. */
  readonly draftModel: string;
  readonly speculation: "auto" | "off";
  /** Memory for beginnings of prompts that are kept beyond the running answers; 0 keeps none. */
  readonly prefixCacheMegabytes: "auto" | number;
  /** The model leaves memory when nobody has used it for so long; 0: it stays. The wish of the last request counts. */
  readonly idleUnloadMinutes: number;
}

export const DEFAULT_LOAD_SETTINGS: LoadSettings = {
  gpu: "auto",
  gpuDevices: [],
  gpuLayers: "auto",
  contextTokens: "auto",
  parallel: "auto",
  threads: "auto",
  batchTokens: "auto",
  flashAttention: "auto",
  kvCache: "auto",
  memoryMap: "auto",
  memoryLock: false,
  longContext: false,
  draftModel: "",
  speculation: "auto",
  prefixCacheMegabytes: "auto",
  idleUnloadMinutes: 30,
};

/** What is known of a loaded model. */
export interface ModelInfo {
  /** `general.name` of the file, else the file's name. */
  readonly name: string;
  readonly path: string;
  readonly sizeBytes: number;
  /** `general.architecture`, for example `qwen3`. */
  readonly architecture: string;
  readonly contextTokens: number;
  /** "cpu" when no layer is offloaded. */
  readonly backend: GpuBackend | "cpu";
  readonly gpuLayers: number;
  readonly totalLayers: number;
  readonly deviceName: string;
  readonly threads: number;
  /** How many answers are written side by side, each with `contextTokens` of its own. */
  readonly parallel: number;
  /** The template knows a thinking switch. */
  readonly canThink: boolean;
  /** What it takes of this machine. Left out by an engine that runs elsewhere. */
  readonly resources?: ModelResources;
}

export interface GenerationStats {
  readonly promptTokens: number;
  /** Prompt tokens that did not have to be evaluated again. */
  readonly cachedTokens: number;
  readonly generatedTokens: number;
  /** From the start of work on the request (not of its wait in the queue) to the first token. */
  readonly timeToFirstTokenMs: number;
  readonly tokensPerSecond: number;
  readonly totalMs: number;
  /** How long the model thought; 0 when it did not. */
  readonly thinkingMs: number;
}

export type FinishReason = "stop" | "length" | "cancelled";

/** What a client hears while a request runs. */
export type TaskProgress =
  /** Another model is in use and leaves no memory for the one that was asked for: `whenBusy` says "wait". */
  | { readonly kind: "waitingForModel"; readonly model: string }
  /** So many other requests come before this one, those that are being answered included. */
  | { readonly kind: "queued"; readonly ahead: number }
  | { readonly kind: "loading"; readonly fraction: number }
  | { readonly kind: "started"; readonly promptTokens: number }
  /** All parts before this one are done. Parts are worked on side by side. */
  | { readonly kind: "part"; readonly index: number; readonly count: number }
  | { readonly kind: "delta"; readonly channel: "text" | "thinking"; readonly text: string }
  /** Of a translation: so many segments of it are done, and so many there are. Sent first with `done` 0. */
  | { readonly kind: "segments"; readonly done: number; readonly count: number }
  /**
   * All that there is of one segment, as it stands in the document. It may begin anew while `writing`. `done` comes for each segment,
   * before the answer; once more where the document could not be read with it.
   */
  | ({
      readonly kind: "segment";
      /** Place in the result's `segments`. */
      readonly index: number;
      readonly text: string;
      readonly state: "writing" | "done";
      /** Left out where there are none, and while it is written. */
      readonly findings?: readonly Finding[];
    } & TextSpan)
  /** One of those that a long text's summary is made of, or the whole one: for a request that goes on. None is sent twice. */
  | ({ readonly kind: "summary" } & FinishedSummary);

/** State of one model, as status bars show it. */
export type ModelState =
  | { readonly kind: "none" }
  | { readonly kind: "loading"; readonly path: string; readonly fraction: number }
  | { readonly kind: "ready"; readonly info: ModelInfo }
  /** Requests that are being answered, and requests that wait for it. */
  | { readonly kind: "busy"; readonly info: ModelInfo; readonly running: number; readonly queued: number }
  | { readonly kind: "failed"; readonly path: string; readonly error: WireError };

export interface ServerStatus {
  readonly pid: number;
  readonly version: string;
  readonly clients: number;
  /** The model that this client asked for last; where that is not in memory, the one that was used last by anybody. */
  readonly model: ModelState;
  /** What this client has to do with `model`: its request loads or has loaded it, or uses it. Left out: nothing. */
  readonly own?: "loaded" | "used";
  /** What else is in memory, for other clients. */
  readonly others: readonly ModelState[];
  readonly memoryBytes: number;
}

/**
 * What is to happen when another model is in memory, in use, and leaves no room: the request fails with model.busy, waits
 * until the other model is free, or takes its place, whereby the others' requests fail with model.switched.
 */
export type WhenBusy = "refuse" | "wait" | "switch";

interface NeedsModel {
  readonly model: ModelSelector;
  readonly settings: LoadSettings;
  /** "refuse" when left out. */
  readonly whenBusy?: WhenBusy;
}

/** "interactive": somebody looks on and waits for just this. It goes before work in the background, and after a chat. */
export type Urgency = "interactive" | "background";

// Requests, client to server

/** Sent each second while a request is open: an answer within 2 s proves that the server is alive. */
export const ping = request<Record<string, never>, Record<string, never>>("sealion/ping");

/** Asked once after connecting; afterwards `didChangeStatus` keeps the client informed. */
export const status = request<Record<string, never>, ServerStatus>("sealion/status");

/** Ends the server for every window, at the user's command. It answers, then leaves; it is not restarted by itself. */
export const stopServer = request<Record<string, never>, Record<string, never>>("sealion/stop");

/** Loads ahead of the first use, so that the wait happens when the user chose it. */
export const loadModel = request<NeedsModel, ModelInfo, TaskProgress>("sealion/models/load");

export interface ChatParams extends NeedsModel {
  readonly messages: readonly ChatMessage[];
  readonly thinking: boolean;
  /** Greedy with 0; left out: the preset for thinking or not. */
  readonly temperature?: number;
  readonly seed?: number;
  readonly maxTokens?: number;
  /** After so many tokens of thought the model is made to end it and to answer; those of `answerSoFar` count. Left out, or 0: as long as it likes. */
  readonly thinkingBudget?: number;
  /**
   * The beginning of the answer, which was written before: the model goes on behind it. Only what is new is streamed and in the
   * result, to be put behind it as it is. Thoughts go on where there is no text yet; a model without thinking is not given them.
   */
  readonly answerSoFar?: { readonly text: string; readonly thinking: string };
  /** Left out for an answer that somebody waits for: it goes before everything else. */
  readonly urgency?: Urgency;
}

export interface ChatResult {
  readonly text: string;
  readonly thinking: string;
  readonly finishReason: FinishReason;
  readonly stats: GenerationStats;
  readonly model: ModelInfo;
}

export interface MeasureParams extends NeedsModel {
  readonly messages: readonly ChatMessage[];
  readonly thinking: boolean;
  /** As of `ChatParams`: it decides how much room the thoughts need. */
  readonly thinkingBudget?: number;
  /** Texts to be counted for themselves: what stands beside a question, and the draft. */
  readonly texts: readonly string[];
}

export interface MeasureResult {
  /** Of one conversation, its answer included. */
  readonly contextTokens: number;
  /** The whole prompt as `chat` would send it. */
  readonly promptTokens: number;
  /** Of it, what stands before the first word that somebody wrote: the system message and the template's own. */
  readonly systemTokens: number;
  /** For each of `texts`. */
  readonly textTokens: readonly number[];
  /** To be kept free for an answer worth having, thoughts included. `chat` itself is content with less: it refuses below 256. */
  readonly answerTokens: number;
}

/**
 * Counts what a chat would take, in the model's own tokens, before it is sent. Never loads a model and waits for no answer: null when
 * the one that is meant is not in memory.
 */
export const measureChat = request<MeasureParams, MeasureResult | null>("sealion/chat/measure");

/** One answer to a conversation. The caller owns the conversation; the server keeps none of it but its cache. */
export const chat = request<ChatParams, ChatResult, TaskProgress>("sealion/chat");

export interface TranslateParams extends NeedsModel {
  /** The whole document, also where only `ranges` of it are translated. */
  readonly text: string;
  /** A `LanguageTag`; the server refuses others with config.invalid. */
  readonly target: string;
  readonly source?: string;
  /** "background" when left out. */
  readonly urgency?: Urgency;
  /** A `FormatId` of core/translate/formats; "plaintext" when left out. */
  readonly format?: string;
  /** For formats that differ by language or dialect: the editor's language id (`python`), the file's extension, or `chrome` for its messages. */
  readonly dialect?: string;
  /** Only what lies in these is translated: the segments that they touch, cut to them. A range without a segment is plain text. */
  readonly ranges?: readonly TextSpan[];
  /** "neutral" when left out. */
  readonly register?: Register;
  /** Terms for this target. */
  readonly glossary?: readonly GlossaryTerm[];
  readonly previous?: PreviousTranslation;
  /** Of a request that is otherwise the same, and that was interrupted: these segments are not translated again. */
  readonly finished?: readonly FinishedSegment[];
}

export interface TranslateResult {
  /** The whole document, equal to the source outside of the segments. */
  readonly text: string;
  /** In the document's order. */
  readonly segments: readonly SegmentOutcome[];
  readonly notes: readonly DocumentNote[];
  /** For the next run's `previous`. Empty when only ranges were translated. */
  readonly records: Readonly<Record<string, SegmentRecord>>;
  /**
   * What a person has added to `previous` and what this result has no place for, or has taken out of it and what would be there again,
   * with the source's words. Whoever writes over it asks before.
   */
  readonly lost?: readonly { readonly key?: string; readonly text: string }[];
  /** With `previous.lost` "keep": entries of the source that the earlier translation has no place for. */
  readonly notAdded?: readonly { readonly key?: string; readonly text: string }[];
  readonly stats: GenerationStats;
  readonly model: ModelInfo;
}

/**
 * Translates a document, or ranges of it, and keeps everything else byte for byte. Its progress is segments, never deltas: what
 * a check refuses is tried again, and only what is `done` stays. A segment that no try could translate well is no error: it has findings.
 */
export const translate = request<TranslateParams, TranslateResult, TaskProgress>("sealion/translate");

export interface SummarizeParams extends NeedsModel {
  readonly text: string;
  readonly target: string;
  /** Of a request that is otherwise the same, and that was interrupted: the model is not asked for these again. */
  readonly finished?: readonly FinishedSummary[];
  /** "background" when left out. */
  readonly urgency?: Urgency;
}

export interface SummarizeResult {
  readonly text: string;
  /** All parts were read, or the request failed: a summary never leaves anything out silently. */
  readonly parts: number;
  readonly stats: GenerationStats;
  readonly model: ModelInfo;
}

/** Summarizes one text of any length, in parts where it does not fit. Deltas are those of the final summary only. */
export const summarize = request<SummarizeParams, SummarizeResult, TaskProgress>("sealion/summarize");

export interface RenderPromptParams extends NeedsModel {
  readonly messages: readonly ChatMessage[];
  readonly thinking: boolean;
}

/** What the model would be given, without running it: for the CLI's render-prompt and for exact counts. */
export const renderPrompt = request<
  RenderPromptParams,
  { readonly text: string; readonly tokens: readonly number[]; readonly contextTokens: number },
  TaskProgress
>("sealion/renderPrompt");

// Notifications, server to every client

/** The state that all windows share has changed. */
export const didChangeStatus = notification<ServerStatus>("sealion/didChangeStatus");

/** The server is leaving on purpose (stop command, idle, newer version): do not restart it before the next request. */
export const willStop = notification<{ readonly reason: "stopped" | "idle" }>("sealion/willStop");
