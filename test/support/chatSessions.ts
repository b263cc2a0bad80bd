import { ChatSession, type ChatSessionOptions } from "../../src/extension/chat/chatSession.ts";
import { ChatSessions } from "../../src/extension/chat/chatSessions.ts";
import { ConversationStore } from "../../src/extension/chat/conversationStore.ts";
import { InterruptedTasks } from "../../src/extension/chat/interruptedTasks.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import { MODEL_INFO, type ScriptedServerApi } from "./scriptedServerApi.ts";

/** Everything fits. */
export const roomy: ChatSessionOptions["budget"] = {
  check: () => Promise.resolve(undefined),
  trimOldest: () => Promise.resolve(undefined),
  summarizeEarlier: () => Promise.resolve(undefined),
};

/** Nobody has said how translations are to be. */
export const translationWishes: ChatSessionOptions["translationWishes"] = () =>
  Promise.resolve({ register: "neutral", glossary: [] });

/** A window's conversations in a folder, over a server that the test plays. */
export function chatSessions(
  folder: string,
  { api }: ScriptedServerApi,
  {
    store = new ConversationStore(folder, silentLogger),
    ...options
  }: Partial<Pick<ChatSessionOptions, "budget" | "thinkingBudget" | "translationWishes" | "modelName">> & {
    readonly store?: ConversationStore;
  } = {},
): ChatSessions {
  const interrupted = new InterruptedTasks();
  const common = {
    api,
    log: silentLogger,
    budget: roomy,
    thinkingBudget: () => 0,
    translationWishes,
    interrupted,
    modelName: () => MODEL_INFO.name,
    ...options,
  };
  return new ChatSessions({
    store,
    createSession: (stored) => new ChatSession({ ...common, stored }),
  });
}
