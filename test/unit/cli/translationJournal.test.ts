import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { removeOldJournals, TranslationJournal } from "../../../src/cli/translate/translationJournal.ts";
import type { TaskProgress } from "../../../src/shared/protocol.ts";

const PARAMS = { text: "One.\n\nTwo.\n\nSix.\n", target: "th" } as const;
const KEY = { version: "1.0.0", path: "/docs/numbers.txt", params: PARAMS, model: { dirs: [], ref: "sea-tiny" } };

let folder = "";
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "sealion-journal-")), "interrupted");
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(join(folder, ".."), { recursive: true });
});

function done(index: number, text: string): TaskProgress {
  return { kind: "segment", index, text, state: "done", start: index * 6, end: index * 6 + 4 };
}

function filesIn(name: string): string[] {
  return existsSync(name) ? readdirSync(name) : [];
}

it("gives the next run what an interrupted one had finished, whole characters and findings too", () => {
  const findings = [{ code: "tooLong", details: { source: 4, translated: 40 } }] as const;
  const first = new TranslationJournal(folder, KEY);
  first.follow(done(0, "หนึ่ง"));
  first.follow({ ...done(2, "ຫົກ ၆ 👩‍👩‍👧"), findings } as TaskProgress);
  first.write();
  const next = new TranslationJournal(folder, KEY);
  expect(next.foundCount).toBe(2);
  expect(next.place).toBe(join(folder, readdirSync(folder)[0] ?? ""));
  expect(next.finished.params).toEqual({
    finished: [
      { index: 0, text: "หนึ่ง" },
      { index: 2, text: "ຫົກ ၆ 👩‍👩‍👧", findings },
    ],
  });
});

it.each([
  ["text", { ...KEY, params: { ...PARAMS, text: "One!\n" } }],
  ["glossary", { ...KEY, params: { ...PARAMS, glossary: [{ source: "One", target: "เอก", caseSensitive: false }] } }],
  ["language", { ...KEY, params: { ...PARAMS, target: "lo" } }],
  ["model", { ...KEY, model: { dirs: [], ref: "another" } }],
  ["version", { ...KEY, version: "1.0.1" }],
  ["file", { ...KEY, path: "/docs/other.txt" }],
])("does not go on with what was translated from or with another %s", (_, other) => {
  const first = new TranslationJournal(folder, KEY);
  first.follow(done(0, "หนึ่ง"));
  first.write();
  expect(new TranslationJournal(folder, other).foundCount).toBe(0);
});

it("forgets a segment that got its source back", () => {
  const first = new TranslationJournal(folder, KEY);
  first.follow(done(0, "หนึ่ง"));
  first.write();
  const second = new TranslationJournal(folder, KEY);
  second.follow(done(1, "สอง"));
  second.follow(done(0, "One."));
  second.write();
  expect(new TranslationJournal(folder, KEY).finished.params).toEqual({ finished: [{ index: 1, text: "สอง" }] });
});

it("loses no more than a line that was torn, and spoils no line after it", () => {
  const first = new TranslationJournal(folder, KEY);
  first.follow(done(0, "หนึ่ง"));
  first.follow(done(1, "สอง"));
  first.write();
  const file = join(folder, readdirSync(folder)[0] ?? "");
  const whole = readFileSync(file);
  for (let length = 0; length < whole.length; length += 1) {
    writeFileSync(file, whole.subarray(0, length));
    appendFileSync(file, "\u0000");
    const torn = new TranslationJournal(folder, KEY);
    const count = torn.foundCount;
    torn.follow(done(2, "หก"));
    torn.write();
    const texts = new TranslationJournal(folder, KEY).finished.params.finished?.map(({ text }) => text) ?? [];
    expect(["หนึ่ง", "สอง", "หก"]).toEqual(expect.arrayContaining(texts));
    expect(texts).toHaveLength(count + 1);
  }
});

it("writes by itself after a while, and nothing of what is done before", () => {
  vi.useFakeTimers();
  const quick = new TranslationJournal(folder, KEY);
  quick.follow(done(0, "หนึ่ง"));
  quick.remove();
  vi.advanceTimersByTime(60_000);
  expect(filesIn(folder)).toEqual([]);
  const long = new TranslationJournal(folder, KEY);
  long.follow(done(0, "หนึ่ง"));
  vi.advanceTimersByTime(5000);
  expect(new TranslationJournal(folder, KEY).foundCount).toBe(1);
  long.remove();
  expect(filesIn(folder)).toEqual([]);
});

it("goes on without a journal where none can be written", () => {
  const journal = new TranslationJournal("/dev/null/interrupted", KEY);
  journal.follow(done(0, "หนึ่ง"));
  journal.write();
  expect(journal.finished.count).toBe(1);
  expect(journal.place).toBeUndefined();
});

it("clears away what nobody has gone on with for months", () => {
  const first = new TranslationJournal(folder, KEY);
  first.follow(done(0, "หนึ่ง"));
  first.write();
  const file = join(folder, readdirSync(folder)[0] ?? "");
  utimesSync(file, 0, 0);
  // Comes first, and cannot be removed as a file.
  mkdirSync(join(folder, "0"));
  utimesSync(join(folder, "0"), 0, 0);
  removeOldJournals(folder);
  expect(filesIn(folder)).toEqual(["0"]);
  removeOldJournals(join(folder, "none"));
});
