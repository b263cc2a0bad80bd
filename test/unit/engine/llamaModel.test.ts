/** The engine's generation over a native sequence made of a script: what is read when, cancelling, failing, leaving. */
import { describe, expect, it } from "vitest";
import type { RenderedPrompt } from "../../../src/core/engine.ts";
import { ChatTemplate } from "../../../src/server/engine/chatTemplate.ts";
import { LlamaModel } from "../../../src/server/engine/llamaModel.ts";
import type { NativeSequence, NativeVocabulary } from "../../../src/server/engine/nativeModel.ts";
import { Prefill } from "../../../src/server/engine/prefill.ts";
import { PromptTokenizer, tokenizableChunks } from "../../../src/server/engine/promptTokenizer.ts";
import { TemplateRenderer } from "../../../src/server/engine/templateRenderer.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import type { ModelInfo } from "../../../src/shared/protocol.ts";
import { collect } from "../../support/tinyEngine.ts";

const END = 0;
/** `</s>` in Qwen3's vocabulary: the library takes it for an end, the file types it as a word. */
const WORD_AND_END = 1;
const WORD = "</s>";

const vocabulary: NativeVocabulary = {
  tokenize: (text) => [...text].map((character) => character.codePointAt(0) ?? 0),
  detokenize: (tokens, special) =>
    tokens.map((token) => (token === WORD_AND_END ? (special ? WORD : "") : String.fromCodePoint(token))).join(""),
  isEogToken: (token) => token === END || token === WORD_AND_END,
  addsLeadingSpace: false,
  leadingToken: undefined,
  endTokens: [END],
};

class ScriptedSequence implements NativeSequence {
  readonly log: string[] = [];
  answer: readonly number[] = [];
  /** Called before each piece of work; may wait or throw. */
  before: (what: string) => Promise<void> = () => Promise.resolve();
  private held: number[] = [];

  get length(): number {
    return this.held.length;
  }

  async keepPrefix(tokens: readonly number[]): Promise<void> {
    let same = 0;
    while (same < tokens.length && this.held[same] === tokens[same]) same += 1;
    await this.work(`keep ${same}`);
    this.held = this.held.slice(0, same);
  }

  async read(tokens: readonly number[]): Promise<void> {
    await this.work(`read ${tokens.length}`);
    this.held.push(...tokens);
  }

  async *generate(tokens: readonly number[]): AsyncGenerator<number, void> {
    await this.work(`generate from ${tokens.length}`);
    this.held.push(...tokens);
    for (const token of this.answer) {
      await this.before("token");
      yield token;
      this.held.push(token);
    }
  }

  async clear(): Promise<void> {
    await this.work("clear");
    this.held = [];
  }

  private async work(what: string): Promise<void> {
    this.log.push(what);
    await this.before(what);
    this.log.push(`${what} done`);
  }
}

const info: ModelInfo = {
  name: "scripted",
  path: "/scripted.gguf",
  sizeBytes: 1,
  architecture: "none",
  contextTokens: 1024,
  backend: "cpu",
  gpuLayers: 0,
  totalLayers: 1,
  deviceName: "",
  threads: 1,
  parallel: 1,
  canThink: false,
};

async function scriptedModel(answer = "hello") {
  const sequence = new ScriptedSequence();
  sequence.answer = [...vocabulary.tokenize(answer, false), END];
  const renderer = new TemplateRenderer({ logger: silentLogger, childPath: "/unused" });
  renderer.render = async (_template, { messages }) => ({
    kind: "printed",
    text: messages.map(({ content }) => content).join("\n"),
  });
  const template = await ChatTemplate.probe({ path: info.path, template: "", bosText: "", eosText: "" }, renderer);
  const model = new LlamaModel({
    info,
    logger: silentLogger,
    vocabulary,
    sequence,
    tokenizer: new PromptTokenizer({ vocabulary, declaredMarkers: [], tokenTexts: [] }),
    template,
    prefill: new Prefill(16),
    isEnd: (token) => token === END,
    release: async () => void sequence.log.push("release"),
  });
  return { model, sequence };
}

function promptOf(length: number): RenderedPrompt {
  return { text: "", tokens: Array.from({ length }, (_, index) => 65 + (index % 26)), startsInThinking: false };
}

