import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AnswerStats, Conversation, ConversationEvent } from "../../../src/core/chat/conversation.ts";
import { eventLine, headerLine } from "../../../src/core/chat/journal.ts";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { ConversationStore } from "../../../src/extension/chat/conversationStore.ts";
import type { StoredConversation } from "../../../src/extension/chat/store/storedConversation.ts";
import type { StoredConversationListener } from "../../../src/extension/chat/store/storedConversationListener.ts";
import { AppError } from "../../../src/shared/appError.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import { paragraph } from "../../../tools/tiny-model/declaration.ts";

const stats: AnswerStats = {
  generatedTokens: 1,
  tokensPerSecond: 1,
  timeToFirstTokenMs: 1,
  thinkingMs: 0,
  modelName: "m",
};
const question = (text: string, id = "q"): ConversationEvent => ({ type: "question", id, text, atMs: 1000 });
const started: ConversationEvent = { type: "answerStarted", id: "a", atMs: 2000 };
const words = (text: string): ConversationEvent => ({ type: "delta", id: "a", channel: "text", text, atMs: 3000 });
const finished: ConversationEvent = { type: "answerFinished", id: "a", stats };

let folder: string;
const stores: ConversationStore[] = [];
const openConversations: StoredConversation[] = [];

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), "sealion-store-")), "conversations");
});

afterEach(() => {
  for (const stored of openConversations.splice(0)) stored.dispose();
  for (const store of stores.splice(0)) store.dispose();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

/** A window. */
function openStore(): ConversationStore {
  const store = new ConversationStore(folder, silentLogger);
  stores.push(store);
  return store;
}

function created(store: ConversationStore, ...events: readonly ConversationEvent[]): StoredConversation {
  const stored = store.create();
  openConversations.push(stored);
  for (const event of events) stored.append(event);
  return stored;
}

async function opened(store: ConversationStore, id: string): Promise<StoredConversation> {
  const stored = await store.open(id);
  openConversations.push(stored!);
  return stored!;
}

function said({ messages }: Conversation): string[] {
  return messages.map(({ text, state }) => `${state}: ${text}`);
}

/** What a listener was told. */
function listen(stored: StoredConversation): string[] {
  const told: string[] = [];
  const listener: StoredConversationListener = {
    eventApplied: ({ type }) => told.push(type),
    replaced: () => told.push("replaced"),
    canWriteChanged: (canWrite) => told.push(canWrite ? "free" : "taken"),
    removedChanged: (isRemoved) => told.push(isRemoved ? "removed" : "restored"),
    storageFailed: ({ code }) => told.push(code),
  };
  stored.onEvents(listener);
  return told;
}

const fileOf = (id: string) => path.join(folder, `${id}.jsonl`);

describe("one window", () => {
  it("has one truth of a conversation, however many panels show it", async () => {
    const store = openStore();
    const first = created(store, question("?"));
    const second = await opened(store, first.id);
    expect(second).toBe(first);
    first.dispose();
    second.append(started);
    expect(said(second.conversation)).toEqual(["complete: ?", "waiting: "]);
  });

  it("finds a conversation again, with an answer that was cut off", async () => {
    const { id } = created(openStore(), question("?"), started);
    for (const stored of openConversations.splice(0)) stored.dispose();
    expect(said((await opened(openStore(), id)).conversation)).toEqual(["complete: ?", "stopped: "]);
  });

  it("opens nothing that is no conversation's id", async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(path.dirname(folder), "secret.jsonl"), headerLine("../secret", 1));
    expect(await openStore().open("../secret")).toBeUndefined();
    expect(await openStore().open("00000000-0000-0000-0000-000000000000")).toBeUndefined();
  });

  it("goes on behind a line that a crash tore", async () => {
    const { id } = created(openStore(), question("?"));
    for (const stored of openConversations.splice(0)) stored.dispose();
    appendFileSync(fileOf(id), '{"type":"answerSta');
    const stored = await opened(openStore(), id);
    stored.append({ type: "pinnedSet", isPinned: true });
    expect((await opened(openStore(), id)).conversation).toEqual(stored.conversation);
    expect(readFileSync(fileOf(id), "utf8")).not.toContain("answerSta");
  });

  it("reads a last line that lacks nothing but its end", async () => {
    const { id } = created(openStore(), question("?"));
    for (const stored of openConversations.splice(0)) stored.dispose();
    appendFileSync(fileOf(id), eventLine({ type: "pinnedSet", isPinned: true }).trimEnd());
    const stored = await opened(openStore(), id);
    expect(stored.conversation.isPinned).toBe(true);
    stored.append({ type: "thinkingSet", thinking: true });
    expect((await opened(openStore(), id)).conversation).toMatchObject({ isPinned: true, thinking: true });
  });

  it("rewrites a journal that is long for what it says, and keeps answers of branches that are not shown", async () => {
    const { id } = created(openStore(), question("?"));
    for (const stored of openConversations.splice(0)) stored.dispose();
    const pieces = Array.from({ length: 300 }, () => words("ก"));
    const other: ConversationEvent = { type: "question", id: "q2", text: "Other", parentId: null };
    appendFileSync(fileOf(id), [started, ...pieces, finished, other].map(eventLine).join(""));
    const { conversation } = await opened(openStore(), id);
    expect(said(conversation)).toEqual(["complete: Other"]);
    expect(conversation.all[1]?.text).toBe("ก".repeat(300));
    expect(readFileSync(fileOf(id), "utf8").split("\n").length).toBeLessThan(10);
    expect((await opened(openStore(), id)).conversation).toEqual(conversation);
  });
});

