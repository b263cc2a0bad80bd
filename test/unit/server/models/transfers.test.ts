import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SpeedMeter } from "../../../../src/server/models/speedMeter.ts";
import { transferId, Transfers } from "../../../../src/server/models/transfers.ts";

const facts = { id: "download-1", kind: "download", name: "m", ref: "hf:a/b", path: "/m.gguf" } as const;
const progress = { doneBytes: 0, totalBytes: 100, state: { kind: "running" } } as const;

let told: number;
let transfers: Transfers;
let control: {
  pause: ReturnType<typeof vi.fn<() => Promise<void>>>;
  discard: ReturnType<typeof vi.fn<() => Promise<void>>>;
};

beforeEach(() => {
  told = 0;
  transfers = new Transfers({ onChange: () => (told += 1) });
  control = { pause: vi.fn(async () => {}), discard: vi.fn(async () => {}) };
});
afterEach(() => transfers.dispose());

it("has one line for each transfer, and an old one gives way to its like", () => {
  const first = transfers.add(facts, progress, control);
  const second = transfers.add({ ...facts, ref: "hf:a/c" }, progress, control);
  expect(transfers.list.map(({ ref }) => ref)).toEqual(["hf:a/c"]);
  first.update({ doneBytes: 50 });
  first.remove();
  expect(transfers.find(facts.id)).toMatchObject({ ref: "hf:a/c", doneBytes: 0 });
  second.remove();
  expect(transfers.list).toEqual([]);
});

it("knows what moves and which files that concerns", () => {
  const entry = transfers.add({ ...facts, otherPaths: ["/m2.gguf"] }, progress, control);
  expect(transfers.isActive).toBe(true);
  expect(["/m.gguf", "/m2.gguf", "/m3.gguf"].map((path) => transfers.isWorkingOn(path))).toEqual([true, true, false]);
  entry.update({ state: { kind: "paused" } });
  expect(transfers.isActive).toBe(false);
  expect(transfers.isWorkingOn("/m.gguf")).toBe(false);
});

it("pauses what moves, discards whatever there is, and knows nothing of others", async () => {
  const entry = transfers.add(facts, progress, control);
  await transfers.pause(facts.id);
  entry.update({ state: { kind: "done", integrity: "verified" } });
  await transfers.pause(facts.id);
  expect(control.pause).toHaveBeenCalledOnce();
  await transfers.discard(facts.id);
  expect(transfers.list).toEqual([]);
  await expect(transfers.pause(facts.id)).rejects.toMatchObject({ code: "download.unknown" });
});

it("tells the first and the last of many changes, and few between", async () => {
  const entry = transfers.add(facts, progress, control);
  for (let doneBytes = 0; doneBytes <= 100; doneBytes += 1) entry.update({ doneBytes });
  expect(told).toBe(1);
  await delay(250);
  expect(told).toBe(2);
  expect(transfers.find(facts.id)?.doneBytes).toBe(100);
});

it("has the same id for the same file, another for other work on it", () => {
  expect(transferId("download", "/a.gguf")).toBe(transferId("download", "/a.gguf"));
  expect(transferId("verify", "/a.gguf")).not.toBe(transferId("download", "/a.gguf"));
});

it("measures the last seconds and falls to nothing in a stall", () => {
  let nowMs = 0;
  const meter = new SpeedMeter(() => nowMs);
  for (; nowMs <= 10_000; nowMs += 100) meter.note(nowMs * 10);
  nowMs = 10_000;
  expect(meter.bytesPerSecond).toBe(10_000);
  nowMs += 20_000;
  expect(meter.bytesPerSecond).toBe(0);
  meter.note(0);
  expect(meter.bytesPerSecond).toBe(0);
});
