/** A question is answered once more: where there is room, where some has to be made first, and after it failed for want of any. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerAgain } from "../../../src/extension/chat/answerAgain.ts";
import type { ChatSession, ChatSessionOptions, Question } from "../../../src/extension/chat/chatSession.ts";
import type { ChatSessions } from "../../../src/extension/chat/chatSessions.ts";
import { messageView } from "../../../src/extension/chat/messageView.ts";
import type { Prepare } from "../../../src/extension/chat/writeWithRoom.ts";
import type { WayOn } from "../../../src/extension/errors/errorReporter.ts";
import { AppError } from "../../../src/shared/appError.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";
import type { Attachment } from "../../../src/shared/attachment.ts";
import type { OverflowCount, OverflowWay } from "../../../src/shared/webviewProtocol.ts";
import { chatSessions } from "../../support/chatSessions.ts";
import { scriptedServerApi, textDelta, type ScriptedServerApi } from "../../support/scriptedServerApi.ts";

const WAYS = ["trimOldest", "summarizeEarlier", "newChat"] as const;
const FULL: OverflowCount = { neededTokens: 900, contextTokens: 500, ways: WAYS };
const file: Attachment = { id: "f", kind: "file", label: "hóa-đơn.csv", text: "Phở,50000" };

let folder: string;
let server: ScriptedServerApi;
let sessions: ChatSessions;
let session: ChatSession;
let check: ReturnType<typeof vi.fn<ChatSessionOptions["budget"]["check"]>>;
let asked: { readonly error: AppError; readonly waysOn: readonly WayOn[] }[];
let askedAnew: Question[];

let stopping: AbortController;
const prepare: Prepare = (work) => work(stopping.signal);

const reporter = { ask: (error: AppError, waysOn: readonly WayOn[]) => void asked.push({ error, waysOn }) };

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-again-"));
  server = scriptedServerApi();
  check = vi.fn(() => Promise.resolve(undefined));
  asked = [];
  askedAnew = [];
  stopping = new AbortController();
  const budget: ChatSessionOptions["budget"] = {
    check: (...args) => check(...args),
    trimOldest: ({ messages }) => Promise.resolve({ untilId: messages[1]!.id }),
    summarizeEarlier: ({ messages }, _question, signal) =>
      signal?.aborted === true
        ? Promise.reject(new CancelledError())
        : Promise.resolve({ untilId: messages[1]!.id, summary: "Lời chào" }),
  };
  sessions = chatSessions(folder, server, { budget });
  session = sessions.create();
  await answered(session.send({ text: "Xin chào" }), (chat) => chat.progress(textDelta("Chào bạn")));
});

afterEach(() => {
  sessions.dispose();
  rmSync(folder, { recursive: true, force: true });
});

type Chat = ScriptedServerApi["chats"][number];

async function answered(writing: Promise<unknown>, end: (chat: Chat) => void, index = 0): Promise<void> {
  await vi.waitFor(() => expect(server.chats.length).toBe(index + 1));
  end(server.chats[index]!);
  server.chats[index]!.finish();
  await writing;
}

const last = () => session.conversation.messages.at(-1)!;

const again = (write: () => Promise<void>, way?: OverflowWay) => {
  const askAnew = (question: Question) => {
    askedAnew.push(question);
    return Promise.resolve();
  };
  return answerAgain(reporter, { session, messageId: last().id, prepare, write, askAnew }, way);
};

describe("an answer beside the former one", () => {
  beforeEach(() => answered(session.send({ text: "Tổng cộng?", attachments: [file] }), () => undefined, 1));

  const regenerate = () => again(() => session.regenerate(last().id));

  it("is measured as its question asked anew, and written where there is room", async () => {
    await answered(regenerate(), (chat) => chat.progress(textDelta("50000")), 2);
    expect(check.mock.calls.at(-1)![1]).toMatchObject({ text: "Tổng cộng?", attachments: [file] });
    expect(check.mock.calls.at(-1)![1]!.parentId).toBe(session.conversation.messages[1]!.id);
    expect(last().text).toBe("50000");
    expect(asked).toEqual([]);
  });

  it("is not asked for before there is room; each way makes some", async () => {
    check.mockResolvedValue(FULL);
    await regenerate();
    expect(server.chats).toHaveLength(2);
    expect(asked[0]!.error).toMatchObject({ code: "generation.contextOverflow", details: { limitTokens: 500 } });
    const [trim, summarize, newChat] = asked[0]!.waysOn;
    await newChat!.run();
    expect(askedAnew).toEqual([{ text: "Tổng cộng?", attachments: [file] }]);
    await answered(trim!.run(), () => undefined, 2);
    const contents = server.chats[2]!.params.messages.map(({ content }) => content).join();
    expect(contents).toContain("Phở");
    expect(contents).not.toContain("Xin chào");
    await answered(summarize!.run(), () => undefined, 3);
    expect(server.chats[3]!.params.messages.map(({ content }) => content).join()).toContain("Lời chào");
  });
});

describe("an answer that found no room", () => {
  beforeEach(async () => {
    const overflow = new AppError("generation.contextOverflow", "Full", {
      details: { promptTokens: 900, limitTokens: 500 },
    });
    await answered(session.send({ text: "Còn gì nữa?" }), (chat) => chat.fail(overflow), 1);
  });

  it("offers the ways to make some", () => {
    expect(messageView(last(), session.conversation, undefined).error!.actions.map(({ id }) => id)).toEqual(WAYS);
  });

  it("is written in its place with the way that was chosen", async () => {
    const retry = () => session.retry(last().id);
    await answered(again(retry, "summarizeEarlier"), (chat) => chat.progress(textDelta("Hết rồi")), 2);
    expect(session.conversation.earlier).toMatchObject({ summary: "Lời chào" });
    expect(session.conversation.messages.map(({ text }) => text)).toEqual([
      "Xin chào",
      "Chào bạn",
      "Còn gì nữa?",
      "Hết rồi",
    ]);
  });

  it("stays as it is when it is stopped while room is made, or looked for", async () => {
    stopping.abort();
    const retry = vi.fn(() => session.retry(last().id));
    await expect(again(retry, "summarizeEarlier")).rejects.toSatisfy(CancelledError.is);
    check.mockRejectedValue(new CancelledError());
    await expect(again(retry)).rejects.toSatisfy(CancelledError.is);
    expect(retry).not.toHaveBeenCalled();
    expect(check.mock.calls.at(-1)![2]).toBe(stopping.signal);
    expect(last().state).toBe("failed");
    expect(session.conversation.earlier).toBeUndefined();
  });

  it("goes along into a new conversation, and stays where it was", async () => {
    await again(() => session.retry(last().id), "newChat");
    expect(askedAnew).toEqual([{ text: "Còn gì nữa?", attachments: [] }]);
    expect(last().state).toBe("failed");
  });
});

it("a translation that found no room is not offered to forget the talk, which it was not given", () => {
  const error = { code: "generation.contextOverflow", message: "", details: {} } as const;
  const rendition = { id: "r", language: "lo", text: "", state: "failed", error } as const;
  session.recordBeside({ type: "renditionSet", id: last().id, rendition });
  const [view] = messageView(last(), session.conversation, undefined).renditions!;
  expect(view!.error).toMatchObject({ actions: [] });
});
