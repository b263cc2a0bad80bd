/** Finds the texts and the attributes of HTML that are for people. */
import type { TextSpan } from "../../../../shared/translation.ts";
import { foldText, trimmedEnd, trimmedStart } from "../foldedText.ts";
import { hasLetters, markFoldedText, type MarkedText, type PlacedMark } from "../placedMarks.ts";
import { spansWithin } from "../spansWithin.ts";
import type { ProseSpan } from "../unixLines.ts";
import { holdsRawText, isInline, isUntranslated, isVoid, textAttributes } from "./elements.ts";
import { encodeHtmlAttribute, encodeHtmlText, isReadable } from "./htmlEncoding.ts";
import { tokenizeHtml, type HtmlAttribute, type HtmlToken } from "./htmlTokens.ts";
import { pairTags, partnersOf } from "./inlineTags.ts";
import { maskSpans } from "./templates.ts";

export interface HtmlOptions {
  /** Parts that are no HTML, in order: a template language's, or an expression of MDX. */
  readonly opaque: readonly TextSpan[];
  readonly escapesBraces: boolean;
}

export interface HtmlReading {
  readonly spans: readonly ProseSpan[];
  readonly tokens: readonly HtmlToken[];
  /** In order. */
  readonly skipped: readonly SkippedPlace[];
}

/** What is left alone although it may be for people. */
export interface SkippedPlace {
  readonly start: number;
  /** See `SkippedPart`. */
  readonly reason: string;
}

/** @param html with "\n" as its line break */
export function readHtml(html: string, options: HtmlOptions): HtmlReading {
  const tokens = tokenizeHtml(maskSpans(html, options.opaque));
  const reader = new HtmlReader(html, tokens, options);
  reader.read();
  return { spans: reader.spans.sort((a, b) => a.start - b.start), tokens, skipped: reader.skipped };
}

/** Said once in a document: a page can have hundreds. */
export const INSIDE_SENTENCE = "titles and descriptions inside of sentences, here and further on";

/** A token of a run of inline content, or a whole element that is left alone. */
interface RunItem extends TextSpan {
  readonly token: HtmlToken;
  /** Index of the tag that it belongs to together with. */
  readonly partner: number | undefined;
  readonly index: number;
  readonly isVerbatim: boolean;
}

class HtmlReader {
  readonly spans: ProseSpan[] = [];
  readonly skipped: SkippedPlace[] = [];
  private readonly html: string;
  private readonly tokens: readonly HtmlToken[];
  private readonly options: HtmlOptions;
  private run: RunItem[] = [];

  constructor(html: string, tokens: readonly HtmlToken[], options: HtmlOptions) {
    this.html = html;
    this.tokens = tokens;
    this.options = options;
  }

  read(): void {
    const partners = partnersOf(this.tokens.map(({ kind, name }) => ({ kind, name, isAlone: isVoid(name) })));
    for (let index = 0; index < this.tokens.length; index += 1) {
      const token = this.tokens[index];
      if (token === undefined) break;
      const partner = partners.get(index);
      if (token.kind === "open" && partner === undefined && holdsRawText(token.name)) {
        this.closeRun();
        this.skipped.push({ start: token.start, reason: `<${token.name}> is not closed; nothing after it was read` });
        return;
      }
      const isTag = token.kind === "open" || token.kind === "close";
      const skipped = token.kind === "open" && isUntranslated(token);
      if (isTag && !isInline(token.name)) {
        this.closeRun();
        this.addAttributes(token);
        if (skipped && partner !== undefined) index = partner;
        continue;
      }
      const last = skipped ? (partner ?? index) : index;
      const end = this.tokens[last]?.end ?? token.end;
      this.run.push({ token, partner, index, start: token.start, end, isVerbatim: skipped });
      index = last;
    }
    this.closeRun();
    this.skipUnfinished();
  }

  /** A comment or a tag that the page ends in. */
  private skipUnfinished(): void {
    const { kind, start = 0, end } = this.tokens.at(-1) ?? {};
    if (kind !== "other") return;
    const text = this.html.slice(start, end);
    const isComment = text.startsWith("<!--") && !text.endsWith("-->");
    if (!isComment && !/^<\/?[a-z]/iu.test(text)) return;
    const what = isComment ? "a comment" : "a tag";
    this.skipped.push({ start, reason: `${what} is not closed; nothing after it was read` });
  }

  private closeRun(): void {
    const run = this.run;
    if (run.length === 0) return;
    this.run = [];
    const { first, last } = this.trim(run);
    const text = first > last ? undefined : this.textOf(run.slice(first, last + 1));
    run.forEach(({ token, isVerbatim }, index) => {
      const isInside = text !== undefined && index >= first && index <= last;
      if (isVerbatim) return;
      if (!isInside) this.addAttributes(token);
      else this.skipAttributes(token);
    });
    if (text !== undefined) this.spans.push(text);
  }

