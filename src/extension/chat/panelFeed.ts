/** Turns what happens to a conversation into the messages of webviewProtocol.ts: numbered, in order, texts coalesced. */
import {
  allBranches,
  type Conversation,
  type ConversationEvent,
  type ConversationMessage,
} from "../../core/chat/conversation.ts";
import { conversationTitle } from "../../core/chat/conversationTitle.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type {
  ChatFrame,
  ChatMessageView,
  HostToWebview,
  ModelView,
  NoticeView,
  UnnumberedMessage,
} from "../../shared/webviewProtocol.ts";
import { Throttle } from "../throttle.ts";
import type { ChatListener } from "./chatListener.ts";
import type { ChatSession } from "./chatSession.ts";
import { earlierSummaryView, messageView } from "./messageView.ts";

/** 30 times a second is as fluent as eyes can tell. */
const DELTA_INTERVAL_MS = 33;

type DeltaMessage = Extract<UnnumberedMessage, { type: "delta" }>;

/** What of the frame is a panel's own, beside the conversation that it shows. */
export type ComposerFrame = Pick<ChatFrame, "chips" | "gauge" | "overflow" | "isSending">;

export interface PanelFeedOptions {
  readonly session: ChatSession;
  readonly readModel: () => ModelView;
  readonly readComposer: () => ComposerFrame;
  readonly post: (message: HostToWebview) => void;
}

export class PanelFeed implements Disposable {
  private readonly options: PanelFeedOptions;
  private readonly flushing: Throttle;
  private session: ChatSession;
  private listening: Disposable | undefined;
  private waiting: DeltaMessage[] = [];
  /** Questions that came back and that no page has taken yet, by their numbers. */
  private readonly untaken = new Map<number, string>();
  private lastDraftId = 0;
  /** What stands at the composer: a page that was hidden when it was said has not heard it. */
  private notice: NoticeView | undefined;
  private sentModel = "";
  private sentFrame = "";
  private seq = 0;

  constructor(options: PanelFeedOptions) {
    this.options = options;
    this.session = options.session;
    this.flushing = new Throttle(DELTA_INTERVAL_MS, () => {
      this.sendDeltas();
    });
  }

  /** The page is there: from now on it hears of everything. */
  begin(): void {
    this.listening?.dispose();
    this.listening = this.session.addListener(this.listener);
    this.sendSnapshot();
    if (this.notice !== undefined) this.send({ type: "notice", notice: this.notice });
  }

  /** Another conversation. */
  show(session: ChatSession): void {
    const isListening = this.listening !== undefined;
    this.listening?.dispose();
    this.session = session;
    this.notice = undefined;
    if (isListening) this.begin();
  }

  /** Everything, for a panel that begins or has missed a message. */
  sendSnapshot(): void {
    // The snapshot holds what the waiting deltas would add.
    this.waiting = [];
    const { conversation } = this.session;
    const model = this.options.readModel();
    const frame = this.frame();
    this.sentModel = JSON.stringify(model);
    this.sentFrame = JSON.stringify(frame);
    const branchesOf = allBranches(conversation);
    const messages = conversation.messages.map((message) =>
      messageView(message, conversation, this.session.waitingFor, branchesOf),
    );
    this.send({ type: "snapshot", view: { conversationId: conversation.id, messages, model, ...frame } });
    for (const [draftId, text] of this.untaken) this.send({ type: "draft", draftId, text });
  }

  /** Puts a question that was not sent back into the composer: of this page, or of the next where this one is hidden. */
  giveBack(text: string): void {
    this.lastDraftId += 1;
    this.untaken.set(this.lastDraftId, text);
    this.send({ type: "draft", draftId: this.lastDraftId, text });
  }

  /** Questions that came back and that no page has taken. */
  get untakenDrafts(): readonly string[] {
    return [...this.untaken.values()];
  }

  /** Says something at the composer, of this page and of those after it, until it is withdrawn. */
  notify(notice: NoticeView): void {
    this.notice = notice;
    this.send({ type: "notice", notice });
  }

  /** The page takes it away by itself. */
  withdrawNotice(): void {
    this.notice = undefined;
  }

  /** The page has it. */
  draftTaken(draftId: number): void {
    this.untaken.delete(draftId);
  }

  sendModel(): void {
    const model = this.options.readModel();
    const serialized = JSON.stringify(model);
    if (serialized === this.sentModel) return;
    this.sentModel = serialized;
    this.send({ type: "modelChanged", model });
  }

