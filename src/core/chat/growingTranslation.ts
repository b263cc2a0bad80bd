import type { TaskProgress } from "../../shared/protocol.ts";

type Segment = Extract<TaskProgress, { kind: "segment" }>;

/** A translation as text that only grows: each segment comes when it and all before it are done. */
export class GrowingTranslation {
  private readonly source: string;
  private readonly waiting = new Map<number, Segment>();
  private next = 0;
  private sourceEnd = 0;
  private written = "";

  constructor(source: string) {
    this.source = source;
  }

  /** @returns what can be shown now */
  add(segment: Segment): string {
    if (segment.state !== "done" || segment.index < this.next) return "";
    this.waiting.set(segment.index, segment);
    let added = "";
    for (let ready = this.waiting.get(this.next); ready !== undefined; ready = this.waiting.get(this.next)) {
      added += this.source.slice(this.sourceEnd, ready.start) + ready.text;
      this.sourceEnd = ready.end;
      this.waiting.delete(this.next);
      this.next += 1;
    }
    this.written += added;
    return added;
  }

  /**
   * What is still missing of the whole. Where a segment was taken back after it was shown, that is all of it once more, below.
   * @param result the finished document
   */
  finish(result: string): string {
    const shared = this.written;
    this.written = result;
    return result.startsWith(shared) ? result.slice(shared.length) : `\n\n${result}`;
  }
}
