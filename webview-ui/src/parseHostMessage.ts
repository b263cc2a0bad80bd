/** Checks what arrives at the page, field by field, before anything is done with it. */
import { isBoolean, isListOf, isNumber, isOptional, isString } from "../../src/shared/typeGuards.ts";
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
  type EarlierSummaryView,
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
  notice: true,
  focusComposer: true,
  showConversations: true,
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
        isString(value.messageId) && (value.channel === "text" || value.channel === "thinking") && isString(value.text)
      );
    case "modelChanged":
      return isModel(value.model);
    case "frameChanged":
      return isFields(value.frame) && isFrame(value.frame);
    case "conversations":
      return isString(value.query) && isListOf(value.rows, isConversationRow);
    case "completions":
      return isString(value.word) && isListOf(value.items, isCompletion);
    case "draft":
      return isNumber(value.draftId) && isString(value.text);
    case "notice":
      return isFields(value.notice) && isString(value.notice.text) && isBoolean(value.notice.isError);
    case "focusComposer":
    case "showConversations":
      return true;
  }
}

function isChatView(value: unknown): value is ChatView {
  return (
    isFields(value) &&
    isString(value.conversationId) &&
    isListOf(value.messages, isMessage) &&
    isModel(value.model) &&
    isFrame(value)
  );
}

function isFrame(frame: Fields): boolean {
  const { title, isPinned, thinking, answerLanguage, chips, isFollowing, isSending } = frame;
  return (
    isString(title) &&
    isBoolean(isPinned) &&
    isBoolean(thinking) &&
    isString(answerLanguage) &&
    isListOf(chips, isChip) &&
    isOptional(frame.earlierSummary, isEarlierSummary) &&
    isOptional(frame.gauge, isGauge) &&
    isOptional(frame.overflow, isOverflow) &&
    isBoolean(isFollowing) &&
    isBoolean(isSending)
  );
}

function isEarlierSummary(value: unknown): value is EarlierSummaryView {
  return isFields(value) && isString(value.text) && isOptional(value.lang, isString);
}

function isChip(value: unknown): value is ChipView {
  return (
    isFields(value) &&
    [value.id, value.kind, value.label, value.detail].every(isString) &&
    isOptional(value.tokens, isNumber) &&
    isOptional(value.isEstimate, isBoolean) &&
    isOptional(value.problem, isString) &&
    isOptional(value.piece, isString)
  );
}

function isGauge(value: unknown): value is GaugeView {
  if (!isFields(value)) return false;
  const { contextTokens, systemTokens, chipTokens, historyTokens, draftTokens, answerTokens, isEstimate } = value;
  const numbers = [contextTokens, systemTokens, chipTokens, historyTokens, draftTokens, answerTokens];
  return numbers.every(isNumber) && isOptional(value.summaryTokens, isNumber) && isBoolean(isEstimate);
}

function isOverflow(value: unknown): value is OverflowView {
  return (
    isFields(value) &&
    isOptional(value.isForeseen, (isForeseen) => isForeseen === true) &&
    isNumber(value.draftLength) &&
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
    isBoolean(value.isPinned) &&
    isNumber(value.changedAtMs) &&
    isBoolean(value.isRunning) &&
    isOptional(value.snippet, isString)
  );
}

function isCompletion(value: unknown): value is CompletionView {
  return isFields(value) && [value.insert, value.label, value.detail].every(isString);
}

function isRendition(value: unknown): value is RenditionView {
  return (
    isFields(value) &&
    [value.id, value.label, value.text, value.state, value.lang].every(isString) &&
    isOptional(value.error, isError) &&
    isOptional(value.findings, (findings) => isListOf(findings, isString))
  );
}

function isBranch(value: unknown): value is BranchView {
  return isFields(value) && isNumber(value.index) && isNumber(value.count);
}

function isMessage(value: unknown): value is ChatMessageView {
  return (
    isFields(value) &&
    isString(value.id) &&
    (value.role === "user" || value.role === "assistant") &&
    isString(value.text) &&
    isKey(STATES, value.state) &&
    isOptional(value.thought, isThought) &&
    isOptional(value.waitingFor, isString) &&
    isOptional(value.error, isError) &&
    isOptional(value.stats, isStats) &&
    isOptional(value.lang, isString) &&
    isOptional(value.branch, isBranch) &&
    isOptional(value.chips, (chips) => isListOf(chips, isChip)) &&
    isOptional(value.isCutShort, isBoolean) &&
    isOptional(value.canContinue, isBoolean) &&
    isOptional(value.renditions, (renditions) => isListOf(renditions, isRendition)) &&
    isOptional(value.followUps, (questions) => isListOf(questions, isString)) &&
    isOptional(value.isForgotten, isBoolean)
  );
}

function isModel(value: unknown): value is ModelView {
  if (!isFields(value)) return false;
  const hasName = isString(value.name);
  switch (value.kind) {
    case "none":
      return isOptional(value.download, isDownload);
    case "stopped":
      return hasName;
    case "loading":
      return hasName && isNumber(value.percent);
    case "ready":
    case "busy":
      return hasName && isString(value.detail) && isNumber(value.queued) && isListOf(value.facts, isString);
    case "failed":
      return hasName && isError(value.error);
    default:
      return false;
  }
}

function isDownload(value: unknown): value is DownloadView {
  return (
    isFields(value) &&
    isString(value.name) &&
    isNumber(value.percent) &&
    isString(value.size) &&
    isKey(DOWNLOAD_STATES, value.state) &&
    isOptional(value.problem, isString)
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
    isString(value.text) &&
    isOptional(value.durationMs, isNumber) &&
    isOptional(value.lang, isString)
  );
}

function isStats(value: unknown): value is AnswerStatsView {
  return (
    isFields(value) &&
    isNumber(value.generatedTokens) &&
    isNumber(value.tokensPerSecond) &&
    isNumber(value.timeToFirstTokenMs) &&
    isString(value.modelName)
  );
}

function isError(value: unknown): value is ErrorView {
  return (
    isFields(value) &&
    isString(value.message) &&
    Array.isArray(value.actions) &&
    value.actions.every((action) => isFields(action) && isActionId(action.id) && isString(action.label))
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function isKey<Key extends string>(keys: Readonly<Record<Key, true>>, value: unknown): value is Key {
  return isString(value) && Object.hasOwn(keys, value);
}
