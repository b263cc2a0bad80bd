/** Markdown with JSX: its prose, and the text between tags and in attributes; its JavaScript is left alone. */
import type { DocumentFormat } from "../documentFormat.ts";
import { readMarkdown } from "../markdown/markdown.ts";
import type { MarkdownFlavour } from "../markdown/flavour.ts";
import { parseMdx } from "../markdown/markdownParser.ts";
import { characterReference, isHarmlessTag, TAG, textAlternatives } from "../html/htmlEncoding.ts";
import { readOutline } from "../markdown/readOutline.ts";
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
  outline: (text) => readOutline(text, flavour),
};

const ESCAPE_OR_CODE = "\\\\[^]|(?<!`)(`+)(?!`)[^`]+\\1(?!`)";

/** Braces begin expressions, brackets begin tags; a backtick without another would hide both behind it; and two words begin a program. */
function escapeJsx(text: string, markup: readonly string[], isAtLineStart: boolean): string {
  const known = new Set(markup);
  const pattern = new RegExp([...textAlternatives(known), ESCAPE_OR_CODE, TAG, "[{}<`]"].join("|"), "giu");
  const escaped = text.replace(pattern, (found) =>
    known.has(found) || /^(?:\\|`.)/su.test(found) || isHarmlessTag(found) ? found : `\\${found}`,
  );
  return isAtLineStart ? escaped.trimStart().replace(/^[ei](?=(?:mport|xport)[\s{*])/u, characterReference) : escaped;
}
