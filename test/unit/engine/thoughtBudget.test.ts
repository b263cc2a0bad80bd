/** A thought that would never end is ended from outside, with any vocabulary, with and without guessed tokens. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { THOUGHT_END } from "../../../src/core/chat/answerBeginning.ts";
import type { RenderedPrompt } from "../../../src/core/engine.ts";
import { ChatTemplate } from "../../../src/server/engine/chatTemplate.ts";
import { createLlamaModel } from "../../../src/server/engine/running/llamaModel.ts";
import { PromptTokenizer } from "../../../src/server/engine/running/promptTokenizer.ts";
import type { NativeVocabulary } from "../../../src/server/engine/native/nativeModel.ts";
import { TemplateRenderer } from "../../../src/server/engine/templateRenderer.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import { FAKE_MODEL_INFO } from "../../support/fakeEngineModel.ts";
import { FakeContext } from "../../support/fakeContext.ts";
import { collect, joined } from "../../support/tinyEngine.ts";

const END = 0x11_0000;
const OPEN = END + 1;
const CLOSE = END + 2;
const bytesOf = new TextEncoder();
const textOf = new TextDecoder();

/** A token for each byte, as the worst of vocabularies: characters of most scripts take three. */
const vocabulary: NativeVocabulary = {
  tokenize: (text, special) =>
    special && text === "<think>" ? [OPEN] : special && text === "</think>" ? [CLOSE] : encode(text),
  detokenize: (tokens) => textOf.decode(Uint8Array.from(tokens.filter((token) => token < 256))),
  isEogToken: (token) => token === END,
  addsLeadingSpace: false,
  leadingToken: undefined,
  endTokens: [END],
};

const withoutThoughtTokens: NativeVocabulary = { ...vocabulary, tokenize: (text) => encode(text) };

function encode(text: string): number[] {
  return [...bytesOf.encode(text)];
}

interface Thinker {
  /** Said again and again, until somebody closes the thought. */
  readonly thought: string;
  readonly answer: string;
  readonly hasThoughtTokens?: boolean;
  readonly speculation?: boolean;
}

const PROMPT: RenderedPrompt = { text: "", tokens: encode("Question?"), startsInThinking: false };

/** A model that thinks until it reads the end of its thought, whoever has written that, and then answers. */
async function thinker({ thought, answer, hasThoughtTokens = true, speculation = false }: Thinker) {
  const open = hasThoughtTokens ? [OPEN] : encode("<think>");
  const close = [...(hasThoughtTokens ? [CLOSE] : encode("</think>")), ...encode("\n\n")];
  const thinking = encode(thought);
  const script = [...encode(answer), END];
  const context = new FakeContext({
    contextTokens: 4_096,
    batchTokens: 16,
    sequences: 1,
    next: (tokens) => {
      const said = tokens.slice(PROMPT.tokens.length);
      const closed = endOf(said, close);
      if (closed !== undefined) return script[said.length - closed] ?? END;
      return said.length < open.length
        ? (open[said.length] ?? END)
        : (thinking[(said.length - open.length) % thinking.length] ?? END);
    },
  });
  const renderer = new TemplateRenderer({ logger: silentLogger, childPath: "/unused" });
  renderer.render = async (_template, { messages }) =>
    Promise.resolve({ kind: "printed", text: messages.map(({ content }) => content).join("\n") });
  const template = await ChatTemplate.probe({ path: "", template: "", bosText: "", eosText: "" }, renderer);
  const words = hasThoughtTokens ? vocabulary : withoutThoughtTokens;
  const model = await createLlamaModel({
    info: { ...FAKE_MODEL_INFO, contextTokens: 4_096, canThink: true },
    logger: silentLogger,
    vocabulary: words,
    context,
    speculation,
    prefixCacheBytes: 0,
    stateFolder: undefined,
    modelKey: "thinker",
    tokenizer: new PromptTokenizer({ vocabulary: words, declaredMarkers: [], tokenTexts: [] }),
    template,
    isEnd: (token) => token === END,
    release: () => Promise.resolve(),
  });
  return { model, endTokens: encode(THOUGHT_END.before).length + close.length };
}

