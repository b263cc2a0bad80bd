/** The list of conversations, and the search in it. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { ConversationEvent } from "../../../../src/core/chat/conversation.ts";
import { eventLine, headerLine } from "../../../../src/core/chat/journal.ts";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { paragraph } from "../../../../tools/tiny-model/declaration.ts";
import { finished, question, started, StoreWindows, words } from "../../../support/storeWindows.ts";

const windows = StoreWindows.forEachTest();

describe("the list", () => {
  it("has pinned conversations first, then the latest, with titles, and none in which nothing was said", async () => {
    const store = windows.openStore();
    const [one, two, three] = [10, 30, 20].map((atMs) =>
      windows.create(store, { type: "question", id: "q", text: `at ${String(atMs)}`, atMs }),
    );
    const silent = "00000000-0000-0000-0000-000000000000";
    const thinks: ConversationEvent = { type: "thinkingSet", thinking: true };
    writeFileSync(windows.fileOf(silent), headerLine(silent, 1) + eventLine(thinks));
    await store.pin(one!.id, true);
    await store.rename(three!.id, "  A  name\n");
    await store.rename(two!.id, " ");
    expect(await windows.openStore().list()).toEqual([
      { id: one!.id, title: "at 10", isPinned: true, changedAtMs: 10, isRunning: false },
      { id: two!.id, title: "at 30", isPinned: false, changedAtMs: 30, isRunning: false },
      { id: three!.id, title: "A name", isPinned: false, changedAtMs: 20, isRunning: false },
    ]);
  });

  it.each(["", "{", '{"sealionIndex":1,"files":{"x":{"sizeBytes":"many"}}}', '{"sealionIndex":0}'])(
    "does not need its index: %j",
    async (index) => {
      windows.create(windows.openStore(), question("?"));
      const before = await windows.openStore().list();
      writeFileSync(path.join(windows.folder, "index.json"), index);
      expect(await windows.openStore().list()).toEqual(before);
    },
  );

  it("believes its index for files that are as they were, and no others", async () => {
    const { id } = windows.create(windows.openStore(), question("?"));
    await windows.openStore().list();
    const indexPath = path.join(windows.folder, "index.json");
    writeFileSync(indexPath, readFileSync(indexPath, "utf8").replace('"title":"?"', '"title":"of the index"'));
    expect(await windows.openStore().list()).toMatchObject([{ title: "of the index" }]);
    await windows.openStore().pin(id, true);
    expect(await windows.openStore().list()).toMatchObject([{ title: "?", isPinned: true }]);
  });

  it("tells that it changes, also from another window", async () => {
    windows.create(windows.openStore(), question("?"));
    const changed = vi.fn();
    windows.openStore().onDidChange(changed);
    windows.create(windows.openStore(), question("!"));
    await vi.waitFor(() => {
      expect(changed).toHaveBeenCalled();
    }, 5000);
  });
});

describe("searching", () => {
  it.each(LANGUAGES.map(({ tag }) => tag))("finds words of %s in titles first, then in messages", async (tag) => {
    const store = windows.openStore();
    const text = paragraph(tag, "17/2");
    const word = text
      .slice(Math.floor(text.length / 2))
      .trim()
      .split(" ")[0]!;
    const inText = windows.create(store, question("Z"), started, words(text), finished);
    const inTitle = windows.create(store, question("Y"), { type: "titleSet", title: { text: word, by: "user" } });
    windows.create(store, question("X"));
    const rows = await store.search(word.toUpperCase().normalize("NFD"));
    expect(rows.map(({ id }) => id)).toEqual([inTitle.id, inText.id]);
    expect(rows[1]!.snippet!.normalize("NFC")).toContain(word.normalize("NFC").replace(/\s+/gu, " "));
  });

  it("can be cancelled", async () => {
    const store = windows.openStore();
    windows.create(store, question("?"));
    await expect(store.search("word", AbortSignal.abort())).rejects.toMatchObject({ name: "CancelledError" });
  });
});
