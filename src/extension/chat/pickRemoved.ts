import * as vscode from "vscode";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { formatDateTime } from "../../shared/messages/uiFormats.ts";
import { showInformation } from "../notifications.ts";
import { plainLabel } from "../plainText.ts";
import type { ConversationStore } from "./conversationStore.ts";
import { TRASH_DAYS } from "./store/conversationTrash.ts";

/** Asks for one of the conversations that were removed. @returns its id; undefined when none was chosen, or there is none */
export async function pickRemoved(store: Pick<ConversationStore, "removed">): Promise<string | undefined> {
  const removed = await store.removed();
  if (removed.length === 0) {
    void showInformation(formatMessage("chat.nothingDeleted", { days: TRASH_DAYS }));
    return undefined;
  }
  const items = removed.map(({ id, title, removedAtMs, messageCount: count }) => ({
    id,
    label: plainLabel(title),
    description: formatMessage("chat.deletedDetail", { time: formatDateTime(removedAtMs), count }),
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: formatMessage("chat.pickConversation") });
  return chosen?.id;
}
