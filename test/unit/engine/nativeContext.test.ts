import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Exclusive } from "../../../src/server/engine/native/exclusive.ts";
import { innardsOf, nativeContextOf, type OwnedContext } from "../../../src/server/engine/native/nativeContextOf.ts";

const GREEDY = { temperature: 0, topK: 20, topP: 1, minP: 0, seed: 1 };

/** Stands in for the library's own context: notes every call, answers after a turn. */
class FakeAddon {
  readonly calls: string[] = [];
  minPosition = 0;
  canCut = true;
  canRestore = true;
  decoding = 0;
  sampling = 0;
  mostSampling = 0;
  nextToken = 7;
  failure: Error | undefined;
  private added = 0;

  initBatch(tokens: number): void {
    this.added = 0;
    this.calls.push(`init ${tokens}`);
  }

  addToBatch(sequence: number, position: number, tokens: Uint32Array, logits: Uint32Array): Uint32Array {
    this.calls.push(`add ${sequence}@${position} ${tokens.join(",")} [${logits.join(",")}]`);
    const start = this.added;
    this.added += tokens.length;
    return logits.map((index) => start + index);
  }

  async decodeBatch(): Promise<void> {
    this.decoding += 1;
    if (this.decoding > 1) throw new Error("Two at once");
    await nextTurn();
    this.decoding -= 1;
    if (this.failure !== undefined) throw this.failure;
  }

  async sampleToken(): Promise<number> {
    this.sampling += 1;
    this.mostSampling = Math.max(this.mostSampling, this.sampling);
    await nextTurn();
    this.sampling -= 1;
    return this.nextToken;
  }

  removeTokenCellsFromSequence(sequence: number, from: number, to: number): boolean {
    this.calls.push(`remove ${sequence} ${from} ${to}`);
    return from === 0 || this.canCut;
  }

  getSequenceKvCacheMinPosition(): number {
    return this.minPosition;
  }

  saveSequenceStateToFile(path: string, sequence: number, tokens: Uint32Array): Promise<number> {
    this.calls.push(`save ${path} ${sequence} ${tokens.join(",")}`);
    return Promise.resolve(9);
  }

  loadSequenceStateFromFile(path: string, sequence: number, most: number): Promise<Uint32Array> {
    this.calls.push(`load ${path} ${sequence} ${most}`);
    return Promise.resolve(Uint32Array.of(1, 2));
  }

  restoreCheckpoint(checkpoint: FakeCheckpoint, lastPosition: number): Promise<boolean> {
    this.calls.push(`restore ${checkpoint.sequence} up to ${lastPosition}`);
    return Promise.resolve(this.canRestore);
  }

  getThreads(): number {
    return 3;
  }

  setThreads(count: number): void {
    this.calls.push(`threads ${count}`);
  }
}

class FakeAddonSampler {
  config: unknown;
  readonly model: unknown;

  constructor(model: unknown) {
    this.model = model;
  }

  applyConfig(config: unknown): void {
    this.config = config;
  }

  dispose(): void {
    this.config = undefined;
  }
}

class FakeCheckpoint {
  size = 0;
  sequence = -1;
  isDisposed = false;

