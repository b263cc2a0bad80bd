/** /translate and /summarize: their answer is the translation's or the summary's own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ChatSession } from "../../../src/extension/chat/chatSession.ts";
import type { ChatSessions } from "../../../src/extension/chat/chatSessions.ts";
import { messageView } from "../../../src/extension/chat/messageView.ts";
import type { ReadTranslationWishes } from "../../../src/extension/chat/readTranslationWishes.ts";
import { AppError } from "../../../src/shared/appError.ts";
import type { Attachment } from "../../../src/shared/attachment.ts";
import type { FinishedSummary } from "../../../src/shared/finishedSummary.ts";
import type { Finding, SegmentOutcome } from "../../../src/shared/translation.ts";
import { chatSessions } from "../../support/chatSessions.ts";
import {
  MODEL_INFO,
  scriptedServerApi,
  STATS,
  textDelta,
  type ScriptedServerApi,
  type ScriptedTranslation,
} from "../../support/scriptedServerApi.ts";

const note: Attachment = {
  id: "1",
  kind: "file",
  label: "ghi-chú.md",
  path: "docs/ghi-chú.md",
  languageId: "markdown",
  text: "# Market\r\n\r\nOpen daily.",
};

let folder: string;
let server: ScriptedServerApi;
let sessions: ChatSessions;
let session: ChatSession;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-commands-"));
  server = scriptedServerApi();
  sessions = chatSessions(folder, server);
  session = sessions.create();
});

afterEach(() => {
  sessions.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function segment(index: number, start: number, end: number, text: string) {
  return { kind: "segment", index, text, state: "done", start, end } as const;
}

function outcome(findings: readonly Finding[]): SegmentOutcome {
  return { start: 0, end: 6, resultStart: 0, resultEnd: 4, status: "translated", findings, attempts: 1 };
}

/** One that is asked for when it is known how it is to be. */
async function translationAt(index: number): Promise<ScriptedTranslation> {
  await vi.waitFor(() => expect(server.translations.length).toBeGreaterThan(index));
  return server.translations[index]!;
}

const answerText = () => session.conversation.messages.at(-1)!.text;

const lastView = () => messageView(session.conversation.messages.at(-1)!, session.conversation, undefined);

describe("what is named behind a command", () => {
  const typed = "#file:docs/ghi-chú.md";

  it("is translated by what stands in it, and not by its name", async () => {
    const sent = session.send({ text: `/translate th ${typed}`, attachments: [note] });
    const translation = await translationAt(0);
    expect(translation.params.text).toBe("# Market\n\nOpen daily.");
    translation.finish({ text: "# ตลาด\n\nเปิดทุกวัน", segments: [] });
    await sent;
    expect(server.translations).toHaveLength(1);
    expect(answerText()).toBe("# ตลาด\n\nเปิดทุกวัน");
  });

  it("stands before what else was typed", async () => {
    const sent = session.send({ text: `/translate th ${typed} Selamat pagi`, attachments: [note] });
    (await translationAt(0)).finish({ text: "# ตลาด", segments: [] });
    const typedText = await translationAt(1);
    expect(typedText.params.text).toBe("Selamat pagi");
    typedText.finish({ text: "สวัสดีตอนเช้า", segments: [] });
    await sent;
  });
});

