/** Turns a model's stream into the text that was asked for, without ever taking back what was already given out. */

export interface AnswerTextOptions {
  /** Name of the tag that the prompt put around the text. Some models put it around their answer, too. */
  readonly tag?: string;
}

/**
 * The answer without white space and tags around it, as it comes: what may still turn out to be the answer's end
 * (white space, the start of a closing tag) is held back until more is known.
 */
export class AnswerText {
  private held = "";
  private pastOpeningTag = false;
  private begun = false;
  private readonly openingTag: string;
  private readonly closingTag: string;

  constructor({ tag }: AnswerTextOptions = {}) {
    this.openingTag = tag === undefined ? "" : `<${tag}>`;
    this.closingTag = tag === undefined ? "" : `</${tag}>`;
  }

  /** Takes the next piece of the stream and returns what is certain by now. */
  push(piece: string): string {
    this.held += piece;
    if (!this.begun && !this.begin()) return "";
    const end = this.certainLength();
    const certain = this.held.slice(0, end);
    this.held = this.held.slice(end);
    return certain;
  }

  /** The stream is over: returns the rest. */
  end(): string {
    if (!this.begun) this.held = this.held.trimStart();
    let rest = this.held.trimEnd();
    if (this.closingTag !== "" && rest.endsWith(this.closingTag)) {
      rest = rest.slice(0, -this.closingTag.length).trimEnd();
    }
    this.held = "";
    return rest;
  }

  /** Drops what stands before the answer. False while that cannot be told yet. */
  private begin(): boolean {
    this.held = this.held.trimStart();
    if (!this.pastOpeningTag) {
      if (this.held.length < this.openingTag.length && this.openingTag.startsWith(this.held)) return false;
      if (this.openingTag !== "" && this.held.startsWith(this.openingTag)) {
        this.held = this.held.slice(this.openingTag.length).trimStart();
      }
      this.pastOpeningTag = true;
    }
    this.begun = this.held !== "";
    return this.begun;
  }

  private certainLength(): number {
    const withoutSpace = this.held.trimEnd();
    if (this.closingTag === "") return withoutSpace.length;
    if (withoutSpace.endsWith(this.closingTag)) {
      return withoutSpace.slice(0, -this.closingTag.length).trimEnd().length;
    }
    if (withoutSpace.length < this.held.length) return withoutSpace.length;
    for (let length = Math.min(this.closingTag.length - 1, this.held.length); length > 0; length -= 1) {
      if (this.held.endsWith(this.closingTag.slice(0, length))) return this.held.slice(0, -length).trimEnd().length;
    }
    return this.held.length;
  }
}