describe("a conversation that cannot be stored", () => {
  it("goes on in memory, says so once, and is written when that is possible again", async () => {
    writeFileSync(folder, "in the place of the folder");
    const stored = openStore().create();
    openConversations.push(stored);
    const told = listen(stored);
    for (const event of [question("?"), started, words("Yes"), finished]) stored.append(event);
    expect(said(stored.conversation)).toEqual(["complete: ?", "complete: Yes"]);
    expect(told.filter((word) => word === "folder.notWritable")).toHaveLength(1);
    rmSync(folder);
    stored.append({ type: "pinnedSet", isPinned: true });
    expect((await opened(openStore(), stored.id)).conversation).toEqual(stored.conversation);
  });

  it("is whole when its folder vanished while an answer was written", async () => {
    const stored = created(openStore(), question("?"), started, words("Half"));
    rmSync(folder, { recursive: true });
    stored.append(words(" and half"));
    stored.append(finished);
    expect((await opened(openStore(), stored.id)).conversation).toEqual(stored.conversation);
    expect(said(stored.conversation)).toEqual(["complete: ?", "complete: Half and half"]);
  });

  it("keeps others out when its folder is there again", async () => {
    const stored = created(openStore(), question("?"), started);
    rmSync(folder, { recursive: true });
    stored.append({ type: "pinnedSet", isPinned: true });
    stored.append({ type: "thinkingSet", thinking: true });
    expect((await opened(openStore(), stored.id)).canWrite()).toBe(false);
  });

  it("is written at its end at the latest", async () => {
    writeFileSync(folder, "in the place of the folder");
    const stored = openStore().create();
    stored.append(question("?"));
    rmSync(folder);
    stored.dispose();
    expect(said((await opened(openStore(), stored.id)).conversation)).toEqual(["complete: ?"]);
  });
});

describe("export and import", () => {
  it.each(["json", "markdown"] as const)("gives another conversation that says the same: %s", async (format) => {
    const store = openStore();
    const stored = created(store, question("?"), started, words("Yes"), finished);
    const copy = await opened(store, store.importText((await store.exportAs(stored.id, format))!));
    expect(copy.id).not.toBe(stored.id);
    expect(said(copy.conversation)).toEqual(said(stored.conversation));
    expect((await store.list()).map(({ changedAtMs }) => changedAtMs)).toEqual([2000, 2000]);
  });

  it("leaves nothing of what cannot be imported", () => {
    const store = openStore();
    expect(() => store.importText("# A document")).toThrow(
      expect.objectContaining({ code: "conversation.notReadable" }),
    );
    writeFileSync(folder, "in the place of the folder");
    const text =
      '{"sealionExport":1,"createdAtMs":1,"isPinned":false,"thinking":false,"answerLanguage":"auto","messages":[]}';
    expect(() => store.importText(text)).toThrow(expect.objectContaining({ code: "folder.notWritable" }));
  });
});

