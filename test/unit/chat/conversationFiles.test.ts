import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canContinue } from "../../../src/core/chat/canContinue.ts";
import {
  applyEvent,
  emptyConversation,
  replayEvents,
  type Conversation,
  type EarlierPart,
} from "../../../src/core/chat/conversation.ts";
import { eventsOf } from "../../../src/core/chat/conversationEvents.ts";
import { exportJson } from "../../../src/core/chat/exportJson.ts";
import { exportMarkdown, type MarkdownWords } from "../../../src/core/chat/exportMarkdown.ts";
import { importConversation } from "../../../src/core/chat/importConversation.ts";
import { compactEvents, eventLine, headerLine, parseJournal } from "../../../src/core/chat/journal.ts";
import { conversationEvents } from "../../support/randomConversation.ts";

const CREATED_AT_MS = 1_700_000_000_000;

const words: MarkdownWords = {
  untitled: "Conversation",
  question: "You",
  answer: "Answer",
  thoughts: "Thoughts",
  time: (atMs) => new Date(atMs).toISOString(),
};

function counter(): () => string {
  let count = 0;
  return () => `new-${String((count += 1))}`;
}

/** Ids that were given anew are told apart by their order, as those of the original are. */
function withoutIds(conversation: Conversation): unknown {
  const order = new Map(conversation.all.map(({ id }, index) => [id, index]));
  const at = (id: string | undefined) => (id === undefined ? undefined : order.get(id));
  const { all, messages, earlier, earlierParts, ...rest } = conversation;
  const partAt = (part: EarlierPart) => ({ ...part, untilId: at(part.untilId) });
  return {
    ...rest,
    id: "",
    earlier: earlier === undefined ? undefined : partAt(earlier),
    earlierParts: earlierParts.map(partAt),
    shown: messages.map(({ id }) => at(id)),
    all: all.map(({ id: _id, parentId, attachments, renditions, ...message }) => ({
      ...message,
      parent: at(parentId),
      attachments: attachments.map((attachment) => ({ ...attachment, id: "" })),
      renditions: renditions.map((rendition) => ({ ...rendition, id: "" })),
    })),
  };
}

function imported(text: string): Conversation | undefined {
  const result = importConversation(text, counter());
  return result === undefined ? undefined : replayEvents("", result.events);
}

describe("any conversation", () => {
  it("is the same after its journal was compacted", () => {
    fc.assert(
      fc.property(conversationEvents, (events) => {
        const compact = compactEvents(events);
        expect(compact.length).toBeLessThanOrEqual(events.length);
        expect(replayEvents("c", compact)).toEqual(replayEvents("c", events));
      }),
    );
  });

  it("is the same from events that are made of it, open answers among them", () => {
    fc.assert(
      fc.property(conversationEvents, (events) => {
        const conversation = events.reduce(applyEvent, emptyConversation("c"));
        expect(eventsOf(conversation).reduce(applyEvent, emptyConversation("c"))).toEqual(conversation);
      }),
    );
  });

  it("is the same after its journal was written and read", () => {
    fc.assert(
      fc.property(conversationEvents, (events) => {
        expect(parseJournal(headerLine("c", 1) + events.map(eventLine).join(""))?.events).toEqual(events);
      }),
    );
  });

  it("comes back whole from JSON, with ids of its own", () => {
    fc.assert(
      fc.property(conversationEvents, (events) => {
        const conversation = replayEvents("c", events);
        const copy = imported(exportJson(conversation, CREATED_AT_MS));
        expect(withoutIds(copy!)).toEqual(withoutIds(conversation));
        expect(copy!.all.every(({ id }) => id.startsWith("new-"))).toBe(true);
      }),
    );
  });

  it("comes back from Markdown with the branch that is shown", () => {
    fc.assert(
      fc.property(conversationEvents, (events) => {
        const conversation = replayEvents("c", events);
        const copy = imported(exportMarkdown(conversation, CREATED_AT_MS, words))!;
        const said = ({ messages }: Conversation) =>
          messages.map(({ role, text, thoughts, state, atMs, stats, error, attachments, followUps }) => {
            return {
              role,
              text,
              thoughts,
              state,
              atMs,
              stats,
              error,
              followUps,
              chips: attachments.map(({ id: _id, ...chip }) => chip),
            };
          });
        expect(said(copy)).toEqual(said(conversation));
      }),
    );
  });
});

