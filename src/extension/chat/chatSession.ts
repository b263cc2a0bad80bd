/** A conversation in this window: what was said, and the answer that is being written. It knows no editor and no panel. */
import { randomUUID } from "node:crypto";
import { canContinue } from "../../core/chat/canContinue.ts";
import { applyEvent } from "../../core/chat/applyEvents.ts";
import {
  branchesAt,
  isBeingWritten,
  isOpen,
  type Conversation,
  type ConversationEvent,
  type ConversationMessage,
} from "../../core/chat/conversation.ts";
import { taskCommandOf } from "../../core/chat/slashCommands.ts";
import { takeThinkingSwitch } from "../../core/chat/thinkingSwitch.ts";
import type { LanguageTag } from "../../core/languages.ts";
import { taskProgressText } from "../../core/taskProgressText.ts";
import { AppError } from "../../shared/appError.ts";
import type { Attachment } from "../../shared/attachment.ts";
import { CancelledError, throwIfCancelled } from "../../shared/cancelSignal.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { Logger } from "../../shared/logger.ts";
import type { TaskProgress, WhenBusy } from "../../shared/protocol.ts";
import type { OverflowCount } from "../../shared/webviewProtocol.ts";
import { toWireError } from "../../shared/wireError.ts";
import { finishedEvent, stoppedEvent } from "./answerEnd.ts";
import { requestAnswer, requestRest, type AnswerSources, type Following } from "./answerRequest.ts";
import type { ChatBudget, CheckMode, Question as MeasuredQuestion } from "./chatBudget.ts";
import type { ChatListener } from "./chatListener.ts";
import type { SlashCommandResult } from "./runSlashCommand.ts";
import type { StoredConversation } from "./store/storedConversation.ts";

/** What is about to be asked. */
export interface Question {
  /** As it was typed. */
  readonly text: string;
  readonly attachments?: readonly Attachment[];
  /** A question in this one's place: a branch beside it. Left out: after the last message that is shown. */
  readonly insteadOf?: string;
}

export interface ChatSessionOptions extends AnswerSources {
  /** The session disposes it. */
  readonly stored: StoredConversation;
  readonly budget: Pick<ChatBudget, "check" | "trimOldest" | "summarizeEarlier">;
  readonly log: Logger;
}

interface RunningAnswer {
  readonly id: string;
  readonly abort: AbortController;
  /** Keeps other windows from writing meanwhile. */
  readonly hold: Disposable;
  /** An answer that goes on. What it has already is not lost when the rest fails. */
  readonly resumed: ConversationMessage | undefined;
}

/** Something beside an answer has changed, or what the model reads of earlier talk. */
type BesideType = "renditionSet" | "renditionRemoved" | "followUpsSet" | "earlierSet";
type BesideEvent = Extract<ConversationEvent, { type: BesideType }>;

interface NewAnswer {
  /** After which message it stands. Left out: the last that is shown. */
  readonly parentId?: string;
  readonly whenBusy?: WhenBusy;
  /** The failed one that was removed for it, whose task goes on in it. */
  readonly insteadOf?: string;
}

type BeginEvent = Extract<ConversationEvent, { type: "answerStarted" | "answerResumed" }>;
type QuestionEvent = Extract<ConversationEvent, { type: "question" }>;

export class ChatSession implements Disposable {
  private readonly options: ChatSessionOptions;
  private readonly stored: StoredConversation;
  private readonly listeners = new Set<Partial<ChatListener>>();
  private readonly ending = new AbortController();
  private running: RunningAnswer | undefined;
  private waitingText: string | undefined;

