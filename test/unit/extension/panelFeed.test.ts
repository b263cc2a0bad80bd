import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ChatSession } from "../../../src/extension/chat/chatSession.ts";
import type { ChatSessions } from "../../../src/extension/chat/chatSessions.ts";
import { PanelFeed } from "../../../src/extension/chat/panelFeed.ts";
import { splitWords } from "../../../src/core/text/sentences.ts";
import { AppError } from "../../../src/shared/appError.ts";
import type { ChatMessageView, HostToWebview, ModelView } from "../../../src/shared/webviewProtocol.ts";
import { chatSessions } from "../../support/chatSessions.ts";
import { paragraph } from "../../../tools/tiny-model/declaration.ts";
import { scriptedServerApi, textDelta, thoughtDelta, type ScriptedServerApi } from "../../support/scriptedServerApi.ts";

let folder: string;
let server: ScriptedServerApi;
let sessions: ChatSessions;
let session: ChatSession;
let posted: HostToWebview[];
/** How many messages were posted before those that are kept. */
let firstSeq: number;
let feed: PanelFeed;
let model: ModelView;

function feedOf(shown: ChatSession): PanelFeed {
  return new PanelFeed({
    session: shown,
    readModel: () => model,
    readComposer: () => ({ chips: [], isSending: false }),
    post: (message) => posted.push(message),
  });
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-feed-"));
  server = scriptedServerApi();
  sessions = chatSessions(folder, server);
  session = sessions.create();
  posted = [];
  firstSeq = 0;
  model = { kind: "stopped", name: "test" };
  feed = feedOf(session);
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  feed.dispose();
  sessions.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** A panel as the protocol describes it: a snapshot, then every message applied in order. */
function shown(): readonly ChatMessageView[] {
  let messages: ChatMessageView[] = [];
  posted.forEach((message, index) => {
    expect(message.seq).toBe(firstSeq + index + 1);
    if (message.type === "snapshot") messages = [...message.view.messages];
    if (message.type === "messageAdded") messages.push(message.message);
    if (message.type === "messageChanged") {
      messages = messages.map((old) => (old.id === message.message.id ? message.message : old));
    }
    if (message.type === "delta") {
      messages = messages.map((old) => {
        if (old.id !== message.messageId) return old;
        if (message.channel === "text") return { ...old, text: old.text + message.text };
        return { ...old, thought: { ...old.thought, text: (old.thought?.text ?? "") + message.text } };
      });
    }
  });
  return messages;
}

describe("the panel's feed", () => {
  it("adds up to the same conversation as a snapshot at the end", async () => {
    feed.begin();
    const sent = session.send({ text: "สวัสดี" });
    const chat = server.chats[0];
    chat?.progress({ kind: "queued", ahead: 2 });
    for (const word of ["They", " greet", " me"]) chat?.progress(thoughtDelta(word));
    vi.advanceTimersByTime(40);
    for (const word of ["ส", "วั", "ส", "ดี"]) chat?.progress(textDelta(word));
    vi.advanceTimersByTime(10);
    chat?.progress(textDelta("ครับ"));
    chat?.finish();
    await sent;
    const grown = shown();
    posted = [];
    feedOf(session).sendSnapshot();
    expect(grown).toEqual(shown());
    expect(grown[1]).toMatchObject({
      text: "สวัสดีครับ",
      lang: "th",
      state: "complete",
      stats: { modelName: "Test Model" },
    });
    expect(grown[1]?.thought?.text).toBe("They greet me");
  });

  it("tells the language of Latin letters when an answer has ended", async () => {
    feed.begin();
    const sent = session.send({ text: "?" });
    server.chats[0]?.progress(
      textDelta("Mọi người đều được hưởng tất cả những quyền và tự do nêu trong Bản tuyên ngôn này."),
    );
    server.chats[0]?.finish();
    await sent;
    expect(shown()[1]).toMatchObject({ state: "complete", lang: "vi" });
  });

  it("tells the language of Latin letters while they are written, and of thoughts apart from the answer's", async () => {
    feed.begin();
    const sent = session.send({ text: "?" });
    const chat = server.chats[0];
    const thought = `${paragraph("en", "1/1")} ${paragraph("en", "2/1")}`;
    for (const word of splitWords(thought)) chat?.progress(thoughtDelta(word));
    expect(shown()[1]?.thought).toMatchObject({ lang: "en" });
    expect(shown()[1]).not.toHaveProperty("lang");
    for (const word of splitWords(paragraph("id", "2/1"))) chat?.progress(textDelta(word));
    expect(shown()[1]).toMatchObject({ state: "streaming", lang: "id", thought: { lang: "en" } });
    // A change of a message sends all of it: what it said is told once.
    expect(posted.filter(({ type }) => type === "messageChanged").length).toBeLessThan(8);
    chat?.finish();
    await sent;
    expect(shown()[1]).toMatchObject({ state: "complete", lang: "id", thought: { text: thought, lang: "en" } });
  });

  it("sends what comes in quick succession as one delta", async () => {
    feed.begin();
    const sent = session.send({ text: "?" });
    server.chats[0]?.progress(textDelta("Begin."));
    posted = [];
    for (let index = 0; index < 100; index += 1) server.chats[0]?.progress(textDelta(" 1"));
    expect(posted).toEqual([]);
    vi.advanceTimersByTime(40);
    expect(posted.map(({ type }) => type)).toEqual(["delta"]);
    server.chats[0]?.finish();
    await sent;
  });

  it("never sends a delta twice around a snapshot", async () => {
    feed.begin();
    const sent = session.send({ text: "?" });
    server.chats[0]?.progress(textDelta("One"));
    server.chats[0]?.progress(textDelta(" two"));
    feed.sendSnapshot();
    vi.advanceTimersByTime(40);
    expect(shown()[1]?.text).toBe("One two");
    server.chats[0]?.finish();
    await sent;
  });

  it("tells what a waiting answer waits for, and forgets it with the first words", async () => {
    feed.begin();
    const sent = session.send({ text: "?" });
    server.chats[0]?.progress({ kind: "queued", ahead: 1 });
    expect(shown()[1]).toMatchObject({ state: "waiting", waitingFor: "Queued: 1 request before this one" });
    server.chats[0]?.progress(textDelta("A"));
    expect(shown()[1]).not.toHaveProperty("waitingFor");
    server.chats[0]?.finish();
    await sent;
  });

  it("shows an error with its buttons, the best one first", async () => {
    feed.begin();
    const sent = session.send({ text: "?" });
    server.chats[0]?.fail(new AppError("model.none", "none"));
    await sent;
    expect(shown()[1]?.error).toMatchObject({ actions: [{ id: "setUpModel" }, { id: "chooseModel" }] });
  });

  it("takes a failed answer away when it is tried again", async () => {
    feed.begin();
    const sent = session.send({ text: "?" });
    server.chats[0]?.fail(new AppError("generation.failed", "x"));
    await sent;
    const again = session.retry(session.conversation.messages[1]?.id ?? "");
    expect(shown().map(({ state }) => state)).toEqual(["complete", "waiting"]);
    server.chats[1]?.finish();
    await again;
  });

  it("tells of the model only when it changed", () => {
    feed.sendSnapshot();
    feed.sendModel();
    expect(posted).toHaveLength(1);
    model = { kind: "loading", name: "test", percent: 5 };
    feed.sendModel();
    expect(posted.at(-1)).toMatchObject({ type: "modelChanged", model });
  });

  it("shows another conversation, and hears no more of the former", async () => {
    feed.begin();
    const sent = session.send({ text: "?" });
    feed.show(sessions.create());
    server.chats[0]?.progress(textDelta("Late"));
    server.chats[0]?.finish();
    await sent;
    expect(shown()).toEqual([]);
  });

  it("adds up to the same through branches, answers that go on and what is forgotten", async () => {
    feed.begin();
    const finished = async (asked: Promise<unknown>, text: string, finishReason: "stop" | "length" = "stop") => {
      server.chats.at(-1)?.progress(textDelta(text));
      server.chats.at(-1)?.finish({ finishReason });
      await asked;
    };
    const same = (): void => {
      const grown = shown();
      posted = [];
      feed.sendSnapshot();
      const [message] = posted;
      expect(message?.type === "snapshot" && message.view.messages).toEqual(grown);
      firstSeq = (message?.seq ?? 1) - 1;
    };
    await finished(session.send({ text: "ຫນຶ່ງ?" }), "ຫນຶ່ງ", "length");
    same();
    await finished(session.continueAnswer(session.conversation.messages[1]?.id ?? ""), " ສອງ", "length");
    same();
    // What could go on cannot any more when something follows it.
    await finished(session.send({ text: "ສາມ?" }), "ສາມ");
    same();
    await finished(session.regenerate(session.conversation.messages[1]?.id ?? ""), "មួយ");
    same();
    session.showBranch(session.conversation.messages[1]?.id ?? "", 0);
    same();
    await finished(session.send({ text: "ໃໝ່", insteadOf: session.conversation.messages[2]?.id ?? "" }), "ດີ");
    same();
  });

  it("tells of questions that came back with each snapshot, until a page has taken them", () => {
    const drafts = () => posted.flatMap((message) => (message.type === "draft" ? [message.text] : []));
    feed.giveBack("ຖາມ 1");
    feed.giveBack("ຖາມ 2");
    feed.begin();
    expect(drafts()).toEqual(["ຖາມ 1", "ຖາມ 2", "ຖາມ 1", "ຖາມ 2"]);
    feed.draftTaken(1);
    posted = [];
    feed.begin();
    expect(posted.map(({ type }) => type)).toEqual(["snapshot", "draft"]);
    expect(posted.at(-1)).toMatchObject({ draftId: 2, text: "ຖາມ 2" });
  });

  it("tells of the frame only when it changed, and calls a conversation by its first question", async () => {
    feed.begin();
    const sent = session.send({ text: "Ano ang pangalan mo?" });
    server.chats[0]?.finish();
    await sent;
    expect(posted.filter(({ type }) => type === "frameChanged")).toHaveLength(1);
    expect(posted.find(({ type }) => type === "frameChanged")).toMatchObject({
      frame: { title: "Ano ang pangalan mo?", isFollowing: false },
    });
    session.setAnswerLanguage("fil");
    expect(posted.at(-1)).toMatchObject({ type: "frameChanged", frame: { answerLanguage: "fil" } });
  });
});
