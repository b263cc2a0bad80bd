/** A document's text as far as it is final: finished segments in their order, with what stands between them. */
import { AppError } from "../../shared/appError.ts";
import type { FormatId } from "../../core/translate/formats/documentFormat.ts";
import type { TaskProgress } from "../../shared/protocol.ts";

type SegmentProgress = Extract<TaskProgress, { kind: "segment" }>;

/**
 * In these every finished segment is final. Elsewhere a segment that makes the document unreadable gets its source back at the
 * end, and what a document says about its own language is known then.
 */
const FINAL_AT_ONCE: ReadonlySet<FormatId> = new Set(["plaintext"]);

export class OrderedSegments {
  private readonly source: string;
  private readonly write: (text: string) => void;
  private readonly streams: boolean;
  private readonly finished = new Map<number, SegmentProgress>();
  private next = 0;
  /** How much of the source is behind us. */
  private at = 0;
  private written = "";

  constructor(source: string, format: FormatId, write: (text: string) => void) {
    this.source = source;
    this.write = write;
    this.streams = FINAL_AT_ONCE.has(format);
  }

  add(progress: SegmentProgress): void {
    if (!this.streams || progress.state !== "done") return;
    this.finished.set(progress.index, progress);
    for (let segment = this.take(); segment !== undefined; segment = this.take()) {
      this.emit(this.source.slice(this.at, segment.start) + segment.text);
      this.at = segment.end;
    }
  }

  /** Writes the rest. @throws AppError internal when what was written already is not what the result begins with */
  end(result: string): void {
    if (!result.startsWith(this.written)) throw new AppError("internal", "A finished segment has changed");
    this.emit(result.slice(this.written.length));
  }

  private take(): SegmentProgress | undefined {
    const segment = this.finished.get(this.next);
    if (segment === undefined) return undefined;
    this.finished.delete(this.next);
    this.next += 1;
    return segment;
  }

  private emit(text: string): void {
    this.written += text;
    this.write(text);
  }
}
