/**
 * A request's progress on its way to the client: tokens come by the hundred each second, messages leave at most thirty
 * times, and no faster than the client reads. Nothing is lost or reordered within a channel; of states that follow each other, and of a segment's texts, only the last is told.
 */
import { setImmediate as nextTurn, setTimeout as delay } from "node:timers/promises";
import type { TaskProgress } from "../shared/protocol.ts";

const INTERVAL_MS = 1000 / 30;
/** Of an update of a large file most segments are done at once. */
const MOST_SEGMENTS_AT_ONCE = 200;

type SegmentProgress = Extract<TaskProgress, { kind: "segment" }>;

export interface ProgressStreamOptions {
  readonly send: (progress: TaskProgress) => void;
  /** True while the client does not read what was sent: then nothing more is put into its socket. */
  readonly isCongested?: () => boolean;
}

export class ProgressStream {
  private readonly options: ProgressStreamOptions;
  private pending: Exclude<TaskProgress, SegmentProgress>[] = [];
  /** By their index, in the order in which they began to wait. */
  private readonly pendingSegments = new Map<number, SegmentProgress>();
  private timer: NodeJS.Timeout | undefined;
  private lastSentMs = Number.NEGATIVE_INFINITY;
  private hasBegun = false;
  /** How many segments there are was told: that comes before all of them. */
  private hasCounted = false;
  private disposed = false;

  constructor(options: ProgressStreamOptions) {
    this.options = options;
  }

  /** The first one leaves at once, and so does the first word: people wait for it. */
  push(progress: TaskProgress): void {
    if (this.disposed) return;
    if (progress.kind === "segment") this.pendingSegments.set(progress.index, progress);
    else this.merge(progress);
    if (progress.kind === "delta" && !this.hasBegun) {
      this.hasBegun = true;
      this.lastSentMs = performance.now();
      this.flush();
    } else if (this.timer === undefined) this.sendWhenDue();
  }

  /**
   * Sends what is left, so that an answer never overtakes its own progress: as fast as the client reads, and however many segments
   * are left, never all in one turn. Ends early with `dispose`.
   */
  async finish(): Promise<void> {
    this.flush();
    while (this.pendingSegments.size > 0) {
      if (this.options.isCongested?.() === true) await delay(INTERVAL_MS);
      else {
        this.sendSegments(MOST_SEGMENTS_AT_ONCE);
        await nextTurn();
      }
    }
  }

  /** Drops what is left and what still comes: the request was answered. */
  dispose(): void {
    this.disposed = true;
    this.stop();
    this.pending = [];
    this.pendingSegments.clear();
  }

  /** All but segments. */
  private flush(): void {
    this.stop();
    const pending = this.pending;
    this.pending = [];
    for (const progress of pending) this.options.send(progress);
  }

  private merge(progress: Exclude<TaskProgress, SegmentProgress>): void {
    if (progress.kind === "summary") {
      this.pending.push(progress);
      return;
    }
    if (progress.kind !== "delta") {
      const place = this.pending.findLastIndex(({ kind }) => kind !== "delta");
      // In the last state's place, among the words: at the end, one that changes faster than messages leave never would.
      if (this.pending[place]?.kind === progress.kind) this.pending[place] = progress;
      else this.pending = [...this.pending.filter(({ kind }) => kind !== progress.kind), progress];
      return;
    }
    const index = this.pending.findLastIndex(({ kind }) => kind === "delta");
    const last = this.pending[index];
    if (last?.kind === "delta" && last.channel === progress.channel) {
      this.pending[index] = { ...last, text: last.text + progress.text };
    } else {
      this.pending.push(progress);
    }
  }

  private sendWhenDue(): void {
    this.timer = undefined;
    if (!this.hasPending()) return;
    const waitMs = this.lastSentMs + INTERVAL_MS - performance.now();
    if (waitMs <= 0 && this.options.isCongested?.() !== true) {
      this.lastSentMs = performance.now();
      const next = this.pending.shift();
      if (next !== undefined) this.options.send(next);
      this.hasCounted ||= next?.kind === "segments";
      if (this.hasCounted || this.pending.length === 0) this.sendSegments(MOST_SEGMENTS_AT_ONCE);
    }
    if (!this.hasPending()) return;
    this.timer = setTimeout(() => this.sendWhenDue(), Math.ceil(waitMs > 0 ? waitMs : INTERVAL_MS));
  }

  private hasPending(): boolean {
    return this.pending.length > 0 || this.pendingSegments.size > 0;
  }

  private sendSegments(most: number): void {
    let left = most;
    for (const [index, progress] of this.pendingSegments) {
      if (left === 0) return;
      left -= 1;
      this.pendingSegments.delete(index);
      this.options.send(progress);
    }
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
