import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEvent, applyEvents, replayEvents } from "../../src/core/chat/applyEvents.ts";
import {
  allBranches,
  branchesAt,
  emptyConversation,
  thoughtDurationMs,
  type AnswerStats,
  type Conversation,
  type ConversationEvent,
} from "../../src/core/chat/conversation.ts";
import { historyOf } from "../../src/core/chat/history.ts";
import { conversationEvents } from "../support/randomConversation.ts";

const stats: AnswerStats = {
  generatedTokens: 12,
  tokensPerSecond: 30,
  timeToFirstTokenMs: 200,
  thinkingMs: 0,
  modelName: "a model",
};

const question = (id: string, text: string): ConversationEvent => ({ type: "question", id, text });
const started = (id: string): ConversationEvent => ({ type: "answerStarted", id });
const text = (id: string, words: string, atMs = 0): ConversationEvent => ({
  type: "delta",
  id,
  channel: "text",
  text: words,
  atMs,
});
const thought = (id: string, words: string, atMs: number): ConversationEvent => ({
  type: "delta",
  id,
  channel: "thinking",
  text: words,
  atMs,
});
const finished = (id: string): ConversationEvent => ({ type: "answerFinished", id, stats });
const failed = (id: string): ConversationEvent => ({
  type: "answerFailed",
  id,
  error: { code: "server.crashed", message: "gone", details: {} },
});

function conversationOf(...events: ConversationEvent[]) {
  return events.reduce(applyEvent, emptyConversation("c"));
}

describe("a conversation", () => {
  it("grows an answer from its deltas and ends it with its figures", () => {
    const { messages } = conversationOf(
      question("q", "Hello"),
      started("a"),
      text("a", "สวัส"),
      text("a", "ดี"),
      finished("a"),
    );
    expect(messages).toMatchObject([
      { id: "q", parentId: undefined, role: "user", text: "Hello", thoughts: "", state: "complete" },
      { id: "a", parentId: "q", role: "assistant", text: "สวัสดี", thoughts: "", state: "complete", stats },
    ]);
  });

  it("waits until the first words", () => {
    const waiting = conversationOf(question("q", "?"), started("a"));
    expect(waiting.messages[1]?.state).toBe("waiting");
    expect(applyEvent(waiting, thought("a", "Hm", 5)).messages[1]?.state).toBe("streaming");
  });

  it("does not change the value that an event is applied to", () => {
    const before = conversationOf(question("q", "?"), started("a"));
    const copy = structuredClone(before);
    applyEvent(before, text("a", "words"));
    expect(before).toEqual(copy);
  });

  it("ignores events about a message that is not there", () => {
    const before = conversationOf(question("q", "?"));
    expect(applyEvent(before, text("gone", "words"))).toEqual(before);
  });

  it("shows an answer that the journal breaks off in as stopped, with what there is of it", () => {
    const { messages } = replayEvents("c", [question("q", "?"), started("a"), text("a", "half of")]);
    expect(messages[1]).toMatchObject({ state: "stopped", text: "half of" });
  });

  it("remembers the thinking switch", () => {
    expect(conversationOf({ type: "thinkingSet", thinking: true }).thinking).toBe(true);
  });
});

describe("the time of a thought", () => {
  it("is open while the model thinks", () => {
    const { messages } = conversationOf(
      question("q", "?"),
      started("a"),
      thought("a", "Hm", 1000),
      thought("a", "m", 3000),
    );
    expect(thoughtDurationMs(messages[1]!)).toBeUndefined();
  });

  it("ends with the first word of the answer", () => {
    const { messages } = conversationOf(
      question("q", "?"),
      started("a"),
      thought("a", "Hm", 1000),
      thought("a", "m", 3500),
      text("a", "Yes", 9000),
    );
    expect(thoughtDurationMs(messages[1]!)).toBe(2500);
  });

  it("is none where the clock was set back meanwhile", () => {
    const thoughts = [thought("a", "Hm", 9000), thought("a", "m", 1000)];
    const { messages } = conversationOf(question("q", "?"), started("a"), ...thoughts, text("a", "Ya", 2000));
    expect(thoughtDurationMs(messages[1]!)).toBe(0);
  });

  it("is the server's own figure once that is known", () => {
    const { messages } = conversationOf(question("q", "?"), started("a"), thought("a", "Hm", 1000), text("a", "Yes"), {
      type: "answerFinished",
      id: "a",
      stats: { ...stats, thinkingMs: 2222 },
    });
    expect(thoughtDurationMs(messages[1]!)).toBe(2222);
  });
});

