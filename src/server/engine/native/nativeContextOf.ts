/**
 * NativeContext on the object below node-llama-cpp's public LlamaContext. The public API fills batches by its own order,
 * samples each sequence with several turns of JavaScript for a token, and cannot give several sequences' next tokens to
 * one batch of our choosing. Here a step is one `initBatch`, one `addToBatch` for each sequence, one `decodeBatch`. The
 * library's version is pinned; `innardsOf` checks once for each load that its inside is what this module expects.
 */
import type { Exclusive } from "./exclusive.ts";
import type { BatchPart, NativeContext, NativeSampler, NativeSampling, NativeSnapshot } from "./nativeModel.ts";

/** node-llama-cpp's own context, as its llama/addon/AddonContext.cpp defines it. */
export interface AddonContext {
  initBatch(tokens: number): void;
  addToBatch(sequence: number, position: number, tokens: Uint32Array, logitIndexes: Uint32Array): Uint32Array;
  decodeBatch(): Promise<void>;
  sampleToken(logitIndex: number, sampler: AddonSampler): Promise<number>;
  removeTokenCellsFromSequence(sequence: number, from: number, to: number): boolean;
  getSequenceKvCacheMinPosition(sequence: number): number;
  saveSequenceStateToFile(path: string, sequence: number, tokens: Uint32Array): Promise<number>;
  loadSequenceStateFromFile(path: string, sequence: number, mostTokens: number): Promise<Uint32Array>;
  restoreCheckpoint(checkpoint: AddonCheckpoint, lastPosition: number): Promise<boolean>;
  getThreads(): number;
  setThreads(count: number): void;
}

/** A copy in main memory. Whole for a plain cache; only the part that cannot go back for others. */
export interface AddonCheckpoint {
  readonly size: number;
  init(context: AddonContext, sequence: number): Promise<void>;
  dispose(): void;
}

export interface AddonSampler extends NativeSampler {
  applyConfig(sampling: NativeSampling): void;
}

export interface LibraryContext {
  readonly contextSize: number;
  readonly batchSize: number;
  readonly totalSequences: number;
  dispose(): Promise<void>;
}

export interface Innards {
  readonly context: AddonContext;
  readonly createSampler: () => AddonSampler;
  readonly createCheckpoint: () => AddonCheckpoint;
}

/** What of an architecture decides how far a sequence can be cut back. */
export interface Memory {
  /** Tokens of the sliding window, when the cache holds no more than the window; undefined when it holds all. */
  readonly windowTokens: number | undefined;
  /** Every token's part of the state stands by itself: no recurrence, and no window. */
  readonly isPlain: boolean;
}

export interface NativeContextParts {
  readonly library: LibraryContext;
  readonly innards: Innards;
  readonly memory: Memory;
  /** Shared by contexts whose decodes must not overlap. */
  readonly decoding: Exclusive | undefined;
}

/** A context with an end. */
export interface OwnedContext extends NativeContext {
  /** Frees the memory when no call is in flight any more. Idempotent; calls after it are refused. */
  dispose(): Promise<void>;
}

const CONTEXT_METHODS: readonly (keyof AddonContext)[] = [
  "initBatch",
  "addToBatch",
  "decodeBatch",
  "sampleToken",
  "removeTokenCellsFromSequence",
  "getSequenceKvCacheMinPosition",
  "saveSequenceStateToFile",
  "loadSequenceStateFromFile",
  "restoreCheckpoint",
  "getThreads",
  "setThreads",
];

/**
 * @param objects the library's own context, model and backend
 * @throws Error naming what is missing, when another version of the library was installed
 */
export function innardsOf(objects: {
  readonly context: object;
  readonly model: object;
  readonly llama: object;
}): Innards {
  const context = inside(objects.context, "_ctx");
  for (const method of CONTEXT_METHODS) {
    if (typeof context[method] !== "function") throw unexpected(`AddonContext.${method}`);
  }
  const model = inside(objects.model, "_model");
  const { AddonSampler: Sampler, AddonContextSequenceCheckpoint: Checkpoint } = inside(objects.llama, "_bindings");
  if (typeof Sampler !== "function") throw unexpected("AddonSampler");
  if (typeof Checkpoint !== "function") throw unexpected("AddonContextSequenceCheckpoint");
  return {
    context: context as unknown as AddonContext,
    createSampler: () => Reflect.construct(Sampler, [model]) as AddonSampler,
    createCheckpoint: () => Reflect.construct(Checkpoint, []) as AddonCheckpoint,
  };
}

export function nativeContextOf(parts: NativeContextParts): OwnedContext {
  return new DirectContext(parts);
}

interface Snapshot extends NativeSnapshot {
  readonly checkpoint: AddonCheckpoint;
}

const NO_INDEXES = new Uint32Array(0);
const FIRST_INDEX = Uint32Array.of(0);
const TO_THE_END = -1;

class DirectContext implements OwnedContext {
  readonly contextTokens: number;
  readonly sequences: number;
  readonly batchTokens: number;
  readonly goesBack: boolean;
  readonly snapshots?: NonNullable<NativeContext["snapshots"]>;
  private readonly library: LibraryContext;
  private readonly innards: Innards;
  private readonly memory: Memory;
  private readonly decoding: Exclusive | undefined;
  private readonly oneToken = new Uint32Array(1);
  private readonly tokens: Uint32Array;
  /** The first sampling after a batch of several results puts them in order and must have the context to itself. */
  private ordering: Promise<unknown> | undefined;
  private ordered = true;
  private inFlight = 0;
  private onIdle: (() => void) | undefined;
  private disposal: Promise<void> | undefined;

