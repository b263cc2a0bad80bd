/** What happens between Send and the request: chips go along, and what would not fit is said and kept. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ChatSession, ChatSessionOptions } from "../../../src/extension/chat/chatSession.ts";
import type { ChatSessions } from "../../../src/extension/chat/chatSessions.ts";
import type { PanelChips } from "../../../src/extension/chat/panelChips.ts";
import { PanelComposer } from "../../../src/extension/chat/panelComposer.ts";
import { AppError } from "../../../src/shared/appError.ts";
import type { Attachment } from "../../../src/shared/attachment.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import type { GaugeView, OverflowView } from "../../../src/shared/webviewProtocol.ts";
import { chatSessions } from "../../support/chatSessions.ts";
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

let folder: string;
let server: ScriptedServerApi;
let sessions: ChatSessions;
let session: ChatSession;
let composer: PanelComposer;
let attachments: readonly Attachment[];
let givenBack: string[];
let overflow: OverflowView | undefined;
let check: ChatSessionOptions["budget"]["check"];

const chips: PanelChips = {
  get chips() {
    return attachments.map(({ id, kind, label }) => ({ id, kind, label, detail: label }));
  },
  onDidChange: () => ({ dispose: () => undefined }),
  add: () => Promise.resolve(),
  addUris: () => Promise.resolve(),
  addText: () => undefined,
  remove: () => undefined,
  open: () => Promise.resolve(),
  read: () => Promise.resolve(attachments),
  clear: () => {
    attachments = [];
  },
  complete: () => Promise.resolve([]),
  dispose: () => undefined,
};

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-composer-"));
  server = scriptedServerApi();
  attachments = [{ id: "a", kind: "file", label: "ghi-chú.md", text: "Phở bò" }];
  givenBack = [];
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
    budget: { measure: () => Promise.resolve(GAUGE) },
    newChat: () => {
      session = sessions.create();
    },
    onChange: () => undefined,
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

  it("gives a second question back while the first is being answered", async () => {
    const sent = composer.send("Một?");
    await vi.waitFor(() => expect(server.chats).toHaveLength(2));
    await composer.send("Hai?");
    expect(givenBack).toEqual(["Hai?"]);
    server.chats[1]!.finish();
    await sent;
  });

  it("goes on where nobody can say whether it fits", async () => {
    check = () => Promise.reject(new AppError("server.crashed", "gone"));
    await carriedOut(composer.send("Sao?"));
    expect(session.conversation.messages).toHaveLength(4);
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

  it("is given back with the reason when a summary fails; nothing is forgotten then", async () => {
    await expect(composer.resolve("summarizeEarlier", "Dài quá?")).rejects.toMatchObject({ code: "server.crashed" });
    expect(givenBack).toEqual(["Dài quá?", "Dài quá?"]);
    expect(session.conversation.earlier).toBeUndefined();
    expect(server.chats).toHaveLength(1);
  });
});

it("an edited question that would not fit begins its branch when there is room", async () => {
  overflow = OVERFLOW;
  const questionId = session.conversation.messages[0]!.id;
  await composer.edit(questionId, "Chào buổi sáng");
  expect(session.conversation.messages[0]!.text).toBe("Xin chào");
  await carriedOut(composer.resolve("trimOldest", "Chào buổi sáng"));
  expect(session.conversation.messages.map(({ text }) => text)).toEqual(["Chào buổi sáng", ""]);
  expect(session.conversation.all).toHaveLength(4);
});

it("the gauge comes when typing rests, and goes with another conversation", async () => {
  composer.draftChanged("Bao");
  await vi.waitFor(() => expect(composer.frame.gauge).toEqual(GAUGE));
  composer.conversationChanged();
  expect(composer.frame.gauge).toBeUndefined();
});
