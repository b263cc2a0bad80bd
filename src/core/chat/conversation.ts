/**
 * A conversation as a value, and the events that make it. Everything that happens is an event; the journal stores events,
 * and replaying them gives the same conversation again.
 *
 * Messages form a tree: asking an earlier question anew, or having an answer written again, begins a branch beside the
 * former one. One branch is shown; it is what the model is given.
 */
import type { Attachment } from "../../shared/attachment.ts";
import type { Register } from "../../shared/translation.ts";
import type { WireError } from "../../shared/wireError.ts";
import type { LanguageTag } from "../languages.ts";

export interface AnswerStats {
  readonly generatedTokens: number;
  readonly tokensPerSecond: number;
  readonly timeToFirstTokenMs: number;
  readonly thinkingMs: number;
  readonly modelName: string;
}

export type MessageState = "waiting" | "streaming" | "complete" | "stopped" | "failed";

/** An answer in another language, or said in another register. It stands beside the answer and is no part of the talk. */
export interface Rendition {
  readonly id: string;
  readonly language: LanguageTag;
  /** Left out for a translation. */
  readonly register?: Register;
  readonly text: string;
  readonly state: "streaming" | "complete" | "stopped" | "failed";
  readonly error?: WireError;
}

export interface ConversationMessage {
  readonly id: string;
  /** The message that this one follows; undefined at the beginning. */
  readonly parentId: string | undefined;
  readonly role: "user" | "assistant";
  /** As it was typed, a slash command with it; Markdown in answers. */
  readonly text: string;
  readonly thoughts: string;
  readonly state: MessageState;
  /** When it was asked or begun, in milliseconds since the epoch. Not known of the oldest journals. */
  readonly atMs?: number;
  readonly attachments: readonly Attachment[];
  /** Time of the first and of the latest piece of thought, in milliseconds since the epoch. */
  readonly thoughtFromMs?: number;
  readonly thoughtUntilMs?: number;
  readonly stats?: AnswerStats;
  readonly error?: WireError;
  /** The answer room was used up: there may be more to say. */
  readonly isCutShort?: boolean;
  readonly renditions: readonly Rendition[];
  /** Questions that one might ask next; only when they were asked for. */
  readonly followUps: readonly string[];
}

export interface ConversationTitle {
  readonly text: string;
  /** What a person wrote is not overwritten. */
  readonly by: "user" | "model";
}

/** What the model is not given any more of the shown branch: everything up to `untilId`, with or without a summary in its place. */
export interface EarlierPart {
  readonly untilId: string;
  readonly summary?: string;
}

export interface Conversation {
  readonly id: string;
  readonly title: ConversationTitle | undefined;
  readonly isPinned: boolean;
  /** The thinking switch of this conversation. */
  readonly thinking: boolean;
  /** "auto": the user's own, whatever it is. */
  readonly answerLanguage: "auto" | LanguageTag;
  /** All messages of all branches, in the order in which they were written. */
  readonly all: readonly ConversationMessage[];
  /** The branch that is shown, from its first message to its last. */
  readonly messages: readonly ConversationMessage[];
  readonly earlier: EarlierPart | undefined;
}

export type ConversationEvent =
  | {
      readonly type: "question";
      readonly id: string;
      readonly text: string;
      /** `null`: at the beginning. Left out: after the last message that is shown. */
      readonly parentId?: string | null;
      readonly atMs?: number;
      readonly attachments?: readonly Attachment[];
    }
  | { readonly type: "answerStarted"; readonly id: string; readonly parentId?: string; readonly atMs?: number }
  /** An answer that was stopped, failed or cut short goes on where it was. */
  | { readonly type: "answerResumed"; readonly id: string }
  | {
      readonly type: "delta";
      readonly id: string;
      readonly channel: "text" | "thinking";
      readonly text: string;
      readonly atMs: number;
    }
  | { readonly type: "answerFinished"; readonly id: string; readonly stats: AnswerStats; readonly isCutShort?: boolean }
  | { readonly type: "answerStopped"; readonly id: string; readonly stats?: AnswerStats }
  | { readonly type: "answerFailed"; readonly id: string; readonly error: WireError }
  /** A failed answer makes room for another try. */
  | { readonly type: "answerRemoved"; readonly id: string }
  /** The branch with this message is shown, down to the message that was written last below it. */
  | { readonly type: "branchShown"; readonly id: string }
  | { readonly type: "thinkingSet"; readonly thinking: boolean }
  | { readonly type: "answerLanguageSet"; readonly language: "auto" | LanguageTag }
  | { readonly type: "titleSet"; readonly title: ConversationTitle }
  | { readonly type: "pinnedSet"; readonly isPinned: boolean }
  | { readonly type: "earlierSet"; readonly earlier: EarlierPart | null }
  /** Sent again with all of its text as it grows, and when it has ended. */
  | { readonly type: "renditionSet"; readonly id: string; readonly rendition: Rendition }
  | { readonly type: "renditionRemoved"; readonly id: string; readonly renditionId: string }
  | { readonly type: "followUpsSet"; readonly id: string; readonly questions: readonly string[] };

