/** Windows that share a folder of conversations: their stores, what they open, and the events of a small talk. */
import path from "node:path";
import { afterEach } from "vitest";
import type { AnswerStats, Conversation, ConversationEvent } from "../../src/core/chat/conversation.ts";
import { ConversationStore } from "../../src/extension/chat/conversationStore.ts";
import type { StoredConversation } from "../../src/extension/chat/store/storedConversation.ts";
import type { StoredConversationListener } from "../../src/extension/chat/store/storedConversationListener.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import { TemporaryFolder } from "./temporaryFolder.ts";

const stats: AnswerStats = {
  generatedTokens: 1,
  tokensPerSecond: 1,
  timeToFirstTokenMs: 1,
  thinkingMs: 0,
  modelName: "m",
};

/** A question, and an answer to it, event by event. */
export const question = (text: string, id = "q"): ConversationEvent => ({ type: "question", id, text, atMs: 1000 });
export const started: ConversationEvent = { type: "answerStarted", id: "a", atMs: 2000 };
export const words = (text: string): ConversationEvent => ({
  type: "delta",
  id: "a",
  channel: "text",
  text,
  atMs: 3000,
});
export const finished: ConversationEvent = { type: "answerFinished", id: "a", stats };

/** The branch that is shown. */
export function said({ messages }: Conversation): string[] {
  return messages.map(({ text, state }) => `${state}: ${text}`);
}

/** What a listener is told from now on. */
export function listen(stored: StoredConversation): string[] {
  const told: string[] = [];
  const listener: StoredConversationListener = {
    eventApplied: ({ type }) => told.push(type),
    replaced: () => told.push("replaced"),
    canWriteChanged: (canWrite) => told.push(canWrite ? "free" : "taken"),
    removedChanged: (isRemoved) => told.push(isRemoved ? "removed" : "restored"),
    removedElsewhere: () => told.push("removedElsewhere"),
    storageFailed: ({ code }) => told.push(code),
  };
  stored.onEvents(listener);
  return told;
}

export class StoreWindows {
  private readonly temporary = TemporaryFolder.forEachTest();
  private readonly stores: ConversationStore[] = [];
  private readonly opened: StoredConversation[] = [];

  /** Call it where tests are defined: it sets up and clears away by itself. */
  static forEachTest(): StoreWindows {
    const windows = new StoreWindows();
    afterEach(() => {
      windows.closeConversations();
      for (const store of windows.stores.splice(0)) store.dispose();
    });
    return windows;
  }

  /** Of the conversations. It is not there before something is written. */
  get folder(): string {
    return this.temporary.at("conversations");
  }

  fileOf(id: string): string {
    return path.join(this.folder, `${id}.jsonl`);
  }

  /** A window. */
  openStore(): ConversationStore {
    const store = new ConversationStore(this.folder, silentLogger);
    this.stores.push(store);
    return store;
  }

  create(store: ConversationStore, ...events: readonly ConversationEvent[]): StoredConversation {
    const stored = this.keep(store.create());
    for (const event of events) stored.append(event);
    return stored;
  }

  async open(store: ConversationStore, id: string): Promise<StoredConversation> {
    return this.keep((await store.open(id))!);
  }

  /** As many of those that are open as are given, the oldest first; left out: all. */
  closeConversations(count = this.opened.length): void {
    for (const stored of this.opened.splice(0, count)) stored.dispose();
  }

  private keep(stored: StoredConversation): StoredConversation {
    this.opened.push(stored);
    return stored;
  }
}