  /** Without what stands around the text: white space, comments, pictures, tags that enclose all of it or nothing of it. */
  private trim(run: readonly RunItem[]): { readonly first: number; readonly last: number } {
    let first = 0;
    let last = run.length - 1;
    const isEmpty = (item: RunItem | undefined, edge: "first" | "last"): boolean => {
      if (item === undefined || item.isVerbatim || item.token.kind === "entity") return false;
      if (item.token.kind === "text") {
        const { start, end } = this.trimPlace(item.start, item.end);
        return start === end;
      }
      if (item.partner === undefined || item.token.kind === "other") return true;
      const isWithin = item.partner >= (run[first]?.index ?? 0) && item.partner <= (run[last]?.index ?? 0);
      return !isWithin || item.token.kind === (edge === "first" ? "close" : "open");
    };
    while (first <= last) {
      const opening = run[first];
      const closing = run[last];
      if (isEmpty(opening, "first")) first += 1;
      else if (isEmpty(closing, "last")) last -= 1;
      else if (opening?.token.kind === "open" && opening.partner === closing?.index)
        [first, last] = [first + 1, last - 1];
      else break;
    }
    return { first, last };
  }

  private textOf(items: readonly RunItem[]): ProseSpan | undefined {
    const { html } = this;
    const from = items[0]?.start ?? 0;
    const { start, end } = this.trimPlace(from, items.at(-1)?.end ?? from);
    if (start >= end) return undefined;
    const marks = this.marksOf(items).filter((mark) => mark.start >= start && mark.end <= end);
    const folded = foldText(html, {
      start,
      end,
      contentStart: (lineStart) => trimmedStart(html, lineStart),
      contentEnd: (lineEnd, lineStart) => trimmedEnd(html, lineEnd, lineStart),
    });
    const marked = markFoldedText(folded, marks);
    if (!hasLetters(marked)) return undefined;
    return { start, end, ...marked, encode: textEncoder(marked, folded.joints, this.options) };
  }

  /** Without white space at its ends, and without statements of a template: what they begin is more than this text. */
  private trimPlace(from: number, to: number): TextSpan {
    let [start, end] = [from, to];
    const statements = this.opaqueIn(from, to).filter((part) =>
      /^(?:\{[%#]|<\?|<%(?!=))/u.test(this.html.slice(part.start, part.end)),
    );
    const isSpace = (place: number) => /\s/u.test(this.html.charAt(place));
    for (let next = 0; start < end;) {
      if (isSpace(start)) start += 1;
      else if (statements[next]?.start === start) start = statements[next++]?.end ?? end;
      else break;
    }
    for (let last = statements.length - 1; start < end;) {
      if (isSpace(end - 1)) end -= 1;
      else if (statements[last]?.end === end) end = statements[last--]?.start ?? start;
      else break;
    }
    return { start, end };
  }

  private marksOf(items: readonly RunItem[]): PlacedMark[] {
    const marks: PlacedMark[] = [];
    const tags: TextSpan[] = [];
    for (const { token, start, end, isVerbatim } of items) {
      if (token.kind === "text") marks.push(...this.opaqueIn(start, end));
      else if (token.kind === "entity") marks.push(this.entityMark(token));
      else if (isVerbatim || token.kind === "other") marks.push({ kind: "opaque", start, end });
      else tags.push({ start, end });
    }
    const { marks: tagMarks } = pairTags(this.html, tags, 1);
    return [...marks, ...tagMarks].sort((a, b) => a.start - b.start);
  }

  private entityMark({ start, end, value = "" }: HtmlToken): PlacedMark {
    return isReadable(value, this.html.slice(end, end + 1))
      ? { kind: "decoded", start, end, text: value }
      : { kind: "opaque", start, end };
  }

  private opaqueIn(start: number, end: number): PlacedMark[] {
    return spansWithin(this.options.opaque, start, end).map((span) => ({
      kind: "opaque",
      start: span.start + start,
      end: span.end + start,
    }));
  }

  private addAttributes(token: HtmlToken): void {
    for (const { start, end, value, quote } of this.wordAttributes(token)) {
      const source = value.replace(/\s+/gu, " ").trim();
      this.spans.push({ start, end, source, marks: [], encode: attributeEncoder(quote, this.options) });
    }
  }

  /** Within a sentence they are a part of its markup. */
  private skipAttributes(token: HtmlToken): void {
    const [first] = this.wordAttributes(token);
    const isSaid = this.skipped.some(({ reason }) => reason === INSIDE_SENTENCE);
    if (first !== undefined && !isSaid) this.skipped.push({ start: first.start, reason: INSIDE_SENTENCE });
  }

  private wordAttributes(token: HtmlToken): readonly HtmlAttribute[] {
    return textAttributes(token).filter(
      ({ start, end, value }) => this.opaqueIn(start, end).length === 0 && /\p{Letter}/u.test(value),
    );
  }
}

/** A function of its own, so that it keeps nothing else of the page in memory. */
function textEncoder(
  { source, marks }: MarkedText,
  joints: readonly string[],
  { escapesBraces }: HtmlOptions,
): ProseSpan["encode"] {
  return (text) => {
    const markup = marks.map(({ start, end }) => source.slice(start, end));
    return encodeHtmlText(text, { joints, markup, escapesBraces });
  };
}

function attributeEncoder(quote: string, { escapesBraces }: HtmlOptions): ProseSpan["encode"] {
  return (text) => encodeHtmlAttribute(text, quote, escapesBraces);
}
