import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import type { ConversationRow } from "../../src/shared/webviewProtocol.ts";
import type { MenuItem } from "./components/Menu.tsx";
import type { Host } from "./host.ts";

export interface ConversationMenuOptions {
  readonly rename: () => void;
  readonly remove: () => void;
  /** Keys that do the same where the menu stands. */
  readonly shortcuts?: { readonly rename: string; readonly remove: string };
}

/** What can be done with a conversation, in the list and where it is shown. */
export function conversationMenu(
  host: Host,
  { id, isPinned }: Pick<ConversationRow, "id" | "isPinned">,
  { rename, remove, shortcuts }: ConversationMenuOptions,
): readonly MenuItem[] {
  return [
    {
      label: formatMessage(isPinned ? "panel.unpin" : "panel.pin"),
      onSelect: () => {
        host.post({ type: "pinConversation", id, isPinned: !isPinned });
      },
    },
    { label: formatMessage("panel.rename"), shortcut: shortcuts?.rename, onSelect: rename },
    {
      label: formatMessage("panel.export"),
      onSelect: () => {
        host.post({ type: "exportConversation", id });
      },
    },
    { label: formatMessage("panel.delete"), shortcut: shortcuts?.remove, onSelect: remove },
  ];
}
