import type { ChatMessage } from "../../shared/chatMessage.ts";
import type { Conversation, ConversationMessage } from "./conversation.ts";
import { historyOf, liveMessages } from "./history.ts";

/** A question and all that follows it up to the next one. It is forgotten as a whole or not at all. */
export interface Turn {
  readonly messages: readonly ConversationMessage[];
  /** What the model is given of it: the question alone where it got no words in answer. */
  readonly given: readonly ChatMessage[];
  /** Its last message: with `EarlierPart.untilId` so, the turn and all before it are forgotten. */
  readonly untilId: string;
}

/** The turns that the model still reads before the last question of the shown branch, the oldest first. */
export function earlierTurns(conversation: Conversation): Turn[] {
  const groups: ConversationMessage[][] = [];
  for (const message of liveMessages(conversation)) {
    const open = groups.at(-1);
    if (message.role === "user" || open === undefined) groups.push([message]);
    else open.push(message);
  }
  return groups.slice(0, -1).map((messages) => ({
    messages,
    given: historyOf({ ...conversation, messages, earlier: undefined }),
    untilId: messages.at(-1)?.id ?? "",
  }));
}
