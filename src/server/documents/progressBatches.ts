/** Progress on its way to another thread: a message for each of a hundred thousand steps would cost the server more than the steps. */
import type { SegmentsProgress } from "../../core/translate/pipeline/segmentProgress.ts";

/** So many leave at once, so that the server is never long at one message. */
const MOST_AT_ONCE = 200;

export class ProgressBatches {
  private readonly send: (progress: readonly SegmentsProgress[]) => void;
  private pending: SegmentsProgress[] = [];
  private timer: NodeJS.Immediate | undefined;

  constructor(send: (progress: readonly SegmentsProgress[]) => void) {
    this.send = send;
  }

  /** Leaves with this turn's others, in their order. */
  push(progress: SegmentsProgress): void {
    this.pending.push(progress);
    if (this.pending.length >= MOST_AT_ONCE) this.flush();
    else this.timer ??= setImmediate(() => this.flush());
  }

  flush(): void {
    clearImmediate(this.timer);
    this.timer = undefined;
    const { pending } = this;
    this.pending = [];
    if (pending.length > 0) this.send(pending);
  }
}
