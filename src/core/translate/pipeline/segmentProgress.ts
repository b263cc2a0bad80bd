/** What is told of a translation while it runs. */
import type { TaskProgress } from "../../../shared/protocol.ts";
import type { Finding, TextSpan } from "../../../shared/translation.ts";

export type SegmentsProgress = Extract<TaskProgress, { kind: "segments" | "segment" }>;

/** Ten times a second an unfinished segment is told: nobody reads faster, and encoding it costs. */
const WRITING_INTERVAL_MS = 100;

export class SegmentProgress {
  private readonly spans: readonly TextSpan[];
  private readonly report: (progress: SegmentsProgress) => void;
  private done = 0;
  private nextWritingMs = 0;

  constructor(spans: readonly TextSpan[], report: (progress: SegmentsProgress) => void) {
    this.spans = spans;
    this.report = report;
  }

  /** Call first, and once. */
  begin(): void {
    this.report({ kind: "segments", done: 0, count: this.spans.length });
  }

  /** @param encoded what there is by now; not called when it is too early to tell again */
  writing(index: number, encoded: () => string): void {
    const nowMs = Date.now();
    if (nowMs < this.nextWritingMs) return;
    this.nextWritingMs = nowMs + WRITING_INTERVAL_MS;
    this.tell(index, encoded(), "writing");
  }

  /** Once for each segment. */
  finish(index: number, encoded: string, findings: readonly Finding[]): void {
    this.done += 1;
    this.tell(index, encoded, "done", findings);
    this.report({ kind: "segments", done: this.done, count: this.spans.length });
  }

  /** A finished segment gets its source back: the document could not be read with it. */
  takeBack(index: number, encoded: string): void {
    this.tell(index, encoded, "done");
  }

  private tell(index: number, text: string, state: "writing" | "done", findings: readonly Finding[] = []): void {
    const span = this.spans[index];
    if (span === undefined) return;
    const { start, end } = span;
    this.report({ kind: "segment", index, text, state, start, end, ...(findings.length > 0 && { findings }) });
  }
}
