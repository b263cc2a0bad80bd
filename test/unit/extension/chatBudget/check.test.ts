/** Which questions are held up because they would not fit. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateTokens } from "../../../../src/core/answerRoom.ts";
import { emptyConversation } from "../../../../src/core/chat/conversation.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import { CancelledError } from "../../../../src/shared/cancelSignal.ts";
import { MAX_TEXT_CHARACTERS } from "../../../../src/shared/limits.ts";
import { articles } from "../../../../tools/tiny-model/declaration.ts";
import {
  budgetOver,
  contexts,
  type FakeServer,
  fits,
  promptFor,
  sentences,
  signal,
  talk,
  turns,
} from "../../../support/chatBudgetFixture.ts";

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

  it("loads nothing for a question that is still typed, and holds it up by a count alone", async () => {
    const server: FakeServer = { contextTokens: 4_096, isLoaded: false };
    const { budget, loadModel } = budgetOver(server);
    const text = "Apa ibu kota Laos? ".repeat(2_000);
    const typed = () => budget.check(emptyConversation("c"), { text }, signal, { mayLoad: false });
    expect(await typed()).toBeUndefined();
    expect(loadModel).not.toHaveBeenCalled();
    server.isLoaded = true;
    expect(await typed()).toMatchObject({ contextTokens: 4_096 });
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