describe("LlamaModel.generate", () => {
  it("reads a prompt in pieces, keeps what it knows, and leaves one token for the first answer token", async () => {
    const { model, sequence } = await scriptedModel();
    const first = await collect(model, promptOf(40));
    expect(first.result).toMatchObject({ text: "hello", finishReason: "stop" });
    expect(first.result.stats).toMatchObject({ promptTokens: 40, cachedTokens: 0, generatedTokens: 5 });
    expect(sequence.log.filter((line) => line.endsWith("done"))).toEqual([
      "keep 0 done",
      "read 16 done",
      "read 16 done",
      "read 7 done",
      "generate from 1 done",
    ]);
    const second = await collect(model, promptOf(40));
    expect(second.result.stats.cachedTokens).toBe(39);
    expect(second.result.text).toBe("hello");
  });

  it("shows a word that the library takes for an end, and does not stop at it", async () => {
    const { model, sequence } = await scriptedModel();
    sequence.answer = [97, WORD_AND_END, 98, END, 99];
    expect((await collect(model, promptOf(3))).result).toMatchObject({ text: `a${WORD}b`, finishReason: "stop" });
  });

  it("separates thoughts by their tags when the vocabulary has no tokens for them", async () => {
    const { model } = await scriptedModel("<think>\nwhy\n</think>\n\nbecause");
    expect((await collect(model, promptOf(3))).result).toMatchObject({ thinking: "why", text: "because" });
  });

  it("answers a cancel while native work goes on, and the next request waits for that work", async () => {
    const { model, sequence } = await scriptedModel();
    let finish = (): void => undefined;
    sequence.before = (what) =>
      what.startsWith("read") ? new Promise((resolve) => (finish = resolve)) : Promise.resolve();
    const controller = new AbortController();
    const cancelled = collect(model, promptOf(10), { signal: controller.signal });
    while (sequence.log.at(-1) !== "read 9") await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    expect((await cancelled).result).toMatchObject({ finishReason: "cancelled", text: "" });
    sequence.before = () => Promise.resolve();
    const next = collect(model, promptOf(10));
    await new Promise((resolve) => setImmediate(resolve));
    expect(sequence.log.at(-1)).toBe("read 9");
    finish();
    expect((await next).result.text).toBe("hello");
    expect(sequence.log.indexOf("read 9 done")).toBeLessThan(sequence.log.lastIndexOf("keep 9"));
  });

  it("keeps what was written when it is cancelled between two tokens", async () => {
    const { model, sequence } = await scriptedModel();
    const controller = new AbortController();
    let tokens = 0;
    sequence.before = async (what) => {
      if (what === "token" && ++tokens === 3) controller.abort();
    };
    const { result } = await collect(model, promptOf(3), { signal: controller.signal });
    expect(result).toMatchObject({ finishReason: "cancelled", text: "he" });
  });

  it("forgets the context after a failure and works again", async () => {
    const { model, sequence } = await scriptedModel();
    sequence.before = async (what) => {
      if (what === "token") throw new Error("decode failed");
    };
    await expect(collect(model, promptOf(5))).rejects.toMatchObject({ code: "generation.failed" });
    expect(sequence.log.at(-1)).toBe("clear done");
    sequence.before = () => Promise.resolve();
    expect((await collect(model, promptOf(5))).result.text).toBe("hello");
  });

  it("refuses what leaves no room and takes what leaves just enough", async () => {
    const { model, sequence } = await scriptedModel();
    const limitTokens = 1024 - 1 - 256;
    await expect(collect(model, promptOf(limitTokens + 1))).rejects.toMatchObject({
      code: "generation.contextOverflow",
      details: { promptTokens: limitTokens + 1, limitTokens },
    });
    expect(sequence.log).toEqual([]);
    expect((await collect(model, promptOf(limitTokens))).result.text).toBe("hello");
    // An answer of at most five tokens needs room for five.
    expect((await collect(model, promptOf(1024 - 1 - 5), { maxTokens: 5 })).result).toMatchObject({
      text: "hello",
      finishReason: "length",
    });
  });
});

describe("LlamaModel.dispose", () => {
  it("ends a running generation as cancelled, waits for its native work, and frees once", async () => {
    const { model, sequence } = await scriptedModel();
    let finish = (): void => undefined;
    sequence.before = (what) =>
      what.startsWith("read") ? new Promise((resolve) => (finish = resolve)) : Promise.resolve();
    const running = collect(model, promptOf(10));
    while (sequence.log.at(-1) !== "read 9") await new Promise((resolve) => setImmediate(resolve));
    const disposed = Promise.all([model.dispose(), model.dispose()]);
    expect((await running).result.finishReason).toBe("cancelled");
    expect(sequence.log).not.toContain("release");
    finish();
    await disposed;
    expect(sequence.log.filter((line) => line === "release")).toHaveLength(1);
    expect((await collect(model, promptOf(3))).result.finishReason).toBe("cancelled");
  });
});

describe("tokenizableChunks", () => {
  it("cuts only after a single line break between letters, and loses nothing", () => {
    const text = `${"word ".repeat(5)}a\nb${" word".repeat(5)}\n\nc`;
    const chunks = tokenizableChunks(text, 10);
    expect(chunks).toEqual([`${"word ".repeat(5)}a\n`, `b${" word".repeat(5)}\n\nc`]);
    expect(tokenizableChunks("x".repeat(50), 10)).toEqual(["x".repeat(50)]);
    expect(tokenizableChunks("", 10)).toEqual([]);
  });
});
