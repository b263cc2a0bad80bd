/** Checks what arrives at the page, field by field, before anything is done with it. */
import {
  isActionId,
  OVERFLOW_WAYS,
  type AnswerStatsView,
  type ChatMessageView,
  type BranchView,
  type ChatView,
  type ChipView,
  type CompletionView,
  type ConversationRow,
  type DownloadView,
  type ErrorView,
  type GaugeView,
  type HostToWebview,
  type ModelView,
  type OverflowView,
  type RenditionView,
  type ThoughtView,
} from "../../src/shared/webviewProtocol.ts";

type Fields = Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<HostToWebview["type"], true>> = {
  snapshot: true,
  messageAdded: true,
  messageChanged: true,
  delta: true,
  modelChanged: true,
  frameChanged: true,
  conversations: true,
  completions: true,
  draft: true,
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
    case "frameChanged":
      return isFields(value.frame) && isFrame(value.frame);
    case "conversations":
      return isListOf(value.rows, isConversationRow);
    case "completions":
      return typeof value.word === "string" && isListOf(value.items, isCompletion);
    case "draft":
      return typeof value.draftId === "number" && typeof value.text === "string";
    case "focusComposer":
      return true;
  }
}

function isChatView(value: unknown): value is ChatView {
  return (
    isFields(value) &&
    typeof value.conversationId === "string" &&
    isListOf(value.messages, isMessage) &&
    isModel(value.model) &&
    isFrame(value)
  );
}

function isFrame(frame: Fields): boolean {
  const { title, thinking, answerLanguage, chips, gauge, overflow, isFollowing, isSending } = frame;
  return (
    typeof title === "string" &&
    typeof thinking === "boolean" &&
    typeof answerLanguage === "string" &&
    isListOf(chips, isChip) &&
    optional(gauge, isGauge) &&
    optional(overflow, isOverflow) &&
    typeof isFollowing === "boolean" &&
    typeof isSending === "boolean"
  );
}

function isChip(value: unknown): value is ChipView {
  return (
    isFields(value) &&
    [value.id, value.kind, value.label, value.detail].every(isString) &&
    optional(value.tokens, isNumber) &&
    optional(value.problem, isString)
  );
}

function isGauge(value: unknown): value is GaugeView {
  if (!isFields(value)) return false;
  const { contextTokens, systemTokens, chipTokens, historyTokens, draftTokens, answerTokens, isEstimate } = value;
  const numbers = [contextTokens, systemTokens, chipTokens, historyTokens, draftTokens, answerTokens];
  return numbers.every(isNumber) && typeof isEstimate === "boolean";
}

function isOverflow(value: unknown): value is OverflowView {
  return (
    isFields(value) &&
    isNumber(value.neededTokens) &&
    isNumber(value.contextTokens) &&
    isListOf(value.ways, (way) => (OVERFLOW_WAYS as readonly unknown[]).includes(way))
  );
}

function isConversationRow(value: unknown): value is ConversationRow {
  return (
    isFields(value) &&
    isString(value.id) &&
    isString(value.title) &&
    typeof value.isPinned === "boolean" &&
    isNumber(value.changedAtMs) &&
    typeof value.isRunning === "boolean" &&
    optional(value.snippet, isString)
  );
}

function isCompletion(value: unknown): value is CompletionView {
  return isFields(value) && [value.insert, value.label, value.detail].every(isString);
}

function isRendition(value: unknown): value is RenditionView {
  return (
    isFields(value) &&
    [value.id, value.label, value.text, value.state, value.lang].every(isString) &&
    optional(value.error, isError)
  );
}

function isBranch(value: unknown): value is BranchView {
  return isFields(value) && isNumber(value.index) && isNumber(value.count);
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
    optional(value.lang, isString) &&
    optional(value.branch, isBranch) &&
    optional(value.chips, (chips) => isListOf(chips, isChip)) &&
    optional(value.canContinue, isBoolean) &&
    optional(value.renditions, (renditions) => isListOf(renditions, isRendition)) &&
    optional(value.followUps, (questions) => isListOf(questions, isString)) &&
    optional(value.isForgotten, isBoolean)
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
  return (
    isFields(value) &&
    typeof value.text === "string" &&
    optional(value.durationMs, isNumber) &&
    optional(value.lang, isString)
  );
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

function isListOf(value: unknown, isValid: (value: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isValid);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
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
