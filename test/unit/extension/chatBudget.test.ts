/** The budget of a chat over a server that counts characters: gauge, overflow, and what goes for a question. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { estimateTokens } from "../../../src/core/answerRoom.ts";
import { answerReserve, CONTEXT_MARGIN_TOKENS } from "../../../src/core/chat/contextBudget.ts";
import {
  applyEvent,
  type Conversation,
  type ConversationEvent,
  type EarlierPart,
  emptyConversation,
} from "../../../src/core/chat/conversation.ts";
import { historyOf } from "../../../src/core/chat/history.ts";
import type { ServerApi } from "../../../src/client/serverApi.ts";
import { conversationSystemPrompt } from "../../../src/core/chatPrompts.ts";
import { ChatBudget } from "../../../src/extension/chat/chatBudget.ts";
import { AppError } from "../../../src/shared/appError.ts";
import type { Attachment } from "../../../src/shared/attachment.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";
import type { ChatMessage } from "../../../src/shared/chatMessage.ts";
import { MAX_TEXT_CHARACTERS } from "../../../src/shared/limits.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import { articles } from "../../../tools/tiny-model/declaration.ts";
import { MODEL_INFO, STATS } from "../../support/scriptedServerApi.ts";

const signal = new AbortController().signal;
const TURN_TOKENS = 7;

/** A template that prints a few signs around each message, and a token for each character. */
function tokensOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + content.trim().length + TURN_TOKENS, TURN_TOKENS);
}

interface FakeServer {
  readonly contextTokens: number;
  isLoaded?: boolean;
  /** Why it cannot be loaded. */
  loadError?: AppError;
  /** Why it cannot count. */
  measureError?: Error;
  /** Given a text; what it is made into. */
  summary?: (text: string) => string;
}

function budgetOver(server: FakeServer, wished: "auto" | number = "auto") {
  const summarized: Parameters<ServerApi["summarize"]>[0][] = [];
  const measures: Parameters<ServerApi["measureChat"]>[0][] = [];
  const loadModel = vi.fn<ServerApi["loadModel"]>(() => {
    if (server.loadError !== undefined) return Promise.reject(server.loadError);
    server.isLoaded = true;
    return Promise.resolve(MODEL_INFO);
  });
  const { contextTokens } = server;
  const budget = new ChatBudget({
    contextTokens: () => wished,
    thinkingBudget: () => 0,
    log: silentLogger,
    api: {
      loadModel,
      measureChat: (params) => {
        measures.push(params);
        const { messages, thinking, texts } = params;
        if (server.measureError !== undefined) return Promise.reject(server.measureError);
        if (server.isLoaded === false) return Promise.resolve(null);
        return Promise.resolve({
          contextTokens,
          promptTokens: tokensOf(messages),
          systemTokens: tokensOf(messages.filter(({ role }) => role === "system")),
          textTokens: texts.map((text) => text.length),
          answerTokens: answerReserve({ contextTokens, thinking }),
        });
      },
      summarize: (params) => {
        summarized.push(params);
        const text = server.summary?.(params.text);
        if (text === undefined) return Promise.reject(new AppError("generation.unfinished", "as asked"));
        return Promise.resolve({ text, parts: 1, stats: STATS, model: MODEL_INFO });
      },
    },
  });
  return { budget, summarized, measures, loadModel };
}

/** Questions with their answers; an empty answer is one that failed. */
function talk(turns: readonly (readonly [question: string, answer: string])[]): Conversation {
  const events = turns.flatMap(([question, answer], index): ConversationEvent[] => [
    { type: "question", id: `q${index}`, text: question },
    { type: "answerStarted", id: `a${index}` },
    ...(answer === ""
      ? [
          {
            type: "answerFailed",
            id: `a${index}`,
            error: { code: "server.crashed", message: "", details: {} },
          } as const,
        ]
      : [
          { type: "delta", id: `a${index}`, channel: "text", text: answer, atMs: 0 } as const,
          { type: "answerStopped", id: `a${index}` } as const,
        ]),
  ]);
  return events.reduce(applyEvent, emptyConversation("c"));
}

/** What the model would be given, by the product's own rule and not by the budget's. */
function promptFor(
  conversation: Conversation,
  question: { text: string; attachments?: readonly Attachment[] },
  earlier?: EarlierPart,
): ChatMessage[] {
  const shortened = earlier === undefined ? conversation : applyEvent(conversation, { type: "earlierSet", earlier });
  const asked = applyEvent(shortened, { type: "question", id: "next", ...question });
  return [conversationSystemPrompt(asked.answerLanguage), ...historyOf(asked)];
}

