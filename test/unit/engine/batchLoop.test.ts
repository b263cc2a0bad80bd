/** Everybody's tokens in shared batches, over a context whose answers depend on each token that it was given. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Priority } from "../../../src/core/engine.ts";
import { BatchLoop } from "../../../src/server/engine/running/batchLoop.ts";
import { DraftModel } from "../../../src/server/engine/running/draftModel.ts";
import { GenerationJob } from "../../../src/server/engine/running/generationJob.ts";
import { SequencePool } from "../../../src/server/engine/running/sequencePool.ts";
import { Snapshots } from "../../../src/server/engine/running/snapshots.ts";
import { StateFiles } from "../../../src/server/engine/running/stateFiles.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import type { FinishReason } from "../../../src/shared/protocol.ts";
import { FAKE_END, fakeAnswer, FakeContext, type FakeContextOptions } from "../../support/fakeContext.ts";
import { seededRandom } from "../../support/seededRandom.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "sealion-states-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface LoopOptions extends FakeContextOptions {
  readonly keepsStates?: boolean;
  readonly speculation?: boolean;
  readonly withDraft?: boolean;
}

async function startLoop({ keepsStates = false, speculation = false, withDraft = false, ...rest }: LoopOptions = {}) {
  const context = new FakeContext(rest);
  const draftContext = new FakeContext({ ...rest, batchTokens: 16 });
  const states = keepsStates ? await StateFiles.open({ folder, modelKey: "fake", logger: silentLogger }) : undefined;
  const snapshots = new Snapshots({ context, budgetBytes: 2000, bytesPerToken: 1 });
  const pool = new SequencePool({ context, snapshots, states });
  const draft = withDraft ? new DraftModel(draftContext) : undefined;
  const loop = new BatchLoop({ context, pool, speculation, draft, logger: silentLogger });
  const end = async (): Promise<void> => {
    await loop.dispose();
    snapshots.dispose();
  };
  return { context, draftContext, loop, end };
}

interface Ask {
  readonly prompt: readonly number[];
  readonly priority?: Priority;
  readonly instructionTokens?: number;
  readonly maxTokens?: number;
  readonly seed?: number;
}

function jobFor({ prompt, priority = "batch", instructionTokens = 0, maxTokens = 40, seed = 0 }: Ask): GenerationJob {
  const sampling = { temperature: seed === 0 ? 0 : 1, topK: 1, topP: 1, minP: 0, seed };
  const isEnd = (token: number): boolean => token === FAKE_END;
  return new GenerationJob({ prompt, priority, instructionTokens, maxTokens, sampling, isEnd });
}

async function readAll(job: GenerationJob): Promise<{ readonly tokens: number[]; readonly reason: FinishReason }> {
  const tokens: number[] = [];
  for (;;) {
    const read = await job.read();
    if (typeof read === "string") return { tokens, reason: read };
    tokens.push(...read);
  }
}

function numbered(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

const WORKLOADS: readonly LoopOptions[] = [
  {},
  { sequences: 1 },
  { sequences: 4, batchTokens: 8 },
  { sequences: 3, speculation: true },
  { sequences: 2, speculation: true, withDraft: true },
  { sequences: 3, keepsStates: true, speculation: true },
  { sequences: 2, goesBack: "window", speculation: true },
  { sequences: 2, goesBack: "none", keepsStates: true },
  { sequences: 3, goesBack: "none", speculation: true },
];

describe("BatchLoop", () => {
  it.each(WORKLOADS)("gives each job the answer that it would have alone: %o", async (options) => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const numbers = seededRandom(seed);
      const random = (below: number): number => Math.floor(numbers() * below);
      const { context, draftContext, loop, end } = await startLoop(options);
      const beginnings = [numbered(100, 40), numbered(200, 30), []];
      const outcomes = Array.from({ length: 24 }, async (_, index) => {
        const beginning = beginnings[random(3)] ?? [];
        const ask: Required<Ask> = {
          prompt: [...beginning, ...numbered(300 + random(5), 1 + random(60))],
          instructionTokens: beginning.length,
          priority: (["chat", "hover", "batch"] as const)[random(3)] ?? "batch",
          maxTokens: 1 + random(50),
          seed: random(2) * random(1000),
        };
        const job = jobFor(ask);
        const cancelAfter = random(4) === 0 ? random(60) : undefined;
        for (let turn = random(80); turn > 0; turn -= 1) await nextTurn();
        loop.add(job);
        const whole = fakeAnswer(ask.prompt, ask.maxTokens, ask.seed);
        if (cancelAfter === undefined) {
          const reason = whole.length === ask.maxTokens ? "length" : "stop";
          expect(await readAll(job), `job ${index} of seed ${seed}`).toEqual({ tokens: whole, reason });
        } else {
          for (let turn = cancelAfter; turn > 0; turn -= 1) await nextTurn();
          job.end("cancelled");
          const { tokens } = await readAll(job);
          expect(whole.slice(0, tokens.length)).toEqual(tokens);
        }
      });
      await Promise.all(outcomes);
      await end();
      expect([context.openSamplers, context.openSnapshots, draftContext.openSamplers]).toEqual([0, 0, 0]);
    }
  });

  it("begins a chat with the next batch although five hundred others wait", async () => {
    const { context, loop, end } = await startLoop({ sequences: 4 });
    const batchJobs = Array.from({ length: 500 }, (_, index) => jobFor({ prompt: numbered(index, 20) }));
    for (const job of batchJobs) loop.add(job);
    while (context.batches.length < 30) await nextTurn();
    const chat = jobFor({ prompt: numbered(7000, 10), priority: "chat" });
    loop.add(chat);
    const before = context.batches.length;
    await readAll(chat);
    const first = context.batches.findIndex((parts) => parts.some(({ tokens }) => tokens.includes(7000)));
    // The one that was being computed, then the chat's.
    expect(first).toBeLessThanOrEqual(before + 1);
    await end();
    expect(
      (await Promise.all(batchJobs.map(readAll))).filter(({ reason }) => reason === "cancelled").length,
    ).toBeGreaterThan(400);
  });

  it("sets a job aside for a chat, and both go on where they were", async () => {
    const { context, loop, end } = await startLoop({ sequences: 1, batchTokens: 128 });
    const prompt = numbered(1000, 100);
    const batch = jobFor({ prompt, maxTokens: 12, seed: 5 });
    loop.add(batch);
    while (batch.tokens.length < prompt.length + 2) await nextTurn();
    const question = numbered(2000, 100);
    const chat = jobFor({ prompt: question, priority: "chat", maxTokens: 6, seed: 6 });
    loop.add(chat);
    const { tokens: answer } = await readAll(chat);
    expect((await readAll(batch)).tokens).toEqual(fakeAnswer(prompt, 12, 5));
    const evaluated = context.evaluatedTokens;
    // Nothing of either prompt was read twice.
    expect(evaluated).toBeLessThan(100 + 100 + 12 + 6 + 4);
    const next = jobFor({ prompt: [...question, ...answer, 3000, 3001], priority: "chat", maxTokens: 1 });
    loop.add(next);
    await readAll(next);
    expect(next.cachedTokens).toBeGreaterThanOrEqual(100);
    expect(context.evaluatedTokens - evaluated).toBeLessThan(10);
    await end();
  });

  it("reads instructions once for all that begin with them, and once for all servers", async () => {
    const instructions = numbered(500, 60);
    const ask = (index: number): Ask => ({
      prompt: [...instructions, ...numbered(10 * index, 5)],
      instructionTokens: instructions.length,
      maxTokens: 1,
    });
    for (const expected of [60, 0]) {
      const { context, loop, end } = await startLoop({ sequences: 4, keepsStates: true });
      const jobs = Array.from({ length: 8 }, (_, index) => jobFor(ask(index)));
      for (const job of jobs) loop.add(job);
      await Promise.all(jobs.map(readAll));
      const read = context.batches.flat().flatMap(({ tokens }) => tokens.filter((token) => token >= 500));
      expect(read.length).toBe(expected);
      await end();
      expect(readdirSync(folder).length).toBe(1);
    }
  });

  it("fails the job because of which a batch fails, and no other", async () => {
    const { context, loop, end } = await startLoop({ sequences: 4 });
    context.before = (parts) =>
      parts.some(({ tokens }) => tokens.includes(666)) ? Promise.reject(new Error("no room")) : Promise.resolve();
    const asks = [numbered(1, 40), numbered(100, 50), [...numbered(200, 45), 666], numbered(300, 3)];
    const jobs = asks.map((prompt) => jobFor({ prompt }));
    for (const job of jobs) loop.add(job);
    const outcomes = await Promise.allSettled(jobs.map(readAll));
    for (const [index, outcome] of outcomes.entries()) {
      if (index === 2) expect(outcome).toMatchObject({ status: "rejected", reason: { message: "no room" } });
      else expect(outcome).toMatchObject({ status: "fulfilled", value: { tokens: fakeAnswer(asks[index] ?? [], 40) } });
    }
    await end();
    expect(context.openSamplers).toBe(0);
  });

  it("fails the job whose token cannot be sampled when all samples are done, and no other", async () => {
    const { context, loop, end } = await startLoop({ sequences: 3 });
    const sample = context.sample.bind(context);
    let sampling = 0;
    context.sample = async (index, sampler) => {
      sampling += 1;
      try {
        const token = await sample(index, sampler);
        if (index === 1) throw new Error("no token");
        for (let turn = 0; turn < 3; turn += 1) await nextTurn();
        return token;
      } finally {
        sampling -= 1;
      }
    };
    const decode = context.decode.bind(context);
    context.decode = (parts) => {
      expect(sampling).toBe(0);
      return decode(parts);
    };
    const jobs = [numbered(1, 4), numbered(10, 4), numbered(20, 4)].map((prompt) => jobFor({ prompt }));
    for (const job of jobs) loop.add(job);
    const outcomes = await Promise.allSettled(jobs.map(readAll));
    expect(outcomes.some(({ status }) => status === "rejected")).toBe(true);
    expect(outcomes[0]).toMatchObject({ value: { tokens: fakeAnswer(numbered(1, 4), 40) } });
    await end();
    expect(context.openSamplers).toBe(0);
  });

  it("ends every job when not even clearing a sequence is possible", async () => {
    const { context, loop, end } = await startLoop({ sequences: 2 });
    context.before = () => Promise.reject(new Error("gone"));
    context.truncate = () => {
      throw new Error("cannot be cleared");
    };
    const jobs = [jobFor({ prompt: numbered(1, 9) }), jobFor({ prompt: numbered(5, 9) })];
    for (const job of jobs) loop.add(job);
    for (const job of jobs) await expect(readAll(job)).rejects.toThrow();
    await end();
  });

  it("goes on without a draft model that fails", async () => {
    const { draftContext, loop, end } = await startLoop({ sequences: 1, speculation: true, withDraft: true });
    draftContext.before = () => Promise.reject(new Error("draft out of memory"));
    for (const start of [1, 50]) {
      const job = jobFor({ prompt: numbered(start, 9) });
      loop.add(job);
      expect((await readAll(job)).tokens).toEqual(fakeAnswer(numbered(start, 9), 40));
    }
    await end();
    expect(draftContext.openSamplers).toBe(0);
  });

  it("lets a chat go on where its conversation was although a translation takes all sequences", async () => {
    const { context, loop, end } = await startLoop({ sequences: 4, batchTokens: 128, contextTokens: 2048 });
    for (let index = 0; index < 60; index += 1) loop.add(jobFor({ prompt: numbered(10 * index, 30), maxTokens: 200 }));
    const conversation = numbered(5000, 200);
    for (let turn = 0; turn < 6; turn += 1) {
      conversation.push(...numbered(6000 + 10 * turn, 9));
      const chat = jobFor({ prompt: conversation, priority: "chat", maxTokens: 5, seed: 3 });
      loop.add(chat);
      conversation.push(...(await readAll(chat)).tokens);
      if (turn > 0) expect(chat.cachedTokens).toBeGreaterThanOrEqual(200);
      for (let wait = 0; wait < 40; wait += 1) await nextTurn();
    }
    expect(context.openSnapshots).toBeGreaterThan(0);
    await end();
    expect(context.openSnapshots).toBe(0);
  });

  it("gives neighbouring sequences to those who work at the same time", async () => {
    const { context, loop, end } = await startLoop({ sequences: 8 });
    const first = jobFor({ prompt: numbered(1, 9), maxTokens: 30 });
    loop.add(first);
    while (first.tokens.length < 15) await nextTurn();
    const others = [2, 3, 4].map((start) => jobFor({ prompt: numbered(100 * start, 9), maxTokens: 10 }));
    for (const job of others) loop.add(job);
    await Promise.all([first, ...others].map(readAll));
    const shared = context.batches
      .filter((parts) => parts.length === 4)
      .map((parts) => parts.map(({ sequence }) => sequence));
    expect(shared.length).toBeGreaterThan(0);
    for (const ids of shared) expect((ids.at(-1) ?? 0) - (ids[0] ?? 0)).toBe(3);
    await end();
  });

  it("ends what is open as cancelled when it is disposed, and takes nothing more", async () => {
    const { loop, end } = await startLoop();
    const jobs = [jobFor({ prompt: numbered(1, 50) }), jobFor({ prompt: numbered(2, 50) })];
    for (const job of jobs) loop.add(job);
    await nextTurn();
    await end();
    const late = jobFor({ prompt: [1] });
    loop.add(late);
    for (const job of [...jobs, late]) expect((await readAll(job)).reason).toBe("cancelled");
  });
});
