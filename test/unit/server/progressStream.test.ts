import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ProgressStream } from "../../../src/server/progressStream.ts";
import type { TaskProgress } from "../../../src/shared/protocol.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function record(isCongested?: () => boolean) {
  const sent: TaskProgress[] = [];
  const stream = new ProgressStream({ send: (progress) => sent.push(progress), ...(isCongested && { isCongested }) });
  return { sent, stream };
}

const delta = (text: string, channel: "text" | "thinking" = "text"): TaskProgress => ({ kind: "delta", channel, text });

it("sends the first word at once, also right after a state, and gathers the next", () => {
  const { sent, stream } = record();
  stream.push({ kind: "started", promptTokens: 5 });
  stream.push(delta("a"));
  stream.push(delta("b"));
  stream.push(delta("c"));
  expect(sent).toEqual([{ kind: "started", promptTokens: 5 }, delta("a")]);
  vi.advanceTimersByTime(40);
  expect(sent.slice(2)).toEqual([delta("bc")]);
});

it("sends at most thirty messages a second, and no word twice or never", async () => {
  const { sent, stream } = record();
  let text = "";
  for (let index = 0; index < 1000; index += 1) {
    stream.push(delta(`${index} `));
    text += `${index} `;
    vi.advanceTimersByTime(1);
  }
  expect(sent.length).toBeLessThanOrEqual(31);
  expect(sent.length).toBeGreaterThan(25);
  await stream.finish();
  expect(sent.map((progress) => (progress.kind === "delta" ? progress.text : "")).join("")).toBe(text);
});

it("keeps the order of thoughts and words", async () => {
  const { sent, stream } = record();
  stream.push(delta("first", "thinking"));
  stream.push(delta("second", "thinking"));
  stream.push(delta("third"));
  stream.push(delta("fourth"));
  await stream.finish();
  expect(sent).toEqual([delta("first", "thinking"), delta("second", "thinking"), delta("thirdfourth")]);
});

it("tells every summary, between whatever states", async () => {
  const { sent, stream } = record();
  const summaries = ["ສະຫຼຸບ", "சுருக்கம்", "အနှစ်ချုပ်"].map((text, at) => ({ kind: "summary", of: `${at}`, text }) as const);
  for (const [at, summary] of summaries.entries()) {
    stream.push(summary);
    stream.push({ kind: "part", index: at + 2, count: 4 });
  }
  await stream.finish();
  expect(sent.filter(({ kind }) => kind === "summary")).toEqual(summaries);
  expect(sent.at(-1)).toEqual({ kind: "part", index: 4, count: 4 });
});

it("tells only the last of states that follow each other", () => {
  const { sent, stream } = record();
  for (const fraction of [0, 0.1, 0.2, 0.3]) stream.push({ kind: "loading", fraction });
  vi.advanceTimersByTime(100);
  expect(sent).toEqual([
    { kind: "loading", fraction: 0 },
    { kind: "loading", fraction: 0.3 },
  ]);
});

it("does not pile up when parts and words alternate faster than messages leave", async () => {
  const { sent, stream } = record();
  stream.push(delta("-"));
  for (let index = 1; index <= 500; index += 1) {
    stream.push({ kind: "part", index, count: 500 });
    stream.push(delta(`${index} `));
  }
  const before = sent.length;
  await stream.finish();
  expect(sent.length - before).toBe(2);
  expect(sent).toContainEqual({ kind: "part", index: 500, count: 500 });
});

it("lets neither parts nor words wait for ever for the others", () => {
  const { sent, stream } = record();
  for (let index = 1; index <= 1000; index += 1) {
    stream.push({ kind: "part", index, count: 1000 });
    stream.push(delta("-"));
    vi.advanceTimersByTime(1);
  }
  const kinds = sent.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "part").length).toBeGreaterThan(10);
  expect(kinds.filter((kind) => kind === "delta").length).toBeGreaterThan(10);
});