describe("another window", () => {
  it("follows what is written, and may not write until the answer is there", async () => {
    const writer = created(openStore(), question("?"));
    const follower = await opened(openStore(), writer.id);
    const told = listen(follower);
    expect(follower.canWrite()).toBe(true);
    writer.append(started);
    follower.look();
    expect(follower.canWrite()).toBe(false);
    expect(() => {
      follower.append(question("!", "q2"));
    }).toThrow(expect.objectContaining({ code: "conversation.elsewhere" }));
    expect(follower.acquire()).toBeUndefined();
    writer.append(words("Ein"));
    writer.append(finished);
    follower.look();
    expect(said(follower.conversation)).toEqual(["complete: ?", "complete: Ein"]);
    expect(told).toEqual(["answerStarted", "taken", "delta", "answerFinished", "free"]);
    follower.append(question("!", "q2"));
    writer.look();
    expect(writer.conversation).toEqual(follower.conversation);
  });

  it("is told by the file system", async () => {
    const writer = created(openStore(), question("?"));
    const follower = await opened(openStore(), writer.id);
    writer.append(started);
    writer.append(finished);
    await vi.waitFor(() => {
      expect(follower.conversation).toEqual(writer.conversation);
    }, 5000);
  });

  it("writes behind what was written since it looked last", async () => {
    const first = created(openStore(), question("?"));
    const second = await opened(openStore(), first.id);
    first.append({ type: "pinnedSet", isPinned: true });
    second.append(started);
    second.append(finished);
    first.look();
    expect(second.conversation).toMatchObject({ isPinned: true });
    expect(first.conversation).toEqual(second.conversation);
  });

  it("keeps others out for as long as it holds the right to write", async () => {
    const first = created(openStore(), question("?"));
    const second = await opened(openStore(), first.id);
    const hold = first.acquire()!;
    const another = first.acquire()!;
    hold.dispose();
    hold.dispose();
    expect(second.canWrite()).toBe(false);
    another.dispose();
    expect(second.canWrite()).toBe(true);
  });

  it("stops an answer whose writer is gone, also for those who read later", async () => {
    const { id } = created(openStore(), question("?"), started, words("Hal"));
    const gone = "999999999 gone";
    const follower = await opened(openStore(), id);
    expect(said(follower.conversation).at(-1)).toBe("waiting: ");
    for (const stored of openConversations.splice(0, 1)) stored.dispose();
    writeFileSync(path.join(folder, `${id}.lock`), gone);
    follower.look();
    expect(said(follower.conversation)).toEqual(["complete: ?", "stopped: Hal"]);
    follower.append(question("!", "q2"));
    const text = readFileSync(fileOf(id), "utf8");
    expect(text.indexOf("answerStopped")).toBeLessThan(text.indexOf('"q2"'));
    expect(text.indexOf("answerStopped")).toBeGreaterThan(0);
  });

  it("takes over from one that slept, which then follows and loses only what it had not written", async () => {
    const sleeper = created(openStore(), question("?"), started, words("Hal"));
    const told = listen(sleeper);
    const lockPath = path.join(folder, `${sleeper.id}.lock`);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lockPath, longAgo, longAgo);
    // Another process' number: this one's own is known to be held.
    writeFileSync(lockPath, `1 ${readFileSync(lockPath, "utf8")}`);
    utimesSync(lockPath, longAgo, longAgo);
    const other = await opened(openStore(), sleeper.id);
    const hold = other.acquire()!;
    other.append({ type: "pinnedSet", isPinned: true });
    sleeper.append(finished);
    expect(sleeper.conversation).toEqual(other.conversation);
    expect(told).toContain("replaced");
    expect(told).toContain("taken");
    expect(told).not.toContain("answerFinished");
    hold.dispose();
  });

  it("notices a file that was put in the place of the one it knows", async () => {
    const first = created(openStore(), question("?"));
    const told = listen(first);
    writeFileSync(`${fileOf(first.id)}.new`, headerLine(first.id, 1) + eventLine(question("Other?")));
    renameSync(`${fileOf(first.id)}.new`, fileOf(first.id));
    first.look();
    expect(said(first.conversation)).toEqual(["complete: Other?"]);
    expect(told).toEqual(["replaced"]);
  });
});

