/**
 * The whole contract between the extension host and the chat panel. The host owns the conversation; the panel renders
 * and asks. On `ready` it gets a full snapshot, then deltas with rising sequence numbers; when one is missing it asks
 * for a snapshot again.
 */

/** What a button under an error, or a welcome screen, can ask for. The host maps each to one command. */
export const ACTION_IDS = [
  "setUpModel",
  "resumeDownload",
  "setToken",
  "chooseModel",
  "loadModel",
  "retry",
  "waitForModel",
  "switchModel",
  "showDetails",
  "newChat",
  "openSettings",
  "showLog",
  "unloadModel",
  "stopServer",
] as const;

export type ActionId = (typeof ACTION_IDS)[number];

export function isActionId(value: unknown): value is ActionId {
  return (ACTION_IDS as readonly unknown[]).includes(value);
}

/** Those that do the failed work again, which only the place that failed can do. */
export type RetryActionId = Extract<ActionId, "retry" | "waitForModel" | "switchModel">;

export function isRetryAction(id: ActionId): id is RetryActionId {
  return id === "retry" || id === "waitForModel" || id === "switchModel";
}

export interface ActionView {
  readonly id: ActionId;
  readonly label: string;
}

export interface ErrorView {
  /** One sentence or two: what happened and what to do. */
  readonly message: string;
  /** The useful buttons, the best one first. Empty where only reading the log helps; "Show Log" is always there. */
  readonly actions: readonly ActionView[];
}

export interface ThoughtView {
  readonly text: string;
  /** Undefined while the model is still thinking. */
  readonly durationMs?: number;
}

export interface AnswerStatsView {
  readonly generatedTokens: number;
  readonly tokensPerSecond: number;
  readonly timeToFirstTokenMs: number;
  readonly modelName: string;
}

export interface ChatMessageView {
  readonly id: string;
  readonly role: "user" | "assistant";
  /** Markdown in answers, plain text in questions. */
  readonly text: string;
  readonly thought?: ThoughtView;
  readonly state: "waiting" | "streaming" | "complete" | "stopped" | "failed";
  /** What is going on while `waiting`: "Loading the model (43 %)", "Queued: 2 requests before this one". */
  readonly waitingFor?: string;
  readonly error?: ErrorView;
  readonly stats?: AnswerStatsView;
  /** BCP 47, for the `lang` attribute: it decides fonts and line breaking. Absent when not known. */
  readonly lang?: string;
}

export interface DownloadView {
  readonly name: string;
  readonly percent: number;
  /** Of all of it, in words. */
  readonly size: string;
  /** All but "moving" wait for the user. */
  readonly state: "moving" | "paused" | "interrupted" | "failed";
  /** Why it has failed. */
  readonly problem?: string;
}

/** The line at the panel's top: which model, in what state. */
export type ModelView =
  /** Nothing to ask. With `download`, something to ask is on its way, or half there. */
  | { readonly kind: "none"; readonly download?: DownloadView }
  | { readonly kind: "stopped"; readonly name: string }
  | { readonly kind: "loading"; readonly name: string; readonly percent: number }
  | {
      readonly kind: "ready" | "busy";
      readonly name: string;
      readonly detail: string;
      /** Requests that wait for the model, of all windows. */
      readonly queued: number;
      /** Where it runs and what it takes, a line for each fact. */
      readonly facts: readonly string[];
    }
  | { readonly kind: "failed"; readonly name: string; readonly error: ErrorView };

export interface ChatView {
  readonly conversationId: string;
  readonly messages: readonly ChatMessageView[];
  readonly thinking: boolean;
  readonly model: ModelView;
}

export type HostToWebview =
  | { readonly type: "snapshot"; readonly seq: number; readonly view: ChatView }
  | { readonly type: "messageAdded"; readonly seq: number; readonly message: ChatMessageView }
  /** Everything of one message but a growing text: state, error, stats. Replaces the message with this id. */
  | { readonly type: "messageChanged"; readonly seq: number; readonly message: ChatMessageView }
  | {
      readonly type: "delta";
      readonly seq: number;
      readonly messageId: string;
      readonly channel: "text" | "thinking";
      readonly text: string;
    }
  | { readonly type: "modelChanged"; readonly seq: number; readonly model: ModelView }
  | { readonly type: "thinkingChanged"; readonly seq: number; readonly thinking: boolean }
  /** Move the keyboard to the composer. */
  | { readonly type: "focusComposer"; readonly seq: number };

export type WebviewToHost =
  | { readonly type: "ready" }
  | { readonly type: "requestSnapshot" }
  | { readonly type: "send"; readonly text: string }
  | { readonly type: "stop" }
  | { readonly type: "newChat" }
  | { readonly type: "setThinking"; readonly thinking: boolean }
  /** The host copies: the panel may not have the clipboard. Copies the message's text as the model wrote it. */
  | { readonly type: "copyMessage"; readonly messageId: string }
  | { readonly type: "copyText"; readonly text: string }
  /** http, https and mailto only; the host checks again. */
  | { readonly type: "openLink"; readonly href: string }
  | { readonly type: "runAction"; readonly action: ActionId; readonly messageId?: string };
