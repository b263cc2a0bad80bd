import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canContinue } from "../../../src/core/chat/canContinue.ts";
import { applyEvent, replayEvents } from "../../../src/core/chat/applyEvents.ts";
import {
  emptyConversation,
  type Conversation,
  type ConversationEvent,
  type EarlierPart,
} from "../../../src/core/chat/conversation.ts";
import { eventsOf } from "../../../src/core/chat/conversationEvents.ts";
import { exportJson } from "../../../src/core/chat/exportJson.ts";
import { exportMarkdown, isPartOnly, type MarkdownWords } from "../../../src/core/chat/exportMarkdown.ts";
import { importConversation } from "../../../src/core/chat/importConversation.ts";
import { AppError } from "../../../src/shared/appError.ts";
import { compactEvents, eventLine, headerLine, parseJournal } from "../../../src/core/chat/journal.ts";
import { conversationEvents } from "../../support/randomConversation.ts";

const CREATED_AT_MS = 1_700_000_000_000;

const words: MarkdownWords = {
  untitled: "Conversation",
  question: "You",
  answer: "Answer",
  thoughts: "Thoughts",
  forgotten: "Forgotten.",
  summarized: "In short",
  rendition: ({ language, register }) => `${language} ${register ?? "-"}`,
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

function imported(text: string): Conversation {
  return replayEvents("", importConversation(text, counter()).events);
}

/** Without messages a conversation has nothing that could be imported. */
const spokenConversation = conversationEvents
  .map((events) => replayEvents("c", events))
  .filter(({ messages }) => messages.length > 0);

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
      fc.property(spokenConversation, (conversation) => {
        const copy = imported(exportJson(conversation, CREATED_AT_MS));
        expect(withoutIds(copy)).toEqual(withoutIds(conversation));
        expect(copy.all.every(({ id }) => id.startsWith("new-"))).toBe(true);
      }),
    );
  });

  it("comes back from Markdown with the branch that is shown", () => {
    fc.assert(
      fc.property(spokenConversation, (conversation) => {
        const copy = imported(exportMarkdown(conversation, CREATED_AT_MS, words));
        const said = ({ messages }: Conversation) =>
          messages.map(({ role, text, thoughts, state, atMs, stats, error, attachments, renditions, followUps }) => {
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
              renditions: renditions.map(({ id: _id, ...rendition }) => rendition),
            };
          });
        expect(said(copy)).toEqual(said(conversation));
        const left = ({ messages, earlier }: Conversation) => [
          messages.findIndex(({ id }) => id === earlier?.untilId),
          earlier?.summary,
        ];
        expect(left(copy)).toEqual(left(conversation));
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
      "# What is this?\n\n## You\n\nWhat is **this**?\n\n**a\\_b.ts**\n\n`````\n``` ````\n`````\n\n" +
        "## Answer\n\n<details>\n<summary>Thoughts</summary>\n\nHm\n\n</details>\n\nA test.\n",
    );
  });

  it("names in Markdown what the model reads in the place of earlier talk, and where nothing is", () => {
    const documentWith = (earlier: EarlierPart) =>
      exportMarkdown(applyEvent(asked, { type: "earlierSet", earlier }), CREATED_AT_MS, words);
    expect(documentWith({ untilId: "q", summary: "ថ្ងៃនេះ **អាកាសធាតុ**" }).replace(/<!-- .* -->\n\n/gu, "")).toContain(
      "<details>\n<summary>In short</summary>\n\nថ្ងៃនេះ **អាកាសធាតុ**\n\n</details>\n\n## Answer\n\n",
    );
    expect(documentWith({ untilId: "a" })).toMatch(/A test\.\n\n<!-- .* -->\n\n\*Forgotten\.\*\n$/u);
  });

  it("has in Markdown below an answer how it reads in other languages and registers", () => {
    const rendered = (id: string, language: "ms" | "km", text: string, register?: "formal"): ConversationEvent => ({
      type: "renditionSet",
      id: "a",
      rendition: { id, language, text, state: "complete", ...(register === undefined ? {} : { register }) },
    });
    const both = [rendered("1", "ms", "Satu ujian."), rendered("2", "km", "ការ​សាកល្បង", "formal")];
    const document = exportMarkdown(both.reduce(applyEvent, asked), CREATED_AT_MS, words);
    expect(document.replace(/<!-- .* -->\n\n/gu, "")).toMatch(
      /A test\.\n\n### ms -\n\nSatu ujian\.\n\n### km formal\n\nការ​សាកល្បង\n$/u,
    );
  });

  it("of Markdown leaves out what is beside the branch that is shown, and nothing else", () => {
    expect(isPartOnly(asked)).toBe(false);
    const another: ConversationEvent = { type: "answerStarted", id: "b", parentId: "q" };
    expect(isPartOnly(applyEvent(asked, another))).toBe(true);
  });

  it("of Markdown can be corrected by hand, on Windows too", () => {
    const document = exportMarkdown(asked, CREATED_AT_MS, words).replace("A test.", "A corrected\ntest.");
    expect(imported(document.replaceAll("\n", "\r\n")).messages.map(({ text }) => text)).toEqual([
      "What is **this**?",
      "A corrected\ntest.",
    ]);
  });

  it("has whatever stands in what went along with a question", () => {
    for (const text of ["`a` ".repeat(150_000), "```x\n".repeat(50_000), "", "\n\n", "```"]) {
      const attachments = [{ id: "x", kind: "file", label: "a.md", text }] as const;
      const question = replayEvents("c", [{ type: "question", id: "q", text: "Why?", attachments }]);
      const copy = imported(exportMarkdown(question, CREATED_AT_MS, words));
      expect(copy.all[0]?.attachments[0]?.text).toBe(text);
    }
  });

  it("has why something could not go along with a question", () => {
    const error = { code: "document.notFound", message: "gone", details: { path: "ราคา.md" } };
    const unread = { id: "x", kind: "file", label: "ราคา.md", path: "ราคา.md", text: "", error } as const;
    const question = replayEvents("c", [{ type: "question", id: "q", text: "ทำไม?", attachments: [unread] }]);
    for (const written of [exportMarkdown(question, CREATED_AT_MS, words), exportJson(question, CREATED_AT_MS)]) {
      expect(imported(written).all[0]?.attachments).toEqual([{ ...unread, id: expect.any(String) as string }]);
    }
  });

  const json = () => JSON.parse(exportJson(asked, CREATED_AT_MS)) as { messages: Record<string, unknown>[] };
  const withMessage = (change: Record<string, unknown>) => {
    const { messages, ...rest } = json();
    return JSON.stringify({ ...rest, messages: messages.map((message) => ({ ...message, ...change })) });
  };

  it("of a former version has one trimmed place", () => {
    const former = imported(JSON.stringify({ ...json(), earlier: { untilId: "q", summary: "சுருக்கம்" } }));
    expect(former.earlier).toEqual({ untilId: former.messages[0]?.id, summary: "சுருக்கம்" });
  });

  it("written by hand need not say how fast its answers were: what is complete stays complete", () => {
    const { messages, ...rest } = json();
    const complete = messages.map((message) => ({ ...message, state: "complete" }));
    const copy = imported(JSON.stringify({ ...rest, messages: complete }));
    expect(copy.messages.map(({ text, state }) => [text, state])).toEqual([
      ["What is **this**?", "complete"],
      ["A test.", "complete"],
    ]);
    expect(canContinue(copy, copy.messages[1]!)).toBe(false);
  });

  const refusal = (text: string): unknown => {
    try {
      return importConversation(text, counter());
    } catch (error) {
      return AppError.is(error, "conversation.notReadable") ? error.details : error;
    }
  };

  it.each([
    ["nothing", ""],
    ["another document", "# A title\n\nText"],
    ["other JSON", '{"messages":[]}'],
    ["half of other JSON", '{"messages":['],
    ["a list", "[]"],
  ])("is refused when it is %s: nobody exported that", (_what, text) => {
    expect(refusal(text)).toEqual({});
  });

  const markdown = () => exportMarkdown(asked, CREATED_AT_MS, words);
  const lineOf = (part: string) =>
    `line ${String(
      markdown()
        .split("\n")
        .findIndex((line) => line.includes(part)) + 1,
    )}`;

  it.each([
    ["JSON", JSON.stringify({ ...json(), sealionExport: 2, messages: "in another shape" })],
    ["Markdown", markdown().replace('"sealionMarkdown":1', '"sealionMarkdown":2')],
  ])("is refused when a newer version wrote it as %s", (_what, text) => {
    expect(refusal(text)).toEqual({ fault: "newer" });
  });

  it.each([
    ["no messages", JSON.stringify({ ...json(), messages: "none" }), "messages"],
    ["no version", JSON.stringify({ ...json(), sealionExport: "one" }), "version"],
    ["a message that is none", JSON.stringify({ ...json(), messages: [null] }), "messages[0]"],
    ["no time that a date can have", JSON.stringify({ ...json(), createdAtMs: 1e20 }), "createdAtMs"],
    ["a message at no such time", withMessage({ atMs: 1e20 }), "messages[0].atMs"],
    [
      "a message at no end of time",
      withMessage({ atMs: 7 }).replaceAll('"atMs":7', '"atMs":1e999'),
      "messages[0].atMs",
    ],
    ["no time", JSON.stringify({ ...json(), createdAtMs: "now" }), "createdAtMs"],
    ["a language that is none", JSON.stringify({ ...json(), answerLanguage: "tlh" }), "answerLanguage"],
    ["a title that is none", JSON.stringify({ ...json(), title: "ชื่อ" }), "title"],
    ["a text that is none", withMessage({ text: 7 }), "messages[0].text"],
    ["a state that is none", withMessage({ state: "open" }), "messages[0].state"],
    ["figures that are none", withMessage({ stats: { generatedTokens: "many" } }), "messages[0].stats"],
    ["a rendition that is none", withMessage({ renditions: [{ language: "th" }] }), "messages[0].renditions"],
    ["a parent that is not there", withMessage({ parentId: "nobody" }), "messages[0]"],
    ["the same message twice", withMessage({ id: "q" }), "messages[1]"],
    [
      "an attachment without text",
      withMessage({ role: "user", attachments: [{ id: "x", kind: "file", label: "a" }] }),
      "messages[0].attachments",
    ],
    [
      "an attachment that was left out for no reason",
      withMessage({ role: "user", attachments: [{ id: "x", kind: "file", label: "a", text: "", error: null }] }),
      "messages[0].attachments",
    ],
    ["a trimmed place that is none", JSON.stringify({ ...json(), earlierParts: [{ summary: "x" }] }), "earlierParts"],
    ["a branch that is not there", JSON.stringify({ ...json(), shownId: "nobody" }), "shownId"],
    ["a damaged first line", markdown().replace('"thinking":false', '"thinking":'), "line 1"],
    ["Markdown with a damaged part", markdown().replace('"role":"user"', '"role":"us'), lineOf('"role":"user"')],
    [
      "Markdown with an unknown part",
      markdown().replace('{"part":"thoughts"}', '{"part":"dreams"}'),
      lineOf('{"part":"thoughts"}'),
    ],
    ["Markdown with a role that is none", markdown().replace('"role":"user"', '"role":"us"'), "messages[0].role"],
  ])("is refused when it has %s, and says where", (_what, text, reason) => {
    expect(refusal(text)).toEqual({ fault: "damaged", reason });
  });

  it("is refused when half of it is gone, wherever it was cut off", () => {
    const whole = exportJson(asked, CREATED_AT_MS).trimEnd();
    for (let end = '{ "sealionExport"'.length + 2; end < whole.length; end += 1) {
      expect(refusal(whole.slice(0, end))).toMatchObject({
        fault: "damaged",
        reason: expect.stringContaining("JSON") as string,
      });
    }
  });

  it("is refused when nothing was said in it", () => {
    const empty = emptyConversation("c");
    expect(refusal(exportJson(empty, CREATED_AT_MS))).toEqual({ fault: "empty" });
    expect(refusal(exportMarkdown(empty, CREATED_AT_MS, words))).toEqual({ fault: "empty" });
  });

  it("loses figures that nobody can have counted, and keeps what they were said of", () => {
    const stats = { generatedTokens: 9, tokensPerSecond: 31.5, timeToFirstTokenMs: 400, thinkingMs: 0, modelName: "m" };
    const chip = { id: "x", kind: "file", label: "a.ts", text: "1", tokens: 3, isEstimate: true, lines: [1, 2] };
    const withFigures = (figures: object, chipFigures: object) => {
      const { messages, ...rest } = json();
      const [question, answer] = messages;
      const all = [
        { ...question, attachments: [{ ...chip, ...chipFigures }] },
        { ...answer, state: "complete", stats: { ...stats, ...figures } },
      ];
      return imported(JSON.stringify({ ...rest, messages: all })).messages;
    };
    const [asIs, counted] = withFigures({}, {});
    expect([asIs?.attachments, counted?.stats]).toEqual([[{ ...chip, id: expect.any(String) as string }], stats]);
    for (const [name, value] of [
      ["generatedTokens", 1e300],
      ["generatedTokens", 2.5],
      ["tokensPerSecond", -5],
      ["timeToFirstTokenMs", 1e18],
      ["thinkingMs", -1],
    ] as const) {
      expect(withFigures({ [name]: value }, {})[1]).toEqual({
        ...counted,
        id: expect.any(String) as string,
        parentId: expect.any(String) as string,
        stats: undefined,
      });
    }
    expect(withFigures({}, { tokens: -7, lines: [1, 1e300] })[0]?.attachments).toEqual([
      { id: expect.any(String) as string, kind: "file", label: "a.ts", text: "1" },
    ]);
  });
});