describe("a translation that goes on", () => {
  const farewell = { ...note, id: "2", label: "tạm-biệt.md", text: "See you." };
  const greeting = { ...note, text: "# Market\n\nOpen daily." };
  const begin = async (...attachments: readonly Attachment[]) => {
    const sent = session.send({ text: "/translate th", attachments });
    const first = await translationAt(0);
    return { sent, first };
  };

  it("has the rest translated, and is not written twice, whether it was stopped or failed", async () => {
    const { sent, first } = await begin(greeting);
    first.progress(segment(0, 2, 8, "ตลาด"));
    first.fail(new AppError("server.crashed", "Gone"));
    await sent;
    expect(lastView()).toMatchObject({ state: "failed", canContinue: true });
    const again = session.continueAnswer(session.conversation.messages.at(-1)!.id);
    const rest = await translationAt(1);
    expect(rest.params).toEqual({ ...first.params, finished: [{ index: 0, text: "ตลาด" }] });
    rest.progress(segment(0, 2, 8, "ตลาด"));
    expect(answerText()).toBe("# ตลาด");
    rest.progress(segment(1, 10, 21, "เปิดทุกวัน"));
    session.stop();
    await again;
    expect(lastView()).toMatchObject({ state: "stopped", canContinue: true });
    const last = session.continueAnswer(session.conversation.messages.at(-1)!.id);
    (await translationAt(2)).finish({ text: "# ตลาด\n\nเปิดทุกวัน", segments: [outcome([])] });
    await last;
    expect(server.translations[2]!.params.finished).toHaveLength(2);
    expect(lastView()).toMatchObject({ state: "complete", text: "# ตลาด\n\nเปิดทุกวัน" });
    expect(server.chats).toEqual([]);
  });

  it("goes on in the text in which it was interrupted; those before it are not translated again", async () => {
    const { sent, first } = await begin(greeting, farewell);
    first.progress(segment(0, 2, 8, "ตลาด"));
    first.progress(segment(1, 10, 21, "เปิดทุกวัน"));
    first.finish({ text: "# ตลาด\n\nเปิดทุกวัน", segments: [] });
    (await translationAt(1)).fail(new AppError("server.crashed", "Gone"));
    await sent;
    const before = answerText();
    const again = session.continueAnswer(session.conversation.messages.at(-1)!.id);
    const [former, rest] = [await translationAt(2), () => translationAt(3)];
    expect(former.params.finished).toHaveLength(2);
    former.finish({ text: "# ตลาด\n\nเปิดทุกวัน", segments: [] });
    expect((await rest()).params.finished).toBeUndefined();
    (await rest()).finish({ text: "แล้วพบกัน", segments: [] });
    await again;
    expect(answerText()).toBe(`${before}แล้วพบกัน`);
    expect(lastView().state).toBe("complete");
  });

  it("is whole below what it was, in a window that does not know what was finished and gets other words", async () => {
    const { sent, first } = await begin(greeting);
    first.progress(segment(0, 2, 8, "ตลาดนัด"));
    session.stop();
    await sent;
    const { id } = session.conversation.messages.at(-1)!;
    const later = chatSessions(folder, server);
    const reopened = (await later.open(session.id))!;
    const again = reopened.continueAnswer(id);
    const anew = await translationAt(1);
    expect(anew.params.finished).toBeUndefined();
    anew.finish({ text: "# ตลาด\n\nเปิดทุกวัน", segments: [] });
    await again;
    expect(reopened.conversation.messages.at(-1)!.text).toBe("# ตลาดนัด\n\n# ตลาด\n\nเปิดทุกวัน");
    later.dispose();
  });

  it("goes on where it was begun anew: each further window repeats nothing of that", async () => {
    const { sent, first } = await begin({ ...note, text: "One.\n\nTwo.\n\nThree." });
    first.progress(segment(0, 0, 4, "ຫນຶ່ງ."));
    first.progress(segment(1, 6, 10, "ສອງ."));
    session.stop();
    await sent;
    const { id } = session.conversation.messages.at(-1)!;
    const texts: string[] = [];
    for (const index of [1, 2, 3]) {
      const window = chatSessions(folder, server);
      const reopened = (await window.open(session.id))!;
      const again = reopened.continueAnswer(id);
      const anew = await translationAt(index);
      anew.progress(segment(0, 0, 4, "ຫນຶ່ງ."));
      anew.progress(segment(1, 6, 10, "ທີສອງ."));
      if (index === 3) anew.finish({ text: "ຫນຶ່ງ.\n\nທີສອງ.\n\nສາມ.", segments: [] });
      else reopened.stop();
      await again;
      texts.push(reopened.conversation.messages.at(-1)!.text);
      window.dispose();
    }
    const once = "ຫນຶ່ງ.\n\nສອງ.\n\nຫນຶ່ງ.\n\nທີສອງ.";
    expect(texts).toEqual([once, once, `${once}\n\nສາມ.`]);
  });

  describe("is begun anew", () => {
    const terms = (target: string) => [{ source: "Market", target, caseSensitive: false }];
    let wishes: Awaited<ReturnType<ReadTranslationWishes>>;
    let wished: ChatSessions;

    /** A translation of which the first segment is finished. */
    const interrupted = async () => {
      wishes = { register: "neutral", glossary: terms("ตลาดนัด") };
      wished = chatSessions(folder, server, { translationWishes: () => Promise.resolve(wishes) });
      session = wished.create();
      const { sent, first } = await begin(greeting);
      first.progress(segment(0, 2, 8, "ตลาดนัด"));
      session.stop();
      await sent;
      return session.conversation.messages.at(-1)!.id;
    };

    afterEach(() => wished.dispose());

    it.each([
      ["glossary", { register: "neutral", glossary: terms("ตลาดสด") }],
      ["register", { register: "formal", glossary: terms("ตลาดนัด") }],
    ] as const)("where the %s is another by then", async (_what, later) => {
      const id = await interrupted();
      wishes = later;
      const again = session.continueAnswer(id);
      const { params } = await translationAt(1);
      expect(params).toMatchObject(later);
      expect(params.finished).toBeUndefined();
      session.stop();
      await again;
    });

    it("when it is asked for once more; the one that was interrupted goes on where it was all the same", async () => {
      const id = await interrupted();
      const anew = session.regenerate(id);
      const other = await translationAt(1);
      expect(other.params.finished).toBeUndefined();
      other.progress(segment(0, 2, 8, "ตลาดสด"));
      session.stop();
      await anew;
      session.showBranch(session.conversation.messages.at(-1)!.id, 0);
      const rest = session.continueAnswer(id);
      expect((await translationAt(2)).params.finished).toEqual([{ index: 0, text: "ตลาดนัด" }]);
      session.stop();
      await rest;
    });
  });

  it("is not measured as a chat", async () => {
    const check = vi.fn(() => Promise.resolve({ neededTokens: 9, contextTokens: 5, ways: [] }));
    const full = chatSessions(folder, server, { budget: { check, trimOldest: vi.fn(), summarizeEarlier: vi.fn() } });
    session = full.create();
    const { sent } = await begin(greeting);
    session.stop();
    await sent;
    expect(await session.check("rest")).toBeUndefined();
    expect(check).not.toHaveBeenCalled();
    full.dispose();
  });
});

