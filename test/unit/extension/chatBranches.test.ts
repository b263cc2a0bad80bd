/** Branches, answers that go on, the switches, names and shared sessions of a conversation in a window. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { historyOf } from "../../../src/core/chat/history.ts";
import { nameAutomatically } from "../../../src/extension/chat/automaticTitles.ts";
import type { ChatSession, ChatSessionOptions } from "../../../src/extension/chat/chatSession.ts";
import type { ChatSessions } from "../../../src/extension/chat/chatSessions.ts";
import { messageView } from "../../../src/extension/chat/messageView.ts";
import { AppError } from "../../../src/shared/appError.ts";
import type { Attachment } from "../../../src/shared/attachment.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import type { ServerStatus } from "../../../src/shared/protocol.ts";
import { chatSessions } from "../../support/chatSessions.ts";
import {
  scriptedServerApi,
  STATS,
  textDelta,
  thoughtDelta,
  type ScriptedServerApi,
} from "../../support/scriptedServerApi.ts";

let folder: string;
let server: ScriptedServerApi;
let sessions: ChatSessions;
let session: ChatSession;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-branches-"));
  server = scriptedServerApi();
  sessions = chatSessions(folder, server, { thinkingBudget: () => 300 });
  session = sessions.create();
});

afterEach(() => {
  sessions.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const shownTexts = () => session.conversation.messages.map(({ text }) => text);
const idAt = (index: number) => session.conversation.messages[index]!.id;
const views = () =>
  session.conversation.messages.map((message) => messageView(message, session.conversation, undefined));

/** Answers the request that was sent last. */
async function answered(asked: Promise<unknown>, text: string): Promise<void> {
  server.chats.at(-1)!.progress(textDelta(text));
  server.chats.at(-1)!.finish();
  await asked;
}

async function talk(): Promise<void> {
  await answered(session.send({ text: "Siapa kamu?" }), "Saya asisten.");
  await answered(session.send({ text: "ຂອບໃຈ" }), "ຍິນດີ");
}

describe("branches", () => {
  it("an edited question stands beside the former, with what was attached and with nothing that followed", async () => {
    await talk();
    const note: Attachment = { id: "a", kind: "text", label: "Note", text: "Phở", tokens: 3, isEstimate: true };
    const asked = session.send({ text: "Kamu siapa?", attachments: [note], insteadOf: idAt(0) });
    await answered(asked, "Asisten.");
    expect(shownTexts()).toEqual(["Kamu siapa?", "Asisten."]);
    expect(server.chats.at(-1)!.params.messages).toHaveLength(2);
    expect(server.chats.at(-1)!.params.messages[1]!.content).toContain("Phở");
    expect(views()[0]).toMatchObject({
      branch: { index: 1, count: 2 },
      chips: [{ label: "Note", tokens: 3, isEstimate: true }],
    });
    session.showBranch(idAt(0), 0);
    expect(shownTexts()).toEqual(["Siapa kamu?", "Saya asisten.", "ຂອບໃຈ", "ຍິນດີ"]);
  });

  it("another answer stands beside the former, and the model is given the same", async () => {
    await talk();
    const before = server.chats[0]!.params.messages;
    await answered(session.regenerate(idAt(1)), "Aku asisten.");
    expect(shownTexts()).toEqual(["Siapa kamu?", "Aku asisten."]);
    expect(server.chats.at(-1)!.params.messages).toEqual(before);
    expect(views()[1]!.branch).toEqual({ index: 1, count: 2 });
    session.showBranch(idAt(1), 0);
    expect(shownTexts()).toHaveLength(4);
    session.showBranch(idAt(1), 7);
    expect(shownTexts()).toHaveLength(4);
  });
});

