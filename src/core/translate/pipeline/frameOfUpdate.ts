/** Which text an update is written into, and what is remembered of it. */
import type { PreviousTranslation, SegmentRecord } from "../../../shared/translation.ts";
import type { DocumentFormat, Extraction, ExtractOptions } from "../formats/documentFormat.ts";
import { extractIfReadable } from "../formats/extractIfReadable.ts";
import {
  chooseFrame,
  FRAME_KEY,
  frameRecord,
  sourceFrame,
  type ChosenFrame,
  type ReadDocument,
} from "../update/documentFrame.ts";
import { contentHash } from "../../text/contentHash.ts";
import type { SpanPlan } from "../update/planUpdate.ts";
import { recordKeys } from "../update/recordKeys.ts";
import type { DocumentResult } from "./documentJob.ts";

type Records = Readonly<Record<string, SegmentRecord>>;

/** A text that cannot be read has no frame that could be told: who reads it for its entries says so. */
export function frameOfUpdate(
  text: string,
  format: DocumentFormat,
  options: ExtractOptions,
  previous: PreviousTranslation | undefined,
): ChosenFrame {
  // A catalogue is its translator's already: it is filled, and its template was worked into it.
  if (previous === undefined || previous.text === text || format.id === "po") return sourceFrame(text);
  const read = (document: string) => readDocument(document, format, options);
  const source = read(text);
  const earlier = read(previous.text);
  if (source === undefined || earlier === undefined) return sourceFrame(text);
  return chooseFrame(source, earlier, previous, read);
}

/** @param spans of the frame's text */
export function keepExtra(
  plans: readonly SpanPlan[],
  { extra }: ChosenFrame,
  spans: Extraction["spans"],
): readonly SpanPlan[] {
  if (extra.size === 0) return plans;
  return plans.map((plan, index) =>
    extra.has(index) ? { action: "keep", status: "human", text: spans[index]?.current ?? "" } : plan,
  );
}

/** Nothing that was written is like this: the frame, or the entry, stays a person's. */
const NOT_OURS: SegmentRecord = { source: "", translation: "" };

/**
 * The records of the entries, and that of the frame.
 * @param source what was read of the frame's text
 */
export function withFrameRecord(
  records: Records,
  { isEarlier, extra, notAdded }: ChosenFrame,
  source: ReadDocument,
  written: Pick<DocumentResult, "text" | "hasSameFrame">,
  { format, options, previous }: FrameReading,
): Records {
  const before = previous?.records ?? {};
  if (isEarlier) {
    const keys = recordKeys(source.spans);
    // What a person has taken out stays known: without a record it would be new in the next run.
    const missing = new Set(notAdded.map(({ text }) => contentHash(text)));
    const takenOut = Object.entries(before).filter(([key, record]) => missing.has(record.source) && !(key in records));
    const kept = [...Array.from(extra, (index) => keys[index] ?? ""), FRAME_KEY];
    const theirs = kept.map((key) => [key, before[key] ?? NOT_OURS] as const);
    return { ...records, ...Object.fromEntries([...takenOut, ...theirs]) };
  }
  // Reading a large document takes its time.
  const read = written.hasSameFrame ? source : readDocument(written.text, format, options);
  return { ...records, [FRAME_KEY]: read === undefined ? NOT_OURS : frameRecord(source, read) };
}

export interface FrameReading {
  readonly format: DocumentFormat;
  readonly options: ExtractOptions;
  readonly previous: PreviousTranslation | undefined;
}

function readDocument(text: string, format: DocumentFormat, options: ExtractOptions): ReadDocument | undefined {
  const read = extractIfReadable(format, text, options);
  return "unreadable" in read ? undefined : { ...read, text };
}
