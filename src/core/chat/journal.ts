/**
 * The text form of a conversation: JSON lines, a header first, then one line for each event, only ever appended to.
 * A line that a crash tore apart is dropped when it is read; everything around it stays.
 */
import type { AnswerStats, ConversationEvent } from "./conversation.ts";
import type { WireError } from "../../shared/wireError.ts";

/** Raised when older versions of the product would misread a journal. */
export const JOURNAL_VERSION = 1;

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
  const [first = "", ...lines] = text.split("\n");
  const header = parseLine(first);
  if (!isHeader(header)) return undefined;
  const written = lines.filter((line) => line !== "");
  const events = written.map(parseLine).filter(isConversationEvent);
  return {
    header,
    events,
    droppedLines: written.length - events.length,
    endsWithLineBreak: text.endsWith("\n"),
  };
}

/** The same conversation in fewer lines: consecutive deltas of one answer joined, answers that were removed left out. */
export function compactEvents(events: readonly ConversationEvent[]): ConversationEvent[] {
  const removed = new Set(events.flatMap((event) => (event.type === "answerRemoved" ? [event.id] : [])));
  const compact: ConversationEvent[] = [];
  for (const event of events) {
    if ("id" in event && removed.has(event.id)) continue;
    const last = compact.at(-1);
    // The first delta of a run stays as it is: together with the latest it tells how long a thought took.
    if (isDelta(last) && isDelta(event) && sameRun(last, event) && sameRun(compact.at(-2), last)) {
      compact[compact.length - 1] = { ...event, text: last.text + event.text };
    } else {
      compact.push(event);
    }
  }
  return compact;
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
  return sealionConversation === JOURNAL_VERSION && typeof id === "string" && typeof createdAtMs === "number";
}

function isConversationEvent(value: unknown): value is ConversationEvent {
  if (!isObject(value)) return false;
  const event = value as Record<string, unknown>;
  if (event.type === "thinkingSet") return typeof event.thinking === "boolean";
  if (typeof event.id !== "string") return false;
  switch (event.type) {
    case "question":
      return typeof event.text === "string";
    case "answerStarted":
    case "answerRemoved":
      return true;
    case "delta":
      return (
        (event.channel === "text" || event.channel === "thinking") &&
        typeof event.text === "string" &&
        typeof event.atMs === "number"
      );
    case "answerFinished":
      return isStats(event.stats);
    case "answerStopped":
      return event.stats === undefined || isStats(event.stats);
    case "answerFailed":
      return isWireErrorShape(event.error);
    default:
      return false;
  }
}

function isStats(value: unknown): value is AnswerStats {
  if (!isObject(value)) return false;
  const { generatedTokens, tokensPerSecond, timeToFirstTokenMs, thinkingMs, modelName } = value as Fields<AnswerStats>;
  const numbers = [generatedTokens, tokensPerSecond, timeToFirstTokenMs, thinkingMs];
  return numbers.every((number) => typeof number === "number") && typeof modelName === "string";
}

function isWireErrorShape(value: unknown): value is WireError {
  if (!isObject(value)) return false;
  const { code, message, details } = value as Fields<WireError>;
  return typeof code === "string" && typeof message === "string" && isObject(details);
}
