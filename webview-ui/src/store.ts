/** What the panel shows, as signals, kept equal to the extension host's conversation by numbered messages. */
import { batch, computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import type {
  ChatFrame,
  ChatMessageView,
  ChatView,
  CompletionView,
  ConversationsView,
  HostToWebview,
  ModelView,
  NoticeView,
} from "../../src/shared/webviewProtocol.ts";
import { FrameScheduler, type FrameClock } from "./frameScheduler.ts";
import { QuestionEdits } from "./questionEdits.ts";

type Delta = Extract<HostToWebview, { type: "delta" }>;
type Numbered = Exclude<HostToWebview, { type: "snapshot" }>;

/** A snapshot that has not come after this time is asked for again. */
const SNAPSHOT_PATIENCE_MS = 2000;

/** One message with a signal of its own: a growing answer renders nothing but itself. */
export interface MessageEntry {
  readonly id: string;
  readonly role: ChatMessageView["role"];
  readonly view: Signal<ChatMessageView>;
}

export interface Completions {
  readonly word: string;
  readonly items: readonly CompletionView[];
}

/** Of a conversation in which nothing has been set yet. */
export const EMPTY_FRAME: ChatFrame = {
  title: "",
  isPinned: false,
  thinking: false,
  answerLanguage: "auto",
  chips: [],
  isFollowing: false,
  isSending: false,
};

export interface ChatStoreOptions {
  readonly requestSnapshot: () => void;
  readonly clock?: FrameClock;
  readonly now?: () => number;
}

/** Messages that mean the same whatever came before them. */
const STANDS_ALONE: ReadonlySet<Numbered["type"]> = new Set([
  "draft",
  "notice",
  "conversations",
  "completions",
  "focusComposer",
  "showConversations",
]);

export class ChatStore {
  readonly entries = signal<readonly MessageEntry[]>([]);
  readonly conversationId = signal<string | undefined>(undefined);
  /** Undefined until the first snapshot. */
  readonly model = signal<ModelView | undefined>(undefined);
  readonly frame = signal<ChatFrame>(EMPTY_FRAME);
  /** The list of conversations as it was asked for last. */
  readonly conversations = signal<ConversationsView | undefined>(undefined);
  /** What can be put in the place of the `/` or `#` word that is being typed. */
  readonly completions = signal<Completions>({ word: "", items: [] });
  /** The list of conversations covers the panel. */
  readonly isListShown = signal(false);
  readonly edits = new QuestionEdits();
  /** The way to another branch that was asked for and is not shown yet: its place among the messages. */
  readonly branchStep = signal<{ readonly place: number; readonly direction: 1 | -1 } | undefined>(undefined);
  /** What stands in the composer. */
  readonly draft = signal("");
  /** What the host has said about the last wish. Until something is typed or sent. */
  readonly notice = signal<NoticeView | undefined>(undefined);
  /** A question was sent from this page, and the host has not said yet what became of it. */
  readonly isSending = signal(false);
  /** Counts the host's wishes to have the keyboard in the composer. */
  readonly focusRequests = signal(0);
  /** Counts the host's wishes to have the keyboard in the search of the list of conversations. */
  readonly searchRequests = signal(0);
  /** What the one polite status line says, for screen readers. Of an answer: that it has ended, and no more. */
  readonly announcement = signal("");
  /** How many times something was said that may have been said before. */
  readonly announcements = signal(0);
  /** A question was sent, and it is not in the conversation yet: its room is looked for, or made. */
  readonly isOnItsWay: ReadonlySignal<boolean> = computed(() => this.isSending.value || this.frame.value.isSending);
  /** A question is on its way, or an answer is waited for or written, here or in another window. */
  readonly isGenerating: ReadonlySignal<boolean> = computed(
    () => this.isOnItsWay.value || this.entries.value.some(({ view }) => isOpen(view.value)),
  );
  /** This window writes an answer, or something beside one, or a question is on its way: Stop and Escape end it. */
  readonly canStop: ReadonlySignal<boolean> = computed(
    () =>
      this.isOnItsWay.value ||
      (!this.frame.value.isFollowing && this.entries.value.some(({ view }) => isWriting(view.value))),
  );

  private readonly options: ChatStoreOptions;
  private readonly now: () => number;
  private readonly frames: FrameScheduler;
  private pendingDeltas: Delta[] = [];
  private lastSeq = 0;
  /** When the snapshot was asked for that is being waited for. The first is asked for by `ready`. */
  private askedAtMs: number | undefined;
  /** Of those that came back: one that was not answered fast enough comes again. */
  private lastDraftId = 0;
  /** The word that was to be completed last: what comes for another one comes too late. */
  private askedWord: string | undefined;

  constructor(options: ChatStoreOptions) {
    this.options = options;
    this.now = options.now ?? Date.now;
    this.askedAtMs = this.now();
    this.frames = new FrameScheduler(() => {
      this.flushDeltas();
    }, options.clock);
  }

  /** A question leaves this page: what was said about the wish before it is over. */
  beginSending(): void {
    batch(() => {
      this.isSending.value = true;
      this.notice.value = undefined;
    });
  }

  /** Takes one message of the host. What comes after a gap is worthless until the next snapshot. */
  receive(message: HostToWebview): void {
    if (message.type === "snapshot") {
      this.pendingDeltas = [];
      this.lastSeq = message.seq;
      this.askedAtMs = undefined;
      batch(() => {
        this.show(message.view);
      });
      return;
    }
    if (this.askedAtMs !== undefined) {
      this.applyWithoutSnapshot(message);
      if (this.now() - this.askedAtMs >= SNAPSHOT_PATIENCE_MS) this.askForSnapshot();
      return;
    }
    if (message.seq <= this.lastSeq) return;
    if (message.seq !== this.lastSeq + 1 || !this.knowsSubjectOf(message)) {
      this.applyWithoutSnapshot(message);
      this.askForSnapshot();
      return;
    }
    this.lastSeq = message.seq;
    if (message.type === "delta") {
      this.pendingDeltas.push(message);
      this.frames.request();
      return;
    }
    batch(() => {
      this.flushDeltas();
      this.apply(message);
    });
  }

  /** The word that the host is asked to complete. */
  expectCompletions(word: string): void {
    this.askedWord = word;
  }

  /** What no snapshot brings: a question that came back would be lost while one is waited for. */
  private applyWithoutSnapshot(message: Numbered): void {
    if (message.seq <= this.lastSeq || !STANDS_ALONE.has(message.type)) return;
    batch(() => {
      this.apply(message as Exclude<Numbered, Delta>);
    });
  }

  private apply(message: Exclude<Numbered, Delta>): void {
    switch (message.type) {
      case "messageAdded":
        this.entries.value = [...this.entries.value, entryOf(message.message)];
        if (message.message.role === "assistant") this.isSending.value = false;
        this.announcement.value = "";
        return;
      case "messageChanged":
        this.change(message.message);
        return;
      case "modelChanged":
        this.model.value = message.model;
        return;
      case "frameChanged":
        if (this.frame.peek().isSending && !message.frame.isSending) this.isSending.value = false;
        this.frame.value = message.frame;
        return;
      case "conversations":
        this.conversations.value = { query: message.query, rows: message.rows };
        return;
      case "completions":
        if (message.word === this.askedWord) {
          this.completions.value = { word: message.word, items: message.items };
        }
        return;
      case "draft":
        if (message.draftId <= this.lastDraftId) return;
        this.lastDraftId = message.draftId;
        this.draft.value = joinedDraft(message.text, this.draft.peek());
        this.isSending.value = false;
        this.moveToComposer();
        return;
      case "notice":
        this.notice.value = message.notice;
        return;
      case "focusComposer":
        this.moveToComposer();
        return;
      case "showConversations":
        this.isListShown.value = true;
        this.searchRequests.value += 1;
        return;
    }
  }

  private moveToComposer(): void {
    this.isListShown.value = false;
    this.focusRequests.value += 1;
  }

  private show({ conversationId, messages, model, ...frame }: ChatView): void {
    const known = new Map(this.entries.peek().map((entry) => [entry.id, entry]));
    this.entries.value = messages.map((message) => {
      const entry = known.get(message.id);
      this.announce(entry?.view.peek(), message);
      if (entry === undefined) return entryOf(message);
      // The same signal for the same message: what has not changed is not rendered again.
      if (JSON.stringify(entry.view.peek()) !== JSON.stringify(message)) entry.view.value = message;
      return entry;
    });
    if (this.conversationId.peek() !== conversationId) this.notice.value = undefined;
    this.conversationId.value = conversationId;
    this.model.value = model;
    this.frame.value = frame;
    this.isSending.value = false;
  }

  private change(message: ChatMessageView): void {
    const entry = this.entryFor(message.id);
    if (entry === undefined) return;
    this.announce(entry.view.peek(), message);
    entry.view.value = message;
  }

  /** Says when a message or what stands beside it is ready; nothing while it is written, so that it can be said again. */
  private announce(former: ChatMessageView | undefined, message: ChatMessageView): void {
    if (isOpen(message) || (former !== undefined && isOpen(former))) this.announcement.value = announcementOf(message);
    const formerStates = new Map(former?.renditions?.map(({ id, state }) => [id, state]));
    for (const { id, state } of message.renditions ?? []) {
      if (state === "streaming") this.announcement.value = "";
      else if (state === "complete" && formerStates.get(id) === "streaming") {
        this.announcement.value = formatMessage("panel.answerReady");
      }
    }
  }

  private flushDeltas(): void {
    const deltas = this.pendingDeltas;
    this.pendingDeltas = [];
    batch(() => {
      for (const delta of deltas) {
        const entry = this.entryFor(delta.messageId);
        if (entry !== undefined) entry.view.value = grown(entry.view.peek(), delta);
      }
    });
  }

  private knowsSubjectOf(message: Numbered): boolean {
    if (message.type === "delta") return this.entryFor(message.messageId) !== undefined;
    return message.type !== "messageChanged" || this.entryFor(message.message.id) !== undefined;
  }

  private entryFor(id: string): MessageEntry | undefined {
    return this.entries.peek().findLast((entry) => entry.id === id);
  }

  private askForSnapshot(): void {
    this.askedAtMs = this.now();
    this.pendingDeltas = [];
    this.options.requestSnapshot();
  }
}

function entryOf(message: ChatMessageView): MessageEntry {
  return { id: message.id, role: message.role, view: signal(message) };
}

/** True while an answer is waited for or being written. */
export function isOpen({ state }: ChatMessageView): boolean {
  return state === "waiting" || state === "streaming";
}

function isWriting(message: ChatMessageView): boolean {
  return isOpen(message) || message.renditions?.some(({ state }) => state === "streaming") === true;
}

function grown(message: ChatMessageView, { channel, text }: Delta): ChatMessageView {
  return channel === "text"
    ? { ...message, text: message.text + text }
    : { ...message, thought: { ...message.thought, text: (message.thought?.text ?? "") + text } };
}

/** What was typed stays, below what has come. */
export function joinedDraft(text: string, typed: string): string {
  return typed.trim() === "" || typed === text ? text : `${text}\n\n${typed}`;
}

function announcementOf(message: ChatMessageView): string {
  switch (message.state) {
    case "waiting":
    case "streaming":
      return "";
    case "complete":
      return formatMessage(message.text.trim() === "" ? "panel.noAnswer" : "panel.answerReady");
    case "stopped":
      return formatMessage("panel.stopped");
    case "failed":
      return message.error?.message ?? "";
  }
}