describe("the history that a model is given", () => {
  it("takes questions and answers in turn, with earlier thoughts apart", () => {
    const conversation = conversationOf(
      question("q1", "One?"),
      started("a1"),
      thought("a1", "Easy.", 1),
      text("a1", "One."),
      finished("a1"),
      question("q2", "Two?"),
      started("a2"),
    );
    expect(historyOf(conversation)).toEqual([
      { role: "user", content: "One?" },
      { role: "assistant", content: "One.", reasoning: "Easy." },
      { role: "user", content: "Two?" },
    ]);
  });

  it("asks a question that got no words in answer together with the next one", () => {
    const conversation = conversationOf(
      question("q1", "ผมชื่อสมชาย"),
      started("a1"),
      thought("a1", "เขาแนะนำตัว", 1),
      finished("a1"),
      question("q2", "Fails?"),
      started("a2"),
      failed("a2"),
      question("q3", "Stopped?"),
      started("a3"),
      { type: "answerStopped", id: "a3" },
      question("q4", "ผมชื่ออะไร"),
      started("a4"),
    );
    expect(historyOf(conversation)).toEqual([{ role: "user", content: "ผมชื่อสมชาย\n\nFails?\n\nStopped?\n\nผมชื่ออะไร" }]);
  });

  it("loses no question and no word of an answer, whatever became of the answers, and takes turns", () => {
    const said = fc.array(fc.constantFrom("complete", "silent", "failed", "stopped"), { minLength: 1 });
    fc.assert(
      fc.property(said, (ends) => {
        const conversation = conversationOf(
          ...ends.flatMap((end, index) => [
            question(`q${String(index)}`, `ຖາມ ${String(index)}.`),
            started(`a${String(index)}`),
            ...(end === "silent" ? [] : [text(`a${String(index)}`, `ຕອບ ${String(index)}.`)]),
            end === "failed"
              ? failed(`a${String(index)}`)
              : end === "stopped"
                ? ({ type: "answerStopped", id: `a${String(index)}` } as const)
                : finished(`a${String(index)}`),
          ]),
        );
        const history = historyOf(conversation);
        const all = history.map(({ content }) => content).join("\n\n");
        const expected = ends.flatMap((end, index) => [
          `ຖາມ ${String(index)}.`,
          ...(end === "silent" ? [] : [`ຕອບ ${String(index)}.`]),
        ]);
        expect(all).toBe(expected.join("\n\n"));
        expect(history.map(({ role }) => role)).toEqual(
          history.map((_, index) => (index % 2 === 0 ? "user" : "assistant")),
        );
      }),
    );
  });

  it.each([{ type: "answerStopped", id: "a1" } as const, failed("a1")])(
    "keeps the words of an answer: $type",
    (end) => {
      const conversation = conversationOf(question("q1", "Tell"), started("a1"), text("a1", "Once"), end);
      expect(historyOf(conversation).map(({ content }) => content)).toEqual(["Tell", "Once"]);
    },
  );
});

