/** The budget of a chat over a server that counts characters, and conversations for it. */
import fc from "fast-check";
import { vi } from "vitest";
import type { ServerApi } from "../../src/client/serverApi.ts";
import { answerReserve, CONTEXT_MARGIN_TOKENS } from "../../src/core/chat/contextBudget.ts";
import { applyEvent } from "../../src/core/chat/applyEvents.ts";
import {
  type Conversation,
  type ConversationEvent,
  type EarlierPart,
  emptyConversation,
} from "../../src/core/chat/conversation.ts";
import { historyOf } from "../../src/core/chat/history.ts";
import { conversationSystemPrompt } from "../../src/core/chatPrompts.ts";
import { ChatBudget } from "../../src/extension/chat/chatBudget.ts";
import { AppError } from "../../src/shared/appError.ts";
import type { Attachment } from "../../src/shared/attachment.ts";
import type { ChatMessage } from "../../src/shared/chatMessage.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import { articles } from "../../tools/tiny-model/declaration.ts";
import { MODEL_INFO, STATS } from "./scriptedServerApi.ts";

export const signal = new AbortController().signal;
const TURN_TOKENS = 7;

/** A template that prints a few signs around each message, and a token for each character. */
export function tokensOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + content.trim().length + TURN_TOKENS, TURN_TOKENS);
}

export interface FakeServer {
  readonly contextTokens: number;
  isLoaded?: boolean;
  /** Why it cannot be loaded. */
  loadError?: AppError;
  /** Why it cannot count. */
  measureError?: Error;
  /** Given a text; what it is made into. */
  summary?: (text: string) => string;
}

export function budgetOver(server: FakeServer, wished: "auto" | number = "auto") {
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
export function talk(turns: readonly (readonly [question: string, answer: string])[]): Conversation {
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
export function promptFor(
  conversation: Conversation,
  question: { text: string; attachments?: readonly Attachment[] },
  earlier?: EarlierPart,
): ChatMessage[] {
  const shortened = earlier === undefined ? conversation : applyEvent(conversation, { type: "earlierSet", earlier });
  const asked = applyEvent(shortened, { type: "question", id: "next", ...question });
  return [conversationSystemPrompt(asked.answerLanguage), ...historyOf(asked)];
}

/** All that was said, one after the other: questions without an answer are asked together with the next one. */
export function spoken(prompt: readonly ChatMessage[]): string {
  return prompt
    .slice(1)
    .map(({ content }) => content)
    .join("\n\n");
}

export function fits(messages: readonly ChatMessage[], contextTokens: number): boolean {
  const answerTokens = answerReserve({ contextTokens, thinking: false });
  return tokensOf(messages) + answerTokens + CONTEXT_MARGIN_TOKENS <= contextTokens;
}

export const sentences = fc.constantFrom(
  ...(["en", "th", "my", "km", "lo", "ta", "vi", "zh-Hans"] as const).flatMap((tag) => articles(tag).flat()),
);
export const turns = fc.array(fc.tuple(sentences, fc.oneof(sentences, fc.constant(""))), { maxLength: 8 });
export const contexts = fc.integer({ min: 600, max: 6_000 });
