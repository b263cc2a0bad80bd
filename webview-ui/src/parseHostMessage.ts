/** Checks what arrives at the page, field by field, before anything is done with it. */
import {
  isActionId,
  type AnswerStatsView,
  type ChatMessageView,
  type ChatView,
  type DownloadView,
  type ErrorView,
  type HostToWebview,
  type ModelView,
  type ThoughtView,
} from "../../src/shared/webviewProtocol.ts";

type Fields = Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<HostToWebview["type"], true>> = {
  snapshot: true,
  messageAdded: true,
  messageChanged: true,
  delta: true,
  modelChanged: true,
  thinkingChanged: true,
  focusComposer: true,
};

const STATES: Readonly<Record<ChatMessageView["state"], true>> = {
  waiting: true,
  streaming: true,
  complete: true,
  stopped: true,
  failed: true,
};

/** The message, or undefined when it is none of the protocol's. */
export function parseHostMessage(value: unknown): HostToWebview | undefined {
  if (!isFields(value) || typeof value.seq !== "number" || !isKey(TYPES, value.type)) return undefined;
  return hasPayload(value.type, value) ? (value as unknown as HostToWebview) : undefined;
}

function hasPayload(type: HostToWebview["type"], value: Fields): boolean {
  switch (type) {
    case "snapshot":
      return isChatView(value.view);
    case "messageAdded":
    case "messageChanged":
      return isMessage(value.message);
    case "delta":
      return (
        typeof value.messageId === "string" &&
        (value.channel === "text" || value.channel === "thinking") &&
        typeof value.text === "string"
      );
    case "modelChanged":
      return isModel(value.model);
    case "thinkingChanged":
      return typeof value.thinking === "boolean";
    case "focusComposer":
      return true;
  }
}

function isChatView(value: unknown): value is ChatView {
  return (
    isFields(value) &&
    typeof value.conversationId === "string" &&
    Array.isArray(value.messages) &&
    value.messages.every(isMessage) &&
    typeof value.thinking === "boolean" &&
    isModel(value.model)
  );
}

function isMessage(value: unknown): value is ChatMessageView {
  return (
    isFields(value) &&
    typeof value.id === "string" &&
    (value.role === "user" || value.role === "assistant") &&
    typeof value.text === "string" &&
    isKey(STATES, value.state) &&
    optional(value.thought, isThought) &&
    optional(value.waitingFor, isString) &&
    optional(value.error, isError) &&
    optional(value.stats, isStats) &&
    optional(value.lang, isString)
  );
}

function isModel(value: unknown): value is ModelView {
  if (!isFields(value)) return false;
  const hasName = typeof value.name === "string";
  switch (value.kind) {
    case "none":
      return optional(value.download, isDownload);
    case "stopped":
      return hasName;
    case "loading":
      return hasName && typeof value.percent === "number";
    case "ready":
    case "busy":
      return (
        hasName &&
        typeof value.detail === "string" &&
        typeof value.queued === "number" &&
        Array.isArray(value.facts) &&
        value.facts.every(isString)
      );
    case "failed":
      return hasName && isError(value.error);
    default:
      return false;
  }
}

function isDownload(value: unknown): value is DownloadView {
  return (
    isFields(value) &&
    typeof value.name === "string" &&
    typeof value.percent === "number" &&
    typeof value.size === "string" &&
    isKey(DOWNLOAD_STATES, value.state) &&
    optional(value.problem, isString)
  );
}

const DOWNLOAD_STATES: Readonly<Record<DownloadView["state"], true>> = {
  moving: true,
  paused: true,
  interrupted: true,
  failed: true,
};

function isThought(value: unknown): value is ThoughtView {
  return isFields(value) && typeof value.text === "string" && optional(value.durationMs, isNumber);
}

function isStats(value: unknown): value is AnswerStatsView {
  return (
    isFields(value) &&
    typeof value.generatedTokens === "number" &&
    typeof value.tokensPerSecond === "number" &&
    typeof value.timeToFirstTokenMs === "number" &&
    typeof value.modelName === "string"
  );
}

function isError(value: unknown): value is ErrorView {
  return (
    isFields(value) &&
    typeof value.message === "string" &&
    Array.isArray(value.actions) &&
    value.actions.every((action) => isFields(action) && isActionId(action.id) && typeof action.label === "string")
  );
}

function optional(value: unknown, isValid: (value: unknown) => boolean): boolean {
  return value === undefined || isValid(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function isKey<Key extends string>(keys: Readonly<Record<Key, true>>, value: unknown): value is Key {
  return typeof value === "string" && Object.hasOwn(keys, value);
}
