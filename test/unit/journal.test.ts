import { describe, expect, it } from "vitest";
import { replayEvents } from "../../src/core/chat/applyEvents.ts";
import type { ConversationEvent } from "../../src/core/chat/conversation.ts";
import { compactEvents, eventLine, headerLine, parseJournal } from "../../src/core/chat/journal.ts";

const events: ConversationEvent[] = [
  { type: "question", id: "q", text: "Line one\nline two \u2028 <|im_end|>" },
  { type: "answerStarted", id: "a" },
  { type: "delta", id: "a", channel: "thinking", text: "Hm", atMs: 10 },
  { type: "delta", id: "a", channel: "thinking", text: "m", atMs: 20 },
  { type: "delta", id: "a", channel: "thinking", text: ".", atMs: 50 },
  { type: "delta", id: "a", channel: "text", text: "မင်္ဂ", atMs: 60 },
  { type: "delta", id: "a", channel: "text", text: "လာပါ", atMs: 70 },
];
const whole = headerLine("c", 123) + events.map(eventLine).join("");

describe("a journal", () => {
  it("gives back the events that were written", () => {
    expect(parseJournal(whole)).toEqual({
      header: { sealionConversation: 2, id: "c", createdAtMs: 123 },
      events,
      droppedLines: 0,
      endsWithLineBreak: true,
    });
  });

  it("drops a last line that was torn, wherever it was torn", () => {
    const lastLine = eventLine(events.at(-1)!);
    for (let cut = 1; cut < lastLine.length - 1; cut += 1) {
      const torn = parseJournal(whole.slice(0, whole.length - lastLine.length + cut));
      expect(torn?.events).toEqual(events.slice(0, -1));
      expect(torn?.droppedLines).toBe(1);
      expect(torn?.endsWithLineBreak).toBe(false);
    }
  });

  it("keeps what follows a torn line", () => {
    const text = `${headerLine("c", 1)}{"type":"question","id":"q","te\n${eventLine(events[1]!)}`;
    expect(parseJournal(text)).toMatchObject({ events: [events[1]], droppedLines: 1 });
  });

  it("of the first version is read: its events mean the same", () => {
    const first = whole.replace('"sealionConversation":2', '"sealionConversation":1');
    expect(parseJournal(first)?.events).toEqual(events);
  });

  it("is not read when its version is another, or when it is something else", () => {
    expect(parseJournal('{"sealionConversation":3,"id":"c","createdAtMs":1}\n')).toBeUndefined();
    expect(parseJournal('{"sealionConversation":2,"id":"c","createdAtMs":9e15}\n')).toBeUndefined();
    expect(parseJournal("")).toBeUndefined();
    expect(parseJournal("not a journal")).toBeUndefined();
  });

  it.each([
    { type: "question", id: "q" },
    { type: "question", id: 7, text: "x" },
    { type: "delta", id: "a", channel: "other", text: "x", atMs: 1 },
    { type: "answerFinished", id: "a", stats: { generatedTokens: "many" } },
    { type: "answerFailed", id: "a", error: "words" },
    { type: "thinkingSet" },
    { type: "unheardOf", id: "a" },
    null,
    7,
  ])("drops an event of another shape: %j", (event) => {
    expect(parseJournal(`${headerLine("c", 1)}${JSON.stringify(event)}\n`)).toMatchObject({
      events: [],
      droppedLines: 1,
    });
  });
});

describe("figures in a journal that nobody can have counted", () => {
  const stats = { generatedTokens: 9, tokensPerSecond: 31.5, timeToFirstTokenMs: 400, thinkingMs: 0, modelName: "m" };
  const read = (event: object) => parseJournal(`${headerLine("c", 1)}${JSON.stringify(event)}\n`)?.events;

  it.each([{ generatedTokens: 1e300 }, { tokensPerSecond: -5 }, { timeToFirstTokenMs: 1e18 }])(
    "are left out, and the answer stays as it ended: %j",
    (figures) => {
      for (const end of [
        { type: "answerFinished", id: "a", isCutShort: true },
        { type: "answerStopped", id: "a" },
      ]) {
        expect(read({ ...end, stats })).toEqual([{ ...end, stats }]);
        expect(read({ ...end, stats: { ...stats, ...figures } })).toEqual([end]);
      }
    },
  );

  it("are left out of what went along with a question", () => {
    const chip = { id: "x", kind: "file", label: "ไฟล์.ts", text: "1" };
    const asked = (figures: object) => ({
      type: "question",
      id: "q",
      text: "?",
      attachments: [{ ...chip, ...figures }],
    });
    expect(read(asked({ tokens: 3, lines: [1, 2] }))).toEqual([asked({ tokens: 3, lines: [1, 2] })]);
    expect(read(asked({ tokens: 1e300, isEstimate: true, lines: [-1, 2] }))).toEqual([asked({})]);
  });
});

describe("a compacted journal", () => {
  it("tells of the same conversation in fewer lines", () => {
    const compact = compactEvents(events);
    expect(compact.length).toBe(6);
    expect(replayEvents("c", compact)).toEqual(replayEvents("c", events));
  });

  it("forgets the words of answers that were removed", () => {
    const removed: ConversationEvent[] = [...events, { type: "answerRemoved", id: "a" }];
    expect(compactEvents(removed)).toEqual([events[0], events[1], removed.at(-1)]);
  });
});
