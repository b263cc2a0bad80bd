/** Files that were exported become conversations again: checked as strictly as a journal, with ids of their own. */
import { replayEvents, type Conversation, type ConversationEvent, type ConversationMessage } from "./conversation.ts";
import { eventsOf } from "./conversationEvents.ts";
import { EXPORT_VERSION } from "./exportJson.ts";
import { importMarkdown } from "./importMarkdown.ts";
import { isConversationEvent } from "./journal.ts";
import { isRecord, parseJsonObject } from "./parseJsonObject.ts";
import { isTime } from "./isTime.ts";

export interface ImportedConversation {
  readonly createdAtMs: number;
  /** The journal's events. */
  readonly events: readonly ConversationEvent[];
}

/**
 * @param newId gives each message, attachment and rendition an id that nothing else has
 * @returns undefined when the text is neither JSON nor Markdown of ours, or damaged
 */
export function importConversation(text: string, newId: () => string): ImportedConversation | undefined {
  const json = parseJsonObject(text);
  const content = json?.sealionExport === EXPORT_VERSION ? json : importMarkdown(text);
  if (!isRecord(content)) return undefined;
  const { createdAtMs } = content;
  const conversation = checkedConversation(content);
  if (conversation === undefined || !isTime(createdAtMs)) return undefined;
  return { createdAtMs, events: eventsOf(withNewIds(conversation, newId)) };
}

/** Everything in it goes through the checks of journals; what does not come out of them as it went in is no conversation. */
function checkedConversation(content: Readonly<Record<string, unknown>>): Conversation | undefined {
  const { messages, shownId } = content;
  if (!Array.isArray(messages) || !messages.every(isMessageShape)) return undefined;
  const shown = messages.filter(({ id }) => id === shownId);
  const claimed = { ...content, id: "", all: messages, messages: shown, earlierParts: partsOf(content) };
  const events: readonly unknown[] = eventsOf(claimed as unknown as Conversation);
  if (!events.every(isConversationEvent)) return undefined;
  const conversation = replayEvents("", events);
  return conversation.all.length === messages.length && conversation.messages.at(-1)?.id === shownId
    ? conversation
    : undefined;
}

/** Files of former versions have one for the branch that was shown. */
function partsOf({ earlier, earlierParts }: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (Array.isArray(earlierParts)) return earlierParts;
  return earlier === undefined ? [] : [earlier];
}

const STATES: readonly unknown[] = [
  "waiting",
  "streaming",
  "complete",
  "stopped",
  "failed",
] satisfies ConversationMessage["state"][];

/** As far as making events of it needs; the events are checked for the rest. */
function isMessageShape(value: unknown): value is ConversationMessage {
  if (!isRecord(value)) return false;
  const { role, state, attachments, renditions, followUps } = value;
  return (
    (role === "user" || role === "assistant") &&
    STATES.includes(state) &&
    [attachments, renditions, followUps].every((list) => Array.isArray(list))
  );
}

function withNewIds(conversation: Conversation, newId: () => string): Conversation {
  const ids = new Map(conversation.all.map(({ id }) => [id, newId()]));
  const renamed = (id: string) => ids.get(id) ?? id;
  const rename = (message: ConversationMessage): ConversationMessage => ({
    ...message,
    id: renamed(message.id),
    parentId: message.parentId === undefined ? undefined : renamed(message.parentId),
    attachments: message.attachments.map((attachment) => ({ ...attachment, id: newId() })),
    renditions: message.renditions.map((rendition) => ({ ...rendition, id: newId() })),
  });
  const all = conversation.all.map(rename);
  const shownIds = new Set(conversation.messages.map(({ id }) => renamed(id)));
  return {
    ...conversation,
    all,
    messages: all.filter(({ id }) => shownIds.has(id)),
    earlierParts: conversation.earlierParts.map((part) => ({ ...part, untilId: renamed(part.untilId) })),
  };
}
