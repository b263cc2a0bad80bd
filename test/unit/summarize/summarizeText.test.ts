import { describe, expect, it } from "vitest";
import { LANGUAGES, type LanguageTag } from "../../../src/core/languages.ts";
import type { EngineModel } from "../../../src/core/engine.ts";
import { combinePrompt, summarizePrompt } from "../../../src/core/prompts.ts";
import { splitGraphemes } from "../../../src/core/text/graphemes.ts";
import { SUMMARIZE_LIMIT_CHARACTERS, summarizeText } from "../../../src/core/summarize/summarizeText.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";
import type { ChatMessage } from "../../../src/shared/chatMessage.ts";
import { createDeferred } from "../../../src/shared/deferred.ts";
import type { FinishedSummary } from "../../../src/shared/finishedSummary.ts";
import { articles } from "../../../tools/tiny-model/declaration.ts";
import {
  fakeEngineModel,
  fakeTokenCount,
  type FakeModel,
  type FakeModelOptions,
} from "../../support/fakeEngineModel.ts";

const tags = LANGUAGES.map(({ tag }) => tag);

/** Summarizes each part by its number, and a combination by the numbers in it: so nothing can be left out unseen. */
function numberingModel(options: FakeModelOptions = {}): FakeModel {
  let parts = 0;
  return fakeEngineModel({
    ...options,
    answer: (messages, text) => {
      if (isCombination(messages)) return (text.match(/#\d+/gu) ?? []).join(" ");
      parts += 1;
      return `#${parts} ${"filler ".repeat(20)}`;
    },
  });
}

function isCombination(messages: readonly ChatMessage[]): boolean {
  return messages[0]!.content.includes("summaries of the");
}

async function run(model: FakeModel, text: string, target: LanguageTag = "en") {
  const deltas: string[] = [];
  const progress: string[] = [];
  const outcome = await summarizeText(
    model,
    { text, target },
    {
      onDelta: (delta) => deltas.push(delta),
      onPart: (index, count) => progress.push(`${index}/${count}`),
      onSummary: () => undefined,
    },
  );
  expect(deltas.join("")).toBe(outcome.text);
  return { ...outcome, progress };
}

const longText = (tag: LanguageTag) => articles(tag).flat().join("\n\n").normalize("NFC");

describe("summarizeText", () => {
  it("asks once for a text that fits, without a part", async () => {
    const model = fakeEngineModel({ answer: () => " A summary.\n" });
    const { text, parts, progress } = await run(model, "  A short text.\r\nTwo lines. \n");
    expect({ text, parts, progress }).toEqual({ text: "A summary.", parts: 1, progress: [] });
    expect(model.prompts.map(({ messages }) => messages)).toEqual([
      summarizePrompt({ text: "A short text.\r\nTwo lines.", target: "en" }),
    ]);
  });

  it.each(tags)("reads every character of a long text in %s, in parts that fit", async (tag) => {
    const text = longText(tag);
    const contextTokens = 2400;
    const model = numberingModel({ contextTokens });
    const { parts, text: summary, progress } = await run(model, text, "my");
    expect(parts).toBeGreaterThan(1);
    expect(summary).toBe(Array.from({ length: parts }, (_, index) => `#${index + 1}`).join(" "));
    expect(progress).toEqual(Array.from({ length: parts }, (_, index) => `${index + 1}/${parts}`));
    const read = model.prompts.filter(({ messages }) => !isCombination(messages));
    expect(withoutSpace(read.map((prompt) => prompt.text).join(""))).toBe(withoutSpace(text));
    for (const { messages, options } of model.prompts) {
      const prompt = messages.reduce((sum, { content }) => sum + fakeTokenCount(content), 0);
      expect(prompt + options.maxTokens).toBeLessThanOrEqual(contextTokens);
      expect(options.maxTokens).toBeGreaterThanOrEqual(700);
    }
  });

  it("counts a part as done when all before it are", async () => {
    const model = numberingModel({ contextTokens: 2000 });
    const first = createDeferred<undefined>();
    let begun = 0;
    let ended = 0;
    const slow: EngineModel = {
      ...model,
      info: { ...model.info, parallel: 4 },
      async *generate(prompt, how) {
        begun += 1;
        if (begun === 1) await first.promise;
        const result = yield* model.generate(prompt, how);
        ended += 1;
        if (ended === 3) first.resolve(undefined);
        return result;
      },
    };
    const told: { readonly index: number; readonly ended: number }[] = [];
    const onPart = (index: number) => told.push({ index, ended });
    const options = { onDelta: () => undefined, onPart, onSummary: () => undefined };
    const { parts } = await summarizeText(slow, { text: longText("my"), target: "my" }, options);
    expect(parts).toBeGreaterThan(4);
    expect(told[0]).toEqual({ index: 1, ended: 0 });
    expect(told[1]!.index).toBeGreaterThan(4); // nothing is told until the first is done, and then of all at once
    expect(told[1]!.ended).toBeGreaterThanOrEqual(4);
  });

  it("tells the model which part it reads, then combines in order", async () => {
    const model = numberingModel({ contextTokens: 3000 });
    const { parts } = await run(model, longText("th"), "th");
    const first = model.prompts[0]!;
    expect(first.messages).toEqual(
      summarizePrompt({ text: first.text, target: "th", part: { index: 1, count: parts } }),
    );
    const summaries = Array.from({ length: parts }, (_, index) => `#${index + 1} ${"filler ".repeat(20)}`.trim());
    expect(model.prompts.at(-1)!.messages).toEqual(combinePrompt({ summaries, target: "th" }));
  });

  it("combines in rounds when the summaries do not fit together, and loses none", async () => {
    const model = numberingModel({ contextTokens: 900 });
    const { parts, text } = await run(model, longText("my"));
    expect(parts).toBeGreaterThan(20);
    expect(text).toBe(Array.from({ length: parts }, (_, index) => `#${index + 1}`).join(" "));
    expect(model.prompts.filter(({ messages }) => isCombination(messages)).length).toBeGreaterThan(2);
  });

  it("never cuts inside a grapheme", async () => {
    const model = numberingModel({ contextTokens: 900 });
    const text = "👩‍👩‍👧‍👦น้ำ".repeat(900);
    await run(model, text);
    const read = model.prompts.filter(({ messages }) => !isCombination(messages)).map((prompt) => prompt.text);
    expect(read.flatMap(splitGraphemes)).toEqual(splitGraphemes(text));
  });

  it("halves a part whose summary does not end, and counts the halves", async () => {
    const model = fakeEngineModel({
      contextTokens: 3000,
      answer: (messages, text) => {
        if (isCombination(messages)) return "combined";
        return fakeTokenCount(text) > 1000 ? "again ".repeat(5000) : "a part";
      },
    });
    const { parts, text } = await run(model, longText("ta"));
    expect(text).toBe("combined");
    expect(model.prompts.at(-1)!.text).toBe(new Array<string>(parts).fill("a part").join("\n\n"));
  });
});

describe("a summary that was interrupted", () => {
  /** Says the same to the same, as a model does that is asked without chance. */
  const model = () =>
    fakeEngineModel({ contextTokens: 900, answer: (_, text) => `${splitGraphemes(text).slice(0, 12).join("")} …` });

  /** Ends behind so many summaries. */
  async function begin(text: string, target: LanguageTag, after: number): Promise<FinishedSummary[]> {
    const cancel = new AbortController();
    const finished: FinishedSummary[] = [];
    const onSummary = (summary: FinishedSummary) => {
      finished.push(summary);
      if (finished.length === after) cancel.abort();
    };
    const options = { onDelta: () => undefined, onPart: () => undefined, onSummary, signal: cancel.signal };
    await expect(summarizeText(model(), { text, target }, options)).rejects.toThrow(CancelledError);
    return finished;
  }

  async function goOn(text: string, target: LanguageTag, finished: readonly FinishedSummary[]) {
    const asked = model();
    const deltas: string[] = [];
    const told: FinishedSummary[] = [];
    const options = { onDelta: (delta: string) => deltas.push(delta), onPart: () => undefined };
    const summary = await summarizeText(
      asked,
      { text, target, finished },
      { ...options, onSummary: (one) => told.push(one) },
    );
    expect(deltas.join("")).toBe(summary.text);
    return { ...summary, told, questions: asked.prompts.length };
  }

  it.each(tags)("goes on in %s where it was, and asks nothing twice", async (tag) => {
    const text = longText(tag);
    const whole = await goOn(text, tag, []);
    // In the first parts, near the last, and behind all of them, where the parts' summaries are put together.
    for (const after of [1, whole.parts - 1, whole.questions - 1]) {
      const finished = await begin(text, tag, after);
      const rest = await goOn(text, tag, finished);
      expect(rest).toMatchObject({ text: whole.text, parts: whole.parts, questions: whole.questions - after });
      expect([...finished, ...rest.told]).toEqual(whole.told);
    }
    expect(await goOn(text, tag, whole.told)).toMatchObject({ text: whole.text, questions: 0, told: [] });
  });

  it("takes nothing over for another language, and of another text only the parts that are the same", async () => {
    const text = longText("vi");
    const { questions, told } = await goOn(text, "vi", []);
    const anew = await goOn(text, "lo", []);
    expect(await goOn(text, "lo", told)).toMatchObject({ questions: anew.questions, told: anew.told, text: anew.text });
    const changed = `${text.slice(0, -1)}!`;
    const again = await goOn(changed, "vi", told);
    expect(again.questions).toBeGreaterThan(0);
    expect(again.questions).toBeLessThan(questions / 2);
  });
});

describe("summarizeText fails loudly", () => {
  it.each(["", " \n\t\r\n ", "\u0000"])("on empty text %j", async (text) => {
    await expect(run(fakeEngineModel(), text)).rejects.toMatchObject({ code: "input.empty" });
  });

  it("on too long a text, saying both figures", async () => {
    const size = SUMMARIZE_LIMIT_CHARACTERS + 1;
    await expect(run(fakeEngineModel(), "a".repeat(size))).rejects.toMatchObject({
      code: "input.tooLarge",
      details: { size, limit: SUMMARIZE_LIMIT_CHARACTERS },
    });
  });

  it("when the context is too small for anything", async () => {
    const model = fakeEngineModel({ contextTokens: 100 });
    await expect(run(model, "one two")).rejects.toMatchObject({ code: "generation.contextOverflow" });
  });

  it.each([
    ["never ends", "again ".repeat(5000)],
    ["is empty", " \n"],
  ])("when the only summary %s", async (_name, answer) => {
    const model = fakeEngineModel({ answer: () => answer });
    await expect(run(model, "one two")).rejects.toMatchObject({ code: "generation.unfinished" });
  });

  it("when no part's summary ever ends", async () => {
    const model = fakeEngineModel({ contextTokens: 3000, answer: () => "again ".repeat(5000) });
    await expect(run(model, longText("ta"))).rejects.toMatchObject({ code: "generation.unfinished" });
  });

  it("when it is cancelled between parts", async () => {
    const controller = new AbortController();
    const model = numberingModel({ contextTokens: 3000 });
    const onPart = (index: number) => {
      if (index === 2) controller.abort();
    };
    const options = { onDelta: () => undefined, onPart, onSummary: () => undefined, signal: controller.signal };
    await expect(summarizeText(model, { text: longText("km"), target: "en" }, options)).rejects.toThrow(CancelledError);
    expect(model.prompts).toHaveLength(1);
  });
});

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/gu, "");
}
