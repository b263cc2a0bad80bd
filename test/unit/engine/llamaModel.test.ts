/** The engine's generation over a context made of a script: what is read when, cancelling, failing, leaving. */
import { describe, expect, it } from "vitest";
import type { RenderedPrompt } from "../../../src/core/engine.ts";
import { ChatTemplate } from "../../../src/server/engine/chatTemplate.ts";
import { createLlamaModel } from "../../../src/server/engine/running/llamaModel.ts";
import type { NativeVocabulary } from "../../../src/server/engine/native/nativeModel.ts";
import { PromptTokenizer, tokenizableChunks } from "../../../src/server/engine/running/promptTokenizer.ts";
import { TemplateRenderer } from "../../../src/server/engine/templateRenderer.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import type { ModelInfo } from "../../../src/shared/protocol.ts";
import { FakeContext } from "../../support/fakeContext.ts";
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

/** A model that answers each prompt with the script. */
async function scriptedModel(answer = "hello") {
  const script = { answer: [...vocabulary.tokenize(answer, false), END], promptTokens: 0, released: 0 };
  const context = new FakeContext({
    contextTokens: info.contextTokens,
    batchTokens: 16,
    sequences: 1,
    next: (tokens) => script.answer[tokens.length - script.promptTokens] ?? END,
  });
  const renderer = new TemplateRenderer({ logger: silentLogger, childPath: "/unused" });
  renderer.render = async (_template, { messages }) => ({
    kind: "printed",
    text: messages.map(({ content }) => content).join("\n"),
  });
  const template = await ChatTemplate.probe({ path: info.path, template: "", bosText: "", eosText: "" }, renderer);
  const model = await createLlamaModel({
    info,
    logger: silentLogger,
    vocabulary,
    context,
    speculation: false,
    prefixCacheBytes: 0,
    stateFolder: undefined,
    modelKey: "scripted",
    tokenizer: new PromptTokenizer({ vocabulary, declaredMarkers: [], tokenTexts: [] }),
    template,
    isEnd: (token) => token === END,
    release: async () => void (script.released += 1),
  });
  const ask = (promptTokens: number, options: Parameters<typeof collect>[2] = {}) => {
    script.promptTokens = promptTokens;
    return collect(model, promptOf(promptTokens), options);
  };
  return { model, context, script, ask };
}

/** Resolves when a batch has begun that does not end before `finish` is called. */
function heldBatch(context: FakeContext): { readonly begun: Promise<void>; readonly finish: () => void } {
  let finish = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    context.before = () => {
      resolve();
      return new Promise((go) => (finish = go));
    };
  });
  return {
    begun,
    finish: () => {
      context.before = () => Promise.resolve();
      finish();
    },
  };
}

function promptOf(length: number): RenderedPrompt {
  return { text: "", tokens: Array.from({ length }, (_, index) => 65 + (index % 26)), startsInThinking: false };
}

describe("LlamaModel.generate", () => {
  it("reads a prompt in pieces, keeps what it knows, and leaves one token for the first answer token", async () => {
    const { context, ask } = await scriptedModel();
    const first = await ask(40);
    expect(first.result).toMatchObject({ text: "hello", finishReason: "stop" });
    expect(first.result.stats).toMatchObject({ promptTokens: 40, cachedTokens: 0, generatedTokens: 5 });
    expect(context.batches.flat().map(({ tokens }) => tokens.length)).toEqual([16, 16, 8, 1, 1, 1, 1, 1]);
    const second = await ask(40);
    expect(second.result.stats.cachedTokens).toBe(39);
    expect(second.result.text).toBe("hello");
  });

  it("shows a word that the library takes for an end, and does not stop at it", async () => {
    const { script, ask } = await scriptedModel();
    script.answer = [97, WORD_AND_END, 98, END, 99];
    expect((await ask(3)).result).toMatchObject({ text: `a${WORD}b`, finishReason: "stop" });
  });

  it("separates thoughts by their tags when the vocabulary has no tokens for them", async () => {
    const { ask } = await scriptedModel("<think>\nwhy\n</think>\n\nbecause");
    expect((await ask(3)).result).toMatchObject({ thinking: "why", text: "because" });
  });

  it("answers a cancel while a batch is computed, and the next request waits for that batch", async () => {
    const { context, ask } = await scriptedModel();
    const { begun, finish } = heldBatch(context);
    const controller = new AbortController();
    const cancelled = ask(10, { signal: controller.signal });
    await begun;
    controller.abort();
    expect((await cancelled).result).toMatchObject({ finishReason: "cancelled", text: "" });
    const next = ask(10);
    await new Promise((resolve) => setImmediate(resolve));
    expect(context.batches).toHaveLength(1);
    finish();
    expect((await next).result.text).toBe("hello");
  });

  it("keeps what was written when it is cancelled between two tokens", async () => {
    const { context, ask } = await scriptedModel();
    const controller = new AbortController();
    context.before = async () => {
      if (context.batches.length === 3) controller.abort();
    };
    const { result } = await ask(3, { signal: controller.signal });
    expect(result).toMatchObject({ finishReason: "cancelled", text: "he" });
  });

  it("does nothing for a request that is cancelled before it begins", async () => {
    const { context, ask } = await scriptedModel();
    expect((await ask(3, { signal: AbortSignal.abort() })).result.finishReason).toBe("cancelled");
    expect(context.batches).toEqual([]);
  });

  it("stops working for a reader that has gone", async () => {
    const { model, context, script } = await scriptedModel("a".repeat(500));
    script.promptTokens = 3;
    const stream = model.generate(promptOf(3), {
      sampling: { temperature: 0, topK: 1, topP: 1, minP: 0 },
      maxTokens: 400,
    });
    await stream.next();
    await expect(stream.throw(new Error("the reader broke"))).rejects.toThrow("the reader broke");
    const { length } = context.batches;
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(context.batches.length).toBeLessThanOrEqual(length + 1);
  });

  it("forgets the context after a failure and works again", async () => {
    const { context, ask } = await scriptedModel();
    context.before = async () => {
      if (context.batches.length === 2) throw new Error("decode failed");
    };
    await expect(ask(5)).rejects.toMatchObject({ code: "generation.failed" });
    const again = await ask(5);
    expect(again.result.text).toBe("hello");
    expect(again.result.stats.cachedTokens).toBe(0);
  });

  it("refuses what leaves no room and takes what leaves just enough", async () => {
    const { context, ask } = await scriptedModel();
    const limitTokens = 1024 - 1 - 256;
    await expect(ask(limitTokens + 1)).rejects.toMatchObject({
      code: "generation.contextOverflow",
      details: { promptTokens: limitTokens + 1, limitTokens },
    });
    expect(context.batches).toEqual([]);
    expect((await ask(limitTokens)).result.text).toBe("hello");
    // An answer of at most five tokens needs room for five.
    expect((await ask(1024 - 1 - 5, { maxTokens: 5 })).result).toMatchObject({
      text: "hello",
      finishReason: "length",
    });
  });
});

describe("LlamaModel.dispose", () => {
  it("ends a running generation as cancelled, waits for its batch, and frees once", async () => {
    const { model, context, script, ask } = await scriptedModel();
    const { begun, finish } = heldBatch(context);
    const running = ask(10);
    await begun;
    const disposed = Promise.all([model.dispose(), model.dispose()]);
    expect((await running).result.finishReason).toBe("cancelled");
    expect(script.released).toBe(0);
    finish();
    await disposed;
    expect(script.released).toBe(1);
    expect((await ask(3)).result.finishReason).toBe("cancelled");
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
