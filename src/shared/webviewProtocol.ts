/**
 * The whole contract between the extension host and the chat panel. The host owns the conversation; the panel renders
 * and asks. On `ready` it gets a full snapshot, then deltas with rising sequence numbers; when one is missing it asks
 * for a snapshot again.
 */
import { isAttachmentKind, type AttachmentKind } from "./attachment.ts";

/** What a button under an error, or a welcome screen, can ask for. The host maps each to one command. */
export const ACTION_IDS = [
  "setUpModel",
  "resumeDownload",
  "setToken",
  "chooseModel",
  "loadModel",
  "retry",
  "waitForModel",
  "switchModel",
  "showDetails",
  "newChat",
  "trimOldest",
  "summarizeEarlier",
  "openSettings",
  "showLog",
  "unloadModel",
  "stopServer",
] as const;

export type ActionId = (typeof ACTION_IDS)[number];

export function isActionId(value: unknown): value is ActionId {
  return (ACTION_IDS as readonly unknown[]).includes(value);
}

/** Those that do the failed work again, which only the place that failed can do. */
export type RetryActionId = Extract<ActionId, "retry" | "waitForModel" | "switchModel">;

export function isRetryAction(id: ActionId): id is RetryActionId {
  return id === "retry" || id === "waitForModel" || id === "switchModel";
}

/** Those that make room in a conversation, and do the failed work again then. */
export type RoomActionId = Extract<ActionId, "trimOldest" | "summarizeEarlier">;

export function isRoomAction(id: ActionId): id is RoomActionId {
  return id === "trimOldest" || id === "summarizeEarlier";
}

/** Those that do the same wherever they stand. */
export type GlobalActionId = Exclude<ActionId, RetryActionId | RoomActionId>;

export interface ActionView {
  readonly id: ActionId;
  readonly label: string;
}

export interface ErrorView {
  /** One sentence or two: what happened and what to do. */
  readonly message: string;
  /** The useful buttons, the best one first. Empty where only reading the log helps; "Show Log" is always there. */
  readonly actions: readonly ActionView[];
}

export interface ThoughtView {
  readonly text: string;
  /** Undefined while the model is still thinking. */
  readonly durationMs?: number;
  /** BCP 47, of the thought itself: many models think in another language than they answer in. Absent when not known. */
  readonly lang?: string;
}

export interface AnswerStatsView {
  readonly generatedTokens: number;
  readonly tokensPerSecond: number;
  readonly timeToFirstTokenMs: number;
  readonly modelName: string;
}

/** One of several messages in the same place. */
export interface BranchView {
  /** From 0, in the order in which they were written. */
  readonly index: number;
  readonly count: number;
}

/** Something of the workspace beside a question. */
export interface ChipView {
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly label: string;
  /** The whole path, or what else a tooltip says. */
  readonly detail: string;
  /** Undefined while they are counted. */
  readonly tokens?: number;
  /** No model has counted them. */
  readonly isEstimate?: boolean;
  /** Why it cannot go along: it is too large, no text, or gone. */
  readonly problem?: string;
  /** With its kind: where it is found again. Left out for pasted text, and for what the draft names anyway. */
  readonly piece?: string;
}

/** A chip as the page keeps it with the draft: what it stands for, and not what is in that. */
export type KeptChip = Required<Pick<ChipView, "kind" | "piece">>;

/** An answer in another language or register, below it. */
export interface RenditionView {
  readonly id: string;
  /** "ไทย", or "ไทย · formal". */
  readonly label: string;
  readonly text: string;
  readonly state: "streaming" | "complete" | "stopped" | "failed";
  readonly lang: string;
  readonly error?: ErrorView;
  /** What a person should look at in it, in words. */
  readonly findings?: readonly string[];
}

