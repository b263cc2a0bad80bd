/** What a panel asks for beside an answer reaches what does it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AnswerActions } from "../../../src/extension/chat/answerActions.ts";
import type { ChatSession } from "../../../src/extension/chat/chatSession.ts";
import { LastTextEditor } from "../../../src/extension/chat/lastTextEditor.ts";
import type { ChatSessions } from "../../../src/extension/chat/chatSessions.ts";
import { chatSessions, translationWishes } from "../../support/chatSessions.ts";
import { scriptedServerApi, textDelta, type ScriptedServerApi } from "../../support/scriptedServerApi.ts";

vi.mock("vscode", async () => {
  const { fakeVscode } = await import("../../support/fakeVscode.ts");
  const listen = () => ({ dispose: () => undefined });
  const { window } = fakeVscode;
  return {
    ...fakeVscode,
    window: {
      onDidChangeActiveTextEditor: listen,
      activeTextEditor: undefined,
      visibleTextEditors: [],
      tabGroups: { onDidChangeTabs: listen },
      withProgress: window.withProgress,
    },
  };
});

let folder: string;
let server: ScriptedServerApi;
let sessions: ChatSessions;
let session: ChatSession;
let actions: AnswerActions;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-actions-"));
  server = scriptedServerApi();
  sessions = chatSessions(folder, server);
  session = sessions.create();
  actions = new AnswerActions({
    api: server.api,
    sessions,
    languages: { ask: () => Promise.resolve("km") },
    translationWishes,
    editors: new LastTextEditor(),
  });
  const asked = session.send({ text: "Xin chào, bạn là ai vậy?" });
  server.chats[0]!.progress(textDelta("Tôi là một trợ lý."));
  server.chats[0]!.finish();
  await asked;
});

afterEach(() => {
  actions.dispose();
  sessions.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const told: string[] = [];
const notify = (text: string) => void told.push(text);

const answer = () => session.conversation.messages[1]!;

describe("beside an answer", () => {
  it("a translation comes and goes", async () => {
    const messageId = answer().id;
    const written = actions.handle(session, { type: "translateAnswer", messageId }, notify);
    await vi.waitFor(() => expect(server.translations).toHaveLength(1));
    server.translations[0]!.finish({ text: "ខ្ញុំជាជំនួយការ។", segments: [] });
    await written;
    const [rendition] = answer().renditions;
    expect(rendition).toMatchObject({ language: "km", text: "ខ្ញុំជាជំនួយការ។" });
    await actions.handle(session, { type: "removeRendition", messageId, renditionId: rendition!.id }, notify);
    expect(answer().renditions).toEqual([]);
  });

  it("follow-ups are asked for once, however often the button is pressed, and come although nobody looks any more", async () => {
    const { id } = session;
    const message = { type: "suggestFollowUps", messageId: answer().id } as const;
    const asked = [actions.handle(session, message, notify), actions.handle(session, message, notify)];
    await vi.waitFor(() => expect(server.chats).toHaveLength(2));
    sessions.release(session);
    server.chats[1]!.finish({ text: "1. Bạn làm được gì?" });
    await Promise.all(asked);
    expect(server.chats).toHaveLength(2);
    expect(sessions.find(id)).toBeUndefined();
    session = (await sessions.open(id))!;
    expect(answer().followUps).toEqual(["Bạn làm được gì?"]);
  });

  it("that there are no follow-ups is told where they were asked for", async () => {
    const asked = actions.handle(session, { type: "suggestFollowUps", messageId: answer().id }, notify);
    await vi.waitFor(() => expect(server.chats).toHaveLength(2));
    server.chats[1]!.finish({ text: "Không có." });
    await asked;
    expect(told).toEqual(["The model suggested no questions."]);
  });

  it("a failed request for follow-ups is told, and can be made again", async () => {
    const message = { type: "suggestFollowUps", messageId: answer().id } as const;
    const failed = actions.handle(session, message, notify);
    await vi.waitFor(() => expect(server.chats).toHaveLength(2));
    server.chats[1]!.fail(new Error("No memory"));
    await expect(failed).rejects.toThrow("No memory");
    const again = actions.handle(session, message, notify);
    await vi.waitFor(() => expect(server.chats).toHaveLength(3));
    server.chats[2]!.finish({ text: "1. Vì sao?" });
    await again;
    expect(answer().followUps).toEqual(["Vì sao?"]);
  });
});

describe("code", () => {
  it("has no place where no file is open", async () => {
    for (const type of ["insertCode", "applyCode"] as const) {
      const asked = actions.handle(session, { type, text: "print(1)", languageId: "py" }, notify);
      await expect(asked).rejects.toMatchObject({ code: "input.empty", details: { nothing: "editor" } });
    }
  });
});
