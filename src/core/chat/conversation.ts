/**
 * A conversation as a value, and the events that make it. Everything that happens is an event; the journal stores events,
 * and replaying them gives the same conversation again.
 *
 * Messages form a tree: asking an earlier question anew, or having an answer written again, begins a branch beside the
 * former one. One branch is shown; it is what the model is given.
 */
import type { Attachment } from "../../shared/attachment.ts";
import type { Finding, Register } from "../../shared/translation.ts";
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
  /** What a person should look at in it. */
  readonly findings?: readonly Finding[];
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

/** What the model is not given any more of the branches with `untilId`: everything up to there, with or without a summary in its place. */
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
  /** One for each place at which something was trimmed or summarised, on any branch. */
  readonly earlierParts: readonly EarlierPart[];
  /** The one of them that reaches furthest on the shown branch. */
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
  /** Without `stats` where nobody counted: a file that was imported need not have them. */
  | {
      readonly type: "answerFinished";
      readonly id: string;
      readonly stats?: AnswerStats;
      readonly isCutShort?: boolean;
    }
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
    earlierParts: [],
    earlier: undefined,
  };
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

/** As `isOpen`, or while something beside it is being written. */
export function isBeingWritten(message: ConversationMessage): boolean {
  return isOpen(message) || message.renditions.some(({ state }) => state === "streaming");
}

/** The messages that stand in the same place, this one among them, in the order in which they were written. */
export function branchesAt(conversation: Conversation, message: ConversationMessage): readonly ConversationMessage[] {
  return conversation.all.filter(({ parentId }) => parentId === message.parentId);
}

/** As `branchesAt`, for all messages of a conversation in about the time that it takes for one. */
export function allBranches({ all }: Conversation): (message: ConversationMessage) => readonly ConversationMessage[] {
  const byParent = new Map<string | undefined, ConversationMessage[]>();
  for (const message of all) {
    const branches = byParent.get(message.parentId);
    if (branches === undefined) byParent.set(message.parentId, [message]);
    else branches.push(message);
  }
  return ({ parentId }) => byParent.get(parentId) ?? [];
}

/** Until when the thought lasted, or undefined while the model is still thinking or when it did not think. */
export function thoughtDurationMs(message: ConversationMessage): number | undefined {
  const { thoughtFromMs, thoughtUntilMs, stats, text } = message;
  if (thoughtFromMs === undefined || thoughtUntilMs === undefined) return undefined;
  if (isOpen(message) && text === "") return undefined;
  // The clock may have been set back meanwhile.
  return stats !== undefined && stats.thinkingMs > 0 ? stats.thinkingMs : Math.max(0, thoughtUntilMs - thoughtFromMs);
}
