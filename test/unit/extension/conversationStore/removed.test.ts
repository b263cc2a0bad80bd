/** Conversations in the trash. */
import { mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { AppError } from "../../../../src/shared/appError.ts";
import { finished, listen, question, started, StoreWindows, words } from "../../../support/storeWindows.ts";

const windows = StoreWindows.forEachTest();

describe("a conversation that is removed", () => {
  it("can be restored as it was, and both windows know", async () => {
    const store = windows.openStore();
    const stored = windows.create(store, question("?"));
    const other = await windows.open(windows.openStore(), stored.id);
    const [told, toldOther] = [listen(stored), listen(other)];
    await store.remove(stored.id);
    other.look();
    expect(await store.list()).toEqual([]);
    stored.append({ type: "pinnedSet", isPinned: true });
    expect(readdirSync(windows.folder).filter((name) => name.endsWith(".jsonl"))).toEqual([]);
    await store.restore(stored.id);
    other.look();
    expect(await store.list()).toMatchObject([{ title: "?", isPinned: true }]);
    expect(told.filter((word) => word.startsWith("re"))).toEqual(["removed", "restored"]);
    expect(toldOther.filter((word) => word.startsWith("re"))).toEqual(["removed", "removedElsewhere", "restored"]);
    expect(other.conversation.isPinned).toBe(true);
  });

  it("stays while another window writes its answer", async () => {
    const { id } = windows.create(windows.openStore(), question("?"), started);
    await expect(windows.openStore().remove(id)).rejects.toSatisfy((error) =>
      AppError.is(error, "conversation.elsewhere"),
    );
    expect(await windows.openStore().list()).toMatchObject([{ id, isRunning: true }]);
  });

  it("stays where it is when it cannot be moved, and the reason is said", async () => {
    const store = windows.openStore();
    const { id } = windows.create(store, question("?"), started, finished);
    const trash = path.join(windows.folder, "trash");
    writeFileSync(trash, "in the place of the folder");
    const reason = "a file is in the place of a folder";
    const failure = { code: "folder.notWritable", details: { path: windows.folder, reason } };
    await expect(store.remove(id)).rejects.toMatchObject(failure);
    expect(await store.list()).toMatchObject([{ id }]);
    rmSync(trash);
    await store.remove(id);
    // Something else lies in both places by now.
    rmSync(path.join(trash, `${id}.jsonl`));
    mkdirSync(path.join(trash, `${id}.jsonl`));
    symlinkSync("nowhere", path.join(windows.folder, `${id}.jsonl`));
    await expect(store.restore(id)).rejects.toMatchObject(failure);
  });

  it("is gone after 30 days", async () => {
    const store = windows.openStore();
    const [old, fresh] = [windows.create(store, question("old")), windows.create(store, question("fresh"))];
    await store.remove(old.id);
    await store.remove(fresh.id);
    const longAgo = new Date(Date.now() - 31 * 86_400_000);
    utimesSync(path.join(windows.folder, "trash", `${old.id}.jsonl`), longAgo, longAgo);
    await windows.openStore().list();
    expect(readdirSync(path.join(windows.folder, "trash"))).toEqual([`${fresh.id}.jsonl`]);
  });

  it("is known by its title until then, what was removed last first, and without what is gone or unreadable", async () => {
    const store = windows.openStore();
    const [khmer, lao, old] = ["តើម៉ោងប៉ុន្មាន?", "ຈັກໂມງແລ້ວ?", "กี่โมงแล้ว"].map((text) =>
      windows.create(store, question(text), started, words("…"), finished),
    );
    for (const { id } of [lao!, khmer!, old!]) await store.remove(id);
    const trash = path.join(windows.folder, "trash");
    const age = (id: string, days: number): void => {
      const at = new Date(Date.now() - days * 86_400_000);
      utimesSync(path.join(trash, `${id}.jsonl`), at, at);
    };
    age(khmer!.id, 2);
    age(lao!.id, 29);
    age(old!.id, 31);
    writeFileSync(path.join(trash, "00000000-0000-0000-0000-000000000000.jsonl"), "{");
    const removed = await windows.openStore().removed();
    expect(removed).toMatchObject([
      { id: khmer!.id, title: "តើម៉ោងប៉ុន្មាន?", messageCount: 2 },
      { id: lao!.id, title: "ຈັກໂມງແລ້ວ?", messageCount: 2 },
    ]);
    expect(Math.round((Date.now() - removed[0]!.removedAtMs) / 86_400_000)).toBe(2);
    await store.restore(lao!.id);
    expect((await windows.openStore().removed()).map(({ id }) => id)).toEqual([khmer!.id]);
    expect((await store.list()).map(({ id }) => id)).toEqual([lao!.id]);
  });
});
