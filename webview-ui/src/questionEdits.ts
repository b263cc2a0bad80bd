import { signal, type Signal } from "@preact/signals";
import type { QuestionEdit } from "./panelState.ts";

/** More are hardly meant to be sent: the one that was begun first is forgotten then. */
const MOST_EDITS = 20;

/** The questions that are being rewritten, of all conversations. Each stays until it is sent or given up. */
export class QuestionEdits {
  /** The question whose field is to have the keyboard, until it has it. */
  readonly focusWish = signal<string | undefined>(undefined);
  // Who asks which ones there are is not told of each key.
  private readonly texts = signal<ReadonlyMap<string, Signal<string>>>(new Map());

  /** As it is by now; undefined for a question that is not being rewritten. */
  textOf(messageId: string): Signal<string> | undefined {
    return this.texts.value.get(messageId);
  }

  /** Takes the keyboard there. One that is being rewritten keeps what was typed. */
  begin(messageId: string, text: string): void {
    this.keep(messageId, text);
    this.focusWish.value = messageId;
  }

  /** What an earlier page has left. Nobody has asked for it: the keyboard stays where it is. */
  restore(edits: readonly QuestionEdit[]): void {
    for (const { messageId, text } of edits) this.keep(messageId, text);
  }

  end(messageId: string): void {
    this.texts.value = new Map([...this.texts.peek()].filter(([id]) => id !== messageId));
  }

  /** To be kept for a later page. */
  get all(): readonly QuestionEdit[] {
    return [...this.texts.value].map(([messageId, text]) => ({ messageId, text: text.value }));
  }

  private keep(messageId: string, text: string): void {
    if (this.texts.peek().has(messageId)) return;
    const former = [...this.texts.peek()].slice(1 - MOST_EDITS);
    this.texts.value = new Map([...former, [messageId, signal(text)]]);
  }
}
