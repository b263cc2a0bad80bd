/** What the gauge shows, and what single texts count. */
import { describe, expect, it } from "vitest";
import { estimateTokens } from "../../../../src/core/answerRoom.ts";
import { applyEvent } from "../../../../src/core/chat/applyEvents.ts";
import { emptyConversation } from "../../../../src/core/chat/conversation.ts";
import { ChatBudget } from "../../../../src/extension/chat/chatBudget.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import type { Attachment } from "../../../../src/shared/attachment.ts";
import { silentLogger } from "../../../../src/shared/logger.ts";
import { articles } from "../../../../tools/tiny-model/declaration.ts";
import { budgetOver, promptFor, signal, talk, tokensOf } from "../../../support/chatBudgetFixture.ts";

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

  it("tells what the summary of earlier talk takes, as a part of the talk", async () => {
    const { budget } = budgetOver({ contextTokens: 8_192 });
    const said = talk([["ສະບາຍດີ", "ສະບາຍດີ! ມີຫຍັງໃຫ້ຊ່ວຍບໍ?"]]);
    const measured = async (summary: string) => {
      const conversation = applyEvent(said, { type: "earlierSet", earlier: { untilId: "a0", summary } });
      return budget.measure(conversation, { draft: "", attachments: [] }, signal);
    };
    const [short, long] = [await measured("ທັກທາຍ"), await measured("ທັກທາຍກັນແລ້ວ")];
    expect(long!.summaryTokens! - short!.summaryTokens!).toBe("ກັນແລ້ວ".length);
    expect(long!.historyTokens - short!.historyTokens).toBe("ກັນແລ້ວ".length);
    expect(await budget.measure(said, { draft: "", attachments: [] }, signal)).not.toHaveProperty("summaryTokens");
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
