/** What a conversation is made of, checked where it comes from a file: a journal, or one that is imported. */
import { isAttachmentKind, type Attachment } from "../../shared/attachment.ts";
import { isRegister, type Finding } from "../../shared/translation.ts";
import { isBoolean, isListOf, isNumber, isOptional, isString } from "../../shared/typeGuards.ts";
import type { WireError } from "../../shared/wireError.ts";
import { isLanguageTag } from "../languages.ts";
import type {
  AnswerStats,
  Conversation,
  ConversationEvent,
  ConversationTitle,
  EarlierPart,
  Rendition,
} from "./conversation.ts";
import { isTime } from "./isTime.ts";

type Fields<T> = Partial<Record<keyof T, unknown>>;

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

export function isConversationEvent(value: unknown): value is ConversationEvent {
  if (!isObject(value)) return false;
  const event = value as Record<string, unknown>;
  const check =
    typeof event.type === "string" && Object.hasOwn(CHECKS, event.type) ? CHECKS[event.type as EventType] : undefined;
  return check?.(event) ?? false;
}

type EventType = ConversationEvent["type"];
type EventFields = Readonly<Record<string, unknown>>;

const CHECKS: Readonly<Record<EventType, (event: EventFields) => boolean>> = {
  question: ({ id, text, parentId, atMs, attachments }) =>
    isString(id) &&
    isString(text) &&
    (parentId === null || isOptional(parentId, isString)) &&
    isOptional(atMs, isTime) &&
    isOptional(attachments, (list) => isListOf(list, isAttachment)),
  answerStarted: ({ id, parentId, atMs }) => isString(id) && isOptional(parentId, isString) && isOptional(atMs, isTime),
  answerResumed: ({ id }) => isString(id),
  delta: ({ id, channel, text, atMs }) =>
    isString(id) && (channel === "text" || channel === "thinking") && isString(text) && isTime(atMs),
  answerFinished: ({ id, stats, isCutShort }) =>
    isString(id) && isOptional(stats, isStats) && isOptional(isCutShort, isBoolean),
  answerStopped: ({ id, stats }) => isString(id) && isOptional(stats, isStats),
  answerFailed: ({ id, error }) => isString(id) && isWireErrorShape(error),
  answerRemoved: ({ id }) => isString(id),
  branchShown: ({ id }) => isString(id),
  thinkingSet: ({ thinking }) => isBoolean(thinking),
  answerLanguageSet: ({ language }) => isAnswerLanguage(language),
  titleSet: ({ title }) => isTitle(title),
  pinnedSet: ({ isPinned }) => isBoolean(isPinned),
  earlierSet: ({ earlier }) => earlier === null || isEarlierPart(earlier),
  renditionSet: ({ id, rendition }) => isString(id) && isRendition(rendition),
  renditionRemoved: ({ id, renditionId }) => isString(id) && isString(renditionId),
  followUpsSet: ({ id, questions }) => isString(id) && isListOf(questions, isString),
};

const RENDITION_STATES: readonly unknown[] = [
  "streaming",
  "complete",
  "stopped",
  "failed",
] satisfies Rendition["state"][];

export function isAttachment(value: unknown): value is Attachment {
  if (!isObject(value)) return false;
  const { id, kind, label, path, languageId, lines, text, tokens, isEstimate, error } = value as Fields<Attachment>;
  return (
    isString(id) &&
    isAttachmentKind(kind) &&
    isString(label) &&
    isOptional(path, isString) &&
    isOptional(languageId, isString) &&
    isOptional(lines, (pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isNumber)) &&
    isOptional(tokens, isNumber) &&
    isOptional(isEstimate, isBoolean) &&
    isOptional(error, isWireErrorShape) &&
    isString(text)
  );
}

export function isAnswerLanguage(value: unknown): value is Conversation["answerLanguage"] {
  return value === "auto" || isLanguageTag(value);
}

export function isTitle(value: unknown): value is ConversationTitle {
  if (!isObject(value)) return false;
  const { text, by } = value as Fields<ConversationTitle>;
  return isString(text) && (by === "user" || by === "model");
}

export function isEarlierPart(value: unknown): value is EarlierPart {
  if (!isObject(value)) return false;
  const { untilId, summary } = value as Fields<EarlierPart>;
  return isString(untilId) && isOptional(summary, isString);
}

export function isRendition(value: unknown): value is Rendition {
  if (!isObject(value)) return false;
  const { id, language, register, text, state, error, findings } = value as Fields<Rendition>;
  return (
    isString(id) &&
    isLanguageTag(language) &&
    isOptional(register, isRegister) &&
    isString(text) &&
    RENDITION_STATES.includes(state) &&
    isOptional(error, isWireErrorShape) &&
    isOptional(findings, (list) => isListOf(list, isFindingShape))
  );
}

/** Of any code: what a later version has found is left out where it is shown, and its text stays. */
function isFindingShape(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { code, details } = value as Fields<Finding>;
  return isString(code) && isObject(details);
}

export function isStats(value: unknown): value is AnswerStats {
  if (!isObject(value)) return false;
  const { generatedTokens, tokensPerSecond, timeToFirstTokenMs, thinkingMs, modelName } = value as Fields<AnswerStats>;
  const numbers = [generatedTokens, tokensPerSecond, timeToFirstTokenMs, thinkingMs];
  return numbers.every(isNumber) && isString(modelName);
}

export function isWireErrorShape(value: unknown): value is WireError {
  if (!isObject(value)) return false;
  const { code, message, details } = value as Fields<WireError>;
  return isString(code) && isString(message) && isObject(details);
}
