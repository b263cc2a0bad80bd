/** What happens between Send and the request: chips go along, and what would not fit is said and kept. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LanguageTag } from "../../../src/core/languages.ts";
import type { ChatSession, ChatSessionOptions } from "../../../src/extension/chat/chatSession.ts";
import type { ChatSessions } from "../../../src/extension/chat/chatSessions.ts";
import { PanelComposer } from "../../../src/extension/chat/panelComposer.ts";
import { AppError } from "../../../src/shared/appError.ts";
import type { Attachment } from "../../../src/shared/attachment.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import type { GaugeView, OverflowView } from "../../../src/shared/webviewProtocol.ts";
import { chatSessions } from "../../support/chatSessions.ts";
import { FakePanelChips } from "../../support/fakePanelChips.ts";
import { scriptedServerApi, textDelta, type ScriptedServerApi } from "../../support/scriptedServerApi.ts";

const OVERFLOW: OverflowView = { neededTokens: 900, contextTokens: 500, ways: ["trimOldest", "newChat"] };
const GAUGE: GaugeView = {
  contextTokens: 500,
  systemTokens: 10,
  chipTokens: 5,
  historyTokens: 20,
  draftTokens: 3,
  answerTokens: 100,
  isEstimate: false,
};

let isModelLoaded: boolean;
let folder: string;
let server: ScriptedServerApi;
let sessions: ChatSessions;
let session: ChatSession;
let composer: PanelComposer;
let chips: FakePanelChips;
let told: string[];
/** Takes the question for a language away. */
let asked: { readonly text: string; readonly signal: AbortSignal }[];
/** "open": the question for it stays until it is taken away. */
let target: LanguageTag | "open" | undefined;
let givenBack: string[];
/** Whether a question was on its way, and whether an answer was written, each time that the frame was to be sent. */
let changes: [boolean, boolean][];
let overflow: OverflowView | undefined;
let check: ChatSessionOptions["budget"]["check"];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-composer-"));
  server = scriptedServerApi();
  isModelLoaded = true;
  chips = new FakePanelChips();
  told = [];
  asked = [];
  target = "th";
  givenBack = [];
  changes = [];
  overflow = undefined;
  check = () => Promise.resolve(overflow);
  const budget: ChatSessionOptions["budget"] = {
    check: (...args) => check(...args),
    trimOldest: ({ messages }) => {
      overflow = undefined;
      return Promise.resolve({ untilId: messages.at(-1)!.id });
    },
    summarizeEarlier: () => Promise.reject(new AppError("server.crashed", "gone")),
  };
  sessions = chatSessions(folder, server, { budget });
  session = sessions.create();
  composer = new PanelComposer({
    session: () => session,
    chips,
    budget: { measure: () => Promise.resolve({ ...GAUGE, isEstimate: !isModelLoaded }) },
    languages: { target: (text, signal) => answered(text, signal), own: () => "vi" },
    notify: (text) => told.push(text),
    newChat: () => {
      session = sessions.create();
    },
    onChange: () => changes.push([composer.frame.isSending, session.isGenerating]),
    giveBack: (text) => givenBack.push(text),
    log: silentLogger,
  });
  const first = session.send({ text: "Xin chào" });
  server.chats[0]!.progress(textDelta("Chào bạn"));
  server.chats[0]!.finish();
  await first;
});

afterEach(() => {
  composer.dispose();
  sessions.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function answered(text: string, signal: AbortSignal): Promise<LanguageTag | undefined> {
  asked.push({ text, signal });
  if (target !== "open") return Promise.resolve(target);
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(undefined)));
}

/** Sends, waits for the request, and ends it. */
async function carriedOut(sent: Promise<void>): Promise<void> {
  await vi.waitFor(() => expect(server.chats).toHaveLength(2));
  server.chats[1]!.finish();
  await sent;
}

