/** Answers in another language or register below an answer, and questions to ask next. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LanguageTag } from "../../../src/core/languages.ts";
import { AnswerRenditions } from "../../../src/extension/chat/answerRenditions.ts";
import type { ChatSession } from "../../../src/extension/chat/chatSession.ts";
import type { ChatSessions } from "../../../src/extension/chat/chatSessions.ts";
import { ConversationStore } from "../../../src/extension/chat/conversationStore.ts";
import type { TargetLanguages } from "../../../src/extension/language/targetLanguages.ts";
import { messageView } from "../../../src/extension/chat/messageView.ts";
import { suggestFollowUps } from "../../../src/extension/chat/suggestFollowUps.ts";
import { AppError } from "../../../src/shared/appError.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import type { GlossaryTerm, Register, SegmentOutcome } from "../../../src/shared/translation.ts";
import { chatSessions } from "../../support/chatSessions.ts";
import { fakeWarnings } from "../../support/fakeVscode.ts";
import { scriptedServerApi, textDelta, type ScriptedServerApi } from "../../support/scriptedServerApi.ts";

interface User {
  register: Register | undefined;
  language: LanguageTag | undefined;
}

const user = vi.hoisted((): User => ({
  register: "formal",
  language: "th",
}));

vi.mock("vscode", async () => {
  const { fakeVscode } = await import("../../support/fakeVscode.ts");
  const window = {
    showQuickPick: (items: readonly { readonly register: Register }[]) =>
      Promise.resolve(items.find(({ register }) => register === user.register)),
    withProgress: fakeVscode.window.withProgress,
    showWarningMessage: fakeVscode.window.showWarningMessage,
  };
  return { ...fakeVscode, window };
});

const ANSWER = "Kamu bisa menjalankan `npm start`.\n\nCoba lagi nanti, ya.";
const FORMAL = "Anda dapat menjalankan `npm start`.\n\nSilakan mencoba kembali nanti.";
const NPM: GlossaryTerm = { source: "npm", target: "npm", caseSensitive: true };
const first = { index: 0, start: 0, end: 34 };
const second = { index: 1, start: 36, end: ANSWER.length };

let folder: string;
let store: ConversationStore;
let server: ScriptedServerApi;
let sessions: ChatSessions;
let session: ChatSession;
let renditions: AnswerRenditions;
const ask = vi.fn<TargetLanguages["ask"]>(() => Promise.resolve(user.language));

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-renditions-"));
  server = scriptedServerApi();
  store = new ConversationStore(folder, silentLogger);
  sessions = chatSessions(folder, server, { store });
  session = sessions.create();
  renditions = new AnswerRenditions({
    api: server.api,
    sessions,
    languages: { ask },
    translationWishes: () => Promise.resolve({ register: "casual", glossary: [NPM] }),
  });
  Object.assign(user, { register: "formal", language: "th" });
  fakeWarnings.length = 0;
  const asked = session.send({ text: "Bagaimana cara menjalankan ini?" });
  server.chats[0]!.progress(textDelta(ANSWER));
  server.chats[0]!.finish();
  await asked;
});

afterEach(() => {
  vi.useRealTimers();
  renditions.dispose();
  sessions.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const answer = () => session.conversation.messages[1]!;
const shown = () => answer().renditions;
const requested = (count: number, of: readonly unknown[]) => vi.waitFor(() => expect(of).toHaveLength(count));

function outcome(findings: SegmentOutcome["findings"] = []): SegmentOutcome {
  return { start: 0, end: 0, resultStart: 0, resultEnd: 0, status: "translated", findings, attempts: 1 };
}

describe("a translation of an answer", () => {
  it("is asked for with the answer's own language, which is hardly wanted", async () => {
    user.language = undefined;
    await renditions.translate(session, answer().id);
    expect(ask).toHaveBeenLastCalledWith("answer", { own: "id" });
    expect(server.translations).toEqual([]);
  });

  it("grows from its beginning below the answer, and is no part of the talk", async () => {
    const written = renditions.translate(session, answer().id);
    await requested(1, server.translations);
    vi.useFakeTimers();
    const [translation] = server.translations;
    expect(translation!.params).toMatchObject({
      text: ANSWER,
      target: "th",
      format: "markdown",
      register: "casual",
      glossary: [NPM],
    });
    expect(shown()).toMatchObject([{ language: "th", text: "", state: "streaming" }]);
    translation!.progress({ kind: "segment", ...second, text: "ลองใหม่ภายหลัง", state: "done" });
    vi.advanceTimersByTime(1000);
    expect(shown()[0]!.text).toBe("");
    translation!.progress({ kind: "segment", ...first, text: "คุณรัน `npm start` ได้", state: "done" });
    vi.advanceTimersByTime(1000);
    expect(shown()[0]).toMatchObject({ text: "คุณรัน `npm start` ได้\n\nลองใหม่ภายหลัง", state: "streaming" });
    translation!.finish({ text: "คุณรัน `npm start` ได้\n\nลองใหม่ภายหลัง", segments: [outcome(), outcome()] });
    await written;
    expect(shown()).toMatchObject([{ state: "complete", text: "คุณรัน `npm start` ได้\n\nลองใหม่ภายหลัง" }]);
    expect(shown()[0]).not.toHaveProperty("register");
    expect(fakeWarnings).toEqual([]);
    const next = session.send({ text: "Terima kasih" });
    expect(JSON.stringify(server.chats.at(-1)!.params.messages)).not.toContain("คุณรัน");
    session.stop();
    await next;
  });

  it("keeps what needs a look, for the panel to say it beside the text", async () => {
    const written = renditions.translate(session, answer().id);
    await requested(1, server.translations);
    const findings = [{ code: "tooLong", details: { source: 8, translated: 90 } }] as const;
    server.translations[0]!.finish({ text: "คุณ", segments: [outcome(), outcome(findings)] });
    await written;
    expect(shown()).toMatchObject([{ text: "คุณ", state: "complete", findings }]);
    expect(fakeWarnings).toEqual([]);
  });

  it("into the same language again takes the former's place", async () => {
    for (const text of ["หนึ่ง", "สอง"]) {
      const written = renditions.translate(session, answer().id);
      await vi.waitFor(() => expect(shown().at(-1)).toMatchObject({ state: "streaming" }));
      server.translations.at(-1)!.finish({ text, segments: [] });
      await written;
    }
    expect(shown()).toMatchObject([{ text: "สอง" }]);
  });

  it("into the same language again leaves the former where it fails, and then takes the failed one's place", async () => {
    const ends = [
      () => server.translations.at(-1)!.finish({ text: "หนึ่ง", segments: [] }),
      () => server.translations.at(-1)!.fail(new AppError("generation.failed", "No memory")),
      () => server.translations.at(-1)!.finish({ text: "สอง", segments: [] }),
    ];
    const texts: unknown[] = [];
    for (const end of ends) {
      const written = renditions.translate(session, answer().id);
      await vi.waitFor(() => expect(shown().at(-1)).toMatchObject({ state: "streaming" }));
      end();
      await written;
      texts.push(shown().map(({ text, state }) => [text, state]));
    }
    expect(texts).toEqual([
      [["หนึ่ง", "complete"]],
      [
        ["หนึ่ง", "complete"],
        ["", "failed"],
      ],
      [["สอง", "complete"]],
    ]);
  });

  it("that fails says why, and nothing happens when no language was chosen", async () => {
    const written = renditions.translate(session, answer().id);
    await requested(1, server.translations);
    server.translations[0]!.fail(new AppError("generation.failed", "No memory"));
    await written;
    expect(shown()).toMatchObject([{ state: "failed", error: { code: "generation.failed" } }]);
    user.language = undefined;
    await renditions.translate(session, answer().id);
    expect(server.translations).toHaveLength(1);
  });

  it("that is stopped keeps what there is of it, and other conversations go on", async () => {
    const written = renditions.translate(session, answer().id);
    await requested(1, server.translations);
    renditions.stop("another");
    server.translations[0]!.progress({ kind: "segment", ...first, text: "คุณรัน", state: "done" });
    expect(session.isWriting).toBe(true);
    renditions.stop(session.id);
    await written;
    expect(shown()).toMatchObject([{ state: "stopped", text: "คุณรัน" }]);
    expect(session.isWriting).toBe(false);
  });

  it("that failed is tried again in its place, in the way that was chosen", async () => {
    const written = renditions.translate(session, answer().id);
    await requested(1, server.translations);
    server.translations[0]!.fail(new AppError("model.busy", "Another window"));
    await written;
    const place = { messageId: answer().id, renditionId: shown()[0]!.id };
    const again = renditions.retry(session, place, "switch");
    await requested(2, server.translations);
    expect(server.translations[1]!.params).toMatchObject({ target: "th", whenBusy: "switch" });
    expect(shown()).toMatchObject([{ id: place.renditionId, state: "streaming" }]);
    server.translations[1]!.finish({ text: "สำเร็จ", segments: [] });
    await again;
    expect(shown()).toMatchObject([{ text: "สำเร็จ", state: "complete" }]);
    expect(shown()[0]).not.toHaveProperty("error");
    await renditions.retry(session, place, "wait");
    expect(server.translations).toHaveLength(2);
  });

  it("that is removed while it is written ends, and does not come back", async () => {
    const written = renditions.translate(session, answer().id);
    await requested(1, server.translations);
    renditions.remove(session, answer().id, shown()[0]!.id);
    expect(server.translations[0]!.signal!.aborted).toBe(true);
    server.translations[0]!.progress({ kind: "segment", ...first, text: "คุณ", state: "done" });
    await written;
    expect(shown()).toEqual([]);
  });

  it("goes on while its panel shows another conversation", async () => {
    const { id } = session;
    const messageId = answer().id;
    const written = renditions.translate(session, messageId);
    await requested(1, server.translations);
    sessions.release(session);
    server.translations[0]!.finish({ text: "เสร็จแล้ว", segments: [] });
    await written;
    expect(sessions.find(id)).toBeUndefined();
    session = (await sessions.open(id))!;
    expect(shown()).toMatchObject([{ text: "เสร็จแล้ว", state: "complete" }]);
  });

  it("ends with its conversation, when that is deleted", async () => {
    const written = renditions.translate(session, answer().id);
    await requested(1, server.translations);
    await store.remove(session.id);
    expect(server.translations[0]!.signal!.aborted).toBe(true);
    await written;
  });

  it("is not made of an answer that is being written, or of a question", async () => {
    await renditions.translate(session, session.conversation.messages[0]!.id);
    const asked = session.send({ text: "Lagi" });
    server.chats.at(-1)!.progress(textDelta("Saya"));
    await renditions.translate(session, session.conversation.messages.at(-1)!.id);
    expect(server.translations).toEqual([]);
    session.stop();
    await asked;
  });

  it("is stopped with what there is of it when its window leaves", async () => {
    const { id } = session;
    const written = renditions.translate(session, answer().id);
    await requested(1, server.translations);
    renditions.dispose();
    await written;
    sessions.dispose();
    sessions = chatSessions(folder, server);
    session = (await sessions.open(id))!;
    expect(shown()).toMatchObject([{ state: "stopped" }]);
  });
});

describe("an answer in another register", () => {
  it("is asked for in the answer's own language and streams", async () => {
    const written = renditions.changeRegister(session, answer().id);
    await requested(2, server.chats);
    const request = server.chats[1]!;
    expect(request.params.thinking).toBe(false);
    expect(request.params.messages[0]!.content).toMatch(/in Indonesian.*formally \(Anda/su);
    expect(request.params.messages[1]!.content).toContain(ANSWER);
    request.progress(textDelta(FORMAL));
    request.finish({ text: FORMAL });
    await written;
    expect(shown()).toMatchObject([{ language: "id", register: "formal", text: FORMAL, state: "complete" }]);
    expect(fakeWarnings).toEqual([]);
  });

  it("that lost the code is asked for once more, the milder stays, and what is wrong with it is kept with it", async () => {
    const written = renditions.changeRegister(session, answer().id);
    await requested(2, server.chats);
    const withoutCode = FORMAL.replace("`npm start`", "program itu");
    server.chats[1]!.finish({ text: withoutCode });
    await requested(3, server.chats);
    server.chats[2]!.finish({ text: "", finishReason: "length" });
    await written;
    expect(shown()).toMatchObject([
      { text: withoutCode, findings: [{ code: "placeholderMissing", details: { what: "`npm start`" } }] },
    ]);
    expect(messageView(answer(), session.conversation, undefined).renditions).toMatchObject([
      { text: withoutCode, findings: ["`npm start` is missing."] },
    ]);
    expect(fakeWarnings).toEqual([]);
  });
});

describe("follow-ups", () => {
  it("are recorded beside the answer, and only when there are some", async () => {
    const asked = suggestFollowUps(server.api, session, answer().id);
    expect(server.chats[1]!.params.messages[0]!.content).toContain("Indonesian");
    server.chats[1]!.finish({ text: "1. Bagaimana cara menghentikannya?\n2. Apa itu npm?" });
    expect(await asked).toBe(true);
    expect(answer().followUps).toEqual(["Bagaimana cara menghentikannya?", "Apa itu npm?"]);
    const again = suggestFollowUps(server.api, session, answer().id);
    server.chats[2]!.finish({ text: "Tidak ada." });
    expect(await again).toBe(false);
    expect(answer().followUps).toHaveLength(2);
  });
});