export interface ChatMessageView {
  readonly id: string;
  readonly role: "user" | "assistant";
  /** Markdown in answers, plain text in questions. */
  readonly text: string;
  readonly thought?: ThoughtView;
  readonly state: "waiting" | "streaming" | "complete" | "stopped" | "failed";
  /** What is going on while `waiting`: "Loading the model (43 %)", "Queued: 2 requests before this one". */
  readonly waitingFor?: string;
  readonly error?: ErrorView;
  readonly stats?: AnswerStatsView;
  /** BCP 47, for the `lang` attribute: it decides fonts and line breaking. Absent when not known. */
  readonly lang?: string;
  /** Absent where this message is the only one in its place. */
  readonly branch?: BranchView;
  /** What went along with a question. */
  readonly chips?: readonly ChipView[];
  /** It is complete only because it has used up its room. */
  readonly isCutShort?: boolean;
  /** An answer that was stopped, failed on its way or used up its room can go on. */
  readonly canContinue?: boolean;
  readonly renditions?: readonly RenditionView[];
  readonly followUps?: readonly string[];
  /** The model is not given this message any more. */
  readonly isForgotten?: boolean;
}

export interface DownloadView {
  readonly name: string;
  readonly percent: number;
  /** Of all of it, in words. */
  readonly size: string;
  /** All but "moving" wait for the user. */
  readonly state: "moving" | "paused" | "interrupted" | "failed";
  /** Why it has failed. */
  readonly problem?: string;
}

/** The line at the panel's top: which model, in what state. */
export type ModelView =
  /** Nothing to ask. With `download`, something to ask is on its way, or half there. */
  | { readonly kind: "none"; readonly download?: DownloadView }
  | { readonly kind: "stopped"; readonly name: string }
  | { readonly kind: "loading"; readonly name: string; readonly percent: number }
  | {
      readonly kind: "ready" | "busy";
      readonly name: string;
      readonly detail: string;
      /** Requests that wait for the model, of all windows. */
      readonly queued: number;
      /** Where it runs and what it takes, a line for each fact. */
      readonly facts: readonly string[];
    }
  | { readonly kind: "failed"; readonly name: string; readonly error: ErrorView };

/** How full the model's context is, in tokens. */
export interface GaugeView {
  readonly contextTokens: number;
  readonly systemTokens: number;
  readonly chipTokens: number;
  readonly historyTokens: number;
  /** Of these, what the summary of earlier talk takes. Absent where there is none. */
  readonly summaryTokens?: number;
  /** What stands in the composer. */
  readonly draftTokens: number;
  /** Kept free for the answer, thoughts included. */
  readonly answerTokens: number;
  /** No model is loaded: counted by a rule of thumb. */
  readonly isEstimate: boolean;
}

/** What a question needs that does not fit. */
export interface OverflowCount {
  readonly neededTokens: number;
  readonly contextTokens: number;
  /** What would help, the best first. */
  readonly ways: readonly OverflowWay[];
}

/** What was about to be sent would not fit. Nothing was sent; the draft is still there. */
export interface OverflowView extends OverflowCount {
  /** Nobody has sent it yet: it is being typed. */
  readonly isForeseen?: true;
  /** Of the text that was counted, in UTF-16 units: what is much shorter is another question, of which nothing is known yet. */
  readonly draftLength: number;
}

/** What the model reads in the place of the messages that it is not given any more. */
export interface EarlierSummaryView {
  readonly text: string;
  /** BCP 47. Absent when not known. */
  readonly lang?: string;
}

/** What became of a wish of this panel, where it has no other place. */
export interface NoticeView {
  readonly text: string;
  readonly isError: boolean;
}

export const OVERFLOW_WAYS = ["trimOldest", "summarizeEarlier", "newChat"] as const;

export type OverflowWay = (typeof OVERFLOW_WAYS)[number];