describe("an answer that goes on", () => {
  it("is given back its beginning, grows where it was, and counts both parts", async () => {
    session.setThinking(true);
    const asked = session.send({ text: "นับ" });
    server.chats[0]!.progress(thoughtDelta("They count."));
    server.chats[0]!.progress(textDelta("หนึ่ง "));
    server.chats[0]!.finish({ finishReason: "length" });
    await asked;
    expect(views()[1]).toMatchObject({ state: "complete", isCutShort: true, canContinue: true });

    const again = session.continueAnswer(idAt(1));
    expect(server.chats[1]!.params).toMatchObject({
      answerSoFar: { text: "หนึ่ง ", thinking: "They count." },
      messages: server.chats[0]!.params.messages,
      thinkingBudget: 300,
    });
    await answered(again, "สอง");
    expect(session.conversation.messages[1]).toMatchObject({ text: "หนึ่ง สอง", state: "complete" });
    expect(session.conversation.messages[1]!.stats!.generatedTokens).toBe(2 * STATS.generatedTokens);
    expect(views()[1]!.isCutShort).toBeUndefined();
    expect(views()[1]!.canContinue).toBeUndefined();
  });

  it("has its beginning, too, when the server was lost on the way; without a word it can only be tried again", async () => {
    const asked = session.send({ text: "ទីក្រុងបាងកក" });
    server.chats[0]!.progress(textDelta("ជា"));
    server.chats[0]!.fail(new AppError("server.crashed", "Gone"));
    await asked;
    expect(views()[1]).toMatchObject({ state: "failed", canContinue: true });
    const again = session.continueAnswer(idAt(1));
    expect(server.chats[1]!.params.answerSoFar).toEqual({ text: "ជា", thinking: "" });
    await answered(again, "រដ្ឋធានី");
    expect(views()[1]).toMatchObject({ state: "complete", text: "ជារដ្ឋធានី" });
    expect(views()[1]!.error).toBeUndefined();

    const silent = session.send({ text: "អរគុណ" });
    server.chats[2]!.fail(new AppError("server.crashed", "Gone"));
    await silent;
    expect(views()[3]!.state).toBe("failed");
    expect(views()[3]!.canContinue).toBeUndefined();
  });

  it("is measured with its beginning, whether it was stopped or failed", async () => {
    const check = vi.fn<ChatSessionOptions["budget"]["check"]>(() => Promise.resolve(undefined));
    const budget = { check, trimOldest: vi.fn(), summarizeEarlier: vi.fn() };
    const measured = chatSessions(folder, server, { budget }).create();
    const asked = measured.send({ text: "Đếm" });
    server.chats[0]!.progress(textDelta("một"));
    server.chats[0]!.fail(new AppError("server.crashed", "Gone"));
    await asked;
    await measured.check("rest");
    expect(historyOf(check.mock.calls[0]![0]).at(-1)).toEqual({ role: "assistant", content: "một" });
    measured.dispose();
  });

  it("can be stopped again; an answer that is whole, or not the last, does not go on", async () => {
    const asked = session.send({ text: "Magbilang" });
    server.chats[0]!.progress(textDelta("isa"));
    session.stop();
    await asked;
    const again = session.continueAnswer(idAt(1));
    session.stop();
    await again;
    expect(session.conversation.messages[1]).toMatchObject({ state: "stopped", text: "isa" });
    await answered(session.send({ text: "Salamat" }), "Walang anuman");
    const count = server.chats.length;
    await session.continueAnswer(idAt(1));
    await session.continueAnswer(idAt(3));
    expect(server.chats).toHaveLength(count);
  });
});

describe("/think and /no_think", () => {
  it("set the switch from this question on and are not sent", async () => {
    await answered(session.send({ text: "/think ဘယ်လိုလဲ" }), "ကောင်းတယ်");
    expect(server.chats[0]!.params).toMatchObject({ thinking: true });
    expect(server.chats[0]!.params.messages.at(-1)!.content).toBe("ဘယ်လိုလဲ");
    await answered(session.send({ text: "ហេតុអ្វី?" }), "…");
    expect(server.chats[1]!.params.thinking).toBe(true);
    await session.send({ text: "/no_think" });
    expect(server.chats).toHaveLength(2);
    expect(session.conversation.thinking).toBe(false);
  });
});

