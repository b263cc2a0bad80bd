/**
 * Text out of a stream of tokens, in whole characters only. A character of Burmese, Lao or Tamil, or an emoji, is often
 * spread over several tokens; each alone decodes to U+FFFD.
 */

/** Text of `tokens`, given the few tokens before them. */
export type DecodeTokens = (tokens: readonly number[], previous: readonly number[]) => string;

/** No character takes more tokens than this; after that many the bytes are taken to be really broken. */
const MAX_HELD_TOKENS = 8;
/** Enough for tokenizers that join words with the token before. */
const PREVIOUS_TOKENS = 4;

export class WholeCharacters {
  private readonly decode: DecodeTokens;
  private previous: number[];
  private held: number[] = [];

  /** @param before the prompt's last tokens */
  constructor(decode: DecodeTokens, before: readonly number[] = []) {
    this.decode = decode;
    this.previous = before.slice(-PREVIOUS_TOKENS);
  }

  /** No character has begun that is not whole yet. */
  get isEmpty(): boolean {
    return this.held.length === 0;
  }

  /** What can be shown after this token; empty while a character is incomplete. */
  push(token: number): string {
    this.held.push(token);
    const text = this.decode(this.held, this.previous);
    if (text.endsWith("\uFFFD") && this.held.length < MAX_HELD_TOKENS) return "";
    this.previous = [...this.previous, ...this.held].slice(-PREVIOUS_TOKENS);
    this.held = [];
    return text;
  }

  /** The complete characters among the tokens still held; a broken rest is dropped. */
  finish(): string {
    if (this.held.length === 0) return "";
    const text = this.decode(this.held, this.previous).replace(/\uFFFD+$/u, "");
    this.held = [];
    return text;
  }
}