  constructor({ library, innards, memory, decoding }: NativeContextParts) {
    this.library = library;
    this.innards = innards;
    this.memory = memory;
    this.decoding = decoding;
    this.contextTokens = library.contextSize;
    this.sequences = library.totalSequences;
    this.batchTokens = library.batchSize;
    this.tokens = new Uint32Array(library.batchSize);
    this.goesBack = memory.isPlain;
    if (memory.isPlain) {
      this.snapshots = {
        take: (sequence) => this.takeSnapshot(sequence),
        restore: (_sequence, snapshot, tokens) =>
          this.flying(() => this.innards.context.restoreCheckpoint((snapshot as Snapshot).checkpoint, tokens - 1)),
      };
    }
  }

  async decode(parts: readonly BatchPart[]): Promise<readonly (readonly number[])[]> {
    return this.flying(async () => {
      const count = parts.reduce((sum, { tokens }) => sum + tokens.length, 0);
      const release = await this.decoding?.enter();
      try {
        const { context } = this.innards;
        context.initBatch(count);
        const indexes = parts.map((part) => this.add(part));
        this.ordering = undefined;
        this.ordered = false;
        await context.decodeBatch();
        return indexes;
      } finally {
        release?.();
      }
    });
  }

  async sample(logitIndex: number, sampler: NativeSampler): Promise<number> {
    return this.flying(async () => {
      const { context } = this.innards;
      if (!this.ordered && this.ordering !== undefined) await this.ordering;
      const sampled = context.sampleToken(logitIndex, sampler as AddonSampler);
      if (!this.ordered && this.ordering === undefined) {
        this.ordering = sampled.then(
          () => (this.ordered = true),
          () => (this.ordered = true),
        );
      }
      const token = await sampled;
      if (token < 0) throw new Error("No token could be sampled");
      return token;
    });
  }

  createSampler(sampling: NativeSampling): NativeSampler {
    this.refuseDisposed();
    const sampler = this.innards.createSampler();
    sampler.applyConfig(sampling);
    return sampler;
  }

  truncate(sequence: number, held: number, kept: number): number {
    if (kept >= held) return held;
    this.refuseDisposed();
    const { context } = this.innards;
    if (kept > 0 && this.remembersBefore(sequence, kept)) {
      if (context.removeTokenCellsFromSequence(sequence, kept, TO_THE_END)) return kept;
    }
    if (!context.removeTokenCellsFromSequence(sequence, 0, TO_THE_END)) {
      throw new Error(`Sequence ${sequence} could not be cleared`);
    }
    return 0;
  }

  async saveState(sequence: number, path: string, tokens: readonly number[]): Promise<number> {
    return this.flying(() => this.innards.context.saveSequenceStateToFile(path, sequence, Uint32Array.from(tokens)));
  }

  async loadState(sequence: number, path: string): Promise<readonly number[]> {
    return this.flying(async () =>
      Array.from(await this.innards.context.loadSequenceStateFromFile(path, sequence, this.contextTokens)),
    );
  }

  get threads(): number {
    return this.innards.context.getThreads();
  }

  setThreads(count: number): void {
    this.refuseDisposed();
    this.innards.context.setThreads(count);
  }

  dispose(): Promise<void> {
    this.disposal ??= this.whenIdle().then(() => this.library.dispose());
    return this.disposal;
  }

  private async takeSnapshot(sequence: number): Promise<Snapshot> {
    const checkpoint = this.innards.createCheckpoint();
    await this.flying(() => checkpoint.init(this.innards.context, sequence));
    return { checkpoint, sizeBytes: checkpoint.size, dispose: () => checkpoint.dispose() };
  }

  private add({ sequence, position, tokens, logits }: BatchPart): readonly number[] {
    const { context } = this.innards;
    const [first] = tokens;
    if (tokens.length === 1 && first !== undefined) {
      this.oneToken[0] = first;
      const wanted = logits.length === 0 ? NO_INDEXES : FIRST_INDEX;
      const index = context.addToBatch(sequence, position, this.oneToken, wanted)[0];
      return index === undefined ? [] : [index];
    }
    const some = this.tokens.subarray(0, tokens.length);
    some.set(tokens);
    const wanted = logits.length === 0 ? NO_INDEXES : Uint32Array.from(logits);
    return Array.from(context.addToBatch(sequence, position, some, wanted));
  }

  /** Whether the cache still holds all that a token at `kept` looks back on. */
  private remembersBefore(sequence: number, kept: number): boolean {
    const { windowTokens } = this.memory;
    if (windowTokens === undefined) return true;
    const oldest = this.innards.context.getSequenceKvCacheMinPosition(sequence);
    return oldest >= 0 && oldest <= Math.max(0, kept - windowTokens);
  }

  private async flying<T>(work: () => Promise<T>): Promise<T> {
    this.refuseDisposed();
    this.inFlight += 1;
    try {
      return await work();
    } finally {
      this.inFlight -= 1;
      if (this.inFlight === 0) this.onIdle?.();
    }
  }

  private async whenIdle(): Promise<void> {
    if (this.inFlight === 0) return;
    await new Promise<void>((resolve) => {
      this.onIdle = resolve;
    });
  }

  private refuseDisposed(): void {
    if (this.disposal !== undefined) throw new Error("The context was disposed");
  }
}

function inside(object: object, key: string): Record<string, unknown> {
  const value: unknown = Reflect.get(object, key);
  if (typeof value !== "object" || value === null) throw unexpected(key);
  return value as Record<string, unknown>;
}

function unexpected(what: string): Error {
  return new Error(
    `The installed node-llama-cpp is another version than the one this was made for (${what} is missing)`,
  );
}
