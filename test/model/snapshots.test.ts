/** Copies of a sequence's memory on real llama.cpp: what is put back answers like what was taken. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { NodeLlamaCpp } from "../../src/server/engine/llamaEngine.ts";
import type { OpenBackend, OpenContext, OpenWeights } from "../../src/server/engine/loading/llamaLibrary.ts";
import { loadNative } from "../../src/server/engine/loading/loadNative.ts";
import { wishOf } from "../../src/server/engine/loading/loadPlan.ts";
import { ModelFiles } from "../../src/server/gguf/modelFiles.ts";
import { NativeLog } from "../../src/server/engine/loading/nativeLog.ts";
import { ReleaseStack } from "../../src/server/engine/loading/releaseStack.ts";
import { drive } from "../../src/server/engine/native/driveContext.ts";
import type { OwnedContext } from "../../src/server/engine/native/nativeContextOf.ts";
import type { NativeSampler } from "../../src/server/engine/native/nativeModel.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import { GREEDY, TEST_SETTINGS, tinyModelPath } from "../support/tinyEngine.ts";

const held = new ReleaseStack();
let backend: OpenBackend;
let context: OwnedContext;
let tokensOf: (text: string) => readonly number[];
let sampler: NativeSampler;

beforeAll(async () => {
  const nativeLog = new NativeLog(silentLogger);
  backend = await new NodeLlamaCpp(nativeLog).start("off");
  const file = await new ModelFiles().inspect(tinyModelPath());
  const load = await loadNative<OpenContext, OpenWeights>({
    backend,
    file,
    wish: wishOf({ ...TEST_SETTINGS, parallel: 2 }, file, 0),
    threads: 1,
    nativeLog,
    logger: silentLogger,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  context = drive(load, held);
  tokensOf = (text) => load.weights.vocabulary.tokenize(text, true);
  sampler = context.createSampler({ ...GREEDY, seed: 1 });
});
afterAll(async () => {
  sampler.dispose();
  await held.release();
  await backend.dispose();
});

const question = (text: string): string => `<|im_start|>user\n${text}<|im_end|>\n<|im_start|>assistant\n`;
const ASKED = question("Translate into Indonesian: Everyone has the right to life, liberty and security of person.");
const OTHER = question("Tell me about the weather, the mountains, the rice fields and everything else that there is.");

/** Replaces what the sequence holds. */
async function read(sequence: number, tokens: readonly number[]): Promise<void> {
  context.truncate(sequence, Number.MAX_SAFE_INTEGER, 0);
  for (let at = 0; at < tokens.length; at += context.batchTokens) {
    const part = tokens.slice(at, at + context.batchTokens);
    await context.decode([{ sequence, position: at, tokens: part, logits: [] }]);
  }
}

/** Goes on after `tokens`, of which the sequence holds all but the last. */
async function goOn(sequence: number, tokens: readonly number[], count: number): Promise<number[]> {
  const all = [...tokens];
  while (all.length < tokens.length + count) {
    const part = { sequence, position: all.length - 1, tokens: all.slice(-1), logits: [0] };
    const [indexes] = await context.decode([part]);
    all.push(await context.sample(indexes?.[0] ?? -1, sampler));
  }
  return all.slice(tokens.length);
}

it("a sequence that was taken, overwritten and restored goes on as if nothing had happened", async () => {
  const { snapshots } = context;
  if (snapshots === undefined) throw new Error("A plain cache has snapshots");
  const asked = tokensOf(ASKED);
  const other = tokensOf(OTHER);
  const known = asked.slice(0, -1);
  await read(0, known);
  const expected = await goOn(0, asked, 12);
  await read(0, known);
  const snapshot = await snapshots.take(0);
  expect(snapshot.sizeBytes).toBeGreaterThan(0);

  await read(0, other.slice(0, -1));
  expect(await goOn(0, other, 12)).not.toEqual(expected);
  // Without the copy the sequence answers to what it holds, whatever it is told.
  await read(0, other.slice(0, known.length));
  expect(await goOn(0, asked, 12)).not.toEqual(expected);

  context.truncate(0, Number.MAX_SAFE_INTEGER, 0);
  expect(await snapshots.restore(0, snapshot, known.length)).toBe(true);
  expect(await goOn(0, asked, 12)).toEqual(expected);
  // More than once, and over what is there.
  expect(await snapshots.restore(0, snapshot, known.length)).toBe(true);
  expect(await goOn(0, asked, 12)).toEqual(expected);
  snapshot.dispose();
});

it("leaves the other sequence alone", async () => {
  const { snapshots } = context;
  if (snapshots === undefined) throw new Error("A plain cache has snapshots");
  const asked = tokensOf(ASKED);
  const other = tokensOf(OTHER);
  await read(1, other.slice(0, -1));
  const expected = await goOn(1, other, 8);
  await read(1, other.slice(0, -1));
  await read(0, asked.slice(0, -1));
  const snapshot = await snapshots.take(0);
  await goOn(0, asked, 8);
  expect(await snapshots.restore(0, snapshot, asked.length - 1)).toBe(true);
  expect(await goOn(1, other, 8)).toEqual(expected);
  snapshot.dispose();
});
