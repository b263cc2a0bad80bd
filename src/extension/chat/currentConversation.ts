import type { Memento } from "vscode";

/** Where a workspace keeps which conversation its view shows. */
export interface CurrentConversation {
  get(): string | undefined;
  set(id: string): void;
}

const KEY = "chat.currentConversation";

/** Owner of the one Memento key that says which conversation this workspace's view shows. */
export function currentConversation(memory: Memento): CurrentConversation {
  return {
    get: () => {
      const id = memory.get<unknown>(KEY);
      return typeof id === "string" ? id : undefined;
    },
    set: (id) => void memory.update(KEY, id),
  };
}