export function emptyConversation(id: string): Conversation {
  return {
    id,
    title: undefined,
    isPinned: false,
    thinking: false,
    answerLanguage: "auto",
    all: [],
    messages: [],
    earlier: undefined,
  };
}

/** The conversation after one more event. An event about a message that is not there changes nothing. */
export function applyEvent(conversation: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case "question":
      return withQuestion(conversation, event);
    case "answerStarted":
      return added(conversation, {
        ...blank(event.id, "assistant", event.parentId ?? conversation.messages.at(-1)?.id),
        state: "waiting",
        ...(event.atMs === undefined ? {} : { atMs: event.atMs }),
      });
    case "answerResumed":
      return changed(conversation, event.id, resumed);
    case "delta":
      return changed(conversation, event.id, (message) => grown(message, event));
    case "answerFinished":
      return changed(conversation, event.id, (message) => ({
        ...message,
        state: "complete",
        stats: event.stats,
        ...(event.isCutShort === true ? { isCutShort: true } : {}),
      }));
    case "answerStopped":
      return changed(conversation, event.id, (message) => ({
        ...message,
        state: "stopped",
        ...(event.stats === undefined ? {} : { stats: event.stats }),
      }));
    case "answerFailed":
      return changed(conversation, event.id, (message) => ({ ...message, state: "failed", error: event.error }));
    case "answerRemoved":
      return removed(conversation, event.id);
    case "branchShown":
      return shown(conversation, event.id);
    case "thinkingSet":
      return { ...conversation, thinking: event.thinking };
    case "answerLanguageSet":
      return { ...conversation, answerLanguage: event.language };
    case "titleSet":
      return { ...conversation, title: event.title };
    case "pinnedSet":
      return { ...conversation, isPinned: event.isPinned };
    case "earlierSet":
      return { ...conversation, earlier: event.earlier ?? undefined };
    case "renditionSet":
      return changed(conversation, event.id, (message) => withRendition(message, event.rendition));
    case "renditionRemoved":
      return changed(conversation, event.id, (message) => ({
        ...message,
        renditions: message.renditions.filter(({ id }) => id !== event.renditionId),
      }));
    case "followUpsSet":
      return changed(conversation, event.id, (message) => ({ ...message, followUps: event.questions }));
  }
}

/**
 * The conversation that a journal tells of. What was being written when the journal ends was cut off: it is stopped, with
 * what there is of it.
 */
export function replayEvents(id: string, events: readonly ConversationEvent[]): Conversation {
  const conversation = events.reduce(applyEvent, emptyConversation(id));
  return cutOffEvents(conversation).reduce(applyEvent, conversation);
}

/** What stops everything that is being written. For when nobody writes it any more. */
export function cutOffEvents({ all }: Conversation): readonly ConversationEvent[] {
  return all.flatMap(cutOffParts);
}

function cutOffParts(message: ConversationMessage): ConversationEvent[] {
  const open = message.renditions.filter(({ state }) => state === "streaming");
  return [
    ...(isOpen(message) ? [{ type: "answerStopped", id: message.id } as const] : []),
    ...open.map(
      (rendition) => ({ type: "renditionSet", id: message.id, rendition: { ...rendition, state: "stopped" } }) as const,
    ),
  ];
}

/** True while an answer is waited for or being written. */
export function isOpen(message: ConversationMessage): boolean {
  return message.state === "waiting" || message.state === "streaming";
}

/** The messages that stand in the same place, this one among them, in the order in which they were written. */
export function branchesAt(conversation: Conversation, message: ConversationMessage): readonly ConversationMessage[] {
  return conversation.all.filter(({ parentId }) => parentId === message.parentId);
}

/** Until when the thought lasted, or undefined while the model is still thinking or when it did not think. */
export function thoughtDurationMs(message: ConversationMessage): number | undefined {
  const { thoughtFromMs, thoughtUntilMs, stats, text } = message;
  if (thoughtFromMs === undefined || thoughtUntilMs === undefined) return undefined;
  if (isOpen(message) && text === "") return undefined;
  return stats !== undefined && stats.thinkingMs > 0 ? stats.thinkingMs : thoughtUntilMs - thoughtFromMs;
}

