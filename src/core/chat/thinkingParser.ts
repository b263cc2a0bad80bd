/**
 * Separates thoughts from the answer while it is streamed. Tells them apart by the model's own marker tokens where its
 * vocabulary has them, and by the tags' text otherwise. Blank space around thoughts and before the answer is dropped.
 */
import type { GenerationDelta } from "../engine.ts";

export interface ThinkingParserOptions {
  /** The prompt already opened a thought. */
  readonly startsInThinking: boolean;
  /** The prompt ends with the beginning of the answer, or of its thought: white space belongs to what comes now. */
  readonly goesOnIn?: GenerationDelta["channel"] | undefined;
  /** Look for the tags in the text: the vocabulary has no tokens for them. */
  readonly tagsInText: boolean;
}

export const OPEN_TAG = "<think>";
export const CLOSE_TAG = "</think>";

type State =
  /** Nothing but white space so far: a thought may still begin. */
  "start" | "thinking" | "answer";

export class ThinkingParser {
  private state: State;
  private readonly tagsInText: boolean;
  /** Text that cannot be given out yet: white space that may be dropped, or the beginning of a tag. */
  private held = "";
  /** The current channel has given out something. */
  private begun: boolean;

  constructor({ startsInThinking, goesOnIn, tagsInText }: ThinkingParserOptions) {
    this.state = goesOnIn === "text" ? "answer" : startsInThinking ? "thinking" : "start";
    this.begun = goesOnIn !== undefined;
    this.tagsInText = tagsInText;
  }

  get inThinking(): boolean {
    return this.state === "thinking";
  }

  /** Nothing is thought any more from here on. */
  get isAnswering(): boolean {
    return this.state === "answer";
  }

  /** A piece of whole characters. */
  text(piece: string): GenerationDelta[] {
    this.held += piece;
    return this.tagsInText ? this.readTags() : this.release(this.held.length);
  }

  /** The token that opens a thought. Past the beginning it is a word like any other. */
  openMarker(): GenerationDelta[] {
    if (this.state !== "start") return this.text(OPEN_TAG);
    this.enter("thinking");
    return [];
  }

  /** The token that closes a thought. One that closes nothing is dropped at the beginning and a word later on. */
  closeMarker(): GenerationDelta[] {
    if (this.state === "answer") return this.text(CLOSE_TAG);
    const rest = this.release(this.held.length);
    this.enter(this.state === "thinking" ? "answer" : "start");
    return rest;
  }

  /** Gives out what was held back and belongs to the answer. */
  finish(): GenerationDelta[] {
    return this.release(this.held.length);
  }

  private readTags(): GenerationDelta[] {
    const deltas: GenerationDelta[] = [];
    for (;;) {
      const tag = this.state === "start" ? OPEN_TAG : this.state === "thinking" ? CLOSE_TAG : undefined;
      const at = tag === undefined ? -1 : this.held.indexOf(tag);
      if (tag === undefined || at < 0 || (this.state === "start" && this.held.slice(0, at).trim() !== "")) {
        return [...deltas, ...this.release(this.held.length - beginningOf(tag, this.held))];
      }
      const rest = this.held.slice(at + tag.length);
      this.held = this.held.slice(0, at);
      if (this.state === "thinking") deltas.push(...this.release(at));
      this.enter(this.state === "thinking" ? "answer" : "thinking");
      this.held = rest;
    }
  }

  /** Gives out the first `length` units of what is held, less the white space that may still turn out to be dropped. */
  private release(length: number): GenerationDelta[] {
    const channel = this.state === "thinking" ? "thinking" : "text";
    let ready = this.held.slice(0, length);
    if (!this.begun) {
      if (ready.trim() === "") return [];
      const start = channel === "thinking" ? /^\s+/u : /^\s*\n/u;
      ready = ready.replace(start, "");
    }
    const keep = channel === "thinking" ? ready.length - ready.trimEnd().length : 0;
    const text = ready.slice(0, ready.length - keep);
    this.held = ready.slice(ready.length - keep) + this.held.slice(length);
    if (text === "") return [];
    if (this.state === "start") this.state = "answer";
    this.begun = true;
    return [{ channel, text }];
  }

  private enter(state: State): void {
    this.state = state;
    this.held = "";
    this.begun = false;
  }
}

/** How many units at the end of `text` may be the beginning of `tag`. */
function beginningOf(tag: string | undefined, text: string): number {
  if (tag === undefined) return 0;
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}