/** Index after the first occurrence. */
function endOf(tokens: readonly number[], wanted: readonly number[]): number | undefined {
  for (let start = 0; start + wanted.length <= tokens.length; start += 1) {
    if (wanted.every((token, index) => tokens[start + index] === token)) return start + wanted.length;
  }
  return undefined;
}

const kinds = [
  { hasThoughtTokens: true, speculation: false },
  { hasThoughtTokens: true, speculation: true },
  { hasThoughtTokens: false, speculation: false },
  { hasThoughtTokens: false, speculation: true },
];

describe("thinkingBudget", () => {
  it.each(kinds)("ends a thought that never ends, and the model answers (%o)", async (kind) => {
    const { model, endTokens } = await thinker({ thought: "hm ", answer: "ຄຳຕອບ", ...kind });
    const { deltas, result } = await collect(model, PROMPT, { thinkingBudget: 30, maxTokens: 1_000 });
    expect(result).toMatchObject({ text: "ຄຳຕອບ", finishReason: "stop" });
    expect(result.thinking).toBe(joined(deltas, "thinking"));
    expect(result.thinking).toMatch(/^(hm )+h?m?\n\nI have thought about this for long enough\./u);
    expect(result.text).toBe(joined(deltas, "text"));
    const written = encode("ຄຳຕອບ").length;
    expect(result.stats.generatedTokens - endTokens - written).toBeGreaterThanOrEqual(30);
    expect(result.stats.generatedTokens - endTokens - written).toBeLessThanOrEqual(30 + "<think>".length);
  });

  it("never ends it inside a character", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("ကျွန်တော် ", "ខ្ញុំគិត", "ຂ້ອຍຄິດ", "நான் ", "我想🙂"),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...kinds),
        async (thought, thinkingBudget, kind) => {
          const { model } = await thinker({ thought, answer: "ok", ...kind });
          const { result } = await collect(model, PROMPT, { thinkingBudget, maxTokens: 1_000 });
          expect(result.text).toBe("ok");
          const [before = ""] = result.thinking.split(THOUGHT_END.before.trim());
          expect(thought.repeat(60).startsWith(before.trimEnd())).toBe(true);
          expect(result.thinking).not.toContain("\uFFFD");
        },
      ),
      { numRuns: 60 },
    );
  });

  it("leaves a thought alone that ends in time, and one without a budget", async () => {
    const { model } = await thinker({ thought: "hm ", answer: "ok" });
    const { result } = await collect(model, PROMPT, { maxTokens: 200 });
    expect(result).toMatchObject({ text: "", finishReason: "length" });
    const short = await thinker({ thought: `hm</think>`, answer: "ok", hasThoughtTokens: false });
    const own = await collect(short.model, PROMPT, { thinkingBudget: 50, maxTokens: 30 });
    expect(own.result.thinking).toBe("hm");
  });

  it("goes no further than the answer may", async () => {
    const { model } = await thinker({ thought: "hm ", answer: "ok" });
    const { result } = await collect(model, PROMPT, { thinkingBudget: 20, maxTokens: 40 });
    expect(result).toMatchObject({ text: "", finishReason: "length" });
    expect(result.stats.generatedTokens).toBe(40);
  });

  it("reads what it was made to say in one go, beside nothing that it had guessed before", async () => {
    const plain = await thinker({ thought: "hm ", answer: "the same words, the same words, the same words" });
    const guessing = await thinker({
      thought: "hm ",
      answer: "the same words, the same words, the same words",
      speculation: true,
    });
    for (const thinkingBudget of [5, 17, 40, 41, 42, 43]) {
      const one = await collect(plain.model, PROMPT, { thinkingBudget, maxTokens: 500 });
      const other = await collect(guessing.model, PROMPT, { thinkingBudget, maxTokens: 500 });
      expect(other.result.text).toBe(one.result.text);
      expect(other.result.thinking).toBe(one.result.thinking);
    }
  });
});