/** All that was said, one after the other: questions without an answer are asked together with the next one. */
function spoken(prompt: readonly ChatMessage[]): string {
  return prompt
    .slice(1)
    .map(({ content }) => content)
    .join("\n\n");
}

function fits(messages: readonly ChatMessage[], contextTokens: number): boolean {
  const answerTokens = answerReserve({ contextTokens, thinking: false });
  return tokensOf(messages) + answerTokens + CONTEXT_MARGIN_TOKENS <= contextTokens;
}

const file: Attachment = { id: "1", kind: "file", label: "main.ts", path: "main.ts", text: "let x = 1;\n".repeat(20) };

describe("measure", () => {
  it("gives each part its tokens, and together they are the prompt that would be sent, but for joints", async () => {
    const { budget } = budgetOver({ contextTokens: 8_192 });
    const conversation = talk([["ສະບາຍດີ", "ສະບາຍດີ! ມີຫຍັງໃຫ້ຊ່ວຍບໍ?"]]);
    const draft = "ແປຟາຍນີ້";
    const gauge = await budget.measure(conversation, { draft, attachments: [file] }, signal);
    expect(gauge).toMatchObject({
      contextTokens: 8_192,
      draftTokens: draft.length,
      answerTokens: 1_024,
      isEstimate: false,
    });
    const { systemTokens = 0, chipTokens = 0, historyTokens = 0, draftTokens = 0 } = gauge ?? {};
    const prompt = tokensOf(promptFor(conversation, { text: draft, attachments: [file] }));
    expect(systemTokens + chipTokens + historyTokens + draftTokens).toBe(prompt);
  });

  it("asks for the same prompt while the draft is typed, so that nothing but the draft has to be counted", async () => {
    const { budget, measures } = budgetOver({ contextTokens: 8_192 });
    const conversation = talk([["hi", "Hello."]]);
    for (const draft of ["", "W", "What is", "What is this?"]) {
      await budget.measure(conversation, { draft, attachments: [file] }, signal);
    }
    const [first] = measures;
    for (const { messages, texts } of measures) {
      expect(messages).toEqual(first?.messages);
      expect(texts.slice(1)).toEqual(first?.texts.slice(1));
    }
  });

  it("estimates without a model, and says so", async () => {
    const { budget } = budgetOver({ contextTokens: 1, isLoaded: false });
    const draft = articles("my").flat().join("\n");
    const gauge = await budget.measure(emptyConversation("c"), { draft, attachments: [] }, signal);
    expect(gauge).toMatchObject({ contextTokens: 8_192, draftTokens: estimateTokens(draft), isEstimate: true });
    expect(gauge?.historyTokens).toBeLessThan(20);
  });

  it("has nothing to say when it was cancelled, or when the server fails", async () => {
    const { budget } = budgetOver({ contextTokens: 8_192 });
    const draft = { draft: "x", attachments: [] };
    expect(await budget.measure(emptyConversation("c"), draft, AbortSignal.abort())).toBeUndefined();
    const failing = new ChatBudget({
      contextTokens: () => 4_096,
      thinkingBudget: () => 0,
      log: silentLogger,
      api: {
        measureChat: () => Promise.reject(new AppError("server.crashed", "")),
        summarize: () => Promise.reject(new Error()),
        loadModel: () => Promise.reject(new Error()),
      },
    });
    expect(await failing.measure(emptyConversation("c"), draft, signal)).toBeUndefined();
  });
});

const sentences = fc.constantFrom(
  ...(["en", "th", "my", "km", "lo", "ta", "vi", "zh-Hans"] as const).flatMap((tag) => articles(tag).flat()),
);
const turns = fc.array(fc.tuple(sentences, fc.oneof(sentences, fc.constant(""))), { maxLength: 8 });
const contexts = fc.integer({ min: 600, max: 6_000 });

describe("countTexts", () => {
  it("counts each text by itself, estimates without a model, and says nothing to whom does not listen any more", async () => {
    const { budget } = budgetOver({ contextTokens: 8_192 });
    expect(await budget.countTexts(["สวัสดี", "", "hi"], signal)).toEqual({ tokens: [6, 0, 2], isEstimate: false });
    expect(await budget.countTexts(["hi"], AbortSignal.abort())).toBeUndefined();
    const unloaded = budgetOver({ contextTokens: 8_192, isLoaded: false });
    const estimated = await unloaded.budget.countTexts(["สวัสดี", "", "hi"], signal);
    expect(estimated).toMatchObject({ isEstimate: true, tokens: [expect.any(Number), 0, expect.any(Number)] });
    expect(estimated!.tokens[0]).toBeGreaterThan(0);
  });
});

