/** Names under which the chat is known to VS Code, also where nothing of it is loaded yet. */

export const CHAT_VIEW_ID = "sealion.chat";

/** The type of its editor tabs. */
export const CHAT_EDITOR_TYPE = "sealion.chatEditor";

/** The commands that live in the lazily loaded bundle. A name without its command there does not compile. */
export const CHAT_COMMANDS = [
  "sealion.chat.open",
  "sealion.chat.newChat",
  "sealion.chat.stop",
  "sealion.chat.conversations",
  "sealion.chat.openInEditor",
  "sealion.chat.openInWindow",
  "sealion.chat.export",
  "sealion.chat.import",
  "sealion.chat.restore",
  "sealion.chat.addSelection",
  "sealion.chat.addFiles",
  "sealion.chat.acceptCode",
  "sealion.chat.discardCode",
] as const;

export type ChatCommand = (typeof CHAT_COMMANDS)[number];
