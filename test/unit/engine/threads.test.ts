import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { measureThreads } from "../../../src/server/engine/loading/measureThreads.ts";
import { RememberedThreads } from "../../../src/server/engine/loading/rememberedThreads.ts";
import { chooseThreads, threadCandidates } from "../../../src/server/engine/loading/threads.ts";
import { tunedThreads } from "../../../src/server/engine/loading/tunedThreads.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import { FakeContext } from "../../support/fakeContext.ts";

describe("chooseThreads", () => {
  it.each([
    [1, 1, 0, 1],
    [2, 2, 0, 1],
    [4, 4, 0, 3],
    [4, 8, 0, 4],
    [64, 128, 0, 16],
    // What others keep busy is left to them, but half of the machine is never given up.
    [8, 8, 3.2, 4],
    [8, 8, 2.5, 5],
    [8, 8, 60, 4],
  ])(
    "gives %i math cores of %i logical ones, %f of them busy, %i threads",
    (mathCores, logicalCores, busyCores, threads) => {
      expect(chooseThreads("auto", { mathCores, logicalCores, busyCores })).toBe(threads);
    },
  );

  it("takes the user's number as far as there are cores", () => {
    const cores = { mathCores: 4, logicalCores: 8, busyCores: 8 };
    expect(chooseThreads(2, cores)).toBe(2);
    expect(chooseThreads(99, cores)).toBe(8);
    expect(chooseThreads(0, cores)).toBe(1);
  });

  it("measures beside it what leaves cores to others", () => {
    expect(threadCandidates(8)).toEqual([4, 6, 7, 8]);
    expect(threadCandidates(3)).toEqual([2, 3]);
    expect(threadCandidates(2)).toEqual([1, 2]);
  });
});

/** A context whose batches take as long as a rule says, on a clock that moves with them. */
class TimedContext extends FakeContext {
  override threads = 1;
  nowMs = 0;

  constructor(costMs: (threads: number, tokens: number) => number) {
    super({ batchTokens: 64 });
    this.threads = 8;
    this.before = (parts) => {
      this.nowMs += costMs(
        this.threads,
        parts.reduce((sum, { tokens }) => sum + tokens.length, 0),
      );
      return Promise.resolve();
    };
  }

  override setThreads(count: number): void {
    this.threads = count;
  }
}

const signal = new AbortController().signal;
const measure = (context: TimedContext, candidates = threadCandidates(8)): Promise<number | undefined> =>
  measureThreads({ context, candidates, signal, nowMs: () => context.nowMs });

describe("measureThreads", () => {
  it("finds the fastest count, sets it and leaves the context empty", async () => {
    // The last thread has to share its core.
    const context = new TimedContext((threads, tokens) => (threads === 8 ? 4 : 8 / threads) * (0.5 + tokens / 8));
    expect(await measure(context)).toBe(7);
    expect(context.threads).toBe(7);
    await expect(context.decode([{ sequence: 0, position: 0, tokens: [1], logits: [] }])).resolves.toBeDefined();
  });

  it("takes no core for a gain that nobody notices", async () => {
    const context = new TimedContext((threads) => (threads === 8 ? 0.98 : 1));
    expect(await measure(context)).toBe(4);
  });

  it("leaves a slow model as it is, after two tokens", async () => {
    const context = new TimedContext(() => 300);
    expect(await measure(context)).toBeUndefined();
    expect(context.batches).toHaveLength(2);
    expect(context.threads).toBe(8);
  });

  it("stops when its time is over, also amid a candidate that is slow beyond measure", async () => {
    const context = new TimedContext((_threads, tokens) => 10 * tokens);
    // Two tokens, two candidates with their batches (350 ms each), three tokens of the next: its batch comes too late.
    expect(await measure(context)).toBe(4);
    expect(context.nowMs).toBe(2 * 10 + 2 * 350 + 3 * 10 + 320);
    const crowded = new TimedContext((threads) => (threads === 4 ? 1 : 500));
    expect(await measure(crowded)).toBe(4);
    expect(crowded.nowMs).toBe(2 + 4 + 2 * 500);
  });

  it("learns nothing when the user cancels", async () => {
    const context = new TimedContext(() => 1);
    const cancelled = AbortSignal.abort();
    const found = await measureThreads({ context, candidates: [4, 8], signal: cancelled, nowMs: () => context.nowMs });
    expect(found).toBeUndefined();
  });
});