  /** Title, switches, chips, gauge and what else stands around the messages, when any of it has changed. */
  sendFrame(): void {
    const frame = this.frame();
    const serialized = JSON.stringify(frame);
    if (serialized === this.sentFrame) return;
    this.sentFrame = serialized;
    this.send({ type: "frameChanged", frame });
  }

  send(message: UnnumberedMessage): void {
    this.sendDeltas();
    this.number(message);
  }

  dispose(): void {
    this.listening?.dispose();
    this.flushing.dispose();
  }

  private readonly listener: Partial<ChatListener> = {
    conversationReplaced: () => {
      this.sendSnapshot();
    },
    waitingChanged: (message) => {
      if (this.session.conversation.messages.includes(message)) this.sendChanged(message);
    },
    accessChanged: () => {
      this.sendFrame();
    },
    eventApplied: (event, before) => {
      this.apply(event, before);
    },
  };

  private apply(event: ConversationEvent, before: Conversation): void {
    const { conversation } = this.session;
    // Another branch is shown, or a message went away, or the model reads another part: the panel shows all of it anew.
    if (!isContinued(before, conversation) || before.earlier !== conversation.earlier) {
      this.sendSnapshot();
      return;
    }
    const now = conversation.messages;
    const added = now.slice(before.messages.length);
    const formerLast = before.messages.at(-1);
    if (added.length > 0 && formerLast !== undefined && this.viewOf(formerLast, before).canContinue === true) {
      this.sendChanged(formerLast);
    }
    for (const message of added) this.send({ type: "messageAdded", message: this.viewOf(message) });
    if ("id" in event && added.length === 0) this.applyChange(event, before);
    // A conversation without a name is called by its first question.
    if (event.type !== "delta") this.sendFrame();
  }

  private applyChange(event: Extract<ConversationEvent, { id: string }>, before: Conversation): void {
    const message = this.session.conversation.messages.find(({ id }) => id === event.id);
    const former = before.messages.find(({ id }) => id === event.id);
    if (message === undefined || former === undefined || message === former) return;
    if (event.type === "delta" && sameFrame(this.viewOf(former, before), this.viewOf(message))) {
      this.addDelta({ type: "delta", messageId: event.id, channel: event.channel, text: event.text });
    } else {
      this.sendChanged(message);
    }
  }

  private sendChanged(message: ConversationMessage): void {
    this.send({ type: "messageChanged", message: this.viewOf(message) });
  }

  private frame(): ChatFrame {
    const { conversation, isFollowing } = this.session;
    const { isPinned, thinking, answerLanguage } = conversation;
    const title = conversationTitle(conversation);
    const earlierSummary = earlierSummaryView(conversation);
    return {
      title,
      isPinned,
      thinking,
      answerLanguage,
      ...(earlierSummary === undefined ? {} : { earlierSummary }),
      isFollowing,
      ...this.options.readComposer(),
    };
  }

  private viewOf(message: ConversationMessage, conversation = this.session.conversation): ChatMessageView {
    return messageView(message, conversation, this.session.waitingFor);
  }

  private addDelta(delta: DeltaMessage): void {
    const last = this.waiting.at(-1);
    if (last?.messageId === delta.messageId && last.channel === delta.channel) {
      this.waiting[this.waiting.length - 1] = { ...delta, text: last.text + delta.text };
    } else {
      this.waiting.push(delta);
    }
    this.flushing.request();
  }

  private sendDeltas(): void {
    const deltas = this.waiting;
    this.waiting = [];
    for (const delta of deltas) this.number(delta);
  }

  private number(message: UnnumberedMessage): void {
    this.seq += 1;
    this.options.post({ ...message, seq: this.seq });
  }
}

/** True when the same messages are shown as before, with or without more behind them, and none got another one beside it. */
function isContinued(before: Conversation, now: Conversation): boolean {
  if (now.messages.length < before.messages.length) return false;
  const isSame = before.messages.every(({ id }, index) => now.messages[index]?.id === id);
  if (!isSame || now.all === before.all) return isSame;
  return now.all.length - before.all.length === now.messages.length - before.messages.length;
}

/** True when two views of a message differ in their growing texts alone. */
function sameFrame(former: ChatMessageView, now: ChatMessageView): boolean {
  return (
    former.state === now.state &&
    former.lang === now.lang &&
    (former.thought === undefined) === (now.thought === undefined) &&
    former.thought?.durationMs === now.thought?.durationMs &&
    former.thought?.lang === now.thought?.lang
  );
}