describe("check", () => {
  it("holds up exactly the questions that do not fit", async () => {
    await fc.assert(
      fc.asyncProperty(turns, sentences, contexts, async (said, text, contextTokens) => {
        const { budget } = budgetOver({ contextTokens });
        const conversation = talk(said);
        const overflow = await budget.check(conversation, { text });
        expect(overflow === undefined).toBe(fits(promptFor(conversation, { text }), contextTokens));
      }),
    );
  });

  it("holds up exactly those without a model in memory, too, which is loaded only for what may be too long", async () => {
    const repeats = fc.integer({ min: 1, max: 30 });
    await fc.assert(
      fc.asyncProperty(turns, sentences, repeats, async (said, sentence, times) => {
        const { budget, loadModel } = budgetOver({ contextTokens: 8_192, isLoaded: false });
        const [conversation, text] = [talk(said), sentence.repeat(times)];
        const overflow = await budget.check(conversation, { text }, signal);
        expect(overflow === undefined).toBe(fits(promptFor(conversation, { text }), 8_192));
        const bytes = promptFor(conversation, { text }).map(({ content }) => Buffer.byteLength(content));
        const isShort = bytes.reduce((total, size) => total + size, 0) < 1_200;
        if (isShort) expect(loadModel).not.toHaveBeenCalled();
        if (overflow !== undefined) expect(loadModel).toHaveBeenCalledExactlyOnceWith({ signal });
      }),
    );
  });

  it("lets a usual first question go at once: nothing is loaded before it is asked", async () => {
    const { budget, loadModel, measures } = budgetOver({ contextTokens: 8_192, isLoaded: false });
    for (const text of ["မင်္ဂလာပါ", "Apa ibu kota Laos?", articles("km").flat()[0]!]) {
      expect(await budget.check(emptyConversation("c"), { text }, signal)).toBeUndefined();
    }
    expect(loadModel).not.toHaveBeenCalled();
    expect(measures).toHaveLength(3);
  });

  it("takes nothing for short that would not fit into the context that the model had when it was in memory", async () => {
    const server: FakeServer = { contextTokens: 4_096, isLoaded: true };
    const { budget, loadModel } = budgetOver(server);
    await budget.measure(emptyConversation("c"), { draft: "", attachments: [] }, signal);
    server.isLoaded = false;
    expect(await budget.check(emptyConversation("c"), { text: "ဟုတ်ကဲ့" }, signal)).toBeUndefined();
    expect(loadModel).not.toHaveBeenCalled();
    const text = "Apa ibu kota Laos? ".repeat(200);
    expect(await budget.check(emptyConversation("c"), { text }, signal)).toMatchObject({ contextTokens: 4_096 });
    expect(loadModel).toHaveBeenCalledOnce();
  });

  it("takes a first question for short only where the least context to be expected holds it", async () => {
    // "auto" may give a model no more than this.
    const small: FakeServer = { contextTokens: 2_048, isLoaded: false };
    const text = "Apa ibu kota Laos? ".repeat(120);
    const { budget, loadModel } = budgetOver(small);
    expect(await budget.check(emptyConversation("c"), { text }, signal)).toMatchObject({ contextTokens: 2_048 });
    expect(loadModel).toHaveBeenCalledOnce();
    const asked = budgetOver({ contextTokens: 8_192, isLoaded: false }, 8_192);
    expect(await asked.budget.check(emptyConversation("c"), { text }, signal)).toBeUndefined();
    expect(asked.loadModel).not.toHaveBeenCalled();
    const askedLess = budgetOver({ contextTokens: 1_024, isLoaded: false }, 1_024);
    const shorter = "Apa ibu kota Laos? ".repeat(40);
    expect(await askedLess.budget.check(emptyConversation("c"), { text: shorter }, signal)).toBeDefined();
    expect(askedLess.loadModel).toHaveBeenCalledOnce();
  });

  it("says so when the model cannot be loaded to count a long question, which would not be loaded for its answer", async () => {
    const loadError = new AppError("server.crashed", "as asked");
    const { budget, loadModel } = budgetOver({ contextTokens: 8_192, isLoaded: false, loadError });
    const text = articles("ta").flat().join("\n");
    await expect(budget.check(emptyConversation("c"), { text })).rejects.toBe(loadError);
    expect(loadModel).toHaveBeenCalledOnce();
  });

  it.each([
    ["another model is in use", { isLoaded: false, loadError: new AppError("model.busy", "as asked") }],
    ["the server cannot count", { measureError: new AppError("server.crashed", "as asked") }],
  ])("holds nothing up where %s: the answer's own request says what is to be done", async (_, server) => {
    const { budget } = budgetOver({ contextTokens: 8_192, ...server });
    const text = articles("ta").flat().join("\n");
    expect(await budget.check(emptyConversation("c"), { text }, signal)).toBeUndefined();
  });

  it("ends where it was stopped while the model counts", async () => {
    const { budget } = budgetOver({ contextTokens: 8_192, measureError: new CancelledError() });
    await expect(budget.check(emptyConversation("c"), { text: "လာအိုမြို့တော်က ဘယ်မှာလဲ" }, signal)).rejects.toSatisfy(
      CancelledError.is,
    );
  });

  it("measures an edited question in its own place, without what followed the former one", async () => {
    const conversation = talk([
      ["first", "x".repeat(2_000)],
      ["second", "y"],
    ]);
    const { budget } = budgetOver({ contextTokens: 2_000 });
    expect(await budget.check(conversation, { text: "third" })).toMatchObject({
      ways: ["trimOldest", "summarizeEarlier", "newChat"],
    });
    expect(await budget.check(conversation, { text: "first, again", parentId: null })).toBeUndefined();
  });
});

