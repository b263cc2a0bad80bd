/** Both ends of the model's way into a document's thread, over a port that copies what it carries. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EngineModel, GenerateOptions, GenerationResult } from "../../../../src/core/engine.ts";
import type { ModelCall } from "../../../../src/server/documents/documentMessages.ts";
import { ModelCalls } from "../../../../src/server/documents/modelCalls.ts";
import { ModelProxy } from "../../../../src/server/documents/modelProxy.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import { CancelledError } from "../../../../src/shared/cancelSignal.ts";
import { fakeEngineModel } from "../../../support/fakeEngineModel.ts";

const GREEDY: GenerateOptions = { sampling: { temperature: 0, topK: 1, topP: 1, minP: 0 }, maxTokens: 100 };
const SOURCES = [
  "မင်္ဂလာပါ",
  "សួស្តី",
  "ສະບາຍດີ",
  "สวัสดี",
  "வணக்கம்",
  "你好，世界",
  "Xin chào",
  "Selamat pagi",
  "Magandang umaga",
];

function connect(model: EngineModel): { proxy: ModelProxy; calls: ModelCalls; sent: ModelCall[] } {
  const sent: ModelCall[] = [];
  const calls = new ModelCalls(model, (reply) => queueMicrotask(() => proxy.receive(structuredClone(reply))));
  const proxy = new ModelProxy(model.info, (call) => {
    sent.push(call);
    queueMicrotask(() => calls.receive(structuredClone(call)));
  });
  return { proxy, calls, sent };
}

/** Writes the prompt's text in those pieces, until it is told to stop. */
function modelWriting(pieces: readonly string[]): EngineModel & { readonly open: () => number } {
  let open = 0;
  return {
    ...fakeEngineModel(),
    open: () => open,
    async *generate(_prompt, { signal }) {
      open += 1;
      try {
        let text = "";
        for (const piece of pieces) {
          await new Promise((resolve) => setImmediate(resolve));
          if (signal?.aborted === true) return resultOf(text, "cancelled");
          text += piece;
          yield { channel: "text", text: piece };
        }
        return resultOf(text, "stop");
      } finally {
        open -= 1;
      }
    },
  };
}

function resultOf(text: string, finishReason: GenerationResult["finishReason"]): GenerationResult {
  const stats = { promptTokens: 1, cachedTokens: 0, generatedTokens: 1, timeToFirstTokenMs: 1, tokensPerSecond: 1 };
  return { text, thinking: "", finishReason, stats: { ...stats, totalMs: 1, thinkingMs: 0 } };
}

async function readAll(
  stream: ReturnType<EngineModel["generate"]>,
): Promise<{ read: string[]; end: GenerationResult }> {
  const read: string[] = [];
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return { read, end: step.value };
    read.push(step.value.text);
  }
}

const PROMPT = { text: "", tokens: [1, 2], startsInThinking: false };

describe("the model in a document's thread", () => {
  it("renders and counts as the model itself does", async () => {
    const model = fakeEngineModel();
    const { proxy } = connect(model);
    const messages = [{ role: "user" as const, content: SOURCES.join("\n") }];
    const thinking = { thinking: false };
    expect(await proxy.renderPrompt(messages, thinking)).toEqual(await model.renderPrompt(messages, thinking));
    for (const text of SOURCES) expect(await proxy.countTokens(text)).toBe(await model.countTokens(text));
  });

  it("streams every piece in order and to its own call, for any number of answers at once", async () => {
    const answers = fc.array(fc.array(fc.constantFrom(...SOURCES), { maxLength: 8 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(answers, async (all) => {
        // One proxy for all of them, each with an answer of its own: what went to another call is found in it.
        const { proxy } = connect({
          ...fakeEngineModel(),
          generate: (prompt, options) => modelWriting(all[Number(prompt.text)] ?? []).generate(prompt, options),
        });
        const outcomes = await Promise.all(
          all.map((_, index) => readAll(proxy.generate({ ...PROMPT, text: String(index) }, GREEDY))),
        );
        expect(outcomes.map(({ read }) => read)).toEqual(all);
        expect(outcomes.map(({ end }) => end.text)).toEqual(all.map((pieces) => pieces.join("")));
      }),
      { numRuns: 30 },
    );
  });

  it("stops the model when its signal is aborted, also before it began", async () => {
    const model = modelWriting(SOURCES);
    const { proxy } = connect(model);
    const early = await readAll(proxy.generate(PROMPT, { ...GREEDY, signal: AbortSignal.abort() }));
    expect(early.end).toMatchObject({ finishReason: "cancelled", text: "" });
    const cancel = new AbortController();
    const stream = proxy.generate(PROMPT, { ...GREEDY, signal: cancel.signal });
    await stream.next();
    cancel.abort();
    expect((await readAll(stream)).end.finishReason).toBe("cancelled");
    expect(model.open()).toBe(0);
  });

  it("stops the model when nobody reads on, and only then", async () => {
    const { proxy, calls, sent } = connect(modelWriting(SOURCES));
    await readAll(proxy.generate(PROMPT, GREEDY));
    expect(sent.map(({ kind }) => kind)).toEqual(["generate"]);
    const stream = proxy.generate(PROMPT, GREEDY);
    await stream.next();
    await stream.return(resultOf("", "cancelled"));
    expect(sent.at(-1)).toEqual({ kind: "stop", call: 2 });
    await calls.end();
  });

  it("throws what the model throws: code, details and cancellations", async () => {
    const refuse = (error: Error): EngineModel => ({
      ...fakeEngineModel(),
      countTokens: () => Promise.reject(error),
      async *generate() {
        throw error;
      },
    });
    const overflow = new AppError("generation.contextOverflow", "too long", { details: { promptTokens: 9 } });
    const { proxy } = connect(refuse(overflow));
    await expect(proxy.countTokens("ຂໍ້ຄວາມ")).rejects.toMatchObject({ code: overflow.code, details: overflow.details });
    await expect(proxy.generate(PROMPT, GREEDY).next()).rejects.toMatchObject({ code: overflow.code });
    await expect(connect(refuse(new CancelledError())).proxy.countTokens("ข้อความ")).rejects.toSatisfy(
      CancelledError.is,
    );
  });

  it("ends all answers with the thread, and takes no more questions", async () => {
    const model = modelWriting(SOURCES);
    const replies: string[] = [];
    const calls = new ModelCalls(model, ({ kind }) => replies.push(kind));
    calls.receive({ kind: "generate", call: 1, prompt: PROMPT, options: GREEDY });
    calls.receive({ kind: "generate", call: 2, prompt: PROMPT, options: GREEDY });
    await calls.end();
    expect(model.open()).toBe(0);
    const before = replies.length;
    calls.receive({ kind: "count", call: 3, text: "teks" });
    await calls.end();
    expect(replies).toHaveLength(before);
  });
});