  constructor(options: ChatSessionOptions) {
    this.options = options;
    this.stored = options.stored;
    this.stored.onEvents({
      eventApplied: (event, before) => {
        if (!this.conversation.all.some(isOpen)) this.waitingText = undefined;
        this.tell((listener) => listener.eventApplied?.(event, before));
      },
      replaced: () => {
        this.abandonLost();
        this.tell((listener) => listener.conversationReplaced?.());
      },
      canWriteChanged: () => {
        this.abandonLost();
        this.tell((listener) => listener.accessChanged?.());
      },
      removedChanged: (isRemoved) => {
        if (isRemoved) this.stop();
        this.tell((listener) => listener.removedChanged?.(isRemoved));
      },
      removedElsewhere: () => this.tell((listener) => listener.removedElsewhere?.()),
      storageFailed: (error) => this.tell((listener) => listener.storageFailed?.(error)),
    });
  }

  get id(): string {
    return this.stored.id;
  }

  get conversation(): Conversation {
    return this.stored.conversation;
  }

  /** Aborted when the session ends: what is recorded after that has no place. */
  get lifetime(): AbortSignal {
    return this.ending.signal;
  }

  get isGenerating(): boolean {
    return this.running !== undefined;
  }

  /** True while another window writes here: nothing can be asked then. */
  get isFollowing(): boolean {
    return !this.stored.canWrite();
  }

  /** What the open answer waits for, in words. Undefined once its text flows. */
  get waitingFor(): string | undefined {
    return this.waitingText;
  }

  /** @param listener hears of what it has a method for */
  addListener(listener: Partial<ChatListener>): Disposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** True while an answer, or one in another language or register, is written in this window. */
  get isWriting(): boolean {
    return this.isGenerating || (!this.isFollowing && this.conversation.all.some(isBeingWritten));
  }

  /**
   * Whether the question may be sent: undefined when it fits.
   * @param question "rest": whether the last answer may go on
   * @param how, @throws as of ChatBudget.check
   */
  async check(question: Question | "rest", signal?: AbortSignal, how?: CheckMode): Promise<OverflowCount | undefined> {
    const [conversation, asked] = this.measured(question);
    // Translations and summaries are made in parts, without what was said before.
    if (taskCommandOf((asked ?? conversation.messages.at(-2))?.text ?? "") !== undefined) return undefined;
    return this.options.budget.check(conversation, asked, signal, how);
  }

  /**
   * Makes room for a question, or for the rest of the last answer: the oldest turns are not given to the model any more, with or without a summary in their place.
   * @throws as of ChatBudget.trimOldest and summarizeEarlier; CancelledError when the session has ended
   */
  async makeRoom(
    way: "trimOldest" | "summarizeEarlier",
    question: Question | "rest",
    signal?: AbortSignal,
  ): Promise<void> {
    const [conversation, asked] = this.measured(question);
    const earlier = await this.options.budget[way](conversation, asked, signal);
    throwIfCancelled(this.lifetime);
    if (earlier !== undefined && earlier !== this.conversation.earlier) this.record({ type: "earlierSet", earlier });
  }

  /**
   * Asks. Resolves when the answer is complete, stopped or failed. A question without words sets the thinking switch, if that
   * was typed.
   * @param onRecorded the question is in the conversation now, with what goes along
   * @returns false when another answer is being written: nothing was recorded then
   * @throws AppError conversation.elsewhere while another window writes; nothing was recorded then, either
   */
  async send(question: Question, onRecorded?: () => void): Promise<boolean> {
    if (this.running !== undefined) return false;
    const { thinking, event } = this.read(question);
    if (thinking !== undefined) this.setThinking(thinking);
    if (event.text !== "") await this.answerAfter(event, "refuse", onRecorded);
    return true;
  }

  /**
   * Asks the last question again in place of the answer that failed.
   * @throws AppError conversation.elsewhere while another window writes: the failed answer is still there then
   */
  async retry(messageId: string, whenBusy: WhenBusy = "refuse"): Promise<void> {
    const last = this.conversation.messages.at(-1);
    if (this.running !== undefined || last?.id !== messageId || last.role !== "assistant") return;
    await this.answerAfter({ type: "answerRemoved", id: messageId }, whenBusy);
  }