describe("an exported file", () => {
  const asked = replayEvents("c", [
    {
      type: "question",
      id: "q",
      text: "What is **this**?",
      attachments: [{ id: "x", kind: "file", label: "a_b.ts", text: "``` ````" }],
    },
    { type: "answerStarted", id: "a" },
    { type: "delta", id: "a", channel: "thinking", text: "Hm", atMs: 1 },
    { type: "delta", id: "a", channel: "text", text: "A test.", atMs: 2 },
  ]);

  it("reads well as Markdown", () => {
    const document = exportMarkdown(asked, CREATED_AT_MS, words);
    expect(document.replace(/<!-- .* -->\n\n/gu, "")).toBe(
      "# What is **this**?\n\n## You\n\nWhat is **this**?\n\n**a\\_b.ts**\n\n`````\n``` ````\n`````\n\n" +
        "## Answer\n\n<details>\n<summary>Thoughts</summary>\n\nHm\n\n</details>\n\nA test.\n",
    );
  });

  it("of Markdown can be corrected by hand, on Windows too", () => {
    const document = exportMarkdown(asked, CREATED_AT_MS, words).replace("A test.", "A corrected\ntest.");
    expect(imported(document.replaceAll("\n", "\r\n"))?.messages.map(({ text }) => text)).toEqual([
      "What is **this**?",
      "A corrected\ntest.",
    ]);
  });

  it("has whatever stands in what went along with a question", () => {
    for (const text of ["`a` ".repeat(150_000), "```x\n".repeat(50_000), "", "\n\n", "```"]) {
      const attachments = [{ id: "x", kind: "file", label: "a.md", text }] as const;
      const question = replayEvents("c", [{ type: "question", id: "q", text: "Why?", attachments }]);
      const copy = imported(exportMarkdown(question, CREATED_AT_MS, words));
      expect(copy?.all[0]?.attachments[0]?.text).toBe(text);
    }
  });

  const json = () => JSON.parse(exportJson(asked, CREATED_AT_MS)) as { messages: Record<string, unknown>[] };
  const withMessage = (change: Record<string, unknown>) => {
    const { messages, ...rest } = json();
    return JSON.stringify({ ...rest, messages: messages.map((message) => ({ ...message, ...change })) });
  };

  it("of a former version has one trimmed place", () => {
    const former = imported(JSON.stringify({ ...json(), earlier: { untilId: "q", summary: "சுருக்கம்" } }));
    expect(former?.earlier).toEqual({ untilId: former?.messages[0]?.id, summary: "சுருக்கம்" });
  });

  it("written by hand need not say how fast its answers were: what is complete stays complete", () => {
    const { messages, ...rest } = json();
    const complete = messages.map((message) => ({ ...message, state: "complete" }));
    const copy = imported(JSON.stringify({ ...rest, messages: complete }));
    expect(copy?.messages.map(({ text, state }) => [text, state])).toEqual([
      ["What is **this**?", "complete"],
      ["A test.", "complete"],
    ]);
    expect(copy !== undefined && canContinue(copy, copy.messages[1]!)).toBe(false);
  });

  it.each([
    ["nothing", ""],
    ["another document", "# A title\n\nText"],
    ["other JSON", '{"messages":[]}'],
    ["a list", "[]"],
    ["a later version", JSON.stringify({ ...json(), sealionExport: 2 })],
    ["no messages", JSON.stringify({ ...json(), messages: "none" })],
    ["a message that is none", JSON.stringify({ ...json(), messages: [null] })],
    ["no time that a date can have", JSON.stringify({ ...json(), createdAtMs: 1e20 })],
    ["a message at no such time", withMessage({ atMs: 1e20 })],
    ["a message at no end of time", withMessage({ atMs: 7 }).replaceAll('"atMs":7', '"atMs":1e999')],
    ["no time", JSON.stringify({ ...json(), createdAtMs: "now" })],
    ["a language that is none", JSON.stringify({ ...json(), answerLanguage: "tlh" })],
    ["a text that is none", withMessage({ text: 7 })],
    ["a state that is none", withMessage({ state: "open" })],
    ["a parent that is not there", withMessage({ parentId: "nobody" })],
    ["the same message twice", withMessage({ id: "q" })],
    ["an attachment without text", withMessage({ role: "user", attachments: [{ id: "x", kind: "file", label: "a" }] })],
    ["a trimmed place that is none", JSON.stringify({ ...json(), earlierParts: [{ summary: "x" }] })],
    ["half of the file", exportJson(asked, CREATED_AT_MS).slice(0, 300)],
    [
      "Markdown with a damaged part",
      exportMarkdown(asked, CREATED_AT_MS, words).replace('"role":"user"', '"role":"us'),
    ],
  ])("is refused when it is %s", (_what, text) => {
    expect(importConversation(text, counter())).toBeUndefined();
  });
});
