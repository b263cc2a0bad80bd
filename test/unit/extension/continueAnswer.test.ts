/** An answer that goes on where it finds room, and keeps what it has where it does not. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatSession, ChatSessionOptions } from "../../../src/extension/chat/chatSession.ts";
import type { ChatSessions } from "../../../src/extension/chat/chatSessions.ts";
import { continueAnswer } from "../../../src/extension/chat/continueAnswer.ts";
import type { Prepare } from "../../../src/extension/chat/writeWithRoom.ts";
import type { ReportOptions, WayOn } from "../../../src/extension/errors/errorReporter.ts";
import { AppError } from "../../../src/shared/appError.ts";
import type { OverflowCount } from "../../../src/shared/webviewProtocol.ts";
import { chatSessions } from "../../support/chatSessions.ts";
import { scriptedServerApi, STATS, textDelta, type ScriptedServerApi } from "../../support/scriptedServerApi.ts";

const FULL: OverflowCount = { neededTokens: 900, contextTokens: 500, ways: ["trimOldest", "newChat"] };

let folder: string;
let server: ScriptedServerApi;
let sessions: ChatSessions;
let session: ChatSession;
let check: () => Promise<OverflowCount | undefined>;
let asked: { readonly error: AppError; readonly waysOn: readonly WayOn[] }[];
let reported: { readonly error: unknown; readonly options: ReportOptions | undefined }[];

const reporter = {
  ask: (error: AppError, waysOn: readonly WayOn[]) => void asked.push({ error, waysOn }),
  report: (error: unknown, options?: ReportOptions) => void reported.push({ error, options }),
};

const prepare: Prepare = (work) => work(new AbortController().signal);

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-continue-"));
  server = scriptedServerApi();
  check = () => Promise.resolve(undefined);
  asked = [];
  reported = [];
  const budget: ChatSessionOptions["budget"] = {
    check: (_conversation, question) => (question === undefined ? check() : Promise.resolve(undefined)),
    trimOldest: ({ messages }) => Promise.resolve({ untilId: messages[1]!.id }),
    summarizeEarlier: () => Promise.resolve(undefined),
  };
  sessions = chatSessions(folder, server, { budget });
  session = sessions.create();
  await answered("Xin chào", "Chào bạn");
  const last = session.send({ text: "นับถึงสาม" });
  server.chats[1]!.progress(textDelta("หนึ่ง "));
  server.chats[1]!.finish({ finishReason: "length" });
  await last;
});

afterEach(() => {
  sessions.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const place = () => ({ session, sessions, messageId: answer().id });

const answer = () => session.conversation.messages[3]!;

async function answered(question: string, text: string): Promise<void> {
  const sent = session.send({ text: question });
  server.chats[0]!.progress(textDelta(text));
  server.chats[0]!.finish();
  await sent;
}

async function requestAt(index: number): Promise<ScriptedServerApi["chats"][number]> {
  await expect.poll(() => server.chats.length).toBeGreaterThan(index);
  return server.chats[index]!;
}

describe("an answer that is to go on", () => {
  it("stays as it is where its model cannot be loaded", async () => {
    check = () => Promise.reject(new AppError("model.loadFailed", "as asked"));
    const continued = continueAnswer(reporter, { ...place(), prepare });
    await expect(continued).rejects.toMatchObject({ code: "model.loadFailed" });
    expect(answer()).toMatchObject({ state: "complete", isCutShort: true, text: "หนึ่ง " });
    expect(server.chats).toHaveLength(2);
  });

  it("goes on at once where there is room", async () => {
    const continued = continueAnswer(reporter, { ...place(), prepare });
    const rest = await requestAt(2);
    expect(rest.params.answerSoFar).toEqual({ text: "หนึ่ง ", thinking: "" });
    rest.progress(textDelta("สอง สาม"));
    rest.finish();
    await continued;
    expect(answer()).toMatchObject({ state: "complete", text: "หนึ่ง สอง สาม" });
    expect([asked, reported]).toEqual([[], []]);
  });

  it("asks first where there is none, and goes on when some was made", async () => {
    check = () => Promise.resolve(FULL);
    await continueAnswer(reporter, { ...place(), prepare });
    expect(server.chats).toHaveLength(2);
    expect(answer()).toMatchObject({ state: "complete", isCutShort: true, text: "หนึ่ง " });
    expect(asked[0]!.error).toMatchObject({ code: "generation.contextOverflow", details: { promptTokens: 900 } });
    expect(asked[0]!.waysOn.map(({ label }) => label)).toEqual(["Trim Oldest"]);
    const continued = asked[0]!.waysOn[0]!.run();
    const rest = await requestAt(2);
    expect(rest.params.messages.map(({ content }) => content).slice(1)).toEqual(["นับถึงสาม"]);
    rest.progress(textDelta("สอง"));
    rest.finish();
    await continued;
    expect(answer().text).toBe("หนึ่ง สอง");
  });

  it("has what is left where nothing can make more room, and keeps what it has when that is none", async () => {
    check = () => Promise.resolve({ ...FULL, ways: [] });
    const continued = continueAnswer(reporter, { ...place(), prepare });
    (await requestAt(2)).fail(new AppError("generation.contextOverflow", "Full"));
    await continued;
    expect(asked).toEqual([]);
    expect(reported[0]!.error).toMatchObject({ code: "generation.contextOverflow" });
    expect(answer()).toMatchObject({ state: "stopped", text: "หนึ่ง " });
  });

  it("keeps what it has when the rest fails, and can be tried again", async () => {
    const continued = continueAnswer(reporter, { ...place(), prepare });
    (await requestAt(2)).fail(new AppError("model.busy", "Another window"));
    await continued;
    expect(answer()).toMatchObject({ state: "stopped", text: "หนึ่ง " });
    expect(answer().error).toBeUndefined();
    expect(answer().stats!.generatedTokens).toBe(STATS.generatedTokens);
    expect(reported[0]!.error).toMatchObject({ code: "model.busy" });
    const again = reported[0]!.options!.retry!("wait");
    const rest = await requestAt(3);
    expect(rest.params).toMatchObject({ whenBusy: "wait", answerSoFar: { text: "หนึ่ง " } });
    rest.progress(textDelta("สอง"));
    rest.finish();
    await again;
    expect(answer()).toMatchObject({ state: "complete", text: "หนึ่ง สอง" });
  });

  it("can be tried again when its panel shows another conversation, and leaves that one's lock to nobody", async () => {
    const continued = continueAnswer(reporter, { ...place(), prepare });
    (await requestAt(2)).fail(new AppError("model.busy", "Another window"));
    await continued;
    sessions.release(session);
    expect(session.lifetime.aborted).toBe(true);
    const again = reported[0]!.options!.retry!("wait");
    const rest = await requestAt(3);
    rest.progress(textDelta("สอง"));
    rest.finish();
    await again;
    expect(sessions.find(session.id)).toBeUndefined();
    expect(readdirSync(folder).filter((name) => name.endsWith(".lock"))).toEqual([]);
    session = (await sessions.open(session.id))!;
    expect(answer()).toMatchObject({ state: "complete", text: "หนึ่ง สอง" });
    expect(session.isFollowing).toBe(false);
    expect(reported).toHaveLength(1);
  });
});
