import { expect, it } from "vitest";
import { formatJournal, type Journal, parseJournal } from "../../../../../src/server/models/download/journal.ts";

const FILE = { name: "ไฟล์.gguf", sizeBytes: 100, validators: { "https://h": '"e"' }, done: [[0, 40] as const] };
const JOURNAL: Journal = {
  ref: "hf:a/b:Q4_K_M",
  source: "hf:a/b/m.gguf",
  origin: "hf:a/b",
  commit: "0123abc",
  licence: "mit",
  paused: true,
  files: [FILE, { ...FILE, name: "m2.gguf", sha256: "ab" }],
};

it("is read as it was written", () => {
  expect(parseJournal(formatJournal(JOURNAL))).toEqual(JOURNAL);
});

it("is none when it is torn, of another version, or leads out of the folder", () => {
  const text = formatJournal(JOURNAL);
  for (let length = 0; length < text.length - 1; length += 7)
    expect(parseJournal(text.slice(0, length))).toBeUndefined();
  const changed = (change: object): string => JSON.stringify({ ...(JSON.parse(text) as object), ...change });
  const withFile = (change: object): string => changed({ files: [{ ...FILE, ...change }] });
  for (const bad of [
    changed({ version: 2 }),
    changed({ ref: 1 }),
    changed({ files: [] }),
    changed({ files: [null] }),
    withFile({ name: "../m.gguf" }),
    withFile({ name: "/etc/m.gguf" }),
    withFile({ name: ".gguf" }),
    withFile({ name: "m.txt" }),
    withFile({ done: [[0, 101]] }),
    withFile({ done: [[50, 40]] }),
    withFile({ sizeBytes: -1 }),
    withFile({ validators: null }),
    withFile({ validators: { a: 1 } }),
    withFile({ sha256: 1 }),
  ]) {
    expect(parseJournal(bad), bad).toBeUndefined();
  }
});
