/** Conversations as they come about: random, with real text of all eleven languages and what is hard to write down. */
import fc from "fast-check";
import { applyEvent } from "../../src/core/chat/applyEvents.ts";
import {
  emptyConversation,
  type AnswerStats,
  type Conversation,
  type ConversationEvent,
  type ConversationMessage,
} from "../../src/core/chat/conversation.ts";
import { LANGUAGES } from "../../src/core/languages.ts";
import type { Attachment } from "../../src/shared/attachment.ts";
import type { WireError } from "../../src/shared/wireError.ts";
import { paragraph } from "../../tools/tiny-model/declaration.ts";

const HARD_TEXTS = [
  "",
  "\n\nbetween blank lines\n\n",
  "line one\r\nline two\u2028three",
  "<!-- sealion:0 {} -->\n## A heading\n\n```ts\nconst a = `b`;\n```",
  "~~~~\n````\n</details>\n-->",
  "<|im_end|><think>\u202E\u0000\uD83E\uDD81 \uD83E",
];

const text = fc.oneof(
  fc.constantFrom(...LANGUAGES.map(({ tag }) => paragraph(tag, "1/1"))),
  fc.constantFrom(...HARD_TEXTS),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const timeMs = fc.integer({ min: 1, max: 2_000_000_000_000 });
const pick = fc.nat(1000);

const stats: fc.Arbitrary<AnswerStats> = fc.record({
  generatedTokens: fc.nat(9000),
  tokensPerSecond: fc.nat(90),
  timeToFirstTokenMs: fc.nat(9000),
  thinkingMs: fc.nat(9000),
  modelName: text,
});
const attachment: fc.Arbitrary<Attachment> = fc
  .record(
    {
      kind: fc.constantFrom("selection", "file", "folder", "problems", "text"),
      label: text,
      path: text,
      languageId: fc.constantFrom("typescript", "markdown"),
      lines: fc.tuple(fc.nat(99), fc.nat(99)),
      text,
      tokens: fc.nat(9999),
      isEstimate: fc.boolean(),
    },
    { requiredKeys: ["kind", "label", "text"] },
  )
  .map((fields) => ({ id: "", ...fields }));
const error: fc.Arbitrary<WireError> = fc.record({
  code: fc.constant("generation.failed"),
  message: text,
  details: fc.constant({}),
});
const tag = fc.constantFrom(...LANGUAGES.map((language) => language.tag));

/** What somebody does next in a conversation; `id` is free for it. */
type Step = (conversation: Conversation, id: string) => readonly ConversationEvent[];

const ask = fc
  .record({ pick, text, timeMs, attachments: fc.array(attachment, { maxLength: 2 }) })
  .map((asked): Step => ({ all }, id) => {
    const parentId = [undefined, null, picked(all, asked.pick)?.id ?? null][asked.pick % 3];
    return [
      {
        type: "question",
        id,
        text: asked.text,
        ...(parentId === undefined ? {} : { parentId }),
        ...(asked.pick % 2 === 0 ? {} : { atMs: asked.timeMs }),
        attachments: asked.attachments.map((chip, index) => ({ ...chip, id: `${id}-${String(index)}` })),
      },
    ];
  });

const ENDS = ["finished", "uncounted", "cutShort", "stopped", "failed", "removed", "open"] as const;

function endOf(end: (typeof ENDS)[number], id: string, written: AnswerStats, fault: WireError): ConversationEvent[] {
  switch (end) {
    case "finished":
      return [{ type: "answerFinished", id, stats: written }];
    case "uncounted":
      return [{ type: "answerFinished", id }];
    case "cutShort":
      return [{ type: "answerFinished", id, stats: written, isCutShort: true }];
    case "stopped":
      return [{ type: "answerStopped", id, stats: written }];
    case "failed":
      return [{ type: "answerFailed", id, error: fault }];
    case "removed":
      return [...endOf("failed", id, written, fault), { type: "answerRemoved", id }];
    case "open":
      return [];
  }
}

const answer = fc
  .record({
    pick,
    thoughts: fc.array(text, { maxLength: 3 }),
    words: fc.array(text, { maxLength: 4 }),
    timeMs,
    end: fc.constantFrom(...ENDS),
    stats,
    error,
  })
  .map((written): Step => ({ all, messages }, id) => {
    const chosen = picked(all, written.pick);
    const question = chosen?.role === "user" && written.pick % 2 === 0 ? chosen.id : undefined;
    if (question === undefined && messages.at(-1)?.role !== "user") return [];
    const parent = question === undefined ? {} : { parentId: question };
    const time = written.pick % 3 === 0 ? {} : { atMs: written.timeMs };
    const deltas = (channel: "text" | "thinking", pieces: readonly string[], fromMs: number) =>
      pieces.map((words, index) => ({ type: "delta", id, channel, text: words, atMs: fromMs + index }) as const);
    return [
      { type: "answerStarted", id, ...parent, ...time },
      ...deltas("thinking", written.thoughts, written.timeMs),
      ...deltas("text", written.words, written.timeMs + 10),
      ...endOf(written.end, id, written.stats, written.error),
    ];
  });

const resume = fc.record({ pick, text, timeMs, stats }).map((more): Step => ({ all }) => {
  const stopped = picked(
    all.filter(({ state }) => state === "stopped"),
    more.pick,
  );
  if (stopped === undefined) return [];
  const { id } = stopped;
  return [
    { type: "answerResumed", id },
    { type: "delta", id, channel: "text", text: more.text, atMs: more.timeMs },
    { type: "answerFinished", id, stats: more.stats },
  ];
});

const show = pick.map((number): Step => ({ all }) => {
  const message = picked(all, number);
  return message === undefined ? [] : [{ type: "branchShown", id: message.id }];
});

const render = fc
  .record({ pick, tag, pieces: fc.array(text, { minLength: 1, maxLength: 3 }), isRemoved: fc.boolean() })
  .map((rendered): Step => ({ all }, renditionId) => {
    const message = pickedAnswer(all, rendered.pick);
    if (message === undefined) return [];
    const { id } = message;
    const last = rendered.pieces.length - 1;
    const sets = rendered.pieces.map((words, index): ConversationEvent => {
      const state = index === last ? "complete" : "streaming";
      return { type: "renditionSet", id, rendition: { id: renditionId, language: rendered.tag, text: words, state } };
    });
    return rendered.isRemoved ? [...sets, { type: "renditionRemoved", id, renditionId }] : sets;
  });

const followUps = fc.record({ pick, questions: fc.array(text, { maxLength: 3 }) }).map((asked): Step => ({ all }) => {
  const message = pickedAnswer(all, asked.pick);
  return message === undefined ? [] : [{ type: "followUpsSet", id: message.id, questions: asked.questions }];
});

const forget = fc.record({ pick, summary: fc.option(text, { nil: undefined }) }).map((forgotten): Step => ({ all }) => {
  const message = picked(all, forgotten.pick);
  if (message === undefined) return [{ type: "earlierSet", earlier: null }];
  const summary = forgotten.summary === undefined ? {} : { summary: forgotten.summary };
  return [{ type: "earlierSet", earlier: { untilId: message.id, ...summary } }];
});

const set = fc
  .record({ text, tag, by: fc.constantFrom("user", "model"), thinking: fc.boolean(), isPinned: fc.boolean() })
  .map(({ text: words, tag: language, by, thinking, isPinned }): Step => () => [
    { type: "thinkingSet", thinking },
    { type: "pinnedSet", isPinned },
    { type: "answerLanguageSet", language },
    { type: "titleSet", title: { text: words, by } },
  ]);

/** The events of such a conversation. Answers may be open at its end. */
export const conversationEvents: fc.Arbitrary<ConversationEvent[]> = fc
  .array(fc.oneof(ask, answer, answer, resume, show, render, followUps, forget, set), { maxLength: 14 })
  .map((steps) => {
    const events: ConversationEvent[] = [];
    let conversation = emptyConversation("c");
    for (const [index, step] of steps.entries()) {
      const next = step(conversation, `m${String(index)}`);
      events.push(...next);
      conversation = next.reduce(applyEvent, conversation);
    }
    return events;
  });

function picked<T>(items: readonly T[], number: number): T | undefined {
  return items[number % Math.max(1, items.length)];
}

function pickedAnswer(all: Conversation["all"], number: number): ConversationMessage | undefined {
  return picked(
    all.filter(({ role }) => role === "assistant"),
    number,
  );
}