describe("more than a request may carry", () => {
  const turn = articles("en").flat().join("\n").repeat(30);
  const said = talk(Array.from({ length: 12 }, (_, index) => [`${index}?`, turn]));

  it.each([true, false])("is held up, and can be trimmed; model in memory: %s", async (isLoaded) => {
    expect(said.messages.reduce((sum, { text }) => sum + text.length, 0)).toBeGreaterThan(MAX_TEXT_CHARACTERS);
    const { budget, measures } = budgetOver({ contextTokens: 200_000, isLoaded });
    const contextTokens = isLoaded ? 200_000 : 8_192;
    // A summary could not be asked for, either.
    expect(await budget.check(said, { text: "?" })).toMatchObject({ contextTokens, ways: ["trimOldest", "newChat"] });
    const earlier = await budget.trimOldest(said, { text: "?" });
    const prompt = promptFor(said, { text: "?" }, earlier);
    const tokens = prompt.reduce((sum, { content }) => sum + estimateTokens(content), 0);
    expect(tokens).toBeLessThan(contextTokens);
    expect(prompt.at(-1)?.content).toBe("?");
    for (const { messages, texts } of measures) {
      expect([...messages.map(({ content }) => content), ...texts].join("").length).toBeLessThan(10_000);
    }
  });

  it("fills the gauge with an estimate", async () => {
    const { budget } = budgetOver({ contextTokens: 200_000 });
    const gauge = await budget.measure(said, { draft: "?", attachments: [] }, signal);
    expect(gauge).toMatchObject({ contextTokens: 200_000, isEstimate: true });
    expect(gauge?.historyTokens).toBeGreaterThan(200_000);
  });
});

describe("an answer that goes on", () => {
  const conversation = talk([
    ["first", "x".repeat(1_500)],
    ["second", "y".repeat(300)],
  ]);

  it("is held up when there is no room for more of it, and gets room without losing its own question", async () => {
    const { budget } = budgetOver({ contextTokens: 2_400 });
    expect(await budget.check(conversation, undefined)).toMatchObject({ contextTokens: 2_400 });
    expect(await budget.trimOldest(conversation, undefined)).toEqual({ untilId: "a0" });
    const { budget: roomy } = budgetOver({ contextTokens: 8_192 });
    expect(await roomy.check(conversation, undefined)).toBeUndefined();
  });
});

