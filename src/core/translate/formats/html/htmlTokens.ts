/** HTML as a flat list of texts and tags with their places. Never fails: what is no tag is text, as in a browser. */
import { QuoteType, Tokenizer } from "htmlparser2";
import type { TextSpan } from "../../../../shared/translation.ts";

export interface HtmlAttribute extends TextSpan {
  /** In lower case. `start` and `end` are those of the value as it is written, without quotes. */
  readonly name: string;
  readonly value: string;
  /** Empty where there are none. */
  readonly quote: '"' | "'" | "";
}

export interface HtmlToken extends TextSpan {
  /** "other" is a comment, a doctype, an unfinished tag. */
  readonly kind: "text" | "entity" | "open" | "close" | "other";
  /** In lower case; empty where there is none. */
  readonly name: string;
  /** What an entity stands for. */
  readonly value?: string;
  readonly attributes: readonly HtmlAttribute[];
}

export function tokenizeHtml(html: string): HtmlToken[] {
  const builder = new TokenBuilder(html);
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder);
  tokenizer.write(html);
  tokenizer.end();
  builder.finish();
  return builder.tokens;
}

class TokenBuilder {
  readonly tokens: HtmlToken[] = [];
  private readonly html: string;
  private end = 0;
  private tagStart = 0;
  private tagName = "";
  private attributes: HtmlAttribute[] = [];
  private attributeName = "";
  private value = "";

  constructor(html: string) {
    this.html = html;
  }

  readonly ontext = (start: number, end: number): void => this.add({ kind: "text", start, end });

  readonly ontextentity = (codePoint: number, end: number): void => {
    const last = this.tokens.at(-1);
    const value = String.fromCodePoint(codePoint);
    // An entity of two code points comes in two calls.
    if (last?.kind === "entity" && last.end === end) {
      this.tokens.splice(-1, 1, { ...last, value: (last.value ?? "") + value });
      return;
    }
    this.add({ kind: "entity", start: this.end, end, value });
  };

  readonly onopentagname = (start: number, end: number): void => {
    this.tagStart = start - 1;
    this.tagName = this.html.slice(start, end).toLowerCase();
    this.attributes = [];
  };

  readonly onopentagend = (end: number): void => {
    const { tagStart: start, tagName: name, attributes } = this;
    this.add({ kind: "open", start, end: end + 1, name, attributes });
  };

  readonly onselfclosingtag = (end: number): void => this.onopentagend(end);

  readonly onclosetag = (start: number, end: number): void => {
    const bracket = this.html.indexOf(">", end);
    const tagEnd = bracket === -1 ? this.html.length : bracket + 1;
    this.add({ kind: "close", start: start - 2, end: tagEnd, name: this.html.slice(start, end).toLowerCase() });
  };

  readonly onattribname = (start: number, end: number): void => {
    this.attributeName = this.html.slice(start, end).toLowerCase();
    this.value = "";
  };

  readonly onattribdata = (start: number, end: number): void => {
    this.value += this.html.slice(start, end);
  };

  readonly onattribentity = (codePoint: number): void => {
    this.value += String.fromCodePoint(codePoint);
  };

  readonly onattribend = (quoteType: QuoteType, end: number): void => {
    if (quoteType === QuoteType.NoValue) return;
    const quote = quoteType === QuoteType.Double ? '"' : quoteType === QuoteType.Single ? "'" : "";
    const valueEnd = quote === "" ? end : end - 1;
    const start = quote === "" ? this.unquotedStart(valueEnd) : this.html.lastIndexOf(quote, valueEnd - 1) + 1;
    this.attributes.push({ name: this.attributeName, start, end: valueEnd, value: this.value, quote });
  };

  // Comments and the like are what lies between the other tokens.
  readonly oncdata = (): void => undefined;
  readonly oncomment = (): void => undefined;
  readonly ondeclaration = (): void => undefined;
  readonly onprocessinginstruction = (): void => undefined;
  readonly onend = (): void => undefined;

  finish(): void {
    this.fillGap(this.html.length);
  }

  private unquotedStart(end: number): number {
    let start = end;
    while (start > this.tagStart && !/[\s=]/u.test(this.html.charAt(start - 1))) start -= 1;
    return start;
  }

  private add(token: Pick<HtmlToken, "kind" | "start" | "end"> & Partial<HtmlToken>): void {
    this.fillGap(token.start);
    this.tokens.push({ name: "", attributes: [], ...token });
    this.end = token.end;
  }

  private fillGap(start: number): void {
    if (start > this.end) this.tokens.push({ kind: "other", start: this.end, end: start, name: "", attributes: [] });
  }
}
