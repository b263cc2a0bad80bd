/** Conversations on their way into files, out of them, and into the trash, through the workbench's dialogs. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { splitGraphemes } from "../../../src/core/text/graphemes.ts";
import {
  exportConversation,
  importConversationFile,
  removeConversation,
  tellRemovedElsewhere,
} from "../../../src/extension/chat/conversationFiles.ts";
import { ConversationStore } from "../../../src/extension/chat/conversationStore.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import { chatSessions } from "../../support/chatSessions.ts";
import { user } from "../../support/fakeDialogs.ts";
import { fakeFiles, fakeFolders } from "../../support/fakeVscode.ts";
import { scriptedServerApi, textDelta } from "../../support/scriptedServerApi.ts";

vi.mock("vscode", async () => (await import("../../support/fakeDialogs.ts")).vscodeWithDialogs);

let folder: string;
let store: ConversationStore;
let id: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-files-"));
  store = new ConversationStore(folder, silentLogger);
  user.reset();
  fakeFiles.clear();
  fakeFolders.splice(0, fakeFolders.length, "/project");
  const server = scriptedServerApi();
  const sessions = chatSessions(folder, server, { store });
  const session = sessions.create();
  ({ id } = session);
  const asked = session.send({ text: "សួស្តី" });
  server.chats[0]!.progress(textDelta("សួស្តី! តើខ្ញុំអាចជួយអ្វីបាន?"));
  server.chats[0]!.finish();
  await asked;
  sessions.dispose();
});

afterEach(() => {
  store.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const written = (at: string) => new TextDecoder().decode(fakeFiles.get(at) as Uint8Array);

/** As Node tells it, in English. */
function systemFault(code: string): Error {
  return Object.assign(new Error(`${code}: words of the system, write`), { code, syscall: "write" });
}

async function said(conversationId: string | undefined): Promise<readonly string[]> {
  const stored = await store.open(conversationId ?? "");
  const texts = stored!.conversation.messages.map(({ text }) => text);
  stored!.dispose();
  return texts;
}

describe("a conversation that leaves", () => {
  it.each([
    ["/project/ជជែក.md", "# សួស្តី"],
    ["/project/ជជែក.JSON", '"messages": ['],
  ])("is written as the name ends, and comes back the same: %s", async (place, beginning) => {
    user.chooses = { path: place };
    await exportConversation(store, id);
    expect(written(place)).toContain(beginning);
    expect(user.told).toEqual(["“សួស្តី” was exported."]);
    const copy = await importConversationFile(store);
    expect(copy).not.toBe(id);
    expect(await said(copy)).toEqual(["សួស្តី", "សួស្តី! តើខ្ញុំអាចជួយអ្វីបាន?"]);
  });

  it("says what its Markdown leaves out, with JSON as a way on, and nothing where it has all", async () => {
    const stored = (await store.open(id))!;
    stored.append({ type: "answerStarted", id: "another", parentId: stored.conversation.messages[0]!.id });
    stored.append({ type: "answerFinished", id: "another" });
    stored.dispose();
    let press: (label: string) => void = () => undefined;
    user.presses = new Promise<string>((resolve) => (press = resolve));
    user.chooses = { path: "/project/ជជែក.md" };
    const exported = exportConversation(store, id);
    const told = ["“សួស្តី” was exported as it is shown. Only JSON has its other versions, too."];
    await vi.waitFor(() => expect(user.told).toEqual(told));
    user.chooses = { path: "/project/ជជែក.json" };
    press("Export as JSON");
    await exported;
    expect(user.suggested!.path).toBe("/project/សួស្តី.json");
    expect(user.told).toEqual([...told, "“សួស្តី” was exported."]);
    expect(written("/project/ជជែក.md")).not.toContain("អ្វីបាន");
    expect(written("/project/ជជែក.json")).toContain("អ្វីបាន");
  });

  it("says of its file why it could not be written", async () => {
    user.chooses = { path: "/project/ជជែក.md" };
    fakeFiles.set("/project/ជជែក.md", systemFault("ENOSPC"));
    await expect(exportConversation(store, id)).rejects.toMatchObject({
      code: "document.failed",
      details: { path: "ជជែក.md", reason: "the disk is full" },
    });
    expect(user.told).toEqual([]);
  });

  it("is not written when the dialog was dismissed", async () => {
    await exportConversation(store, id);
    expect([fakeFiles.size, user.told]).toEqual([0, []]);
  });

  it("is not written where nothing was said in it, nor when it is gone: nobody is asked for a file then", async () => {
    user.chooses = { path: "/project/a.md" };
    const empty = store.create();
    for (const nothing of [empty.id, "gone"]) {
      await expect(exportConversation(store, nothing)).rejects.toMatchObject({
        code: "input.empty",
        details: { nothing: "conversation" },
      });
    }
    expect([fakeFiles.size, user.suggested, user.told]).toEqual([0, undefined, []]);
    empty.dispose();
  });

  it.each([
    ["ราคา: 30/40 <บาท>?", "ราคา 30 40 บาท.md"],
    ["…", "conversation.md"],
    ["Tiêu đề dài. ".repeat(9), `${"Tiêu đề dài. ".repeat(9).slice(0, 60).trimEnd()}.md`],
  ])("is offered a name that every file system takes: %s", async (title, name) => {
    await store.rename(id, title);
    await exportConversation(store, id);
    expect(user.suggested!.path).toBe(`/project/${name}`);
    fakeFolders.length = 0;
    await exportConversation(store, id);
    expect(user.suggested!.path).toBe(name);
  });
});

