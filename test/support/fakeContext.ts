/**
 * A context without a model: the next token is a function of all that the sequence holds, so an answer shows whether it was
 * computed from the right tokens. Refuses what llama.cpp would not bear: overlapping calls, wrong positions, full batches.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import type {
  BatchPart,
  NativeContext,
  NativeSampler,
  NativeSampling,
  NativeSnapshot,
} from "../../src/server/engine/native/nativeModel.ts";

export const FAKE_END = 0;
const WORDS = 40;
const SEED_OF_GREEDY = 0;

/** What the fake model says after these tokens. Mostly repetitive, so that guesses can be right, and never for long. */
export function fakeNext(tokens: readonly number[], seed = SEED_OF_GREEDY): number {
  const whole = hashOf(tokens, seed);
  if (whole % 23 === 0) return FAKE_END;
  return 1 + ((whole % 5 === 0 ? whole : hashOf(tokens.slice(-3), seed)) % WORDS);
}

/** The whole answer, by the definition of the fake model alone. */
export function fakeAnswer(prompt: readonly number[], maxTokens: number, seed = SEED_OF_GREEDY): number[] {
  const tokens = [...prompt];
  while (tokens.length < prompt.length + maxTokens) {
    const next = fakeNext(tokens, seed);
    if (next === FAKE_END) break;
    tokens.push(next);
  }
  return tokens.slice(prompt.length);
}

class FakeSampler implements NativeSampler {
  readonly seed: number;
  isDisposed = false;
  isBusy = false;
  private readonly onDispose: () => void;

  constructor({ temperature, seed }: NativeSampling, onDispose: () => void) {
    this.seed = temperature > 0 ? seed : SEED_OF_GREEDY;
    this.onDispose = onDispose;
  }

  dispose(): void {
    if (!this.isDisposed) this.onDispose();
    this.isDisposed = true;
  }
}

interface FakeSnapshot extends NativeSnapshot {
  readonly tokens: readonly number[];
}

export interface FakeContextOptions {
  readonly sequences?: number;
  readonly contextTokens?: number;
  readonly batchTokens?: number;
  /** "window": cannot go back further than 16 tokens; "none": not at all, as recurrent models. */
  readonly goesBack?: "anywhere" | "window" | "none";
  /** The model. `fakeNext` when left out. */
  readonly next?: (tokens: readonly number[], seed: number) => number;
}

export class FakeContext implements NativeContext {
  readonly sequences: number;
  readonly contextTokens: number;
  readonly batchTokens: number;
  readonly threads: number = 1;
  readonly snapshots?: NonNullable<NativeContext["snapshots"]>;
  /** The parts of each batch. */
  readonly batches: (readonly BatchPart[])[] = [];
  openSamplers = 0;
  openSnapshots = 0;
  /** Called before each batch; may wait or throw. */
  before: (parts: readonly BatchPart[]) => Promise<void> = () => Promise.resolve();
  private readonly next: (tokens: readonly number[], seed: number) => number;
  readonly goesBack: boolean;
  private readonly reach: "anywhere" | "window" | "none";
  private readonly held: number[][];
  private logits: (readonly number[])[] = [];
  private isBusy = false;

  constructor(options: FakeContextOptions = {}) {
    const { sequences = 2, contextTokens = 512, batchTokens = 32, goesBack = "anywhere", next = fakeNext } = options;
    this.next = next;
    this.sequences = sequences;
    this.contextTokens = contextTokens;
    this.batchTokens = batchTokens;
    this.goesBack = goesBack === "anywhere";
    this.reach = goesBack;
    this.held = Array.from({ length: sequences }, () => []);
    if (goesBack === "anywhere") {
      this.snapshots = {
        take: (sequence) => this.take(sequence),
        restore: (id, snapshot) => this.restore(id, snapshot),
      };
    }
  }

  get evaluatedTokens(): number {
    return this.batches.flat().reduce((sum, { tokens }) => sum + tokens.length, 0);
  }

