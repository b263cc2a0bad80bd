/** Writes translated text into HTML. */
import { escapePattern } from "../../../text/escapePattern.ts";

/** Source of a pattern. */
export const TAG = "</?[a-z][^\\s<>/]*(?:\\s(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)?/?>";
const ENTITY = "&(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z][\\da-z]{1,31});";
const TEMPLATE_START = "\\{(?=[{%#])|<(?=[%?])";
/** Tags that may come into a text which had none: without attributes they can do no more than emphasise. */
const HARMLESS_TAG =
  /^<\/?(?:abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)\s*\/?>$/iu;

/** A line break that the source has not: a space, as in all other texts. */
export const NEW_LINE = /^<br\s*\/?>$/iu;

export interface HtmlTextOptions {
  /** What stands in the document in the place of each "\n" of the text. */
  readonly joints: readonly string[];
  /** What the source has of markup: it is written as it is. */
  readonly markup: readonly string[];
  /** Whether braces begin an expression, as in MDX. */
  readonly escapesBraces: boolean;
}

/** Blank lines go, and line breaks that the source has not become spaces: in HTML they mean the same. */
export function encodeHtmlText(text: string, { joints, markup, escapesBraces }: HtmlTextOptions): string {
  const known = new Set(markup);
  const pattern = new RegExp(
    [...textAlternatives(known), TAG, ENTITY, escapesBraces ? "[&<{}`]" : `[&<]|${TEMPLATE_START}`].join("|"),
    "giu",
  );
  const newTags = (text.match(pattern) ?? []).filter((found) => !known.has(found) && isHarmlessTag(found));
  const keepsNewTags = areBalanced(newTags);
  const escape = (part: string): string =>
    part.replace(pattern, (found) => {
      if (known.has(found)) return found;
      if (NEW_LINE.test(found)) return " ";
      // A template or an expression can be inside of what looks like a tag.
      if (found.startsWith("<")) {
        return keepsNewTags && isHarmlessTag(found) ? found : `&lt;${escape(found.slice(1))}`;
      }
      if (/^[{}`]$/u.test(found)) return characterReference(found);
      // `&lt;` and what cannot be seen are entities in the text, too: see `isReadable`.
      return /^&(?:lt|gt|amp|nbsp|shy);$/u.test(found) ? found : `&amp;${found.slice(1)}`;
    });
  const lines = escape(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.map((line, index) => (index === 0 ? line : (joints[index - 1] ?? " ") + line)).join("");
}

/** For a pattern that finds the texts as they are; the longest first. */
export function textAlternatives(texts: ReadonlySet<string>): string[] {
  return [...texts].sort((a, b) => b.length - a.length).map(escapePattern);
}

/** Whether as many of each name open as close. */
function areBalanced(tags: readonly string[]): boolean {
  const open = new Map<string, number>();
  for (const tag of tags) {
    const name = /\w+/u.exec(tag)?.[0].toLowerCase() ?? "";
    open.set(name, (open.get(name) ?? 0) + (tag.startsWith("</") ? -1 : 1));
  }
  return [...open.values()].every((count) => count === 0);
}

export function isHarmlessTag(text: string): boolean {
  return HARMLESS_TAG.test(text);
}

/** On one line; in the quotes that the attribute has, or with its own where it has none. */
export function encodeHtmlAttribute(text: string, quote: string, escapesBraces: boolean): string {
  const value = text
    .trim()
    .replace(/\s*\n\s*/gu, " ")
    .replace(/&(?=#?\w+;)/gu, "&amp;")
    .replace(new RegExp(escapesBraces ? "[{}<`]" : TEMPLATE_START, "gu"), characterReference);
  if (quote === "'") return value.replaceAll("'", "&#39;");
  const escaped = value.replaceAll('"', "&quot;");
  return quote === '"' ? escaped : `"${escaped}"`;
}

/** The ASCII character as HTML and Markdown read it without a meaning of its own. */
export function characterReference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Whether an entity's character can stand in the text in its place, and be written without one. */
export function isReadable(character: string, following: string): boolean {
  if (character === "&") return !/^[#a-z]/iu.test(following);
  return /^[^<>\p{Z}\p{C}]+$/u.test(character);
}
