/** Translations on lines of their own, above or below the lines that they were made from. */
import type { FormatId } from "../../../core/translate/formats/documentFormat.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import { translatedCopy, wrapped, type TranslatedSegment, type TranslatedText } from "../translatedText.ts";
import { frameOfCopy, lineEnd, lineStart } from "./lineFrame.ts";
import type { PlacedEdit } from "./placedEdit.ts";

export interface BesideInput {
  readonly source: string;
  readonly format: FormatId;
  readonly segments: readonly TranslatedSegment[];
}

/** One insertion for each place. */
export function besideEdits(input: BesideInput, places: readonly TextSpan[], side: "above" | "below"): PlacedEdit[] {
  return places.map((place) => insertion(input, place, side));
}

/** One insertion below each stretch of lines that hold segments: a paragraph, a heading, a row, a line of a comment. */
export function bilingualEdits(input: BesideInput): PlacedEdit[] {
  return lineGroups(input).map((group) => insertion(input, group, "below"));
}

function insertion({ source, format, segments }: BesideInput, place: TextSpan, side: "above" | "below"): PlacedEdit {
  const from = lineStart(source, place.start);
  const to = lineEnd(source, place.end);
  const { head, tail } = frameOfCopy(source.slice(from, place.start), source.slice(place.end, to));
  const copy = wrapped(head, translatedCopy(source, place, segments), tail);
  const gap = gapBetween(format, source, { start: from, end: to });
  const at = side === "below" ? to : from;
  const text: TranslatedText = side === "below" ? wrapped(gap, copy) : wrapped("", copy, gap);
  return { start: at, end: at, ...text };
}

/** Segments that share a line are one group. A group begins with its first segment and ends with its last one. */
function lineGroups({ source, segments }: BesideInput): TextSpan[] {
  const groups: { start: number; end: number }[] = [];
  for (const { start, end } of segments) {
    const last = groups.at(-1);
    if (last !== undefined && lineStart(source, start) < lineEnd(source, last.end)) last.end = end;
    else groups.push({ start, end });
  }
  return groups;
}

/** Beginnings of lines whose next line is no part of the same paragraph: list items, table rows, quotations. */
const LINE_OF_ITS_OWN = /^\s*(?:[-*+]\s|\d+[.)]\s|\||>|<)/u;

/** In prose two lines side by side are one paragraph: there a blank line keeps source and translation apart. */
function gapBetween(format: FormatId, source: string, lines: TextSpan): string {
  const lineBreak = source.includes("\r\n") ? "\r\n" : "\n";
  const text = source.slice(lines.start, lines.end);
  const isParagraph =
    format === "markdown" || format === "mdx"
      ? !LINE_OF_ITS_OWN.test(text) && !isFrontMatter(source, lines)
      : format === "plaintext" && text.includes("\n");
  return isParagraph ? lineBreak + lineBreak : lineBreak;
}

function isFrontMatter(source: string, { start }: TextSpan): boolean {
  const frontMatter = /^\uFEFF?---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/u.exec(source)?.[0];
  return frontMatter !== undefined && start < frontMatter.length;
}