describe("sending", () => {
  it("takes the chips along and leaves none behind", async () => {
    await carriedOut(composer.send("Món này là gì?"));
    expect(server.chats[1]!.params.messages.at(-1)!.content).toContain("Phở bò");
    expect(session.conversation.messages[2]!.attachments).toHaveLength(1);
    expect(composer.frame.chips).toEqual([]);
    expect(givenBack).toEqual([]);
  });

  it("has what is named in the question added before it is sent", async () => {
    await carriedOut(composer.send("Món #file:phở.md này là gì?"));
    expect(chips.followed).toEqual(["Món #file:phở.md này là gì?"]);
  });

  it("says before it is sent that nothing is there by a name, once; the names are text then", async () => {
    chips.missing = ["#file:không/có.md", "#selection"];
    await composer.send("Đọc #file:không/có.md #selection");
    expect(givenBack).toEqual(["Đọc #file:không/có.md #selection"]);
    expect(told).toEqual(["Nothing was found for #file:không/có.md, #selection. Send again, and it goes as text."]);
    composer.draftChanged("Đọc #file:không/có.md #selection");
    await carriedOut(composer.send("Đọc #file:không/có.md #selection"));
    expect(session.conversation.messages.at(-2)!.text).toBe("Đọc #file:không/có.md #selection");
    await composer.send("Đọc #file:không/có.md #selection");
    expect(told).toHaveLength(2);
  });

  it("says it again when the composer was emptied meanwhile, and not again of the same names in other words", async () => {
    chips.missing = ["#file:không/có.md"];
    await composer.send("Đọc #file:không/có.md");
    composer.draftChanged("");
    await composer.send("Đọc #file:không/có.md");
    expect(told).toHaveLength(2);
    await carriedOut(composer.send("Đọc kỹ #file:không/có.md"));
    expect(told).toHaveLength(2);
  });

  it("leaves what was added while the question was on its way", async () => {
    let decide: (view: undefined) => void = () => undefined;
    check = () => new Promise((resolve) => (decide = resolve));
    const sent = composer.send("Món này là gì?");
    await vi.waitFor(() => expect(decide.length).toBe(1));
    chips.change([...chips.attachments, { id: "b", kind: "file", label: "chè.md", text: "Chè" }]);
    decide(undefined);
    await carriedOut(sent);
    expect(session.conversation.messages[2]!.attachments).toMatchObject([{ id: "a" }]);
    expect(composer.frame.chips).toMatchObject([{ id: "b" }]);
  });

  it("keeps what was named while its question is on its way, although the panel has emptied its composer", async () => {
    let decide: (view: undefined) => void = () => undefined;
    check = () => new Promise((resolve) => (decide = resolve));
    const sent = composer.send("Đọc #file:phở.md");
    await vi.waitFor(() => expect(decide.length).toBe(1));
    composer.draftChanged("");
    expect(chips.followed).toEqual(["Đọc #file:phở.md"]);
    decide(undefined);
    await carriedOut(sent);
    composer.draftChanged("");
    expect(chips.followed.at(-1)).toBe("");
  });

  it("gives a second question back while the first is being answered", async () => {
    const sent = composer.send("Một?");
    await vi.waitFor(() => expect(server.chats).toHaveLength(2));
    await composer.send("Hai?");
    expect(givenBack).toEqual(["Hai?"]);
    server.chats[1]!.finish();
    await sent;
  });

  it("gives the question back, with its chips, where its model cannot be loaded: its answer does not try again", async () => {
    check = () => Promise.reject(new AppError("model.loadFailed", "as asked"));
    await expect(composer.send("Sao?")).rejects.toMatchObject({ code: "model.loadFailed" });
    expect(givenBack).toEqual(["Sao?"]);
    expect(composer.frame).toMatchObject({ isSending: false, chips: [{ id: "a" }] });
    expect(session.conversation.messages).toHaveLength(2);
    expect(server.chats).toHaveLength(1);
  });

  it("gives the question back when it is stopped before it was sent", async () => {
    let decide: (view: undefined) => void = () => undefined;
    check = () => new Promise((resolve) => (decide = resolve));
    const sent = composer.send("Đợi đã");
    await vi.waitFor(() => expect(decide.length).toBe(1));
    composer.cancel();
    decide(undefined);
    await sent;
    expect(givenBack).toEqual(["Đợi đã"]);
    expect(server.chats).toHaveLength(1);
  });
});