describe("branches", () => {
  const asked = (id: string, parentId: string | null): ConversationEvent => ({
    type: "question",
    id,
    text: id,
    parentId,
  });
  const ids = (conversation: Conversation) => conversation.messages.map(({ id }) => id);
  const talk = [
    question("q1", "ဟုတ်"),
    started("a1"),
    finished("a1"),
    question("q2", "?"),
    started("a2"),
    finished("a2"),
  ];

  it("begin where an earlier question is asked anew, and show the new one", () => {
    const conversation = conversationOf(...talk, asked("q1b", null), started("b1"), finished("b1"));
    expect(ids(conversation)).toEqual(["q1b", "b1"]);
    expect(branchesAt(conversation, conversation.messages[0]!).map(({ id }) => id)).toEqual(["q1", "q1b"]);
  });

  it("are found for many messages as they are for each", () => {
    fc.assert(
      fc.property(conversationEvents, (events) => {
        const conversation = conversationOf(...events);
        const branchesOf = allBranches(conversation);
        for (const message of conversation.all) {
          expect(branchesOf(message)).toEqual(branchesAt(conversation, message));
        }
      }),
    );
  });

  it("are shown down to what was written last below a message", () => {
    const again: ConversationEvent = { type: "answerStarted", id: "a1b", parentId: "q1" };
    const branched = conversationOf(...talk, again, finished("a1b"));
    expect(ids(branched)).toEqual(["q1", "a1b"]);
    expect(ids(applyEvent(branched, { type: "branchShown", id: "a1" }))).toEqual(["q1", "a1", "q2", "a2"]);
  });

  it("never hang in the air: a message after one that is not there, or with an id that is, changes nothing", () => {
    const conversation = conversationOf(...talk);
    expect(applyEvent(conversation, asked("x", "nowhere"))).toBe(conversation);
    expect(applyEvent(conversation, asked("q1", null))).toBe(conversation);
  });
});

describe("history", () => {
  const talk = ["1", "2", "3"].flatMap((n) => [
    question(`q${n}`, n),
    started(`a${n}`),
    text(`a${n}`, n),
    finished(`a${n}`),
  ]);

  it("leaves out what was trimmed, and has a summary in the place of what was summarised", () => {
    const trimmed = conversationOf(...talk, { type: "earlierSet", earlier: { untilId: "a2" } });
    expect(historyOf(trimmed).map(({ content }) => content)).toEqual(["3", "3"]);
    const summarised = conversationOf(...talk, { type: "earlierSet", earlier: { untilId: "a2", summary: "สรุป" } });
    const [asked, ...answers] = historyOf(summarised);
    // Before the question, and nobody has said that it was read.
    expect(asked?.content).toMatch(/^.*\n<text>\nสรุป\n<\/text>\n\n3$/u);
    expect(answers.map(({ content }) => content)).toEqual(["3"]);
  });

  const otherAfter = (parentId: string | null): ConversationEvent => ({
    type: "question",
    id: "other",
    text: "other",
    parentId,
  });
  const heard = (conversation: Conversation) => historyOf(conversation).map(({ content }) => content);

  it("of a branch that the trimmed place is not in is whole", () => {
    const other = conversationOf(...talk, { type: "earlierSet", earlier: { untilId: "a2" } }, otherAfter(null));
    expect(heard(other)).toEqual(["other"]);
    expect(other.earlier).toBeUndefined();
  });

  it("keeps what was trimmed of a branch while another one is trimmed", () => {
    const branched = conversationOf(
      ...talk,
      { type: "earlierSet", earlier: { untilId: "a2", summary: "ສະຫຼຸບ" } },
      otherAfter("a1"),
      { type: "earlierSet", earlier: { untilId: "a1" } },
    );
    expect(heard(branched)).toEqual(["other"]);
    // The first turn is left out of this branch, too; the summary covers it.
    const first = applyEvent(branched, { type: "branchShown", id: "q2" });
    expect(first.earlier).toEqual({ untilId: "a2", summary: "ສະຫຼຸບ" });
    expect(heard(first)).toEqual([expect.stringMatching(/ສະຫຼຸບ[^]*\n\n3$/u), "3"]);
    expect(heard(applyEvent(first, { type: "earlierSet", earlier: null }))).toHaveLength(6);
  });

  it("has the last of what was said of one place", () => {
    const set = (summary: string): ConversationEvent => ({ type: "earlierSet", earlier: { untilId: "a2", summary } });
    expect(conversationOf(...talk, set("một"), set("hai")).earlierParts).toEqual([{ untilId: "a2", summary: "hai" }]);
  });
});