describe("the model's name for a conversation", () => {
  const ready = { model: { kind: "ready" } } as ServerStatus;
  const nameWith = (lastStatus: ServerStatus | undefined) =>
    nameAutomatically(session, { api: { chat: server.api.chat, lastStatus }, sessions, log: silentLogger });
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it("is asked for once, behind everybody, in the conversation's language", async () => {
    nameWith(ready);
    await answered(session.send({ text: "เมืองหลวงของประเทศไทยคืออะไร" }), "กรุงเทพมหานคร");
    await turn();
    const { params, finish } = server.chats[1]!;
    expect(params).toMatchObject({ urgency: "background", thinking: false });
    expect(params.messages[0]!.content).toContain("Thai");
    finish({ text: "“เมืองหลวงของไทย”" });
    await vi.waitFor(() => expect(session.conversation.title).toEqual({ text: "เมืองหลวงของไทย", by: "model" }));
    await answered(session.send({ text: "ขอบคุณ" }), "ยินดี");
    await turn();
    expect(server.chats).toHaveLength(3);
  });

  it("is not asked for when no model is in memory, or it is busy", async () => {
    nameWith(undefined);
    nameWith({ model: { kind: "busy" } } as ServerStatus);
    await answered(session.send({ text: "Xin chào" }), "Chào bạn");
    await turn();
    expect(server.chats).toHaveLength(1);
  });

  it("comes to a conversation that nobody shows any more, which is let go of then", async () => {
    nameWith(ready);
    const asked = session.send({ text: "Thủ đô của Việt Nam là gì?" });
    sessions.release(session);
    await answered(asked, "Hà Nội");
    await turn();
    server.chats[1]!.finish({ text: "Thủ đô Việt Nam" });
    await vi.waitFor(() => expect(sessions.find(session.id)).toBeUndefined());
    const reopened = (await sessions.open(session.id))!;
    expect(reopened.conversation.title).toEqual({ text: "Thủ đô Việt Nam", by: "model" });
  });

  it("ends with its window, and leaves the conversation to others", async () => {
    nameWith(ready);
    await answered(session.send({ text: "ສະບາຍດີ" }), "ສະບາຍດີ!");
    await turn();
    sessions.dispose();
    expect(server.chats[1]!.signal!.aborted).toBe(true);
    server.chats[1]!.finish({ text: "ການທັກທາຍ" });
    await turn();
    expect(readdirSync(folder).filter((name) => name.endsWith(".lock"))).toEqual([]);
    const reopened = (await sessions.open(session.id))!;
    expect(reopened.conversation.title).toBeUndefined();
  });

  it("is not asked for after its window has ended", async () => {
    nameWith(ready);
    await answered(session.send({ text: "ສະບາຍດີ" }), "ສະບາຍດີ!");
    sessions.dispose();
    await turn();
    expect(server.chats).toHaveLength(1);
  });

  it("makes way for the next question, and never takes the place of a person's", async () => {
    nameWith(ready);
    await answered(session.send({ text: "வணக்கம்" }), "வணக்கம்!");
    await turn();
    const asked = session.send({ text: "நன்றி" });
    expect(server.chats[1]!.signal!.aborted).toBe(true);
    await answered(asked, "பரவாயில்லை");
    session.nameByModel("முதல்");
    session.nameByModel("இரண்டாம்");
    expect(session.conversation.title!.text).toBe("முதல்");
  });
});

describe("sessions", () => {
  it("are shared by all who show a conversation, and stay until their answer is written", async () => {
    await answered(session.send({ text: "你好" }), "你好！");
    const other = await sessions.open(session.id);
    expect(other).toBe(session);
    const asked = session.send({ text: "再见" });
    sessions.release(session);
    sessions.release(session);
    expect(sessions.find(session.id)).toBe(session);
    await answered(asked, "再见！");
    await vi.waitFor(() => expect(sessions.find(session.id)).toBeUndefined());
    const reopened = (await sessions.open(session.id))!;
    expect(reopened).not.toBe(session);
    expect(reopened.conversation.messages.map(({ text }) => text)).toEqual(["你好", "你好！", "再见", "再见！"]);
  });

  it("a second window follows while an answer is written, and cannot ask meanwhile", async () => {
    const asked = session.send({ text: "Apa khabar?" });
    const elsewhere = chatSessions(folder, server);
    const follower = (await elsewhere.open(session.id))!;
    expect(follower.isFollowing).toBe(true);
    await expect(follower.send({ text: "Saya juga" })).rejects.toMatchObject({ code: "conversation.elsewhere" });
    expect(follower.isGenerating).toBe(false);
    await answered(asked, "Baik.");
    expect(follower.isFollowing).toBe(false);
    elsewhere.dispose();
  });
});