/** A row of the list of conversations. */
export interface ConversationRow {
  readonly id: string;
  readonly title: string;
  readonly isPinned: boolean;
  /** In milliseconds since the epoch. */
  readonly changedAtMs: number;
  /** Its answer is being written, in this window or another. */
  readonly isRunning: boolean;
  /** Where the search was found, with the words around it. */
  readonly snippet?: string;
}

/** What a list of conversations shows. */
export interface ConversationsView {
  /** What was searched for; "" for all of them. */
  readonly query: string;
  readonly rows: readonly ConversationRow[];
}

/** What is offered while a `/` or `#` word is typed. */
export interface CompletionView {
  /** What is put in the place of the typed word. */
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
}

/** A panel's whole truth. */
export interface ChatView {
  readonly conversationId: string;
  readonly title: string;
  readonly isPinned: boolean;
  readonly messages: readonly ChatMessageView[];
  readonly thinking: boolean;
  /** "auto", or a BCP 47 tag of the eleven. */
  readonly answerLanguage: string;
  readonly earlierSummary?: EarlierSummaryView;
  readonly chips: readonly ChipView[];
  /** Undefined until it was measured. */
  readonly gauge?: GaugeView;
  readonly overflow?: OverflowView;
  readonly model: ModelView;
  /** Another window writes this conversation's answer: here it is read only. */
  readonly isFollowing: boolean;
  /** A question of this panel is on its way into the conversation: measured, or waiting for room. */
  readonly isSending: boolean;
}

/** What of a `ChatView` changes by itself, sent anew when it did. */
export type ChatFrame = Pick<
  ChatView,
  | "title"
  | "isPinned"
  | "thinking"
  | "answerLanguage"
  | "earlierSummary"
  | "chips"
  | "gauge"
  | "overflow"
  | "isFollowing"
  | "isSending"
>;

export type HostToWebview =
  | { readonly type: "snapshot"; readonly seq: number; readonly view: ChatView }
  | { readonly type: "messageAdded"; readonly seq: number; readonly message: ChatMessageView }
  /** Everything of one message but a growing text: state, error, stats. Replaces the message with this id. */
  | { readonly type: "messageChanged"; readonly seq: number; readonly message: ChatMessageView }
  | {
      readonly type: "delta";
      readonly seq: number;
      readonly messageId: string;
      readonly channel: "text" | "thinking";
      readonly text: string;
    }
  | { readonly type: "modelChanged"; readonly seq: number; readonly model: ModelView }
  | { readonly type: "frameChanged"; readonly seq: number; readonly frame: ChatFrame }
  /** Answers `listConversations`, and comes again when the list changes while it is shown. */
  | ({ readonly type: "conversations"; readonly seq: number } & ConversationsView)
  /** Answers `complete`. */
  | {
      readonly type: "completions";
      readonly seq: number;
      readonly word: string;
      readonly items: readonly CompletionView[];
    }
  /**
   * Puts text into the composer, above what is typed there: a question that could not be sent. It comes again after each
   * snapshot until `draftTaken` has answered it: a hidden view hears nothing.
   */
  | { readonly type: "draft"; readonly seq: number; readonly draftId: number; readonly text: string }
  /** Stands above the composer until something is typed or sent. */
  | { readonly type: "notice"; readonly seq: number; readonly notice: NoticeView }
  /** Move the keyboard to the composer. */
  | { readonly type: "focusComposer"; readonly seq: number }
  /** Show the list of conversations, with the keyboard in its search. */
  | { readonly type: "showConversations"; readonly seq: number };

/** A message of the host before it gets its number. */
export type UnnumberedMessage = HostToWebview extends infer Message
  ? Message extends unknown
    ? Omit<Message, "seq">
    : never
  : never;

export function isKeptChip(value: unknown): value is KeptChip {
  if (typeof value !== "object" || value === null) return false;
  const { kind, piece } = value as Readonly<Record<keyof KeptChip, unknown>>;
  return isAttachmentKind(kind) && typeof piece === "string";
}

