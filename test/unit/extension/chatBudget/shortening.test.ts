/** What goes so that a question fits: trimmed, or into a summary. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEvent } from "../../../../src/core/chat/applyEvents.ts";
import {
  budgetOver,
  contexts,
  fits,
  promptFor,
  sentences,
  spoken,
  talk,
  turns,
} from "../../../support/chatBudgetFixture.ts";

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
