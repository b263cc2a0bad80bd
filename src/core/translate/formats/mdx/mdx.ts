/** Markdown with JSX: its prose, and the text between tags and in attributes; its JavaScript is left alone. */
import type { DocumentFormat, SkippedPart } from "../documentFormat.ts";
import { fencedDocuments } from "../markdown/fencedDocuments.ts";
import { readMarkdown } from "../markdown/markdown.ts";
import type { MarkdownFlavour } from "../markdown/flavour.ts";
import { parseMdx } from "../markdown/markdownParser.ts";
import { characterReference, isHarmlessTag, TAG, textAlternatives } from "../html/htmlEncoding.ts";
import { readOutline } from "../markdown/readOutline.ts";
import { positionAt } from "../textPosition.ts";
import { readUnixLines } from "../unixLines.ts";
import { findExpressions } from "./expressions.ts";

const flavour: MarkdownFlavour = {
  parse: parseMdx,
  findOpaque: (text) => findExpressions(text).found,
  escapesBraces: true,
  escape: escapeJsx,
};

export const mdx: DocumentFormat = {
  id: "mdx",
  extract: (text) =>
    readUnixLines(text, (unixText) => {
      const { spans, edits, skipped } = readMarkdown(unixText, flavour);
      return { spans, edits, skipped: [...skipped, ...unclosedBraces(unixText)] };
    }),
  embedded: (text) => fencedDocuments(text, flavour),
  outline: (text) => readOutline(text, flavour),
};

/** The first one alone: whatever follows it can be part of what it began. */
function unclosedBraces(text: string): SkippedPart[] {
  const [first] = findExpressions(text).unclosed;
  return first === undefined ? [] : [{ line: positionAt(text, first).line, reason: "a brace is not closed" }];
}

const ESCAPE_OR_CODE = "\\\\[^]|(?<!`)(`+)(?!`)[^`]+\\1(?!`)";

const PROGRAM_AT_ANY_LINE = /(?<=(?:^|\n)\s*)[ei](?=(?:mport|xport)\b)/gu;
const PROGRAM_AT_LATER_LINE = /(?<=\n\s*)[ei](?=(?:mport|xport)\b)/gu;

/** Braces begin expressions, brackets begin tags; a backtick without another would hide both behind it; and two words begin a program. */
function escapeJsx(text: string, markup: readonly string[], isAtLineStart: boolean): string {
  const known = new Set(markup);
  const pattern = new RegExp([...textAlternatives(known), ESCAPE_OR_CODE, TAG, "[{}<`]"].join("|"), "giu");
  // An expression can be inside of what looks like a tag.
  const escape = (part: string): string =>
    part.replace(pattern, (found) => {
      const stays = known.has(found) || /^(?:\\|`.)/su.test(found) || isHarmlessTag(found);
      return stays ? found : `\\${found.charAt(0)}${escape(found.slice(1))}`;
    });
  const escaped = escape(text);
  // A line is written without the white space in front of it.
  const programs = isAtLineStart ? PROGRAM_AT_ANY_LINE : PROGRAM_AT_LATER_LINE;
  return escaped.replace(programs, characterReference);
}