  /** Has another answer written beside this one. */
  async regenerate(messageId: string): Promise<void> {
    const former = this.find(messageId);
    if (this.running !== undefined || former?.role !== "assistant" || former.parentId === undefined) return;
    await this.answer({ parentId: former.parentId });
  }

  /**
   * Goes on with an answer that was stopped, that failed on its way, or that used up its room.
   * @throws AppError conversation.elsewhere, and as of ServerApi.chat: the answer is as it was then, or longer; CancelledError when the session has ended
   */
  async continueAnswer(messageId: string, whenBusy: WhenBusy = "refuse"): Promise<void> {
    const { conversation } = this;
    const answer = this.find(messageId);
    if (this.running !== undefined || answer === undefined || !canContinue(conversation, answer)) return;
    const running = this.begin({ type: "answerResumed", id: answer.id }, answer);
    await this.write(running, () => requestRest(this.options, { conversation, whenBusy }, this.following(running)));
  }

  /** Shows one of the messages in the same place, with what follows it. */
  showBranch(messageId: string, index: number): void {
    const message = this.find(messageId);
    const branch = message === undefined ? undefined : branchesAt(this.conversation, message)[index];
    if (branch !== undefined && branch.id !== messageId) this.record({ type: "branchShown", id: branch.id });
  }

  /** Ends the answer that is being written, at once; what there is of it stays. */
  stop(): void {
    const running = this.abandon();
    if (running !== undefined) this.record(stoppedEvent(running.id, running.resumed?.stats));
  }

  setThinking(thinking: boolean): void {
    if (thinking !== this.conversation.thinking) this.record({ type: "thinkingSet", thinking });
  }

  setAnswerLanguage(language: "auto" | LanguageTag): void {
    if (language !== this.conversation.answerLanguage) this.record({ type: "answerLanguageSet", language });
  }

  /** A name by the model. What a person wrote is not overwritten. */
  nameByModel(text: string): void {
    if (this.conversation.title === undefined) this.record({ type: "titleSet", title: { text, by: "model" } });
  }

  /** @throws AppError conversation.elsewhere while another window writes */
  recordBeside(event: BesideEvent): void {
    this.record(event);
  }

  /** The window leaves: what was written so far goes into the journal, where the next window finds it as stopped. */
  dispose(): void {
    this.listeners.clear();
    this.ending.abort();
    this.abandon();
    this.stored.dispose();
  }

  private read({ text: typed, attachments = [], insteadOf }: Question): {
    readonly thinking: boolean | undefined;
    readonly event: QuestionEvent;
  } {
    const { text, thinking } = takeThinkingSwitch(typed);
    const former = insteadOf === undefined ? undefined : this.find(insteadOf);
    const event: QuestionEvent = {
      type: "question",
      id: randomUUID(),
      text: text.trim() === "" ? "" : text,
      atMs: Date.now(),
      ...(attachments.length === 0 ? {} : { attachments }),
      ...(former === undefined ? {} : { parentId: former.parentId ?? null }),
    };
    return { thinking, event };
  }

  /** What the budget is asked about. */
  private measured(question: Question | "rest"): readonly [Conversation, MeasuredQuestion] {
    if (question === "rest") return [this.resumed, undefined];
    const { thinking, event } = this.read(question);
    const { conversation } = this;
    return [thinking === undefined ? conversation : applyEvent(conversation, { type: "thinkingSet", thinking }), event];
  }

  /** As it is while the last answer goes on: what was written before it failed counts again. */
  private get resumed(): Conversation {
    const { conversation } = this;
    const last = conversation.messages.at(-1);
    return last === undefined ? conversation : applyEvent(conversation, { type: "answerResumed", id: last.id });
  }

  private find(messageId: string): ConversationMessage | undefined {
    return this.conversation.all.find(({ id }) => id === messageId);
  }

