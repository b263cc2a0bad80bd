/**
 * Copies of conversations that had to leave their sequence, in main memory and never on disk. The next question of such a
 * conversation then costs a copy instead of reading everything again. The least recently used ones go first.
 */
import { commonPrefixLength } from "../../../core/instructionTokens.ts";
import type { NativeContext, NativeSnapshot } from "../native/nativeModel.ts";

/** Fewer are read again as fast as they are copied. */
const LEAST_TOKENS = 64;

export interface SnapshotsOptions {
  readonly context: NativeContext;
  readonly budgetBytes: number;
  /** Of one token in the context's memory; an estimate. */
  readonly bytesPerToken: number;
}

export interface Snapshot {
  readonly sequence: number;
  readonly tokens: readonly number[];
  readonly native: NativeSnapshot;
}

export class Snapshots {
  private readonly options: SnapshotsOptions;
  /** The least recently used one first. */
  private readonly kept = new Set<Snapshot>();

  constructor(options: SnapshotsOptions) {
    this.options = options;
  }

  /** The copy for this sequence that has most in common with the start of `tokens`. */
  best(
    sequence: number,
    tokens: readonly number[],
  ): { readonly snapshot: Snapshot; readonly common: number } | undefined {
    let best: { snapshot: Snapshot; common: number } | undefined;
    for (const snapshot of this.kept) {
      if (snapshot.sequence !== sequence) continue;
      const common = commonPrefixLength(snapshot.tokens, tokens);
      if (common >= LEAST_TOKENS && common > (best?.common ?? 0)) best = { snapshot, common };
    }
    return best;
  }

  /** Copies what the sequence holds, if it is worth it and the budget allows. A failure only costs the copy. */
  async keep(sequence: number, tokens: readonly number[]): Promise<void> {
    const { context, budgetBytes, bytesPerToken } = this.options;
    if (context.snapshots === undefined || tokens.length < LEAST_TOKENS) return;
    if (bytesPerToken * tokens.length > budgetBytes) return;
    for (const former of this.kept) {
      // The same conversation, when it was shorter.
      if (former.sequence !== sequence || commonPrefixLength(former.tokens, tokens) < former.tokens.length) continue;
      if (former.tokens.length === tokens.length) return;
      this.drop(former);
    }
    const native = await context.snapshots.take(sequence).catch(() => undefined);
    if (native === undefined) return;
    this.kept.add({ sequence, tokens: [...tokens], native });
    this.makeRoom();
  }

  /** @returns false when the sequence may hold anything now */
  async restore(snapshot: Snapshot): Promise<boolean> {
    this.kept.delete(snapshot);
    this.kept.add(snapshot);
    const { sequence, native, tokens } = snapshot;
    const { snapshots } = this.options.context;
    return (await snapshots?.restore(sequence, native, tokens.length).catch(() => false)) ?? false;
  }

  dispose(): void {
    for (const snapshot of this.kept) this.drop(snapshot);
  }

  private makeRoom(): void {
    let bytes = 0;
    for (const { native } of this.kept) bytes += native.sizeBytes;
    for (const snapshot of this.kept) {
      if (bytes <= this.options.budgetBytes) return;
      bytes -= snapshot.native.sizeBytes;
      this.drop(snapshot);
    }
  }

  private drop(snapshot: Snapshot): void {
    this.kept.delete(snapshot);
    snapshot.native.dispose();
  }
}