describe("what was measured", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealion-threads-"));
    file = join(folder, "cache", "threads.json");
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const remembered = (logicalCores = 8): RememberedThreads =>
    new RememberedThreads({ file, logger: silentLogger, logicalCores });

  it("is remembered for each model, by the next server too", async () => {
    await remembered().keep("a", 4);
    await remembered().keep("b", 6);
    await remembered().keep("a", 5);
    expect(await remembered().find("a")).toBe(5);
    expect(await remembered().find("b")).toBe(6);
    expect(await remembered().find("c")).toBeUndefined();
    expect(readdirSync(join(folder, "cache"))).toEqual(["threads.json"]);
  });

  it("is forgotten on another machine", async () => {
    await remembered().keep("a", 4);
    expect(await remembered(16).find("a")).toBeUndefined();
  });

  it.each([
    "",
    "{",
    "null",
    '{"version":1,"logicalCores":8,"threads":7}',
    '{"version":1,"logicalCores":8,"threads":{"a":99}}',
  ])("is ignored when it reads %j, and replaced", async (content) => {
    await remembered().keep("b", 4);
    writeFileSync(file, content);
    expect(await remembered().find("a")).toBeUndefined();
    await remembered().keep("a", 3);
    expect(await remembered().find("a")).toBe(3);
  });

  it("keeps no more than a hundred models", async () => {
    for (let index = 0; index < 102; index += 1) await remembered().keep(`m${index}`, 2);
    expect(await remembered().find("m1")).toBeUndefined();
    expect(await remembered().find("m101")).toBe(2);
  });

  it("does not stand in the way when it cannot be kept", async () => {
    writeFileSync(join(folder, "cache"), "a file where the folder should be");
    await expect(remembered().keep("a", 4)).resolves.toBeUndefined();
    expect(await remembered().find("a")).toBeUndefined();
  });

  const tune = async (options: {
    readonly setting?: "auto" | number;
    readonly cpuBytes?: number;
    readonly hasCompany?: boolean;
  }): Promise<{ readonly threads: number; readonly measured: number }> => {
    const context = new TimedContext(() => 1);
    let measured = 0;
    await tunedThreads({
      context,
      setting: options.setting ?? "auto",
      cpuBytes: options.cpuBytes ?? 1e9,
      model: "a",
      hasCompany: options.hasCompany ?? false,
      remembered: remembered(),
      signal,
      measure: () => {
        measured += 1;
        context.setThreads(6);
        return Promise.resolve(6);
      },
    });
    return { threads: context.threads, measured };
  };

  it("is measured once", async () => {
    expect(await tune({})).toEqual({ threads: 6, measured: 1 });
    expect(await tune({})).toEqual({ threads: 6, measured: 0 });
  });

  it("gives way to cores that are not free today", async () => {
    await remembered().keep("a", 8);
    const context = new TimedContext(() => 1);
    context.setThreads(5);
    const base = { setting: "auto", cpuBytes: 1e9, model: "a", hasCompany: false } as const;
    await tunedThreads({ ...base, context, remembered: remembered(), signal });
    expect(context.threads).toBe(5);
  });

  it("is not measured while another model may be computing, only looked up", async () => {
    expect(await tune({ hasCompany: true })).toEqual({ threads: 8, measured: 0 });
    expect(await tune({})).toEqual({ threads: 6, measured: 1 });
    expect(await tune({ hasCompany: true })).toEqual({ threads: 6, measured: 0 });
  });

  it("is nothing where the user chose, where the model is too large, or where a GPU does it all", async () => {
    expect(await tune({ setting: 3 })).toEqual({ threads: 8, measured: 0 });
    expect(await tune({ cpuBytes: 20e9 })).toEqual({ threads: 8, measured: 0 });
    expect(await tune({ cpuBytes: 1000 })).toEqual({ threads: 8, measured: 0 });
  });
});
