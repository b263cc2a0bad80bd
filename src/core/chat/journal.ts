/**
 * The text form of a conversation: JSON lines, a header first, then one line for each event, only ever appended to.
 * A line that a crash tore apart is dropped when it is read; everything around it stays.
 */
import type { ConversationEvent } from "./conversation.ts";
import { isConversationEvent } from "./conversationChecks.ts";
import { isTime } from "./isTime.ts";
import { isRecord } from "./parseJsonObject.ts";
import { withSoundFigures } from "./soundFigures.ts";

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
  const events = written.map(parseLine).filter(isConversationEvent).map(withSoundFigures);
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

function isHeader(value: unknown): value is JournalHeader & Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return false;
  const { sealionConversation, id, createdAtMs } = value;
  return READABLE_VERSIONS.includes(sealionConversation) && typeof id === "string" && isTime(createdAtMs);
}
