/** What events make of a conversation, one by one or from a whole journal. */
import {
  cutOffEvents,
  emptyConversation,
  type Conversation,
  type ConversationEvent,
  type EarlierPart,
} from "./conversation.ts";
import { MessageTree } from "./messageTree.ts";

/** The conversation after one more event. An event about a message that is not there changes nothing. */
export function applyEvent(conversation: Conversation, event: ConversationEvent): Conversation {
  return applyEvents(conversation, [event]);
}

/** As `applyEvent` for one after the other, in less time: see `MessageTree` for what each takes. */
export function applyEvents(conversation: Conversation, events: readonly ConversationEvent[]): Conversation {
  let now = conversation;
  let tree: MessageTree | undefined;
  let parts: Map<string, EarlierPart> | undefined;
  for (const event of events) {
    switch (event.type) {
      case "thinkingSet":
        now = { ...now, thinking: event.thinking };
        break;
      case "answerLanguageSet":
        now = { ...now, answerLanguage: event.language };
        break;
      case "titleSet":
        now = { ...now, title: event.title };
        break;
      case "pinnedSet":
        now = { ...now, isPinned: event.isPinned };
        break;
      case "earlierSet":
        parts ??= partsByEnd(conversation);
        setPart(parts, event.earlier);
        break;
      default:
        tree ??= new MessageTree(conversation);
        tree.apply(event);
    }
  }
  if (parts !== undefined) now = { ...now, earlierParts: [...parts.values()] };
  return withEarlier(tree?.isChanged === true ? { ...now, all: tree.all, messages: tree.messages } : now);
}

/**
 * The conversation that a journal tells of. What was being written when the journal ends was cut off: it is stopped, with
 * what there is of it.
 */
export function replayEvents(id: string, events: readonly ConversationEvent[]): Conversation {
  const conversation = applyEvents(emptyConversation(id), events);
  return applyEvents(conversation, cutOffEvents(conversation));
}

/** By the message that each of them reaches to. */
function partsByEnd({ earlierParts }: Conversation): Map<string, EarlierPart> {
  return new Map(earlierParts.map((part) => [part.untilId, part]));
}

/** @param part null: nothing is left out any more, on any branch */
function setPart(parts: Map<string, EarlierPart>, part: EarlierPart | null): void {
  if (part === null) {
    parts.clear();
    return;
  }
  // The latest stands last.
  parts.delete(part.untilId);
  parts.set(part.untilId, part);
}

function withEarlier(conversation: Conversation): Conversation {
  const parts = partsByEnd(conversation);
  const last = parts.size === 0 ? undefined : conversation.messages.findLast(({ id }) => parts.has(id));
  const earlier = last === undefined ? undefined : parts.get(last.id);
  return earlier === conversation.earlier ? conversation : { ...conversation, earlier };
}