describe("/translate", () => {
  it("translates the context as what it is, and shows each segment when its turn has come", async () => {
    const sent = session.send({ text: "/translate th", attachments: [note] });
    const translation = await translationAt(0);
    expect(translation.params).toMatchObject({ text: "# Market\n\nOpen daily.", target: "th", format: "markdown" });
    translation.progress(segment(1, 10, 21, "เปิดทุกวัน"));
    expect(answerText()).toBe("");
    translation.progress(segment(0, 2, 8, "ตลาด"));
    expect(answerText()).toBe("# ตลาด\n\nเปิดทุกวัน");
    translation.finish({ text: "# ตลาด\n\nเปิดทุกวัน", segments: [outcome([])] });
    await sent;
    expect(answerText()).toBe("# ตลาด\n\nเปิดทุกวัน");
    expect(session.conversation.messages.at(-1)).toMatchObject({
      state: "complete",
      stats: { modelName: "Test Model" },
    });
    expect(server.chats).toEqual([]);
  });

  it("says at the end what the checks found", async () => {
    const sent = session.send({ text: "/translate lo Good morning" });
    const finding = { code: "script", details: { target: "lo", what: "Good" } } as const;
    (await translationAt(0)).finish({ text: "Good morning", segments: [outcome([finding]), outcome([finding])] });
    await sent;
    const [translated, , ...remarks] = answerText().split("\n");
    expect(translated).toBe("Good morning");
    expect(remarks.filter((line) => line.startsWith("- "))).toHaveLength(1);
    expect(remarks.join("\n")).toContain("ລາວ");
  });

  it("sets code in a fence that it cannot close, and names each of several parts", async () => {
    const code = { ...note, id: "2", label: "a.ts", path: "a.ts", languageId: "typescript", text: "// ```` Price" };
    const sent = session.send({ text: "/translate vi Price", attachments: [code] });
    expect((await translationAt(0)).params).toMatchObject({ format: "code", dialect: "typescript" });
    (await translationAt(0)).finish({ text: "// ```` Giá", segments: [] });
    (await translationAt(1)).finish({ text: "Giá", segments: [] });
    await sent;
    expect(answerText()).toBe("**a.ts**\n\n`````typescript\n// ```` Giá\n`````\n\nGiá");
    expect(session.conversation.messages.at(-1)!.stats!.generatedTokens).toBe(2 * STATS.generatedTokens);
  });

  it("shows the whole anew where a segment was taken back", async () => {
    const sent = session.send({ text: "/translate ms Good morning" });
    (await translationAt(0)).progress(segment(0, 0, 12, "Selamat pagi"));
    (await translationAt(0)).finish({ text: "Good morning", segments: [] });
    await sent;
    expect(answerText()).toBe("Selamat pagi\n\nGood morning");
  });

  it("stops when it is told to", async () => {
    const sent = session.send({ text: "/translate my Good morning" });
    const { signal } = await translationAt(0);
    session.stop();
    await sent;
    expect(signal!.aborted).toBe(true);
    expect(session.conversation.messages.at(-1)!.state).toBe("stopped");
  });

  it("is not asked for when it was stopped before", async () => {
    const sent = session.send({ text: "/translate km Good morning" });
    session.stop();
    await sent;
    expect(server.translations).toEqual([]);
  });

  it("keeps to the register and the glossary of the place that a text comes from", async () => {
    const glossary = [{ source: "Market", target: "Pasar", caseSensitive: false }];
    const translationWishes = vi.fn<ReadTranslationWishes>(() => Promise.resolve({ register: "formal", glossary }));
    const wished = chatSessions(folder, server, { translationWishes }).create();
    const sent = wished.send({ text: "/translate id Market", attachments: [note] });
    (await translationAt(0)).finish({ text: "# Pasar", segments: [] });
    (await translationAt(1)).finish({ text: "Pasar", segments: [] });
    await sent;
    expect(translationWishes.mock.calls).toEqual([
      ["id", "docs/ghi-chú.md"],
      ["id", undefined],
    ]);
    for (const { params } of server.translations) expect(params).toMatchObject({ register: "formal", glossary });
    wished.dispose();
  });

  it("is talked about afterwards", async () => {
    const sent = session.send({ text: "/translate id Good morning" });
    (await translationAt(0)).finish({ text: "Selamat pagi", segments: [] });
    await sent;
    void session.send({ text: "Kenapa bukan siang?" });
    const [, asked, answered] = server.chats[0]!.params.messages;
    expect(asked!.content).toContain("into Indonesian");
    expect(answered!.content).toBe("Selamat pagi");
  });
});

