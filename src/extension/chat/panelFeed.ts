/** Turns what happens to a conversation into the messages of webviewProtocol.ts: numbered, in order, texts coalesced. */
import type { Conversation, ConversationEvent, ConversationMessage } from "../../core/chat/conversation.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { ChatFrame, ChatMessageView, HostToWebview, ModelView } from "../../shared/webviewProtocol.ts";
import { Throttle } from "../throttle.ts";
import type { ChatListener, ChatSession } from "./chatSession.ts";
import { messageView } from "./messageView.ts";

/** 30 times a second is as fluent as eyes can tell. */
const DELTA_INTERVAL_MS = 33;

type Unnumbered = HostToWebview extends infer Message
  ? Message extends unknown
    ? Omit<Message, "seq">
    : never
  : never;
type DeltaMessage = Extract<Unnumbered, { type: "delta" }>;

export class PanelFeed implements ChatListener, Disposable {
  private readonly session: ChatSession;
  private readonly readModel: () => ModelView;
  private readonly post: (message: HostToWebview) => void;
  private readonly flushing: Throttle;
  private waiting: DeltaMessage[] = [];
  private sentModel = "";
  private seq = 0;

  constructor(session: ChatSession, readModel: () => ModelView, post: (message: HostToWebview) => void) {
    this.session = session;
    this.readModel = readModel;
    this.post = post;
    this.flushing = new Throttle(DELTA_INTERVAL_MS, () => {
      this.sendDeltas();
    });
  }

  /** Everything, for a panel that begins or has missed a message. */
  sendSnapshot(): void {
    // The snapshot holds what the waiting deltas would add.
    this.waiting = [];
    const { conversation, waitingFor } = this.session;
    const model = this.readModel();
    this.sentModel = JSON.stringify(model);
    const messages = conversation.messages.map((message) => messageView(message, waitingFor));
    this.send({ type: "snapshot", view: { conversationId: conversation.id, messages, model, ...this.frame() } });
  }

  sendModel(): void {
    const model = this.readModel();
    const serialized = JSON.stringify(model);
    if (serialized === this.sentModel) return;
    this.sentModel = serialized;
    this.send({ type: "modelChanged", model });
  }

  focusComposer(): void {
    this.send({ type: "focusComposer" });
  }

  conversationReplaced(): void {
    this.sendSnapshot();
  }

  waitingChanged(message: ConversationMessage): void {
    this.send({ type: "messageChanged", message: this.viewOf(message) });
  }

  eventApplied(event: ConversationEvent, before: Conversation): void {
    if (!("id" in event)) {
      this.send({ type: "frameChanged", frame: this.frame() });
      return;
    }
    if (event.type === "branchShown") {
      this.sendSnapshot();
      return;
    }
    const message = this.session.conversation.messages.find(({ id }) => id === event.id);
    const former = before.messages.find(({ id }) => id === event.id);
    if (message === undefined) {
      // The protocol has no message for one that went away: a retry shows the conversation anew.
      if (former !== undefined) this.sendSnapshot();
    } else if (former === undefined) {
      this.send({ type: "messageAdded", message: this.viewOf(message) });
    } else if (event.type === "delta" && sameFrame(this.viewOf(former), this.viewOf(message))) {
      this.addDelta({ type: "delta", messageId: event.id, channel: event.channel, text: event.text });
    } else {
      this.send({ type: "messageChanged", message: this.viewOf(message) });
    }
  }

  dispose(): void {
    this.flushing.dispose();
  }

  private frame(): ChatFrame {
    const { title, thinking, answerLanguage } = this.session.conversation;
    return { title: title?.text ?? "", thinking, answerLanguage, chips: [], isFollowing: false };
  }

  private viewOf(message: ConversationMessage): ChatMessageView {
    return messageView(message, this.session.waitingFor);
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

  private send(message: Unnumbered): void {
    this.sendDeltas();
    this.number(message);
  }

  private number(message: Unnumbered): void {
    this.seq += 1;
    this.post({ ...message, seq: this.seq });
  }
}

/** True when two views of a message differ in their growing texts alone. */
function sameFrame(former: ChatMessageView, now: ChatMessageView): boolean {
  return (
    former.state === now.state &&
    former.lang === now.lang &&
    (former.thought === undefined) === (now.thought === undefined) &&
    former.thought?.durationMs === now.thought?.durationMs
  );
}