export type WebviewToHost =
  | { readonly type: "ready" }
  | { readonly type: "requestSnapshot" }
  | { readonly type: "send"; readonly text: string }
  | { readonly type: "stop" }
  | { readonly type: "newChat" }
  | { readonly type: "setThinking"; readonly thinking: boolean }
  | { readonly type: "setAnswerLanguage"; readonly language: string }
  /** What stands in the composer, for the gauge: sent when typing rests. */
  | { readonly type: "draftChanged"; readonly text: string }
  /** Answers `draft`: its text is in the state that VS Code keeps for the page. */
  | { readonly type: "draftTaken"; readonly draftId: number }
  | { readonly type: "resolveOverflow"; readonly way: OverflowWay; readonly text: string }
  // Branches
  | { readonly type: "editQuestion"; readonly messageId: string; readonly text: string }
  | { readonly type: "regenerate"; readonly messageId: string }
  | { readonly type: "continueAnswer"; readonly messageId: string }
  | { readonly type: "showBranch"; readonly messageId: string; readonly index: number }
  // Beside an answer
  | { readonly type: "translateAnswer"; readonly messageId: string }
  | { readonly type: "changeRegister"; readonly messageId: string }
  | { readonly type: "removeRendition"; readonly messageId: string; readonly renditionId: string }
  | { readonly type: "suggestFollowUps"; readonly messageId: string }
  /** With code in it, as the answer has it. `languageId` is what the fence says. */
  | { readonly type: "insertCode" | "newFile" | "applyCode"; readonly text: string; readonly languageId: string }
  // What the model reads of earlier talk. `messageId`: the last message that it is not given any more
  /** In its place; "": nothing. */
  | { readonly type: "setEarlierSummary"; readonly messageId: string; readonly text: string }
  /** All of it again. */
  | { readonly type: "readEarlier"; readonly messageId: string }
  // Context
  | { readonly type: "addContext"; readonly kind: AttachmentKind }
  /** Dropped: `text/uri-list`. */
  | { readonly type: "dropUris"; readonly uris: readonly string[] }
  /** Long text that was pasted becomes a chip, and so does a file that was dropped from outside, with its name. */
  | { readonly type: "pasteText"; readonly text: string; readonly name?: string }
  /** Once for each page, as soon as it is there: those that an earlier page had. Only what an earlier extension host has known is news. */
  | { readonly type: "restoreChips"; readonly chips: readonly KeptChip[] }
  | { readonly type: "removeChip"; readonly chipId: string }
  | { readonly type: "openChip"; readonly chipId: string; readonly messageId?: string }
  /** What is typed before the caret: `#ma`, `/tr`, and a command with the beginning of its first argument, `/translate th`. */
  | { readonly type: "complete"; readonly word: string }
  // Conversations
  | { readonly type: "listConversations"; readonly query: string }
  /** The list is not shown any more. */
  | { readonly type: "closeConversations" }
  | { readonly type: "openConversation" | "deleteConversation"; readonly id: string }
  | { readonly type: "renameConversation"; readonly id: string; readonly title: string }
  | { readonly type: "pinConversation"; readonly id: string; readonly isPinned: boolean }
  | { readonly type: "exportConversation"; readonly id: string }
  | { readonly type: "importConversation" }
  /** Where to go on: an editor tab, or a window of its own. */
  | { readonly type: "openElsewhere"; readonly place: "editor" | "window" }
  /** The host copies: the panel may not have the clipboard. Copies the message's text as the model wrote it. */
  | { readonly type: "copyMessage"; readonly messageId: string }
  | { readonly type: "copyText"; readonly text: string }
  /** http, https and mailto only; the host checks again. */
  | { readonly type: "openLink"; readonly href: string }
  /** `renditionId`: what failed is that one beside the answer. */
  | {
      readonly type: "runAction";
      readonly action: ActionId;
      readonly messageId?: string;
      readonly renditionId?: string;
    };
