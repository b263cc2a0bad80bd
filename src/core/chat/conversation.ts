/**
 * A conversation as a value, and the events that make it. Everything that happens is an event; the journal stores events,
 * and replaying them gives the same conversation again.
 */
import type { ChatMessage } from "../../shared/chatMessage.ts";
import type { WireError } from "../../shared/wireError.ts";

export interface AnswerStats {
  readonly generatedTokens: number;
  readonly tokensPerSecond: number;
  readonly timeToFirstTokenMs: number;
  readonly thinkingMs: number;
  readonly modelName: string;
}

export type MessageState = "waiting" | "streaming" | "complete" | "stopped" | "failed";

export interface ConversationMessage {
  readonly id: string;
  readonly role: "user" | "assistant";
  readonly text: string;
  readonly thoughts: string;
  readonly state: MessageState;
  /** Time of the first and of the latest piece of thought, in milliseconds since the epoch. */
  readonly thoughtFromMs?: number;
  readonly thoughtUntilMs?: number;
  readonly stats?: AnswerStats;
  readonly error?: WireError;
}

export interface Conversation {
  readonly id: string;
  readonly messages: readonly ConversationMessage[];
  /** The thinking switch of this conversation. */
  readonly thinking: boolean;
}

export type ConversationEvent =
  | { readonly type: "question"; readonly id: string; readonly text: string }
  | { readonly type: "answerStarted"; readonly id: string }
  | {
      readonly type: "delta";
      readonly id: string;
      readonly channel: "text" | "thinking";
      readonly text: string;
      readonly atMs: number;
    }
  | { readonly type: "answerFinished"; readonly id: string; readonly stats: AnswerStats }
  | { readonly type: "answerStopped"; readonly id: string; readonly stats?: AnswerStats }
  | { readonly type: "answerFailed"; readonly id: string; readonly error: WireError }
  /** A failed answer makes room for another try. */
  | { readonly type: "answerRemoved"; readonly id: string }
  | { readonly type: "thinkingSet"; readonly thinking: boolean };

export function emptyConversation(id: string): Conversation {
  return { id, messages: [], thinking: false };
}

/** The conversation after one more event. An event about a message that is not there changes nothing. */
export function applyEvent(conversation: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case "question":
      return added(conversation, { id: event.id, role: "user", text: event.text, thoughts: "", state: "complete" });
    case "answerStarted":
      return added(conversation, { id: event.id, role: "assistant", text: "", thoughts: "", state: "waiting" });
    case "delta":
      return changed(conversation, event.id, (message) => grown(message, event));
    case "answerFinished":
      return changed(conversation, event.id, (message) => ({ ...message, state: "complete", stats: event.stats }));
    case "answerStopped":
      return changed(conversation, event.id, (message) => ({
        ...message,
        state: "stopped",
        ...(event.stats === undefined ? {} : { stats: event.stats }),
      }));
    case "answerFailed":
      return changed(conversation, event.id, (message) => ({ ...message, state: "failed", error: event.error }));
    case "answerRemoved":
      return { ...conversation, messages: conversation.messages.filter(({ id }) => id !== event.id) };
    case "thinkingSet":
      return { ...conversation, thinking: event.thinking };
  }
}

/**
 * The conversation that a journal tells of. An answer that was being written when the journal ends was cut off: it is
 * stopped, with what there is of it.
 */
export function replayEvents(id: string, events: readonly ConversationEvent[]): Conversation {
  const conversation = events.reduce(applyEvent, emptyConversation(id));
  const cutOff = conversation.messages.filter(isOpen);
  return cutOff.reduce(
    (result, message) => applyEvent(result, { type: "answerStopped", id: message.id }),
    conversation,
  );
}

/** True while an answer is waited for or being written. */
export function isOpen(message: ConversationMessage): boolean {
  return message.state === "waiting" || message.state === "streaming";
}

/**
 * What the model is given of the conversation, without the system message. A question that got no words in answer is
 * left out, except the last: most templates want questions and answers to take turns.
 */
export function historyOf(conversation: Conversation): ChatMessage[] {
  const { messages } = conversation;
  return messages.flatMap((message, index): ChatMessage[] => {
    if (message.role === "assistant") return hasAnswer(message) ? [answerOf(message)] : [];
    const next = messages[index + 1];
    const isLast = !messages.slice(index + 1).some(({ role }) => role === "user");
    const answered = next !== undefined && hasAnswer(next);
    return answered || isLast ? [{ role: "user", content: message.text }] : [];
  });
}

/** Until when the thought lasted, or undefined while the model is still thinking or when it did not think. */
export function thoughtDurationMs(message: ConversationMessage): number | undefined {
  const { thoughtFromMs, thoughtUntilMs, stats, text } = message;
  if (thoughtFromMs === undefined || thoughtUntilMs === undefined) return undefined;
  if (isOpen(message) && text === "") return undefined;
  return stats !== undefined && stats.thinkingMs > 0 ? stats.thinkingMs : thoughtUntilMs - thoughtFromMs;
}

function added(conversation: Conversation, message: ConversationMessage): Conversation {
  return { ...conversation, messages: [...conversation.messages, message] };
}

function changed(
  conversation: Conversation,
  id: string,
  change: (message: ConversationMessage) => ConversationMessage,
): Conversation {
  const messages = conversation.messages.map((message) => (message.id === id ? change(message) : message));
  return { ...conversation, messages };
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

function hasAnswer(message: ConversationMessage): boolean {
  return message.role === "assistant" && message.state !== "failed" && message.text.trim() !== "";
}

function answerOf({ text, thoughts }: ConversationMessage): ChatMessage {
  return { role: "assistant", content: text, ...(thoughts === "" ? {} : { reasoning: thoughts }) };
}
