/**
 * The text form of a conversation: JSON lines, a header first, then one line for each event, only ever appended to.
 * A line that a crash tore apart is dropped when it is read; everything around it stays.
 */
import { isAttachmentKind, type Attachment } from "../../shared/attachment.ts";
import { isLanguageTag } from "../languages.ts";
import type { AnswerStats, ConversationEvent, ConversationTitle, EarlierPart, Rendition } from "./conversation.ts";
import { isRegister, type Finding } from "../../shared/translation.ts";
import { isBoolean, isListOf, isNumber, isOptional, isString } from "../../shared/typeGuards.ts";
import type { WireError } from "../../shared/wireError.ts";
import { isTime } from "./isTime.ts";

/** Raised when older versions of the product would misread a journal. */
export const JOURNAL_VERSION = 2;

/** Version 1 had no branches: each of its events means the same today. */
const READABLE_VERSIONS: readonly unknown[] = [1, JOURNAL_VERSION];

export interface JournalHeader {
  readonly sealionConversation: number;
  readonly id: string;
  readonly createdAtMs: number;
}

export interface Journal {
  readonly header: JournalHeader;
  readonly events: readonly ConversationEvent[];
  /** Lines that could not be read, the torn last one among them. */
  readonly droppedLines: number;
  /** False when the text ends inside a line: a line break belongs before the next event. */
  readonly endsWithLineBreak: boolean;
}

export function headerLine(id: string, createdAtMs: number): string {
  return `${JSON.stringify({ sealionConversation: JOURNAL_VERSION, id, createdAtMs } satisfies JournalHeader)}\n`;
}

export function eventLine(event: ConversationEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/** Undefined when the text is no journal, or one of a version that this product does not know. */
export function parseJournal(text: string): Journal | undefined {
  const headerEnd = text.indexOf("\n");
  const header = parseLine(headerEnd < 0 ? text : text.slice(0, headerEnd));
  if (!isHeader(header)) return undefined;
  const written = headerEnd < 0 ? "" : text.slice(headerEnd + 1);
  return { header, ...parseEventLines(written), endsWithLineBreak: text.endsWith("\n") };
}

/** A stretch of a journal behind its header. */
export function parseEventLines(text: string): Pick<Journal, "events" | "droppedLines"> {
  const written = text.split("\n").filter((line) => line !== "");
  const events = written.map(parseLine).filter(isConversationEvent);
  return { events, droppedLines: written.length - events.length };
}

/**
 * The same conversation in fewer lines: consecutive deltas of one answer joined, the words of answers that were removed and what
 * a rendition was before it was finished left out. That an answer was begun and removed stays: it decides which branch is shown.
 */
export function compactEvents(events: readonly ConversationEvent[]): ConversationEvent[] {
  const removed = new Set(events.flatMap((event) => (event.type === "answerRemoved" ? [event.id] : [])));
  /** Where in `compact` the state of a rendition that is still there stands. */
  const renditions = new Map<string, number>();
  const compact: ConversationEvent[] = [];
  for (const event of events) {
    if (WITHIN_ANSWER.has(event.type) && "id" in event && removed.has(event.id)) continue;
    if (event.type === "renditionRemoved") renditions.delete(renditionKey(event.id, event.renditionId));
    const last = compact.at(-1);
    // The first delta of a run stays as it is: together with the latest it tells how long a thought took.
    if (isDelta(last) && isDelta(event) && sameRun(last, event) && sameRun(compact.at(-2), last)) {
      compact[compact.length - 1] = { ...event, text: last.text + event.text };
    } else if (event.type === "renditionSet") {
      const key = renditionKey(event.id, event.rendition.id);
      const place = renditions.get(key) ?? compact.length;
      renditions.set(key, place);
      compact[place] = event;
    } else {
      compact.push(event);
    }
  }
  return compact;
}

/** Events that change an answer, and nothing else of the conversation. */
const WITHIN_ANSWER: ReadonlySet<ConversationEvent["type"]> = new Set([
  "answerResumed",
  "delta",
  "answerFinished",
  "answerStopped",
  "answerFailed",
  "renditionSet",
  "renditionRemoved",
  "followUpsSet",
]);

function renditionKey(messageId: string, renditionId: string): string {
  return JSON.stringify([messageId, renditionId]);
}

type Delta = Extract<ConversationEvent, { type: "delta" }>;

function isDelta(event: ConversationEvent | undefined): event is Delta {
  return event?.type === "delta";
}

function sameRun(earlier: ConversationEvent | undefined, later: Delta): boolean {
  return isDelta(earlier) && earlier.id === later.id && earlier.channel === later.channel;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

type Fields<T> = Partial<Record<keyof T, unknown>>;

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isHeader(value: unknown): value is JournalHeader {
  if (!isObject(value)) return false;
  const { sealionConversation, id, createdAtMs } = value as Fields<JournalHeader>;
  return READABLE_VERSIONS.includes(sealionConversation) && typeof id === "string" && typeof createdAtMs === "number";
}

/** Also for conversations that are imported. */
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
  answerLanguageSet: ({ language }) => language === "auto" || isLanguageTag(language),
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

function isAttachment(value: unknown): value is Attachment {
  if (!isObject(value)) return false;
  const { id, kind, label, path, languageId, lines, text, tokens, isEstimate } = value as Fields<Attachment>;
  return (
    isString(id) &&
    isAttachmentKind(kind) &&
    isString(label) &&
    isOptional(path, isString) &&
    isOptional(languageId, isString) &&
    isOptional(lines, (pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isNumber)) &&
    isOptional(tokens, isNumber) &&
    isOptional(isEstimate, isBoolean) &&
    isString(text)
  );
}

function isTitle(value: unknown): value is ConversationTitle {
  if (!isObject(value)) return false;
  const { text, by } = value as Fields<ConversationTitle>;
  return isString(text) && (by === "user" || by === "model");
}

function isEarlierPart(value: unknown): value is EarlierPart {
  if (!isObject(value)) return false;
  const { untilId, summary } = value as Fields<EarlierPart>;
  return isString(untilId) && isOptional(summary, isString);
}

function isRendition(value: unknown): value is Rendition {
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

function isStats(value: unknown): value is AnswerStats {
  if (!isObject(value)) return false;
  const { generatedTokens, tokensPerSecond, timeToFirstTokenMs, thinkingMs, modelName } = value as Fields<AnswerStats>;
  const numbers = [generatedTokens, tokensPerSecond, timeToFirstTokenMs, thinkingMs];
  return numbers.every(isNumber) && isString(modelName);
}

function isWireErrorShape(value: unknown): value is WireError {
  if (!isObject(value)) return false;
  const { code, message, details } = value as Fields<WireError>;
  return isString(code) && isString(message) && isObject(details);
}
