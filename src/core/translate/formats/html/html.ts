/** HTML pages and fragments, also with the expressions of a template language in them. */
import type { DocumentFormat, ExtractOptions, TextEdit } from "../documentFormat.ts";
import { ascendingLines } from "../textPosition.ts";
import { readUnixLines } from "../unixLines.ts";
import { readHtml } from "./htmlSpans.ts";
import type { HtmlToken } from "./htmlTokens.ts";
import { findTemplates } from "./templates.ts";

export const html: DocumentFormat = {
  id: "html",
  extract: (text, options) =>
    readUnixLines(text, (unixText) => {
      const { spans, tokens, skipped } = readHtml(unixText, { opaque: findTemplates(unixText), escapesBraces: false });
      const lineOf = ascendingLines(unixText);
      return {
        spans,
        edits: languageEdits(tokens, options),
        skipped: skipped.map(({ start, reason }) => ({ line: lineOf(start), reason })),
      };
    }),
};

/** The page says which language it is in. */
function languageEdits(tokens: readonly HtmlToken[], { target }: ExtractOptions): TextEdit[] {
  const page = tokens.find(({ kind, name }) => kind === "open" && name === "html");
  return (page?.attributes ?? [])
    .filter(({ name, value }) => /^(?:xml:)?lang$/u.test(name) && /^[a-z]{2,3}(?:-[a-z\d]+)*$/iu.test(value))
    .map(({ start, end }) => ({ start, end, text: target }));
}
