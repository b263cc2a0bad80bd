/** Markdown with JSX: its prose, and the text between tags and in attributes; its JavaScript is left alone. */
import type { DocumentFormat } from "../documentFormat.ts";
import { isHarmlessTag, TAG, textAlternatives } from "../html/htmlEncoding.ts";
import { readMarkdown } from "../markdown/markdown.ts";
import type { MarkdownFlavour } from "../markdown/flavour.ts";
import { parseMdx } from "../markdown/markdownParser.ts";
import { readUnixLines } from "../unixLines.ts";
import { findExpressions } from "./expressions.ts";

const flavour: MarkdownFlavour = {
  parse: parseMdx,
  findOpaque: findExpressions,
  escapesBraces: true,
  escape: escapeJsx,
};

export const mdx: DocumentFormat = {
  id: "mdx",
  extract: (text) => readUnixLines(text, (unixText) => readMarkdown(unixText, flavour)),
};

/** A brace or a tag that the source has not is text; so is a backtick without another, which would hide the braces behind it. */
function escapeJsx(text: string, markup: readonly string[]): string {
  const known = new Set(markup);
  const pattern = new RegExp(
    [...textAlternatives(known), "\\\\[^]", "(`+)(?!`)[^`]+\\1(?!`)", TAG, "[{}<`]"].join("|"),
    "giu",
  );
  return text.replace(pattern, (found) =>
    known.has(found) || /^(?:\\|`.)/su.test(found) || isHarmlessTag(found) ? found : `\\${found}`,
  );
}