  decode(parts: readonly BatchPart[]): Promise<readonly (readonly number[])[]> {
    return this.alone(async () => {
      const count = parts.reduce((sum, { tokens }) => sum + tokens.length, 0);
      if (count === 0 || count > this.batchTokens) throw new Error(`A batch of ${count} tokens`);
      if (parts.some(({ sequence }, index) => sequence <= (parts[index - 1]?.sequence ?? -1))) {
        throw new Error("Sequences not in order");
      }
      this.batches.push(parts);
      await this.before(parts);
      await nextTurn();
      this.logits = [];
      return parts.map((part) => this.compute(part));
    });
  }

  async sample(logitIndex: number, sampler: NativeSampler): Promise<number> {
    const tokens = this.logits[logitIndex];
    if (!(sampler instanceof FakeSampler)) throw new Error("A sampler of another context");
    const own = sampler;
    if (this.isBusy || tokens === undefined || own.isDisposed || own.isBusy) throw new Error("Sampled at a wrong time");
    own.isBusy = true;
    await nextTurn();
    own.isBusy = false;
    return this.next(tokens, own.seed);
  }

  createSampler(sampling: NativeSampling): NativeSampler {
    this.openSamplers += 1;
    return new FakeSampler(sampling, () => (this.openSamplers -= 1));
  }

  truncate(sequence: number, held: number, kept: number): number {
    if (this.isBusy) throw new Error("Cut while a batch is computed");
    const tokens = this.of(sequence);
    const reach = { anywhere: Number.POSITIVE_INFINITY, window: 16, none: 0 }[this.reach];
    if (kept >= held) return held;
    tokens.length = tokens.length - kept > reach ? 0 : Math.min(kept, tokens.length);
    return tokens.length;
  }

  saveState(sequence: number, path: string, tokens: readonly number[]): Promise<number> {
    return this.alone(async () => {
      const held = this.of(sequence);
      if (JSON.stringify(held) !== JSON.stringify(tokens)) throw new Error("Saved under other tokens");
      const text = JSON.stringify(held);
      writeFileSync(path, text);
      return Promise.resolve(text.length);
    });
  }

  loadState(sequence: number, path: string): Promise<readonly number[]> {
    return this.alone(async () => {
      this.held[sequence] = JSON.parse(readFileSync(path, "utf8")) as number[];
      return Promise.resolve([...this.of(sequence)]);
    });
  }

  setThreads(_count: number): void {
    // It has none.
  }

  private compute({ sequence, position, tokens, logits }: BatchPart): number[] {
    const held = this.of(sequence);
    if (position !== held.length) throw new Error(`Position ${position} in a sequence of ${held.length}`);
    if (position + tokens.length > this.contextTokens) throw new Error("The context is full");
    return tokens.flatMap((token, index) => {
      held.push(token);
      return logits.includes(index) ? [this.logits.push([...held]) - 1] : [];
    });
  }

  private take(sequence: number): Promise<NativeSnapshot> {
    return this.alone(() => {
      this.openSnapshots += 1;
      const tokens = [...this.of(sequence)];
      const snapshot: FakeSnapshot = {
        tokens,
        sizeBytes: tokens.length,
        dispose: () => void (this.openSnapshots -= 1),
      };
      return Promise.resolve(snapshot);
    });
  }

  private restore(sequence: number, snapshot: NativeSnapshot): Promise<boolean> {
    return this.alone(() => {
      this.held[sequence] = [...(snapshot as FakeSnapshot).tokens];
      return Promise.resolve(true);
    });
  }

  private of(sequence: number): number[] {
    const tokens = this.held[sequence];
    if (tokens === undefined) throw new Error(`There is no sequence ${sequence}`);
    return tokens;
  }

  private async alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.isBusy) throw new Error("Calls overlap");
    this.isBusy = true;
    try {
      return await work();
    } finally {
      this.isBusy = false;
    }
  }
}

function hashOf(tokens: readonly number[], seed: number): number {
  let hash = 2166136261 ^ seed;
  for (const token of tokens) hash = Math.imul(hash ^ token, 16777619);
  return (hash ^ (hash >>> 15)) >>> 0;
}