function blank(id: string, role: ConversationMessage["role"], parentId: string | undefined): ConversationMessage {
  return {
    id,
    parentId,
    role,
    text: "",
    thoughts: "",
    state: "complete",
    attachments: [],
    renditions: [],
    followUps: [],
  };
}

function withQuestion(
  conversation: Conversation,
  { id, text, parentId, atMs, attachments }: Extract<ConversationEvent, { type: "question" }>,
): Conversation {
  const parent = parentId === undefined ? conversation.messages.at(-1)?.id : (parentId ?? undefined);
  return added(conversation, {
    ...blank(id, "user", parent),
    text,
    ...(atMs === undefined ? {} : { atMs }),
    attachments: attachments ?? [],
  });
}

/** A message after one that is not there, or a second one with the same id, would tear the tree. */
function added(conversation: Conversation, message: ConversationMessage): Conversation {
  const { all, messages } = conversation;
  const has = (id: string) => all.some((other) => other.id === id);
  if (has(message.id) || (message.parentId !== undefined && !has(message.parentId))) return conversation;
  const next = { ...conversation, all: [...all, message] };
  if (message.parentId === messages.at(-1)?.id) return { ...next, messages: [...messages, message] };
  return { ...next, messages: pathTo(next.all, message) };
}

function removed(conversation: Conversation, id: string): Conversation {
  const gone = conversation.all.find((message) => message.id === id);
  // What follows a message goes with it; only an answer that failed is removed, and nothing follows that.
  if (gone === undefined || conversation.all.some(({ parentId }) => parentId === id)) return conversation;
  const all = conversation.all.filter((message) => message !== gone);
  if (!conversation.messages.includes(gone)) return { ...conversation, all };
  return { ...conversation, all, messages: conversation.messages.filter((message) => message !== gone) };
}

function shown(conversation: Conversation, id: string): Conversation {
  const { all } = conversation;
  const message = all.find((candidate) => candidate.id === id);
  return message === undefined ? conversation : { ...conversation, messages: pathTo(all, lastBelow(all, message)) };
}

/** Of all that was written below a message, and of the message itself, what was written last. */
function lastBelow(all: readonly ConversationMessage[], message: ConversationMessage): ConversationMessage {
  const below = new Set([message.id]);
  let last = message;
  for (const candidate of all) {
    if (candidate.parentId === undefined || !below.has(candidate.parentId)) continue;
    below.add(candidate.id);
    last = candidate;
  }
  return last;
}

function pathTo(all: readonly ConversationMessage[], last: ConversationMessage): ConversationMessage[] {
  const byId = new Map(all.map((message) => [message.id, message]));
  const path: ConversationMessage[] = [];
  for (let at: ConversationMessage | undefined = last; at !== undefined; at = byId.get(at.parentId ?? ""))
    path.push(at);
  return path.reverse();
}

function changed(
  conversation: Conversation,
  id: string,
  change: (message: ConversationMessage) => ConversationMessage,
): Conversation {
  const former = conversation.all.find((message) => message.id === id);
  if (former === undefined) return conversation;
  const now = change(former);
  const swap = (message: ConversationMessage) => (message === former ? now : message);
  return { ...conversation, all: conversation.all.map(swap), messages: conversation.messages.map(swap) };
}

function resumed({
  error: _error,
  stats: _stats,
  isCutShort: _short,
  ...message
}: ConversationMessage): ConversationMessage {
  return { ...message, state: message.text === "" && message.thoughts === "" ? "waiting" : "streaming" };
}

function grown(
  message: ConversationMessage,
  { channel, text, atMs }: Extract<ConversationEvent, { type: "delta" }>,
): ConversationMessage {
  if (channel === "text") return { ...message, state: "streaming", text: message.text + text };
  return {
    ...message,
    state: "streaming",
    thoughts: message.thoughts + text,
    thoughtFromMs: message.thoughtFromMs ?? atMs,
    thoughtUntilMs: atMs,
  };
}

function withRendition(message: ConversationMessage, rendition: Rendition): ConversationMessage {
  const isNew = !message.renditions.some(({ id }) => id === rendition.id);
  const renditions = isNew
    ? [...message.renditions, rendition]
    : message.renditions.map((other) => (other.id === rendition.id ? rendition : other));
  return { ...message, renditions };
}