describe("while another panel of the conversation asks", () => {
  it("a question that was still being measured is given back, with its chips", async () => {
    let decide: (view: undefined) => void = () => undefined;
    check = () => new Promise((resolve) => (decide = resolve));
    const sent = composer.send("ฉันถามก่อน");
    await vi.waitFor(() => expect(decide.length).toBe(1));
    const other = session.send({ text: "ຂ້ອຍຖາມກ່ອນ" });
    decide(undefined);
    await sent;
    expect(givenBack).toEqual(["ฉันถามก่อน"]);
    expect(composer.frame.chips).toMatchObject([{ id: "a" }]);
    expect(session.conversation.messages.map(({ text }) => text)).toEqual(["Xin chào", "Chào bạn", "ຂ້ອຍຖາມກ່ອນ", ""]);
    server.chats[1]!.finish();
    await other;
  });

  it("what was rewritten is given back, and keeps its place", async () => {
    const other = session.send({ text: "ຂ້ອຍຖາມກ່ອນ" });
    await composer.edit(session.conversation.messages[0]!.id, "សួស្តី");
    expect(givenBack).toEqual(["សួស្តី"]);
    server.chats[1]!.finish();
    await other;
    const sent = composer.send("សួស្តី");
    await vi.waitFor(() => expect(server.chats).toHaveLength(3));
    expect(session.conversation.messages.map(({ text }) => text)).toEqual(["សួស្តី", ""]);
    server.chats[2]!.finish();
    await sent;
  });

  it("a way to make room waits, and the question is there again", async () => {
    overflow = OVERFLOW;
    await composer.send("Dài quá?");
    const other = session.send({ text: "ຂ້ອຍຖາມກ່ອນ" });
    await composer.resolve("trimOldest", "Dài quá?");
    expect(givenBack).toEqual(["Dài quá?", "Dài quá?"]);
    expect(session.conversation.earlier).toBeUndefined();
    server.chats[1]!.finish();
    await other;
  });
});

describe("that a question is on its way", () => {
  it("is told from Send until its answer has begun: there is something to stop all the time", async () => {
    const sent = composer.send("Sao?");
    expect(composer.isSending).toBe(true);
    await vi.waitFor(() => expect(server.chats).toHaveLength(2));
    expect(composer.isSending).toBe(false);
    expect(changes.at(0)).toEqual([true, false]);
    expect(changes.at(-1)).toEqual([false, true]);
    expect(changes).not.toContainEqual([false, false]);
    server.chats[1]!.finish();
    await sent;
  });

  it.each([
    "/think",
    "/no_think",
    "/THINK /no_think",
    "/dcos",
    "/docs",
    "/translate",
    "#file:không/có",
    " ",
    "Dài quá",
  ])("is told to have ended when it was %j, of which nothing comes", async (text) => {
    chips.attachments = [];
    chips.missing = ["#file:không/có"];
    target = undefined;
    overflow = OVERFLOW;
    await composer.send(text).catch(() => undefined);
    expect(changes.at(0)).toEqual([true, false]);
    expect(changes.at(-1)).toEqual([false, false]);
    expect(session.conversation.messages).toHaveLength(2);
  });

  it("is not told while the user is asked for a language, and another question takes that away", async () => {
    target = "open";
    const first = composer.send("/translate klingon xin chào");
    await vi.waitFor(() => expect(asked).toMatchObject([{ text: "klingon xin chào" }]));
    expect(composer.isSending).toBe(false);
    expect(changes.at(-1)).toEqual([false, false]);
    await carriedOut(composer.send("Sao?"));
    await first;
    expect(asked[0]!.signal.aborted).toBe(true);
    expect(givenBack).toEqual(["/translate klingon xin chào"]);
    expect(session.conversation.messages.at(-2)).toMatchObject({ text: "Sao?", attachments: [{ id: "a" }] });
  });

  it("ends with Stop and with another conversation, also while the user is asked", async () => {
    target = "open";
    for (const end of ["cancel", "conversationChanged"] as const) {
      const sent = composer.send("/translate");
      await vi.waitFor(() => expect(asked.at(-1)?.signal.aborted).toBe(false));
      composer[end]();
      await sent;
    }
    expect(givenBack).toEqual(["/translate", "/translate"]);
  });

  it("is told to have ended when it was stopped, and it is there again", async () => {
    const checking = new Promise<void>((begun) => {
      check = (_conversation, _question, signal) =>
        new Promise((_, reject) => {
          signal!.addEventListener("abort", () => reject(new CancelledError()));
          begun();
        });
    });
    const sent = composer.send("Sao?");
    await checking;
    composer.cancel();
    await sent;
    expect(changes.at(-1)).toEqual([false, false]);
    expect(givenBack).toEqual(["Sao?"]);
  });
});

describe("what comes before another answer", () => {
  it("is on its way as a question is, and ends with Stop", async () => {
    const preparing = composer.prepare(
      (signal) =>
        new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new CancelledError()))),
    );
    expect(composer.frame.isSending).toBe(true);
    expect(changes).toEqual([[true, false]]);
    await expect(composer.prepare(() => Promise.resolve())).rejects.toSatisfy(CancelledError.is);
    composer.cancel();
    await expect(preparing).rejects.toSatisfy(CancelledError.is);
    expect(changes.at(-1)).toEqual([false, false]);
    expect(givenBack).toEqual([]);
    expect(await composer.prepare(() => Promise.resolve("ຫ້ອງ"))).toBe("ຫ້ອງ");
  });

  it("counts as stopped although its work went on, and waits for no answer that is being written", async () => {
    const preparing = composer.prepare(() => {
      composer.cancel();
      return Promise.resolve();
    });
    await expect(preparing).rejects.toSatisfy(CancelledError.is);
    const sent = session.send({ text: "Sao?" });
    const work = vi.fn(() => Promise.resolve());
    await expect(composer.prepare(work)).rejects.toSatisfy(CancelledError.is);
    expect(work).not.toHaveBeenCalled();
    server.chats[1]!.finish();
    await sent;
  });
});