  async init(context: FakeAddon, sequence: number): Promise<void> {
    if (sequence > 1) throw new Error("There is no such sequence");
    await nextTurn();
    context.calls.push(`take ${sequence}`);
    this.sequence = sequence;
    this.size = 77;
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

interface Setup {
  readonly addon: FakeAddon;
  readonly context: OwnedContext;
  readonly disposals: () => number;
}

interface SetupOptions {
  readonly windowTokens?: number;
  readonly decoding?: Exclusive;
  readonly isPlain?: boolean;
}

function setup(options: SetupOptions = {}): Setup {
  const addon = new FakeAddon();
  let disposals = 0;
  const library = {
    contextSize: 100,
    batchSize: 8,
    totalSequences: 2,
    dispose: () => Promise.resolve(void (disposals += 1)),
  };
  const bindings = { AddonSampler: FakeAddonSampler, AddonContextSequenceCheckpoint: FakeCheckpoint };
  const innards = innardsOf({ context: { _ctx: addon }, model: { _model: {} }, llama: { _bindings: bindings } });
  const { windowTokens } = options;
  const context = nativeContextOf({
    library,
    innards,
    memory: { windowTokens, isPlain: options.isPlain ?? false },
    decoding: options.decoding,
  });
  return { addon, context, disposals: () => disposals };
}

describe("a batch", () => {
  it("is one native batch for all sequences, of the exact size", async () => {
    const { addon, context } = setup();
    const indexes = await context.decode([
      { sequence: 0, position: 4, tokens: [11], logits: [0] },
      { sequence: 1, position: 0, tokens: [21, 22, 23], logits: [1, 2] },
      { sequence: 2, position: 9, tokens: [31, 32], logits: [] },
    ]);
    expect(addon.calls).toEqual(["init 6", "add 0@4 11 [0]", "add 1@0 21,22,23 [1,2]", "add 2@9 31,32 []"]);
    expect(indexes).toEqual([[0], [2, 3], []]);
  });

  it("that fails is reported, and the next one works", async () => {
    const { addon, context } = setup();
    addon.failure = new Error("Eval has failed");
    const part = { sequence: 0, position: 0, tokens: [1], logits: [0] };
    await expect(context.decode([part])).rejects.toThrow("Eval has failed");
    addon.failure = undefined;
    await expect(context.decode([part])).resolves.toEqual([[0]]);
  });

  it("waits for that of another context where the backend cannot do two", async () => {
    const decoding = new Exclusive();
    const [first, second] = [setup({ decoding }), setup({ decoding })];
    let running = 0;
    for (const { addon } of [first, second]) {
      const decode = addon.decodeBatch.bind(addon);
      addon.decodeBatch = async () => {
        running += 1;
        expect(running).toBe(1);
        await decode();
        running -= 1;
      };
    }
    const part = { sequence: 0, position: 0, tokens: [1], logits: [] };
    await Promise.all(
      [first, second, first].map(async ({ context }, turn) => {
        await (turn === 2 ? nextTurn() : undefined);
        return turn === 2 ? undefined : context.decode([part]);
      }),
    );
    expect([first, second].map(({ addon }) => addon.calls.length)).toEqual([2, 2]);
  });
});

describe("sampling", () => {
  it("has the context to itself once after each batch, then goes side by side", async () => {
    const { addon, context } = setup();
    const samplers = [0, 1, 2].map(() => context.createSampler(GREEDY));
    const part = { sequence: 0, position: 0, tokens: [1, 2, 3], logits: [0, 1, 2] };
    await context.decode([part]);
    const first = context.sample(0, samplers[0]!);
    const others = [context.sample(1, samplers[1]!), context.sample(2, samplers[2]!)];
    expect(addon.sampling).toBe(1);
    expect(await Promise.all([first, ...others])).toEqual([7, 7, 7]);
    expect(addon.mostSampling).toBe(2);
    await context.decode([part]);
    void context.sample(0, samplers[0]!);
    const last = context.sample(1, samplers[1]!);
    expect(addon.sampling).toBe(1);
    await last;
  });

  it("without a result is an error", async () => {
    const { addon, context } = setup();
    addon.nextToken = -1;
    await expect(context.sample(0, context.createSampler(GREEDY))).rejects.toThrow("No token");
  });

  it("goes by its rules, on its model", () => {
    const { context } = setup();
    const sampler = context.createSampler(GREEDY) as unknown as FakeAddonSampler;
    expect(sampler.config).toEqual(GREEDY);
    expect(sampler.model).toEqual({});
  });
});

describe("cutting a sequence back", () => {
  it("keeps what is asked for", () => {
    const { addon, context } = setup();
    expect(context.truncate(1, 10, 4)).toBe(4);
    expect(context.truncate(1, 4, 4)).toBe(4);
    expect(addon.calls).toEqual(["remove 1 4 -1"]);
  });

  it("clears where the architecture cannot go back", () => {
    const { addon, context } = setup();
    addon.canCut = false;
    expect(context.truncate(1, 10, 4)).toBe(0);
    expect(addon.calls).toEqual(["remove 1 4 -1", "remove 1 0 -1"]);
  });

  it("clears when the window before that point is gone, and only then", () => {
    const { addon, context } = setup({ windowTokens: 16 });
    addon.minPosition = 30;
    expect(context.truncate(0, 60, 40)).toBe(0);
    addon.minPosition = 24;
    expect(context.truncate(0, 60, 40)).toBe(40);
    addon.minPosition = 0;
    expect(context.truncate(0, 12, 3)).toBe(3);
    addon.minPosition = -1;
    expect(context.truncate(0, 12, 3)).toBe(0);
  });
});

describe("copies of a sequence", () => {
  it("are taken and put back as the library wants it: up to the last token's position", async () => {
    const { addon, context } = setup({ isPlain: true });
    const snapshot = await context.snapshots!.take(1);
    expect(snapshot.sizeBytes).toBe(77);
    expect(await context.snapshots!.restore(1, snapshot, 40)).toBe(true);
    addon.canRestore = false;
    expect(await context.snapshots!.restore(1, snapshot, 40)).toBe(false);
    expect(addon.calls).toEqual(["take 1", "restore 1 up to 39", "restore 1 up to 39"]);
    expect((snapshot as unknown as { checkpoint: FakeCheckpoint }).checkpoint.isDisposed).toBe(false);
    snapshot.dispose();
    expect((snapshot as unknown as { checkpoint: FakeCheckpoint }).checkpoint.isDisposed).toBe(true);
  });

  it("keep the context from being freed, and are refused afterwards", async () => {
    const { context, disposals } = setup({ isPlain: true });
    const taking = context.snapshots!.take(0);
    const gone = context.dispose();
    await Promise.resolve();
    expect(disposals()).toBe(0);
    const snapshot = await taking;
    await gone;
    expect(disposals()).toBe(1);
    await expect(context.snapshots!.restore(0, snapshot, 4)).rejects.toThrow("disposed");
    await expect(context.snapshots!.take(0)).rejects.toThrow("disposed");
  });

  it("are not there where a state cannot be copied whole", () => {
    expect(setup().context.snapshots).toBeUndefined();
  });
});

describe("the rest", () => {
  it("passes through", async () => {
    const { addon, context } = setup();
    expect(await context.saveState(1, "/f", [5, 6])).toBe(9);
    expect(await context.loadState(1, "/f")).toEqual([1, 2]);
    context.setThreads(5);
    expect(context.threads).toBe(3);
    expect(addon.calls).toEqual(["save /f 1 5,6", "load /f 1 100", "threads 5"]);
    expect([context.contextTokens, context.sequences, context.batchTokens]).toEqual([100, 2, 8]);
  });

  it("is freed once, when the last call has come back, and refuses what comes later", async () => {
    const { context, disposals } = setup();
    const decode = context.decode([{ sequence: 0, position: 0, tokens: [1], logits: [] }]);
    const gone = Promise.all([context.dispose(), context.dispose()]);
    await Promise.resolve();
    expect(disposals()).toBe(0);
    await expect(context.decode([])).rejects.toThrow("disposed");
    await decode;
    await gone;
    expect(disposals()).toBe(1);
    expect(() => context.createSampler(GREEDY)).toThrow("disposed");
  });

  it("is refused when the library is another one", () => {
    const model = { _model: {} };
    const llama = { _bindings: { AddonSampler: FakeAddonSampler, AddonContextSequenceCheckpoint: FakeCheckpoint } };
    expect(() => innardsOf({ context: {}, model, llama })).toThrow(/another version.*_ctx/u);
    expect(() => innardsOf({ context: { _ctx: {} }, model, llama })).toThrow(/AddonContext.initBatch/u);
    const context = { _ctx: new FakeAddon() };
    expect(() => innardsOf({ context, model: {}, llama })).toThrow(/_model/u);
    expect(() => innardsOf({ context, model, llama: { _bindings: {} } })).toThrow(/AddonSampler/u);
  });
});