it.each(["ကမ္ဘာ့ကုလသမဂ္ဂ", "កម្ពុជាខ្ញុំស្រឡាញ់", "สิ่งที่ดี", "👨‍👩‍👧‍👦"])("a long name ends with a whole character: %s", async (word) => {
  const title = word.repeat(20);
  await store.rename(id, title);
  await exportConversation(store, id);
  const name = path.basename(user.suggested!.path, ".md");
  expect(new TextEncoder().encode(name).length).toBeLessThan(250);
  const graphemes = splitGraphemes(name);
  expect(graphemes).toEqual(splitGraphemes(title).slice(0, graphemes.length));
});

describe("a file that comes", () => {
  it("is refused when it is no conversation, or so large that none could be", async () => {
    user.chooses = { path: "/project/notes.md" };
    fakeFiles.set("/project/notes.md", new TextEncoder().encode("# Ghi chú"));
    await expect(importConversationFile(store)).rejects.toMatchObject({ code: "conversation.notReadable" });
    fakeFiles.set("/project/notes.md", 70_000_000);
    await expect(importConversationFile(store)).rejects.toMatchObject({
      code: "conversation.notReadable",
      details: { fault: "tooLarge", size: "70 MB", limit: "64 MB" },
    });
    expect(await store.list()).toHaveLength(1);
  });

  it.each([
    ["ENAMETOOLONG", "document.failed", "the name or the path is too long"],
    ["ENOENT", "document.notFound", "the system reports ENOENT"],
    ["EACCES", "document.forbidden", "you may not write there"],
  ])("says why it could not be read: %s", async (fault, code, reason) => {
    user.chooses = { path: "/elsewhere/talk.json" };
    fakeFiles.set("/elsewhere/talk.json", systemFault(fault));
    const failure = { code, details: { path: "/elsewhere/talk.json", reason } };
    await expect(importConversationFile(store)).rejects.toMatchObject(failure);
  });

  it("is none when the dialog was dismissed", async () => {
    expect(await importConversationFile(store)).toBeUndefined();
  });
});

describe("a conversation that is deleted", () => {
  it("comes back when that is taken back", async () => {
    user.presses = "Undo";
    await removeConversation(store, id);
    expect(user.told).toEqual(["“សួស្តី” was deleted."]);
    expect(await said(id)).toHaveLength(2);
  });

  it("is taken back by its own message, while that of a later one stands beside it", async () => {
    const later = await store.importText((await store.exportAs(id, "json"))!);
    let press: (label: string) => void = () => undefined;
    user.presses = new Promise<string>((resolve) => (press = resolve));
    const first = removeConversation(store, id);
    await vi.waitFor(() => expect(user.told).toHaveLength(1));
    user.presses = undefined;
    await removeConversation(store, later);
    press("Undo");
    await first;
    expect((await store.list()).map((row) => row.id)).toEqual([id]);
    expect((await store.removed()).map((row) => row.id)).toEqual([later]);
  });

  it("in another window is told in this one where it is open, and comes back from here", async () => {
    const sessions = chatSessions(folder, scriptedServerApi(), { store });
    const shown = (await sessions.open(id))!;
    tellRemovedElsewhere(shown, store, (error) => expect(error).toBeUndefined());
    const elsewhere = new ConversationStore(folder, silentLogger);
    user.presses = "Undo";
    await elsewhere.remove(id);
    await vi.waitFor(() => expect(user.told).toEqual(["“សួស្តី” was deleted."]), 5000);
    await vi.waitFor(async () => expect(await store.list()).toHaveLength(1));
    expect(await said(id)).toHaveLength(2);
    // Who removes it in this window says so at once.
    await store.remove(id);
    expect(user.told).toHaveLength(1);
    sessions.dispose();
    elsewhere.dispose();
  });

  it("stays away when nobody takes it back", async () => {
    await removeConversation(store, id);
    expect(await store.list()).toEqual([]);
  });
});
