/** What a protected text is made of: words, and signs that stand for what must come back. */
import type { ItemKind } from "./protectedItems.ts";
import { MARK_SIGNS, markAt } from "./marks.ts";

/**
 * One thing that must be in the translation. Equal things are one sign, however often they occur. A "toggle" opens and closes with the same characters
 * (`**`): which it does is a matter of order.
 */
export interface Sign {
  /** What stands in the model's text: a mark, or the thing itself. */
  readonly token: string;
  /** What stands in the document. */
  readonly text: string;
  readonly kind: ItemKind;
  readonly role: "opaque" | "open" | "close" | "toggle";
  /** The same for what opens and what closes a pair; "" for opaque ones. */
  readonly pair: string;
  /** The words beside it, inside the pair, are set off by a space. */
  readonly hasSpaceInside: boolean;
}

/** Words, or a sign. */
export type TextPart = string | Sign;

const MARK_UNITS: ReadonlySet<number> = new Set(Array.from(MARK_SIGNS, (sign) => sign.charCodeAt(0)));

/** One of 32, by the unit's lower bits. */
function bitOf(unit: number): number {
  return 1 << (unit & 31);
}

/** The signs of one text, and how they are found in an answer. */
export class SignSet {
  readonly hasMarks: boolean;
  private readonly byToken = new Map<string, Sign>();
  /** Those that stand for themselves, by their first UTF-16 unit, the longest first. */
  private readonly visible = new Map<number, Sign[]>();
  private readonly marks = new Map<string, Sign>();
  /** The bits of all units that a sign may begin with: a quick no for most places of a text. */
  private readonly firstBits: number;

  constructor(signs: Iterable<Sign>) {
    for (const sign of signs) this.byToken.set(sign.token, sign);
    for (const sign of this.byToken.values()) {
      const mark = markAt(sign.token, 0);
      if (mark?.length === sign.token.length) this.marks.set(markKey(mark), sign);
      else {
        const first = sign.token.charCodeAt(0);
        this.visible.set(first, [...(this.visible.get(first) ?? []), sign]);
      }
    }
    for (const list of this.visible.values()) list.sort((a, b) => b.token.length - a.token.length);
    this.hasMarks = this.marks.size > 0;
    const firstUnits = [...this.visible.keys(), ...(this.hasMarks ? MARK_UNITS : [])];
    this.firstBits = firstUnits.reduce((bits, unit) => bits | bitOf(unit), 0);
  }

  [Symbol.iterator](): Iterator<Sign> {
    return this.byToken.values();
  }

  /** Takes a text apart. Marks are known however they are spelt; one that stands for nothing stays among the words. */
  read(text: string): TextPart[] {
    if (this.byToken.size === 0) return text === "" ? [] : [text];
    const parts: TextPart[] = [];
    let at = 0;
    const add = (sign: Sign, start: number, length: number) => {
      if (start > at) parts.push(text.slice(at, start));
      parts.push(sign);
      at = start + length;
    };
    for (let index = 0; index < text.length; index = Math.max(index + 1, at)) {
      const unit = text.charCodeAt(index);
      if ((this.firstBits & bitOf(unit)) === 0) continue;
      const candidates = this.visible.get(unit);
      const sign = candidates?.find(({ token }) => text.startsWith(token, index) && isWhole(text, index, token));
      if (sign !== undefined) add(sign, index, sign.token.length);
      else if (this.hasMarks && MARK_UNITS.has(unit)) {
        const mark = markAt(text, index);
        const marked = mark === undefined ? undefined : this.marks.get(markKey(mark));
        if (mark !== undefined && marked !== undefined) add(marked, index, mark.length);
      }
    }
    if (at < text.length) parts.push(text.slice(at));
    return parts;
  }
}

function markKey({ number, closing }: { readonly number: number; readonly closing: boolean }): string {
  return closing ? `/${number}` : String(number);
}

const ASCII_WORD = /[A-Za-z\d_]/u;
const DIGIT = /\d/u;
const EMPHASIS = /^_+$/u;

/**
 * `foo_bar` is not in `foo_bar_baz`, nor `%1` in `%10`. Letters of other scripts stand beside such names without a space, those of a word beside its
 * emphasis, and any behind a conversion: `%dpx`.
 */
function isWhole(text: string, start: number, token: string): boolean {
  const end = start + token.length;
  const isTornBefore = ASCII_WORD.test(token.charAt(0)) && ASCII_WORD.test(text.charAt(start - 1));
  const goesOn = token.startsWith("%") ? DIGIT : ASCII_WORD;
  const isTornAfter = goesOn.test(token.charAt(token.length - 1)) && goesOn.test(text.charAt(end));
  return EMPHASIS.test(token) ? !(isTornBefore && isTornAfter) : !isTornBefore && !isTornAfter;
}

/** How often each sign occurs. */
export function countSigns(parts: readonly TextPart[]): Map<Sign, number> {
  const counts = new Map<Sign, number>();
  for (const part of parts) if (typeof part !== "string") counts.set(part, (counts.get(part) ?? 0) + 1);
  return counts;
}

/** The words alone, for what is looked at in them. */
export function wordsOf(parts: readonly TextPart[]): string {
  return parts.filter((part) => typeof part === "string").join(" ");
}

/** The parts as they stand in the document. */
export function documentText(parts: readonly TextPart[]): string {
  return parts.map((part) => (typeof part === "string" ? part : part.text)).join("");
}
