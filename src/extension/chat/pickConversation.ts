import * as vscode from "vscode";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { formatDateTime } from "../../shared/messages/uiFormats.ts";
import { showInformation } from "../notifications.ts";
import { plainLabel } from "../plainText.ts";
import type { ConversationStore } from "./conversationStore.ts";

/** Asks for one of the conversations. @returns its id; undefined when none was chosen, or there is none */
export async function pickConversation(store: Pick<ConversationStore, "list">): Promise<string | undefined> {
  const rows = await store.list();
  if (rows.length === 0) {
    void showInformation(formatMessage("panel.noConversations"));
    return undefined;
  }
  const items = rows.map(({ id, title, isPinned, changedAtMs }) => ({
    id,
    label: `${isPinned ? "$(pinned) " : ""}${plainLabel(title)}`,
    description: formatDateTime(changedAtMs),
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: formatMessage("chat.pickConversation") });
  return chosen?.id;
}