describe("trimOldest", () => {
  it("makes the question fit, keeps the newest turns, and what is left begins with a question", async () => {
    await fc.assert(
      fc.asyncProperty(turns, sentences, contexts, async (said, text, contextTokens) => {
        const { budget } = budgetOver({ contextTokens });
        const conversation = talk(said);
        const overflow = await budget.check(conversation, { text });
        fc.pre(overflow?.ways.includes("trimOldest") === true);
        const earlier = await budget.trimOldest(conversation, { text });
        const prompt = promptFor(conversation, { text }, earlier);
        expect(fits(prompt, contextTokens)).toBe(true);
        expect(prompt[1]?.role).toBe("user");
        expect(prompt.at(-1)?.role).toBe("user");
        expect(prompt.at(-1)?.content.endsWith(text)).toBe(true);
        expect(spoken(promptFor(conversation, { text })).endsWith(spoken(prompt))).toBe(true);
      }),
    );
  });

  it("keeps a summary of what was before, until even that is too much", async () => {
    const summary = "s".repeat(300);
    const said = talk([
      ["old", "old"],
      ["q", "x".repeat(800)],
      ["q", "y".repeat(100)],
    ]);
    const conversation = applyEvent(said, { type: "earlierSet", earlier: { untilId: "a0", summary } });
    const roomy = budgetOver({ contextTokens: 1_700 });
    expect(await roomy.budget.trimOldest(conversation, { text: "next" })).toEqual({ untilId: "a1", summary });
    const tight = budgetOver({ contextTokens: 640 });
    expect(await tight.budget.trimOldest(conversation, { text: "next" })).toEqual({ untilId: "a2" });
  });
});

describe("summarizeEarlier", () => {
  const said = talk([
    ["คำถามแรก", "ก".repeat(900)],
    ["คำถามที่สอง", "ข".repeat(900)],
    ["คำถามที่สาม", "ค".repeat(900)],
  ]);

  it("puts a summary in the place of what goes, in the language of the talk, and all of that was summarised", async () => {
    const { budget, summarized } = budgetOver({ contextTokens: 3_600, summary: () => "สรุป" });
    const earlier = await budget.summarizeEarlier(said, { text: "แล้วต่อไปล่ะ" });
    expect(earlier?.summary).toBe("สรุป");
    const gone = said.messages.slice(0, said.messages.findIndex(({ id }) => id === earlier?.untilId) + 1);
    expect(gone.length).toBeGreaterThan(0);
    expect(summarized).toMatchObject([{ target: "th", urgency: "interactive" }]);
    for (const { text } of gone) expect(summarized[0]?.text).toContain(text);
    expect(fits(promptFor(said, { text: "แล้วต่อไปล่ะ" }, earlier), 3_600)).toBe(true);
  });

  it("takes a former summary into the new one", async () => {
    const { budget, summarized } = budgetOver({ contextTokens: 2_600, summary: () => "สรุป" });
    const conversation = applyEvent(said, { type: "earlierSet", earlier: { untilId: "a0", summary: "เรื่องเก่า" } });
    const earlier = await budget.summarizeEarlier(conversation, { text: "ต่อ" });
    expect(summarized[0]?.text).toContain("เรื่องเก่า");
    expect(summarized[0]?.text).not.toContain("ก".repeat(900));
    expect(earlier?.untilId).not.toBe("a0");
  });

  it("summarises more where the summary came out longer than was reckoned, and never loses what it does not cover", async () => {
    const long = "ส".repeat(1_000);
    const { budget, summarized } = budgetOver({ contextTokens: 3_600, summary: () => long });
    const earlier = await budget.summarizeEarlier(said, { text: "ต่อ" });
    const gone = said.messages.slice(0, said.messages.findIndex(({ id }) => id === earlier?.untilId) + 1);
    for (const { text } of gone) expect(summarized.at(-1)?.text).toContain(text);
    expect(fits(promptFor(said, { text: "ต่อ" }, earlier), 3_600)).toBe(true);
  });

  it("changes nothing when the model gives no summary, or one that leaves no room", async () => {
    const silent = budgetOver({ contextTokens: 3_600 });
    await expect(silent.budget.summarizeEarlier(said, { text: "ต่อ" })).rejects.toMatchObject({
      code: "generation.unfinished",
    });
    const wordy = budgetOver({ contextTokens: 3_600, summary: (text) => text });
    await expect(wordy.budget.summarizeEarlier(said, { text: "ต่อ" })).rejects.toMatchObject({
      code: "generation.contextOverflow",
    });
  });

  it("uses the language that was chosen for answers", async () => {
    const { budget, summarized } = budgetOver({ contextTokens: 3_600, summary: () => "tóm tắt" });
    await budget.summarizeEarlier({ ...said, answerLanguage: "vi" }, { text: "ต่อ" });
    expect(summarized[0]?.target).toBe("vi");
  });
});
