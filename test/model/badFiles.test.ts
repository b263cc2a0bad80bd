/** What happens with files that cannot be used: one error with a cause each, and the next request works. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../src/core/engine.ts";
import { translatePrompt } from "../../src/core/prompts.ts";
import { presentError } from "../../src/shared/errorPresentation.ts";
import { AppError, type ErrorCode } from "../../src/shared/appError.ts";
import { knownTranslations } from "../../tools/tiny-model/expected.ts";
import { BadModelFiles } from "../support/badModelFiles.ts";
import { collect, createTestEngine, TEST_SETTINGS, tinyModelPath } from "../support/tinyEngine.ts";

let folder: string;
let files: BadModelFiles;
let engine: Engine;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sealion-bad-files-"));
  files = new BadModelFiles(tinyModelPath(), folder);
  engine = createTestEngine();
});
afterAll(async () => {
  await engine.dispose();
  rmSync(folder, { recursive: true });
});

async function loadError(path: string): Promise<AppError> {
  try {
    const model = await engine.loadModel({ path, settings: TEST_SETTINGS });
    await model.dispose();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`${path} was loaded`);
}

/** A translation that must still be possible after whatever happened. */
async function translate(): Promise<void> {
  const known = knownTranslations().find((item) => item.target === "th" && item.id === "20/2")!;
  const model = await engine.loadModel({ path: tinyModelPath(), settings: TEST_SETTINGS });
  const messages = translatePrompt({ text: known.sourceText, source: "en", target: "th" });
  const prompt = await model.renderPrompt(messages, { thinking: false });
  expect((await collect(model, prompt)).result.text).toBe(known.targetText);
  await model.dispose();
}

const random = (count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, (_, i) => (i * 7919 + 13 * i * i) & 255));

interface BadFile {
  readonly make: () => string;
  readonly code: ErrorCode;
  readonly reason?: RegExp;
}

type Row = readonly [what: string, make: () => string, code: ErrorCode, reason?: RegExp];

const rows: readonly Row[] = [
  ["a missing path", () => join(folder, "nowhere.gguf"), "model.notFound"],
  ["a path through a file", () => join(files.write("file", "x"), "model.gguf"), "model.notFound"],
  ["a folder", () => folder, "model.notAFile"],
  ["an empty file", () => files.write("empty", ""), "model.invalidFile", /is empty/u],
  ["a few bytes", () => files.cut("short", 10), "model.invalidFile", /cut off/u],
  ["random bytes", () => files.write("random", random(100_000)), "model.invalidFile", /not in the GGUF format/u],
  [
    "a web page",
    () => files.write("page", "<!DOCTYPE html><p>404</p>".repeat(40)),
    "model.invalidFile",
    /not in the GGUF/u,
  ],
  ["a cut header", () => files.cut("header", 3_000_000), "model.invalidFile", /within its header/u],
  ["cut weights", () => files.cut("weights", -5_000_000), "model.invalidFile", /cut off: \d+ of at least \d+ bytes/u],
  [
    "another version",
    () => files.changed("version", (b) => b.writeUInt32LE(99, 4)),
    "model.invalidFile",
    /version 99/u,
  ],
  ["version 1", () => files.changed("version1", (b) => b.writeUInt32LE(1, 4)), "model.invalidFile", /version 1 /u],
  [
    "the other byte order",
    () => files.changed("big", (b) => b.writeUInt32BE(3, 4)),
    "model.invalidFile",
    /big-endian/u,
  ],
  [
    "too many tensors",
    () => files.changed("tensors", (b) => b.writeBigUInt64LE(0x7fff_ffff_ffffn, 8)),
    "model.invalidFile",
    /larger than the file/u,
  ],
  ["no tensors", () => files.changed("none", (b) => b.writeBigUInt64LE(0n, 8)), "model.invalidFile", /no weights/u],
  [
    "too many keys",
    () => files.changed("keys", (b) => b.writeBigUInt64LE(0x7fff_ffff_ffffn, 16)),
    "model.invalidFile",
    /larger than the file/u,
  ],
  [
    "an endless text",
    () => files.changed("text", (b) => b.writeBigUInt64LE(0xff_ffff_ffffn, 24)),
    "model.invalidFile",
    /larger than the file/u,
  ],
  ...["attention.head_count_kv", "attention.key_length", "attention.value_length", "feed_forward_length"].map(
    (key): Row => [
      `a size of zero (${key})`,
      () => files.withNumber("zero", `qwen3.${key}`, 0),
      "model.invalidFile",
      new RegExp(`qwen3.${key} is 0`, "u"),
    ],
  ),
  [
    "more blocks than tensors",
    () => files.withNumber("blocks", "qwen3.block_count", 0xffffff),
    "model.invalidFile",
    /16777215 blocks/u,
  ],
  [
    "no attention heads",
    () => files.withNumber("heads", "qwen3.attention.head_count", 0),
    "model.invalidFile",
    /qwen3.attention.head_count is 0/u,
  ],
  [
    "a missing tensor",
    () => files.replaced("tensor", "output_norm.weight", "output_norx.weight"),
    "model.loadFailed",
    /output_norm/u,
  ],
  [
    "a missing vocabulary",
    () => files.replaced("vocabulary", "tokenizer.ggml.tokens", "tokenizer.ggml.tokenz"),
    "model.loadFailed",
    /vocabulary/u,
  ],
  [
    "no chat template",
    () => files.replaced("base", "tokenizer.chat_template", "tokenizer.chat_templatX"),
    "model.noChatTemplate",
  ],
  [
    "a template that throws",
    () => files.withTemplate("throws", "{{ raise_exception('never') }}"),
    "template.invalid",
    /never/u,
  ],
  ["a template in wrong syntax", () => files.withTemplate("syntax", "{% if %}"), "template.invalid", /syntax/u],
  [
    "a template that loops",
    () => files.withTemplate("loops", "{% for i in range(30000) %}{% for j in range(30000) %}{% endfor %}{% endfor %}"),
    "template.invalid",
    /does not finish/u,
  ],
  [
    "a template that eats memory",
    () => files.withTemplate("memory", "{% for i in range(100000000) %}{% endfor %}"),
    "template.invalid",
    /memory|finish|too much/u,
  ],
  [
    "a template that prints without end",
    () => files.withTemplate("prints", `{% for i in range(100000) %}${"long ".repeat(40)}{% endfor %}`),
    "template.invalid",
    /8 MiB|finish/u,
  ],
];

const unusable = rows.map(([what, make, code, reason]): [string, BadFile] => [
  what,
  { make, code, ...(reason === undefined ? {} : { reason }) },
]);

describe("loading", () => {
  it.each(unusable)("refuses %s", async (_what, { make, code, reason }) => {
    const path = make();
    const error = await loadError(path);
    expect(error.code).toBe(code);
    if (reason !== undefined) expect(error.details.reason).toMatch(reason);
    // Every fact that the sentence for the user wants is there.
    expect(presentError(error).message).not.toMatch(/[{}]|undefined/u);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) rmSync(path);
  });

  it("names the architecture that it does not know", async () => {
    const error = await loadError(files.replaced("architecture", "qwen3", "qwenX"));
    expect(error).toMatchObject({ code: "model.incompatible", details: { architecture: "qwenX" } });
  });

  it("works after all of that", async () => {
    await translate();
  });
});