it("tells states of several kinds in the order in which they were last true", async () => {
  const { sent, stream } = record();
  stream.push({ kind: "queued", ahead: 2 });
  stream.push({ kind: "queued", ahead: 1 });
  stream.push({ kind: "started", promptTokens: 5 });
  stream.push({ kind: "queued", ahead: 3 });
  await stream.finish();
  expect(sent.slice(1)).toEqual([
    { kind: "started", promptTokens: 5 },
    { kind: "queued", ahead: 3 },
  ]);
});

it("waits while the client does not read, and sends all of it afterwards", () => {
  let congested = false;
  const { sent, stream } = record(() => congested);
  stream.push(delta("a"));
  congested = true;
  for (let index = 0; index < 100; index += 1) {
    stream.push(delta("b"));
    vi.advanceTimersByTime(10);
  }
  expect(sent).toEqual([delta("a")]);
  congested = false;
  vi.advanceTimersByTime(50);
  expect(sent.slice(1)).toEqual([delta("b".repeat(100))]);
});

it("says nothing after its end", () => {
  const { sent, stream } = record();
  stream.push(delta("a"));
  stream.push(delta("b"));
  stream.dispose();
  stream.push(delta("c"));
  vi.advanceTimersByTime(1000);
  expect(sent).toEqual([delta("a")]);
});

const segment = (index: number, text: string, state: "writing" | "done" = "done"): TaskProgress => ({
  kind: "segment",
  index,
  text,
  state,
  start: index,
  end: index + 1,
});

it("sends the last text of each segment, after their number, and none is lost however many come at once", () => {
  const { sent, stream } = record();
  stream.push({ kind: "queued", ahead: 1 });
  stream.push({ kind: "segments", done: 0, count: 1000 });
  for (let index = 0; index < 1000; index += 1) {
    stream.push(segment(index, "wr", "writing"));
    stream.push(segment(index, `written ${index}`));
    stream.push({ kind: "segments", done: index + 1, count: 1000 });
  }
  vi.advanceTimersByTime(400);
  expect(sent.slice(0, 2).map(({ kind }) => kind)).toEqual(["queued", "segments"]);
  const segments = sent.filter(({ kind }) => kind === "segment");
  expect(segments).toEqual(Array.from({ length: 1000 }, (_, index) => segment(index, `written ${index}`)));
});

it("does not let segments wait for states that change faster than messages leave", () => {
  const { sent, stream } = record();
  stream.push({ kind: "segments", done: 0, count: 500 });
  for (let index = 0; index < 500; index += 1) {
    stream.push({ kind: "queued", ahead: index });
    stream.push({ kind: "segments", done: index, count: 500 });
    stream.push(segment(0, `${index} words`, "writing"));
    vi.advanceTimersByTime(2);
  }
  const told = sent.filter(({ kind }) => kind === "segment").length;
  expect(told).toBeGreaterThan(20);
  expect(told).toBeLessThan(35);
});

it("sends the segments that are left before an answer: each once, not all in one turn, and none while nobody reads", async () => {
  vi.useRealTimers();
  let congested = true;
  const { sent, stream } = record(() => congested);
  for (let index = 0; index < 10_000; index += 1) stream.push(segment(index, "written"));
  const before = sent.length;
  const finished = stream.finish();
  expect(sent.length - before).toBe(0);
  congested = false;
  let mostInOneTurn = 0;
  for (let last = sent.length; sent.length < 10_000; last = sent.length) {
    await new Promise(setImmediate);
    mostInOneTurn = Math.max(mostInOneTurn, sent.length - last);
  }
  await finished;
  expect(mostInOneTurn).toBeLessThanOrEqual(1000);
  expect(sent).toHaveLength(10_000);
});

it("finishes when it is disposed of while nobody reads", async () => {
  vi.useRealTimers();
  const { stream } = record(() => true);
  stream.push(segment(0, "written"));
  const finished = stream.finish();
  stream.dispose();
  await expect(finished).resolves.toBeUndefined();
});
