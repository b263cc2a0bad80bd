/** What stands in an exported file, checked field by field, so that who has damaged one learns where. */
import { importError } from "../../shared/importFault.ts";
import { isBoolean, isListOf, isOptional, isString } from "../../shared/typeGuards.ts";
import type { Conversation, ConversationMessage, EarlierPart, MessageState } from "./conversation.ts";
import {
  isAnswerLanguage,
  isAttachment,
  isEarlierPart,
  isRendition,
  isStats,
  isTitle,
  isWireErrorShape,
} from "./conversationChecks.ts";
import { isTime } from "./isTime.ts";
import { isRecord } from "./parseJsonObject.ts";

/** `messages` are those of all branches, `shownId` is the last one of the branch that is shown. */
export interface ConversationContent extends Pick<Conversation, "isPinned" | "thinking" | "answerLanguage"> {
  /** In milliseconds since the epoch. */
  readonly createdAtMs: number;
  readonly title?: Conversation["title"];
  readonly earlierParts?: Conversation["earlierParts"];
  /** Files of the first versions have one for the branch that was shown. */
  readonly earlier?: EarlierPart;
  readonly shownId?: string;
  readonly messages: Conversation["all"];
}

type Fields = Readonly<Record<string, unknown>>;
type Checks<T> = Readonly<Record<keyof T, (value: unknown) => boolean>>;

const CONTENT: Checks<ConversationContent> = {
  createdAtMs: isTime,
  title: (title) => isOptional(title, isTitle),
  isPinned: isBoolean,
  thinking: isBoolean,
  answerLanguage: isAnswerLanguage,
  earlierParts: (parts) => isOptional(parts, (list) => isListOf(list, isEarlierPart)),
  earlier: (part) => isOptional(part, isEarlierPart),
  shownId: (id) => isOptional(id, isString),
  messages: Array.isArray,
};

const MESSAGE: Checks<ConversationMessage> = {
  id: isString,
  parentId: (id) => isOptional(id, isString),
  role: (role) => role === "user" || role === "assistant",
  text: isString,
  thoughts: isString,
  state: (state) => STATES.includes(state),
  atMs: (time) => isOptional(time, isTime),
  attachments: (list) => isListOf(list, isAttachment),
  thoughtFromMs: (time) => isOptional(time, isTime),
  thoughtUntilMs: (time) => isOptional(time, isTime),
  stats: (stats) => isOptional(stats, isStats),
  error: (error) => isOptional(error, isWireErrorShape),
  isCutShort: (isCutShort) => isOptional(isCutShort, isBoolean),
  renditions: (list) => isListOf(list, isRendition),
  followUps: (list) => isListOf(list, isString),
};

const STATES: readonly unknown[] = ["waiting", "streaming", "complete", "stopped", "failed"] satisfies MessageState[];

/** @throws AppError conversation.notReadable, which says where the first fault stands, as in `messages[3].stats` */
export function checkedContent(content: Fields): ConversationContent {
  const fault = faultIn(content);
  if (fault !== undefined) throw importError("damaged", { reason: fault });
  return content as unknown as ConversationContent;
}

function faultIn(content: Fields): string | undefined {
  const field = faultyField(content, CONTENT);
  if (field !== undefined) return field;
  for (const [index, message] of (content.messages as readonly unknown[]).entries()) {
    const place = `messages[${String(index)}]`;
    if (!isRecord(message)) return place;
    const part = faultyField(message, MESSAGE);
    if (part !== undefined) return `${place}.${part}`;
  }
  return undefined;
}

function faultyField<T>(fields: Fields, checks: Checks<T>): string | undefined {
  return Object.entries<(value: unknown) => boolean>(checks).find(([name, isSound]) => !isSound(fields[name]))?.[0];
}