describe("a conversation that is removed", () => {
  it("can be restored as it was, and both windows know", async () => {
    const store = openStore();
    const stored = created(store, question("?"));
    const other = await opened(openStore(), stored.id);
    const [told, toldOther] = [listen(stored), listen(other)];
    await store.remove(stored.id);
    other.look();
    expect(await store.list()).toEqual([]);
    stored.append({ type: "pinnedSet", isPinned: true });
    expect(readdirSync(folder).filter((name) => name.endsWith(".jsonl"))).toEqual([]);
    await store.restore(stored.id);
    other.look();
    expect(await store.list()).toMatchObject([{ title: "?", isPinned: true }]);
    expect(told.filter((word) => word.startsWith("re"))).toEqual(["removed", "restored"]);
    expect(toldOther.filter((word) => word.startsWith("re"))).toEqual(["removed", "restored"]);
    expect(other.conversation.isPinned).toBe(true);
  });

  it("stays while another window writes its answer", async () => {
    const { id } = created(openStore(), question("?"), started);
    await expect(openStore().remove(id)).rejects.toSatisfy((error) => AppError.is(error, "conversation.elsewhere"));
    expect(await openStore().list()).toMatchObject([{ id, isRunning: true }]);
  });

  it("is gone after 30 days", async () => {
    const store = openStore();
    const [old, fresh] = [created(store, question("old")), created(store, question("fresh"))];
    await store.remove(old.id);
    await store.remove(fresh.id);
    const longAgo = new Date(Date.now() - 31 * 86_400_000);
    utimesSync(path.join(folder, "trash", `${old.id}.jsonl`), longAgo, longAgo);
    await openStore().list();
    expect(readdirSync(path.join(folder, "trash"))).toEqual([`${fresh.id}.jsonl`]);
  });
});

describe("the list", () => {
  it("has pinned conversations first, then the latest, with titles, and none in which nothing was said", async () => {
    const store = openStore();
    const [one, two, three] = [10, 30, 20].map((atMs) =>
      created(store, { type: "question", id: "q", text: `at ${String(atMs)}`, atMs }),
    );
    created(store, { type: "thinkingSet", thinking: true });
    await store.pin(one!.id, true);
    await store.rename(three!.id, "  A  name\n");
    await store.rename(two!.id, " ");
    expect(await openStore().list()).toEqual([
      { id: one!.id, title: "at 10", isPinned: true, changedAtMs: 10, isRunning: false },
      { id: two!.id, title: "at 30", isPinned: false, changedAtMs: 30, isRunning: false },
      { id: three!.id, title: "A name", isPinned: false, changedAtMs: 20, isRunning: false },
    ]);
  });

  it.each(["", "{", '{"sealionIndex":1,"files":{"x":{"sizeBytes":"many"}}}', '{"sealionIndex":0}'])(
    "does not need its index: %j",
    async (index) => {
      created(openStore(), question("?"));
      const before = await openStore().list();
      writeFileSync(path.join(folder, "index.json"), index);
      expect(await openStore().list()).toEqual(before);
    },
  );

  it("believes its index for files that are as they were, and no others", async () => {
    const { id } = created(openStore(), question("?"));
    await openStore().list();
    const indexPath = path.join(folder, "index.json");
    writeFileSync(indexPath, readFileSync(indexPath, "utf8").replace('"title":"?"', '"title":"of the index"'));
    expect(await openStore().list()).toMatchObject([{ title: "of the index" }]);
    await openStore().pin(id, true);
    expect(await openStore().list()).toMatchObject([{ title: "?", isPinned: true }]);
  });

  it("tells that it changes, also from another window", async () => {
    created(openStore(), question("?"));
    const changed = vi.fn();
    openStore().onDidChange(changed);
    created(openStore(), question("!"));
    await vi.waitFor(() => {
      expect(changed).toHaveBeenCalled();
    }, 5000);
  });
});

describe("searching", () => {
  it.each(LANGUAGES.map(({ tag }) => tag))("finds words of %s in titles first, then in messages", async (tag) => {
    const store = openStore();
    const text = paragraph(tag, "17/2");
    const word = text
      .slice(Math.floor(text.length / 2))
      .trim()
      .split(" ")[0]!;
    const inText = created(store, question("Z"), started, words(text), finished);
    const inTitle = created(store, question("Y"), { type: "titleSet", title: { text: word, by: "user" } });
    created(store, question("X"));
    const rows = await store.search(word.toUpperCase().normalize("NFD"));
    expect(rows.map(({ id }) => id)).toEqual([inTitle.id, inText.id]);
    expect(rows[1]!.snippet!.normalize("NFC")).toContain(word.normalize("NFC").replace(/\s+/gu, " "));
  });

  it("can be cancelled", async () => {
    const store = openStore();
    created(store, question("?"));
    await expect(store.search("word", AbortSignal.abort())).rejects.toMatchObject({ name: "CancelledError" });
  });
});
