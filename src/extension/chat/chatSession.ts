/** The conversation of one window: what was said, and the answer that is being written. It knows no editor and no panel. */
import { randomUUID } from "node:crypto";
import type { ServerApi } from "../../client/serverApi.ts";
import {
  applyEvent,
  isOpen,
  type AnswerStats,
  type Conversation,
  type ConversationEvent,
  type ConversationMessage,
} from "../../core/chat/conversation.ts";
import { conversationSystemPrompt } from "../../core/chatPrompts.ts";
import { historyOf } from "../../core/chat/history.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import { MAX_TEXT_CHARACTERS } from "../../shared/limits.ts";
import type { Logger } from "../../shared/logger.ts";
import type { ChatResult, TaskProgress, WhenBusy } from "../../shared/protocol.ts";
import { toWireError } from "../../shared/wireError.ts";
import { taskProgressText } from "../../core/taskProgressText.ts";
import type { ConversationStore } from "./conversationStore.ts";
import type { StoredConversation } from "./store/storedConversation.ts";

/** Hears of every change, in order. */
export interface ChatListener {
  conversationReplaced(): void;
  /** One event was applied; `before` is what it was applied to. */
  eventApplied(event: ConversationEvent, before: Conversation): void;
  /** What the open answer waits for has changed. */
  waitingChanged(message: ConversationMessage): void;
}

/** Where the window keeps which conversation it shows. */
export interface CurrentConversation {
  get(): string | undefined;
  set(id: string): void;
}

export interface ChatSessionOptions {
  readonly api: ServerApi;
  readonly store: ConversationStore;
  readonly current: CurrentConversation;
  readonly log: Logger;
}

interface RunningAnswer {
  readonly id: string;
  readonly abort: AbortController;
}

export class ChatSession implements Disposable {
  private readonly options: ChatSessionOptions;
  private readonly listeners = new Set<ChatListener>();
  private stored: StoredConversation;
  private conversationNow: Conversation;
  private running: RunningAnswer | undefined;
  private waitingText: string | undefined;

  private constructor(options: ChatSessionOptions, stored: StoredConversation) {
    this.options = options;
    this.stored = stored;
    this.conversationNow = stored.conversation;
  }

  /** Goes on with the window's conversation, or begins a new one. */
  static async open(options: ChatSessionOptions): Promise<ChatSession> {
    const id = options.current.get();
    const stored = id === undefined ? undefined : await options.store.open(id);
    return new ChatSession(options, stored ?? options.store.create());
  }

  get conversation(): Conversation {
    return this.conversationNow;
  }

  get isGenerating(): boolean {
    return this.running !== undefined;
  }

  /** What the open answer waits for, in words. Undefined once its text flows. */
  get waitingFor(): string | undefined {
    return this.waitingText;
  }

  addListener(listener: ChatListener): Disposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** Asks. Resolves when the answer is complete, stopped or failed. Refused while another answer is being written. */
  async send(text: string): Promise<void> {
    if (this.running !== undefined || text.trim() === "") return;
    this.options.current.set(this.conversationNow.id);
    this.record({ type: "question", id: randomUUID(), text, atMs: Date.now() });
    await this.answer(text.length);
  }

  /** Asks the last question again in place of the answer that failed. */
  async retry(messageId: string, whenBusy: WhenBusy = "refuse"): Promise<void> {
    const last = this.conversationNow.messages.at(-1);
    if (this.running !== undefined || last?.id !== messageId || last.role !== "assistant") return;
    this.record({ type: "answerRemoved", id: messageId });
    await this.answer(this.conversationNow.messages.at(-1)?.text.length ?? 0, whenBusy);
  }

  /** Ends the answer that is being written, at once; what there is of it stays. */
  stop(): void {
    const { running } = this;
    if (running === undefined) return;
    this.running = undefined;
    running.abort.abort();
    this.record({ type: "answerStopped", id: running.id });
  }

  /** Begins a new conversation with the same thinking switch. The old one stays in its file. */
  newChat(): void {
    this.stop();
    const { thinking } = this.conversationNow;
    this.stored.dispose();
    this.stored = this.options.store.create();
    this.conversationNow = this.stored.conversation;
    this.options.current.set(this.conversationNow.id);
    for (const listener of this.listeners) listener.conversationReplaced();
    if (thinking) this.setThinking(true);
  }

  setThinking(thinking: boolean): void {
    if (thinking === this.conversationNow.thinking) return;
    this.options.current.set(this.conversationNow.id);
    this.record({ type: "thinkingSet", thinking });
  }

  /** The window leaves: what was written so far goes into the journal, where the next window finds it as stopped. */
  dispose(): void {
    const { running } = this;
    this.running = undefined;
    running?.abort.abort();
    this.stored.dispose();
  }

  private async answer(questionLength: number, whenBusy: WhenBusy = "refuse"): Promise<void> {
    const running: RunningAnswer = { id: randomUUID(), abort: new AbortController() };
    const messages = [
      conversationSystemPrompt(this.conversationNow.answerLanguage),
      ...historyOf(this.conversationNow),
    ];
    this.running = running;
    this.record({ type: "answerStarted", id: running.id, atMs: Date.now() });
    try {
      if (questionLength > MAX_TEXT_CHARACTERS) throw tooLarge(questionLength);
      const result = await this.options.api.chat(
        { messages, thinking: this.conversationNow.thinking, whenBusy },
        {
          signal: running.abort.signal,
          onProgress: (progress) => {
            if (this.running === running) this.advance(running.id, progress);
          },
        },
      );
      this.end(running, finishedEvent(running.id, result));
    } catch (error) {
      if (!CancelledError.is(error)) this.options.log.error("The answer failed", error);
      this.end(
        running,
        CancelledError.is(error)
          ? { type: "answerStopped", id: running.id }
          : { type: "answerFailed", id: running.id, error: toWireError(error) },
      );
    }
  }

  private advance(id: string, progress: TaskProgress): void {
    if (progress.kind === "delta") {
      this.waitingText = undefined;
      this.record({ type: "delta", id, channel: progress.channel, text: progress.text, atMs: Date.now() });
      return;
    }
    this.waitingText = taskProgressText(progress);
    const message = this.conversationNow.messages.find((candidate) => candidate.id === id);
    if (message === undefined) return;
    for (const listener of this.listeners) listener.waitingChanged(message);
  }

  /** Nothing happens for an answer that was stopped meanwhile: its end is recorded already. */
  private end(running: RunningAnswer, event: ConversationEvent): void {
    if (this.running !== running) return;
    this.running = undefined;
    this.record(event);
  }

  private record(event: ConversationEvent): void {
    const before = this.conversationNow;
    this.conversationNow = applyEvent(before, event);
    if (!this.conversationNow.messages.some(isOpen)) this.waitingText = undefined;
    this.stored.append(event);
    for (const listener of this.listeners) listener.eventApplied(event, before);
  }
}

function finishedEvent(id: string, { finishReason, stats, model }: ChatResult): ConversationEvent {
  const answerStats: AnswerStats = {
    generatedTokens: stats.generatedTokens,
    tokensPerSecond: stats.tokensPerSecond,
    timeToFirstTokenMs: stats.timeToFirstTokenMs,
    thinkingMs: stats.thinkingMs,
    modelName: model.name,
  };
  return { type: finishReason === "cancelled" ? "answerStopped" : "answerFinished", id, stats: answerStats };
}

function tooLarge(size: number): AppError {
  return new AppError("input.tooLarge", `${String(size)} characters`, {
    details: { size, limit: MAX_TEXT_CHARACTERS },
  });
}
