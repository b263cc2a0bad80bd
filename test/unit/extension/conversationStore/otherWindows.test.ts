/** Several windows with the same conversation: one writes, the others follow. */
import { readFileSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { eventLine, headerLine } from "../../../../src/core/chat/journal.ts";
import { finished, listen, question, said, started, StoreWindows, words } from "../../../support/storeWindows.ts";

const windows = StoreWindows.forEachTest();

describe("another window", () => {
  it("follows what is written, and may not write until the answer is there", async () => {
    const writer = windows.create(windows.openStore(), question("?"));
    const follower = await windows.open(windows.openStore(), writer.id);
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
    const writer = windows.create(windows.openStore(), question("?"));
    const follower = await windows.open(windows.openStore(), writer.id);
    writer.append(started);
    writer.append(finished);
    await vi.waitFor(() => {
      expect(follower.conversation).toEqual(writer.conversation);
    }, 5000);
  });

  it("writes behind what was written since it looked last", async () => {
    const first = windows.create(windows.openStore(), question("?"));
    const second = await windows.open(windows.openStore(), first.id);
    first.append({ type: "pinnedSet", isPinned: true });
    second.append(started);
    second.append(finished);
    first.look();
    expect(second.conversation).toMatchObject({ isPinned: true });
    expect(first.conversation).toEqual(second.conversation);
  });

  it("keeps others out for as long as it holds the right to write", async () => {
    const first = windows.create(windows.openStore(), question("?"));
    const second = await windows.open(windows.openStore(), first.id);
    const hold = first.acquire()!;
    const another = first.acquire()!;
    hold.dispose();
    hold.dispose();
    expect(second.canWrite()).toBe(false);
    another.dispose();
    expect(second.canWrite()).toBe(true);
  });

  it("stops an answer whose writer is gone, also for those who read later", async () => {
    const { id } = windows.create(windows.openStore(), question("?"), started, words("Hal"));
    const gone = "999999999 gone";
    const follower = await windows.open(windows.openStore(), id);
    expect(said(follower.conversation).at(-1)).toBe("waiting: ");
    windows.closeConversations(1);
    writeFileSync(path.join(windows.folder, `${id}.lock`), gone);
    follower.look();
    expect(said(follower.conversation)).toEqual(["complete: ?", "stopped: Hal"]);
    follower.append(question("!", "q2"));
    const text = readFileSync(windows.fileOf(id), "utf8");
    expect(text.indexOf("answerStopped")).toBeLessThan(text.indexOf('"q2"'));
    expect(text.indexOf("answerStopped")).toBeGreaterThan(0);
  });

  it("takes over from one that slept, which then follows and loses only what it had not written", async () => {
    const sleeper = windows.create(windows.openStore(), question("?"), started, words("Hal"));
    const told = listen(sleeper);
    const lockPath = path.join(windows.folder, `${sleeper.id}.lock`);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lockPath, longAgo, longAgo);
    // Another process' number: this one's own is known to be held.
    writeFileSync(lockPath, `1 ${readFileSync(lockPath, "utf8")}`);
    utimesSync(lockPath, longAgo, longAgo);
    const other = await windows.open(windows.openStore(), sleeper.id);
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
    const first = windows.create(windows.openStore(), question("?"));
    const told = listen(first);
    writeFileSync(`${windows.fileOf(first.id)}.new`, headerLine(first.id, 1) + eventLine(question("Other?")));
    renameSync(`${windows.fileOf(first.id)}.new`, windows.fileOf(first.id));
    first.look();
    expect(said(first.conversation)).toEqual(["complete: Other?"]);
    expect(told).toEqual(["replaced"]);
  });
});
