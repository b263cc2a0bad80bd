import type { Memento } from "vscode";
import type { CurrentConversation } from "./chatSession.ts";

const KEY = "chat.currentConversation";

/** Owner of the one Memento key that says which conversation this workspace shows. */
export function currentConversation(memory: Memento): CurrentConversation {
  return {
    get: () => {
      const id = memory.get<unknown>(KEY);
      return typeof id === "string" ? id : undefined;
    },
    set: (id) => void memory.update(KEY, id),
  };
}
