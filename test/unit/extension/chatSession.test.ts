import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, appendFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chatSystemPrompt } from "../../../src/core/prompts.ts";
import type { ChatSession } from "../../../src/extension/chat/chatSession.ts";
import { ConversationLock } from "../../../src/extension/chat/store/conversationLock.ts";
import { placeOf } from "../../../src/extension/chat/store/conversationPlace.ts";
import { AppError } from "../../../src/shared/appError.ts";
import { chatSessions } from "../../support/chatSessions.ts";
import { scriptedServerApi, textDelta, thoughtDelta, type ScriptedServerApi } from "../../support/scriptedServerApi.ts";

let folder: string;
let currentId: string | undefined;
let server: ScriptedServerApi;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-chat-"));
  currentId = undefined;
  server = scriptedServerApi();
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A window that opens; a second call is the same window after a reload. */
async function openSession(): Promise<ChatSession> {
  const sessions = chatSessions(folder, server);
  const session = (currentId === undefined ? undefined : await sessions.open(currentId)) ?? sessions.create();
  currentId = session.id;
  return session;
}

function texts(session: ChatSession): string[] {
  return session.conversation.messages.map(({ text, state }) => `${state}: ${text}`);
}

describe("asking", () => {
  it("sends the system prompt, the history and the thinking switch", async () => {
    const session = await openSession();
    session.setThinking(true);
    const first = session.send({ text: "One?" });
    server.chats[0]?.progress(textDelta("One."));
    server.chats[0]?.finish();
    await first;
    const second = session.send({ text: "Two?" });
    server.chats[1]?.finish();
    await second;
    expect(server.chats[1]?.params).toEqual({
      messages: [
        chatSystemPrompt(),
        { role: "user", content: "One?" },
        { role: "assistant", content: "One." },
        { role: "user", content: "Two?" },
      ],
      thinking: true,
      whenBusy: "refuse",
    });
  });

  it("is refused while an answer is being written", async () => {
    const session = await openSession();
    const first = session.send({ text: "One?" });
    expect(await session.send({ text: "Two?" })).toBe(false);
    expect(server.chats).toHaveLength(1);
    server.chats[0]?.finish();
    expect(await first).toBe(true);
    expect(texts(session)).toEqual(["complete: One?", "complete: "]);
  });

  it("keeps other windows out between the question and its answer", async () => {
    const session = await openSession();
    const lockPath = placeOf(folder, session.id)!.lockPath;
    const locks: (ConversationLock | undefined)[] = [];
    const listening = session.addListener({ eventApplied: () => void locks.push(ConversationLock.take(lockPath)) });
    const sent = session.send({ text: "ဘယ်သူ ပထမလဲ။" });
    listening.dispose();
    expect(locks).toEqual([undefined, undefined]);
    server.chats[0]?.finish();
    await sent;
    expect(texts(session)).toEqual(["complete: ဘယ်သူ ပထမလဲ။", "complete: "]);
  });

  it("records nothing while another window writes", async () => {
    const session = await openSession();
    const lock = ConversationLock.take(placeOf(folder, session.id)!.lockPath);
    let isRecorded = false;
    const sent = session.send({ text: "?" }, () => (isRecorded = true));
    await expect(sent).rejects.toMatchObject({ code: "conversation.elsewhere" });
    lock?.dispose();
    expect(isRecorded).toBe(false);
    expect(session.conversation.messages).toEqual([]);
  });

  it("says what it waits for until the first words", async () => {
    const session = await openSession();
    const sent = session.send({ text: "?" });
    server.chats[0]?.progress({ kind: "loading", fraction: 0.43 });
    expect(session.waitingFor).toBe("Loading the model (43 %)");
    server.chats[0]?.progress(textDelta("A"));
    expect(session.waitingFor).toBeUndefined();
    server.chats[0]?.finish();
    await sent;
  });

  it("refuses a text that no request may carry before anything is sent", async () => {
    const session = await openSession();
    await session.send({ text: "ก".repeat(2_000_000) });
    expect(server.chats).toHaveLength(0);
    expect(session.conversation.messages[1]).toMatchObject({ state: "failed", error: { code: "input.tooLarge" } });
  });
});

describe("stopping", () => {
  it("ends at once, keeps what there is, and hears no late words", async () => {
    const session = await openSession();
    const sent = session.send({ text: "?" });
    server.chats[0]?.progress(textDelta("Half"));
    session.stop();
    expect(server.chats[0]?.signal?.aborted).toBe(true);
    expect(texts(session)).toEqual(["complete: ?", "stopped: Half"]);
    server.chats[0]?.progress(textDelta(" and more"));
    await sent;
    expect(texts(session)).toEqual(["complete: ?", "stopped: Half"]);
    expect(session.isGenerating).toBe(false);
  });
});

describe("an answer that fails", () => {
  it("carries its error and can be tried again in its place", async () => {
    const session = await openSession();
    const sent = session.send({ text: "?" });
    server.chats[0]?.fail(new AppError("server.crashed", "gone"));
    await sent;
    const failed = session.conversation.messages[1];
    expect(failed).toMatchObject({ state: "failed", error: { code: "server.crashed" } });
    const again = session.retry(failed?.id ?? "", "wait");
    expect(server.chats[1]?.params.whenBusy).toBe("wait");
    server.chats[1]?.progress({ kind: "waitingForModel", model: "big" });
    expect(session.waitingFor).toBe("Waiting until “big” is free");
    server.chats[1]?.progress({ kind: "queued", ahead: 3 });
    expect(session.waitingFor).toBe("Queued: 3 requests before this one");
    server.chats[1]?.progress(textDelta("Now."));
    server.chats[1]?.finish();
    await again;
    expect(texts(session)).toEqual(["complete: ?", "complete: Now."]);
    expect(server.chats[1]?.params.messages).toEqual(server.chats[0]?.params.messages);
  });
});

