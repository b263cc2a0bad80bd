/** Files that were exported become conversations again: checked as strictly as a journal, with ids of their own. */
import { AppError } from "../../shared/appError.ts";
import { importError } from "../../shared/importFault.ts";
import { checkVersion } from "./checkVersion.ts";
import { replayEvents } from "./applyEvents.ts";
import type { Conversation, ConversationEvent, ConversationMessage } from "./conversation.ts";
import { checkedContent, type ConversationContent } from "./conversationContent.ts";
import { eventsOf } from "./conversationEvents.ts";
import { EXPORT_VERSION } from "./exportJson.ts";
import { importMarkdown } from "./importMarkdown.ts";
import { isRecord } from "./parseJsonObject.ts";
import { withSoundFigures } from "./soundFigures.ts";

export interface ImportedConversation {
  readonly createdAtMs: number;
  /** The journal's events. */
  readonly events: readonly ConversationEvent[];
}

/**
 * @param newId gives each message, attachment and rendition an id that nothing else has
 * @throws AppError conversation.notReadable when the text is neither JSON nor Markdown of ours, when it is of a newer version, damaged
 * or empty
 */
export function importConversation(text: string, newId: () => string): ImportedConversation {
  const content = checkedContent(contentOf(text));
  if (content.messages.length === 0) throw importError("empty");
  const { createdAtMs } = content;
  const conversation = grownFrom(content);
  return { createdAtMs, events: eventsOf(withNewIds(conversation, newId)) };
}

/** Unchecked. */
function contentOf(text: string): Readonly<Record<string, unknown>> {
  const json = parseJson(text);
  if (isRecord(json) && "sealionExport" in json) {
    checkVersion(json.sealionExport, EXPORT_VERSION);
    return json;
  }
  const markdown = importMarkdown(text);
  if (markdown === undefined) throw new AppError("conversation.notReadable", "Not a file that was exported");
  return markdown;
}

/** How an exported file begins, also one that was cut off. */
const EXPORT_START = /^\s*\{\s*"sealionExport"/u;

/** Undefined when it is none. Of a damaged export it says what the engine says, and where that is. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError && EXPORT_START.test(text))) return undefined;
    throw importError("damaged", { reason: error.message });
  }
}

/** What does not come out of its events as it went in is no conversation. */
function grownFrom(content: ConversationContent): Conversation {
  const { messages: all, shownId, earlier, earlierParts = earlier === undefined ? [] : [earlier], title } = content;
  const messages = all.filter(({ id }) => id === shownId);
  const events = eventsOf({ ...content, id: "", title, earlier, earlierParts, all, messages });
  const conversation = replayEvents("", events.map(withSoundFigures));
  const torn = all.findIndex(({ id }, index) => conversation.all[index]?.id !== id);
  if (torn >= 0) throw importError("damaged", { reason: `messages[${String(torn)}]` });
  if (conversation.messages.at(-1)?.id !== shownId) throw importError("damaged", { reason: "shownId" });
  return conversation;
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