it("many events at a time make what one after the other makes, whatever they are about", () => {
  const anyEvents = conversationEvents.chain((events) =>
    fc.oneof(fc.constant(events), fc.shuffledSubarray(events), fc.constant([...events, ...events.toReversed()])),
  );
  fc.assert(
    fc.property(anyEvents, fc.nat(), (events, number) => {
      const begun = events.slice(0, number % (events.length + 1));
      const conversation = conversationOf(...begun);
      const copy = structuredClone(conversation);
      const rest = events.slice(begun.length);
      expect(applyEvents(conversation, rest)).toEqual(rest.reduce(applyEvent, conversation));
      expect(conversation).toEqual(copy);
    }),
  );
});

/** Two talks beside each other, in which one is asked and answered after the other; a few words, a branch or an end now and then. */
const interleavedEvents = fc
  .array(
    fc.record({ of: fc.constantFrom("a", "b"), then: fc.constantFrom("more", "words", "show", "forget", "retry") }),
    {
      maxLength: 40,
    },
  )
  .map((steps) => {
    const ends: Record<string, string | null> = { a: null, b: null };
    return steps.flatMap(({ of, then }, index): ConversationEvent[] => {
      const end = ends[of] ?? null;
      const id = `${of}${String(index)}`;
      if (then === "more" || end === null) {
        ends[of] = id;
        return [{ type: "question", id, text: "ດີ", parentId: end }];
      }
      if (then === "words") return [text(end, "ຂອບໃຈ")];
      if (then === "show") return [{ type: "branchShown", id: end }];
      if (then === "forget") return [{ type: "earlierSet", earlier: { untilId: end, summary: id } }];
      return [{ type: "answerStarted", id, parentId: end }, failed(id), { type: "answerRemoved", id }];
    });
  });

it("many events at a time make what one after the other makes where branches are written by turns", () => {
  fc.assert(
    fc.property(interleavedEvents, (events) => {
      expect(applyEvents(emptyConversation("c"), events)).toEqual(conversationOf(...events));
    }),
  );
});

describe("a long journal takes as long as it has events", () => {
  const COUNT = 100_000;
  const numbers = Array.from({ length: COUNT }, (_, number) => number);
  const byTurns = numbers.map((number): ConversationEvent => {
    const parentId = number < 2 ? null : `m${String(number - 2)}`;
    return { type: "question", id: `m${String(number)}`, text: "?", parentId };
  });

  it("where two branches are written by turns", () => {
    const { messages } = replayEvents("c", byTurns);
    expect(messages).toHaveLength(COUNT / 2);
    expect(messages.at(-1)?.id).toBe(`m${String(COUNT - 1)}`);
  });

  it("where branches are shown by turns", () => {
    const shown = numbers.map((number): ConversationEvent => ({ type: "branchShown", id: `m${String(number % 2)}` }));
    const { messages } = replayEvents("c", [...byTurns, ...shown, { type: "branchShown", id: "m0" }]);
    expect(messages.at(-1)?.id).toBe(`m${String(COUNT - 2)}`);
  });

  it("where words are added to messages far from the end, by turns", () => {
    const words = numbers.map((number) => text(`m${String(number)}`, "ครับ"));
    const { all } = replayEvents("c", [...byTurns, ...words]);
    expect(all.every((message) => message.text === "?ครับ")).toBe(true);
  });

  it("where something is left out at each of its places", () => {
    const parts = numbers.map((number): ConversationEvent => {
      return { type: "earlierSet", earlier: { untilId: `m${String(number)}` } };
    });
    expect(replayEvents("c", [...byTurns, ...parts]).earlier).toEqual({ untilId: `m${String(COUNT - 1)}` });
  });
});