describe("a question that would not fit", () => {
  beforeEach(async () => {
    overflow = OVERFLOW;
    await composer.send("Dài quá?");
  });

  it("is not sent, is given back, and keeps its chips", () => {
    expect(server.chats).toHaveLength(1);
    expect(session.conversation.messages).toHaveLength(2);
    expect(givenBack).toEqual(["Dài quá?"]);
    expect(composer.frame).toMatchObject({ overflow: OVERFLOW, chips: [{ id: "a" }] });
  });

  it("stays so when a chip is counted, and no longer when there is another one", () => {
    chips.change();
    expect(composer.frame.overflow).toEqual(OVERFLOW);
    chips.change([]);
    expect(composer.frame.overflow).toBeUndefined();
  });

  it("stays so while it stands in the composer, and no longer when it is changed", () => {
    composer.draftChanged("Dài quá?");
    expect(composer.frame.overflow).toEqual(OVERFLOW);
    composer.draftChanged("Dài?");
    expect(composer.frame.overflow).toBeUndefined();
  });

  it("is sent when the oldest was trimmed", async () => {
    await carriedOut(composer.resolve("trimOldest", "Dài quá?"));
    expect(server.chats[1]!.params.messages).toHaveLength(2);
    expect(session.conversation.messages).toHaveLength(4);
    expect(composer.frame.overflow).toBeUndefined();
  });

  it("goes along into a new conversation, with its chips", async () => {
    overflow = undefined;
    const former = session;
    await carriedOut(composer.resolve("newChat", "Dài quá?"));
    expect(session).not.toBe(former);
    expect(former.conversation.messages).toHaveLength(2);
    expect(session.conversation.messages[0]).toMatchObject({ text: "Dài quá?", attachments: [{ id: "a" }] });
  });

  it("is given back when it is stopped before a new conversation has it", async () => {
    const former = session;
    vi.spyOn(chips, "read").mockImplementationOnce(() => {
      composer.cancel();
      return Promise.resolve(chips.attachments);
    });
    await composer.resolve("newChat", "Dài quá?");
    expect(givenBack).toEqual(["Dài quá?", "Dài quá?"]);
    expect(session).toBe(former);
    expect(composer.frame.chips).toMatchObject([{ id: "a" }]);
    expect(server.chats).toHaveLength(1);
  });

  it("is given back with the reason when a summary fails; nothing is forgotten then", async () => {
    await expect(composer.resolve("summarizeEarlier", "Dài quá?")).rejects.toMatchObject({ code: "server.crashed" });
    expect(givenBack).toEqual(["Dài quá?", "Dài quá?"]);
    expect(session.conversation.earlier).toBeUndefined();
    expect(server.chats).toHaveLength(1);
  });
});

describe("an edited question that would not fit", () => {
  const former: Attachment = { id: "f", kind: "file", label: "thực-đơn.md", text: "Bún chả" };
  let questionId: string;

  beforeEach(async () => {
    chips.attachments = [former];
    await carriedOut(composer.send("Món nào ngon?"));
    questionId = session.conversation.messages[2]!.id;
    chips.attachments = [{ id: "b", kind: "file", label: "khác.md", text: "Chè" }];
    overflow = OVERFLOW;
    await composer.edit(questionId, "Món nào rẻ nhất?");
  });

  /** The request that begins a branch in the former question's place. */
  async function expectInItsPlace(sent: Promise<void>, text: string): Promise<void> {
    await vi.waitFor(() => expect(server.chats).toHaveLength(3));
    expect(session.conversation.messages).toMatchObject([{}, {}, { text, attachments: [former] }, { text: "" }]);
    expect(session.conversation.all).toHaveLength(6);
    expect(composer.frame.chips).toMatchObject([{ id: "b" }]);
    server.chats[2]!.finish();
    await sent;
  }

  it("begins its branch when there is room", async () => {
    expect(session.conversation.messages[2]!.text).toBe("Món nào ngon?");
    await expectInItsPlace(composer.resolve("trimOldest", "Món nào rẻ nhất?"), "Món nào rẻ nhất?");
  });

  it("goes to its place when it is made shorter and sent, with what stood beside it", async () => {
    overflow = undefined;
    composer.draftChanged("Rẻ nhất?");
    const sent = composer.send("Rẻ nhất?");
    composer.draftChanged("");
    await expectInItsPlace(sent, "Rẻ nhất?");
  });

  it("takes what stood beside it into a new conversation, and leaves the chips that were not sent", async () => {
    overflow = undefined;
    const sent = composer.resolve("newChat", "Món nào rẻ nhất?");
    await vi.waitFor(() => expect(server.chats).toHaveLength(3));
    expect(session.conversation.messages).toMatchObject([{ attachments: [former] }, {}]);
    expect(composer.frame.chips).toMatchObject([{ id: "b" }]);
    server.chats[2]!.finish();
    await sent;
  });

  it("has no place any more when the composer was emptied, nor what is sent after it", async () => {
    overflow = undefined;
    composer.draftChanged("");
    const sent = composer.send("Chè là gì?");
    await vi.waitFor(() => expect(server.chats).toHaveLength(3));
    expect(session.conversation.messages).toHaveLength(6);
    expect(session.conversation.messages[4]).toMatchObject({ attachments: [{ id: "b" }] });
    expect(composer.frame.chips).toEqual([]);
    server.chats[2]!.finish();
    await sent;
  });
});

