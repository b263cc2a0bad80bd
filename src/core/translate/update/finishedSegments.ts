import type { TaskProgress } from "../../../shared/protocol.ts";
import type { FinishedSegment } from "../../../shared/translation.ts";

/** What a request has finished of a document, as its progress tells it: if it is interrupted, the next one goes on with it. */
export class FinishedSegments {
  private readonly source: string;
  private readonly byIndex = new Map<number, FinishedSegment>();

  /** @param source the text of the request */
  constructor(source: string, known: Iterable<FinishedSegment> = []) {
    this.source = source;
    for (const segment of known) this.byIndex.set(segment.index, segment);
  }

  get count(): number {
    return this.byIndex.size;
  }

  /** For the next request. */
  get params(): { readonly finished?: readonly FinishedSegment[] } {
    return this.count === 0 ? {} : { finished: [...this.byIndex.values()] };
  }

  /**
   * A segment that has its source, because no try could be used or because the document became unreadable, is tried again.
   * @returns the index whose segment is another now, or is none any more
   */
  follow(step: TaskProgress): number | undefined {
    if (step.kind !== "segment" || step.state !== "done") return undefined;
    const { index, text, findings, start, end } = step;
    if (text === this.source.slice(start, end)) this.byIndex.delete(index);
    else this.byIndex.set(index, { index, text, ...(findings && { findings }) });
    return index;
  }

  at(index: number): FinishedSegment | undefined {
    return this.byIndex.get(index);
  }
}