describe("a summary that goes on", () => {
  const farewell = { ...note, id: "2", label: "tạm-biệt.md", text: "See you." };
  const market = { of: "1a", text: "ตลาดเปิดทุกวัน" };
  const finished: (readonly FinishedSummary[] | undefined)[] = [];

  beforeEach(() => {
    finished.length = 0;
  });

  /** The server finishes a part, begins to write, and goes away; the next time it comes to the end. */
  function crashOnce(part: FinishedSummary, written: string, summary: string): void {
    server.api.summarize = (params, options) => {
      finished.push(params.finished);
      const isFirst = finished.length === 1;
      options?.onProgress?.({ kind: "summary", ...part });
      options?.onProgress?.(textDelta(written));
      if (isFirst) return Promise.reject(new AppError("server.crashed", "Gone"));
      return Promise.resolve({ text: summary, parts: 2, stats: STATS, model: MODEL_INFO });
    };
  }

  it("is given what was finished, and is not written twice", async () => {
    crashOnce(market, "ตลาด", "ตลาดเปิดทุกวัน");
    await session.send({ text: "/summarize th", attachments: [note] });
    expect(lastView()).toMatchObject({ state: "failed", text: "ตลาด", canContinue: true });
    await session.continueAnswer(session.conversation.messages.at(-1)!.id);
    expect(finished).toEqual([undefined, [market]]);
    expect(lastView()).toMatchObject({ state: "complete", text: "ตลาดเปิดทุกวัน" });
    expect([...server.chats, ...server.translations]).toEqual([]);
  });

  it("also where no word of it was written yet, and the question is tried again", async () => {
    crashOnce(market, "", "ตลาดเปิดทุกวัน");
    await session.send({ text: "/summarize th", attachments: [note, farewell] });
    expect(lastView()).toMatchObject({ state: "failed" });
    await session.retry(session.conversation.messages.at(-1)!.id);
    expect(finished).toEqual([undefined, [market], [market]]);
    expect(lastView()).toMatchObject({ state: "complete" });
  });

  it("begins anew when it was whole and is asked for once more", async () => {
    crashOnce(market, "", "ตลาดเปิดทุกวัน");
    await session.send({ text: "/summarize th", attachments: [note] });
    await session.retry(session.conversation.messages.at(-1)!.id);
    await session.regenerate(session.conversation.messages.at(-1)!.id);
    expect(finished).toEqual([undefined, [market], undefined]);
  });

  it("begins anew when another model goes on", async () => {
    sessions.dispose();
    let modelName = "Qwen-SEA-LION-v4-32B-IT";
    sessions = chatSessions(folder, server, { modelName: () => modelName });
    session = sessions.create();
    crashOnce(market, "ตลาด", "ตลาดเปิดทุกวัน");
    await session.send({ text: "/summarize th", attachments: [note] });
    modelName = "Qwen3-0.6B";
    await session.continueAnswer(session.conversation.messages.at(-1)!.id);
    expect(finished).toEqual([undefined, undefined]);
  });
});

it("/summarize streams the summary of what stands beside it", async () => {
  const summarize = vi.fn<ScriptedServerApi["api"]["summarize"]>((_params, options) => {
    options?.onProgress?.(textDelta("ตลาด"));
    return Promise.resolve({ text: "ตลาดเปิดทุกวัน", parts: 1, stats: STATS, model: MODEL_INFO });
  });
  server.api.summarize = summarize;
  await session.send({ text: "/summarize th", attachments: [note] });
  expect(summarize.mock.calls[0]![0]).toMatchObject({ text: note.text.replaceAll("\r\n", "\n"), target: "th" });
  expect(answerText()).toBe("ตลาดเปิดทุกวัน");
});

it("translations are made in parts: nothing is held up because it would not fit", async () => {
  const budget = {
    check: () => Promise.resolve({ neededTokens: 9, contextTokens: 5, ways: [] }),
    trimOldest: () => Promise.resolve(undefined),
    summarizeEarlier: () => Promise.resolve(undefined),
  };
  const full = chatSessions(folder, server, { budget }).create();
  expect(await full.check({ text: "/translate th", attachments: [note] })).toBeUndefined();
  expect(await full.check({ text: "/explain th", attachments: [note] })).toBeDefined();
  full.dispose();
});