it("chips whose tokens were estimated are counted as soon as the gauge is", async () => {
  isModelLoaded = false;
  composer.draftChanged("Phở");
  await vi.waitFor(() => expect(composer.frame.gauge?.isEstimate).toBe(true));
  expect(chips.timesCounted).toBe(0);
  isModelLoaded = true;
  composer.remeasure();
  await vi.waitFor(() => expect(composer.frame.gauge?.isEstimate).toBe(false));
  expect(chips.timesCounted).toBe(1);
});

it("the gauge comes when typing rests, and goes with another conversation", async () => {
  composer.draftChanged("Bao");
  await vi.waitFor(() => expect(composer.frame.gauge).toEqual(GAUGE));
  composer.conversationChanged();
  expect(composer.frame.gauge).toBeUndefined();
});

describe("slash commands", () => {
  it("gets the language that it leaves open, as it will be in later tries", async () => {
    const sent = composer.send("/translate");
    await vi.waitFor(() => expect(server.translations).toHaveLength(1));
    expect(server.translations[0]!.params).toMatchObject({ target: "th", text: "Phở bò" });
    server.translations[0]!.finish({ text: "เฝอเนื้อ", segments: [] });
    await sent;
    expect(session.conversation.messages.at(-2)!.text).toBe("/translate th");
  });

  it("comes back when the language was asked for in vain", async () => {
    target = undefined;
    await composer.send("/translate");
    expect(givenBack).toEqual(["/translate"]);
    expect(server.translations).toEqual([]);
  });

  it("answers in the language of the talk, or of the wish behind the command", async () => {
    await carriedOut(composer.send("/no_think /explain"));
    expect(session.conversation.messages.at(-2)!.text).toBe("/explain vi");
    const sent = composer.send("/fix ทำไมโปรแกรมนี้ไม่ทำงาน");
    await vi.waitFor(() => expect(server.chats).toHaveLength(3));
    server.chats[2]!.finish();
    await sent;
    expect(session.conversation.messages.at(-2)!.text).toBe("/fix th ทำไมโปรแกรมนี้ไม่ทำงาน");
  });

  it("takes the selection where there is no chip", async () => {
    chips.attachments = [];
    chips.selection = { id: "s", kind: "selection", label: "a.md:1", path: "a.md", text: "Bún chả" };
    const sent = composer.send("/translate km");
    await vi.waitFor(() => expect(server.translations).toHaveLength(1));
    expect(server.translations[0]!.params).toMatchObject({ target: "km", text: "Bún chả" });
    server.translations[0]!.fail(new AppError("server.crashed", "gone"));
    await sent;
    expect(session.conversation.messages.at(-2)!.attachments).toEqual([chips.selection]);
  });

  it("says so when it has nothing to work on, and when there is no such command; the draft is there again", async () => {
    chips.attachments = [];
    await expect(composer.send("/docs")).rejects.toMatchObject({
      code: "input.empty",
      details: { nothing: "context" },
    });
    await expect(composer.send("/dcos ta")).rejects.toMatchObject({
      code: "command.unknown",
      details: { command: "dcos", known: "/translate, /summarize, /explain, /fix, /docs, /think, /no_think" },
    });
    expect(givenBack).toEqual(["/docs", "/dcos ta"]);
    expect(session.conversation.messages).toHaveLength(2);
  });
});