describe("after a reload", () => {
  it("the conversation is the same, in the middle of an answer too", async () => {
    const session = await openSession();
    session.setThinking(true);
    const sent = session.send({ text: "สวัสดี" });
    server.chats[0]?.progress(thoughtDelta("They greet."));
    server.chats[0]?.progress(textDelta("สวัส"));
    server.chats[0]?.progress(textDelta("ดี"));
    session.dispose();
    await sent;
    const reloaded = await openSession();
    expect(texts(reloaded)).toEqual(["complete: สวัสดี", "stopped: สวัสดี"]);
    expect(reloaded.conversation.messages[1]?.thoughts).toBe("They greet.");
    expect(reloaded.conversation.thinking).toBe(true);
    expect(reloaded.conversation.id).toBe(session.conversation.id);
  });

  it("a torn last line is dropped and the conversation goes on behind it", async () => {
    const session = await openSession();
    const sent = session.send({ text: "One?" });
    server.chats[0]?.progress(textDelta("One."));
    server.chats[0]?.finish();
    await sent;
    session.dispose();
    const [name = ""] = readdirSync(folder);
    appendFileSync(path.join(folder, name), '{"type":"question","id":"torn","te');

    const second = await openSession();
    expect(texts(second)).toEqual(["complete: One?", "complete: One."]);
    const again = second.send({ text: "Two?" });
    server.chats[1]?.finish();
    await again;
    second.dispose();
    const third = await openSession();
    expect(texts(third)).toEqual(["complete: One?", "complete: One.", "complete: Two?", "complete: "]);
  });

  it("a long journal is rewritten in fewer lines and says the same", async () => {
    const session = await openSession();
    const sent = session.send({ text: "Count" });
    server.chats[0]?.finish();
    await sent;
    session.dispose();
    const filePath = path.join(folder, readdirSync(folder)[0] ?? "");
    const lines = readFileSync(filePath, "utf8").split("\n");
    const deltas = Array.from({ length: 300 }, (_, index) => {
      const id = (JSON.parse(lines[2] ?? "") as { id: string }).id;
      return JSON.stringify({ type: "delta", id, channel: "text", text: `${index} `, atMs: index });
    });
    writeFileSync(filePath, [...lines.slice(0, 3), ...deltas, ...lines.slice(3)].join("\n"));

    const reloaded = await openSession();
    expect(reloaded.conversation.messages[1]?.text).toBe(
      Array.from({ length: 300 }, (_, index) => `${index} `).join(""),
    );
    expect(readFileSync(filePath, "utf8").split("\n").length).toBeLessThan(10);
    reloaded.dispose();
    expect(texts(await openSession())).toEqual(texts(reloaded));
  });

  it("an unreadable journal leads to a new conversation", async () => {
    currentId = "../../etc/passwd";
    expect((await openSession()).conversation.messages).toEqual([]);
    currentId = "00000000-0000-0000-0000-000000000000";
    writeFileSync(path.join(folder, `${currentId}.jsonl`), "no journal");
    expect((await openSession()).conversation.messages).toEqual([]);
  });
});

describe("a session that has ended", () => {
  const anything: readonly [name: string, act: (session: ChatSession, answerId: string) => unknown][] = [
    ["check", (session) => session.check({ text: "Còn gì nữa?" })],
    ["makeRoom", (session) => session.makeRoom("trimOldest", { text: "Còn gì nữa?" })],
    ["send", (session) => session.send({ text: "ຂໍອີກ" })],
    ["send, with a switch", (session) => session.send({ text: "/think ຂໍອີກ" })],
    ["retry", (session, answerId) => session.retry(answerId, "wait")],
    ["regenerate", (session, answerId) => session.regenerate(answerId)],
    ["continueAnswer", (session, answerId) => session.continueAnswer(answerId, "wait")],
    ["showBranch", (session, answerId) => session.showBranch(answerId, 0)],
    ["stop", (session) => session.stop()],
    ["setThinking", (session) => session.setThinking(true)],
    ["setAnswerLanguage", (session) => session.setAnswerLanguage("km")],
    ["nameByModel", (session) => session.nameByModel("ການນັບ")],
    ["recordBeside", (session, id) => session.recordBeside({ type: "followUpsSet", id, questions: ["ຕໍ່ໄປ?"] })],
    ["dispose", (session) => session.dispose()],
  ];

  it.each(anything)("neither locks nor writes, asks nothing and gets no word: %s", async (_, act) => {
    const session = await openSession();
    const sent = session.send({ text: "ນັບຮອດສາມ" });
    server.chats[0]!.progress(textDelta("ໜຶ່ງ "));
    session.stop();
    await sent;
    session.dispose();
    const [names, { filePath }] = [readdirSync(folder), placeOf(folder, session.id)!];
    const [journal, before] = [readFileSync(filePath, "utf8"), session.conversation];
    const acting = async (): Promise<unknown> => act(session, before.messages[1]!.id);
    await Promise.allSettled([acting()]);
    expect(readdirSync(folder)).toEqual(names);
    expect(names.filter((name) => name.endsWith(".lock"))).toEqual([]);
    expect(readFileSync(filePath, "utf8")).toBe(journal);
    expect(session.conversation).toBe(before);
    expect(session.isGenerating).toBe(false);
    expect(server.chats).toHaveLength(1);
  });
});
