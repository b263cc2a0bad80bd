/** What one window writes of its conversations, and finds again. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { replayEvents } from "../../../../src/core/chat/applyEvents.ts";
import type { ConversationEvent } from "../../../../src/core/chat/conversation.ts";
import { exportJson } from "../../../../src/core/chat/exportJson.ts";
import { eventLine, headerLine } from "../../../../src/core/chat/journal.ts";
import { finished, listen, question, said, started, StoreWindows, words } from "../../../support/storeWindows.ts";

const windows = StoreWindows.forEachTest();

describe("one window", () => {
  it("has one truth of a conversation, however many panels show it", async () => {
    const store = windows.openStore();
    const first = windows.create(store, question("?"));
    const second = await windows.open(store, first.id);
    expect(second).toBe(first);
    first.dispose();
    second.append(started);
    expect(said(second.conversation)).toEqual(["complete: ?", "waiting: "]);
  });

  it("finds a conversation again, with an answer that was cut off", async () => {
    const { id } = windows.create(windows.openStore(), question("?"), started);
    windows.closeConversations();
    expect(said((await windows.open(windows.openStore(), id)).conversation)).toEqual(["complete: ?", "stopped: "]);
  });

  it("keeps settings in memory until something is said, and writes both together", async () => {
    const stored = windows.create(
      windows.openStore(),
      { type: "thinkingSet", thinking: true },
      { type: "answerLanguageSet", language: "my" },
    );
    expect(stored.conversation).toMatchObject({ thinking: true, answerLanguage: "my" });
    expect(existsSync(windows.folder)).toBe(false);
    stored.append(question("မင်္ဂလာပါ"));
    expect(readdirSync(windows.folder)).toEqual([`${stored.id}.jsonl`]);
    expect((await windows.open(windows.openStore(), stored.id)).conversation).toEqual(stored.conversation);
  });

  it("leaves nothing of a conversation in which nothing was said", () => {
    windows.create(windows.openStore(), { type: "thinkingSet", thinking: true }).acquire()!.dispose();
    windows.closeConversations();
    expect(readdirSync(windows.folder)).toEqual([]);
  });

  it("takes nothing more when all who opened it have closed it", () => {
    const stored = windows.create(windows.openStore(), question("?"));
    windows.closeConversations();
    expect(() => {
      stored.append(started);
    }).toThrow(expect.objectContaining({ code: "internal" }));
    expect(stored.conversation.messages).toHaveLength(1);
    expect(readdirSync(windows.folder)).toEqual([`${stored.id}.jsonl`]);
  });

  it("opens nothing that is no conversation's id", async () => {
    mkdirSync(windows.folder, { recursive: true });
    writeFileSync(path.join(path.dirname(windows.folder), "secret.jsonl"), headerLine("../secret", 1));
    expect(await windows.openStore().open("../secret")).toBeUndefined();
    expect(await windows.openStore().open("00000000-0000-0000-0000-000000000000")).toBeUndefined();
  });

  it("goes on behind a line that a crash tore", async () => {
    const { id } = windows.create(windows.openStore(), question("?"));
    windows.closeConversations();
    appendFileSync(windows.fileOf(id), '{"type":"answerSta');
    const stored = await windows.open(windows.openStore(), id);
    stored.append({ type: "pinnedSet", isPinned: true });
    expect((await windows.open(windows.openStore(), id)).conversation).toEqual(stored.conversation);
    expect(readFileSync(windows.fileOf(id), "utf8")).not.toContain("answerSta");
  });

  it("reads a last line that lacks nothing but its end", async () => {
    const { id } = windows.create(windows.openStore(), question("?"));
    windows.closeConversations();
    appendFileSync(windows.fileOf(id), eventLine({ type: "pinnedSet", isPinned: true }).trimEnd());
    const stored = await windows.open(windows.openStore(), id);
    expect(stored.conversation.isPinned).toBe(true);
    stored.append({ type: "thinkingSet", thinking: true });
    expect((await windows.open(windows.openStore(), id)).conversation).toMatchObject({
      isPinned: true,
      thinking: true,
    });
  });

  it("rewrites a journal that is long for what it says, and keeps answers of branches that are not shown", async () => {
    const { id } = windows.create(windows.openStore(), question("?"));
    windows.closeConversations();
    const pieces = Array.from({ length: 300 }, () => words("ก"));
    const other: ConversationEvent = { type: "question", id: "q2", text: "Other", parentId: null };
    appendFileSync(windows.fileOf(id), [started, ...pieces, finished, other].map(eventLine).join(""));
    const { conversation } = await windows.open(windows.openStore(), id);
    expect(said(conversation)).toEqual(["complete: Other"]);
    expect(conversation.all[1]?.text).toBe("ก".repeat(300));
    expect(readFileSync(windows.fileOf(id), "utf8").split("\n").length).toBeLessThan(10);
    expect((await windows.open(windows.openStore(), id)).conversation).toEqual(conversation);
  });
});

describe("a conversation that cannot be stored", () => {
  it("goes on in memory, says so once, and is written when that is possible again", async () => {
    writeFileSync(windows.folder, "in the place of the folder");
    const stored = windows.create(windows.openStore());
    const told = listen(stored);
    for (const event of [question("?"), started, words("Yes"), finished]) stored.append(event);
    expect(said(stored.conversation)).toEqual(["complete: ?", "complete: Yes"]);
    expect(told.filter((word) => word === "folder.notWritable")).toHaveLength(1);
    rmSync(windows.folder);
    stored.append({ type: "pinnedSet", isPinned: true });
    expect((await windows.open(windows.openStore(), stored.id)).conversation).toEqual(stored.conversation);
  });

  it("is whole when its folder vanished while an answer was written", async () => {
    const stored = windows.create(windows.openStore(), question("?"), started, words("Half"));
    rmSync(windows.folder, { recursive: true });
    stored.append(words(" and half"));
    stored.append(finished);
    expect((await windows.open(windows.openStore(), stored.id)).conversation).toEqual(stored.conversation);
    expect(said(stored.conversation)).toEqual(["complete: ?", "complete: Half and half"]);
  });

  it("keeps others out when its folder is there again", async () => {
    const stored = windows.create(windows.openStore(), question("?"), started);
    rmSync(windows.folder, { recursive: true });
    stored.append({ type: "pinnedSet", isPinned: true });
    stored.append({ type: "thinkingSet", thinking: true });
    expect((await windows.open(windows.openStore(), stored.id)).canWrite()).toBe(false);
  });

  it("is written at its end at the latest", async () => {
    writeFileSync(windows.folder, "in the place of the folder");
    const stored = windows.openStore().create();
    stored.append(question("?"));
    rmSync(windows.folder);
    stored.dispose();
    expect(said((await windows.open(windows.openStore(), stored.id)).conversation)).toEqual(["complete: ?"]);
  });
});

describe("export and import", () => {
  it.each(["json", "markdown"] as const)("gives another conversation that says the same: %s", async (format) => {
    const store = windows.openStore();
    const stored = windows.create(store, question("?"), started, words("Yes"), finished);
    const copy = await windows.open(store, await store.importText((await store.exportAs(stored.id, format))!));
    expect(copy.id).not.toBe(stored.id);
    expect(statSync(windows.fileOf(copy.id)).mode).toBe(statSync(windows.fileOf(stored.id)).mode);
    expect(said(copy.conversation)).toEqual(said(stored.conversation));
    expect((await store.list()).map(({ changedAtMs }) => changedAtMs)).toEqual([2000, 2000]);
  });

  it("leaves nothing of what cannot be imported", async () => {
    const store = windows.openStore();
    await expect(store.importText("# A document")).rejects.toMatchObject({ code: "conversation.notReadable" });
    writeFileSync(windows.folder, "in the place of the folder");
    const text = exportJson(replayEvents("c", [question("?")]), 1);
    await expect(store.importText(text)).rejects.toMatchObject({ code: "folder.notWritable" });
  });
});