  /** Records an event and has an answer written after it: both or neither, for no other window comes between. */
  private async answerAfter(event: ConversationEvent, whenBusy: WhenBusy, onRecorded?: () => void): Promise<void> {
    const hold = this.acquire();
    let answered: Promise<void>;
    try {
      this.record(event);
      onRecorded?.();
      answered = this.answer({ whenBusy, ...(event.type === "answerRemoved" ? { insteadOf: event.id } : {}) });
    } finally {
      hold.dispose();
    }
    await answered;
  }

  private async answer({ parentId, whenBusy = "refuse", insteadOf }: NewAnswer): Promise<void> {
    const place = parentId === undefined ? {} : { parentId };
    const running = this.begin({ type: "answerStarted", id: randomUUID(), atMs: Date.now(), ...place });
    const { conversation } = this;
    if (insteadOf !== undefined) this.options.interrupted.handOver(insteadOf, running.id);
    await this.write(running, () => requestAnswer(this.options, { conversation, whenBusy }, this.following(running)));
  }

  /** Ends with the answer, and hears of it as long as it is the one that is being written. */
  private following(running: RunningAnswer): Following {
    return {
      signal: running.abort.signal,
      onProgress: (progress) => {
        if (this.running === running) this.advance(running.id, progress);
      },
    };
  }

  /** Carries an answer to its end, whatever that is. @throws what an answer fails with that goes on */
  private async write(running: RunningAnswer, ask: () => Promise<SlashCommandResult>): Promise<void> {
    try {
      const result = await ask();
      this.end(running, finishedEvent(running, result));
    } catch (error) {
      const { id, resumed } = running;
      if (CancelledError.is(error) || resumed !== undefined) {
        this.end(running, stoppedEvent(id, resumed?.stats));
        if (!CancelledError.is(error)) throw error;
        return;
      }
      this.options.log.error("The answer failed", error);
      this.end(running, { type: "answerFailed", id, error: toWireError(error) });
    }
  }

  private advance(id: string, progress: TaskProgress): void {
    if (progress.kind === "delta") {
      this.waitingText = undefined;
      this.record({ type: "delta", id, channel: progress.channel, text: progress.text, atMs: Date.now() });
      return;
    }
    this.waitingText = taskProgressText(progress);
    const message = this.find(id);
    if (message !== undefined) this.tell((listener) => listener.waitingChanged?.(message));
  }

  /** Nothing happens for an answer that was stopped meanwhile: its end is recorded already. */
  private end(running: RunningAnswer, event: ConversationEvent): void {
    if (this.running !== running) return;
    this.running = undefined;
    this.record(event);
    running.hold.dispose();
  }

  /** This process slept, and another window went on with the conversation: what is still written here has no place any more. */
  private abandonLost(): void {
    const answer = this.running === undefined ? undefined : this.find(this.running.id);
    if (this.isFollowing || answer === undefined || !isOpen(answer)) this.abandon();
  }

  /** Records that an answer is being written, which keeps others from writing; neither where one of them fails. */
  private begin(event: BeginEvent, resumed?: ConversationMessage): RunningAnswer {
    const running = { id: event.id, abort: new AbortController(), hold: this.acquire(), resumed };
    this.running = running;
    try {
      this.record(event);
    } catch (error) {
      this.abandon();
      throw error;
    }
    return running;
  }

  /** @throws AppError conversation.elsewhere while another window writes; CancelledError when the session has ended */
  private acquire(): Disposable {
    throwIfCancelled(this.lifetime);
    const hold = this.stored.acquire();
    if (hold === undefined) throw new AppError("conversation.elsewhere", "Another window writes in this conversation");
    return hold;
  }

  /** Nobody hears any more of the answer that was being written. */
  private abandon(): RunningAnswer | undefined {
    const { running } = this;
    this.running = undefined;
    running?.abort.abort();
    running?.hold.dispose();
    return running;
  }

  private record(event: ConversationEvent): void {
    this.stored.append(event);
  }

  private tell(say: (listener: Partial<ChatListener>) => void): void {
    for (const listener of [...this.listeners]) say(listener);
  }
}
