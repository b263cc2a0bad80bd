/** Reads a prompt into a sequence in pieces that are short enough in time to be cancelled between them. */
import type { CancelSignal } from "../../shared/cancelSignal.ts";
import { untilCancelled } from "./cancelRace.ts";
import type { NativeSequence } from "./nativeModel.ts";

const SMALLEST_CHUNK_TOKENS = 8;
/** A cancel is answered at once; this is how long the next request may have to wait for the chunk that goes on. */
const CHUNK_TIME_MS = 200;

export class Prefill {
  private readonly largestChunkTokens: number;
  private chunkTokens: number;

  /** @param largestChunkTokens the context's batch size: more is not faster */
  constructor(largestChunkTokens: number) {
    this.largestChunkTokens = largestChunkTokens;
    this.chunkTokens = Math.min(32, largestChunkTokens);
  }

  /**
   * @param track told of each piece of work, which goes on after a cancel
   * @returns false when it was cancelled
   */
  async read(
    sequence: NativeSequence,
    tokens: readonly number[],
    signal: CancelSignal,
    track: (work: Promise<unknown>) => void,
  ): Promise<boolean> {
    for (let start = 0; start < tokens.length;) {
      const chunk = tokens.slice(start, start + this.chunkTokens);
      const startedAtMs = performance.now();
      const work = sequence.read(chunk);
      track(work);
      if ((await untilCancelled(work, signal)) === "cancelled") return false;
      this.adapt(chunk.length, performance.now() - startedAtMs);
      start += chunk.length;
    }
    return true;
  }

  /** Doubles or halves, so that the chunks of equal prompts are mostly equal and so are the answers. */
  private adapt(tokens: number, elapsedMs: number): void {
    if (tokens < this.chunkTokens && elapsedMs <= CHUNK_TIME_MS) return;
    if (elapsedMs > CHUNK_TIME_MS) this.chunkTokens = Math.max(SMALLEST_CHUNK_TOKENS, Math.floor(this.chunkTokens / 2));
    else if (elapsedMs < CHUNK_TIME_MS * 0.4)
      this.chunkTokens = Math.min(this.largestChunkTokens, this.chunkTokens * 2);
  }
}
