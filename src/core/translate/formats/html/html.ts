/** HTML pages and fragments, also with the expressions of a template language in them. */
import type { DocumentFormat, ExtractOptions, SkippedPart, TextEdit } from "../documentFormat.ts";
import { positionAt } from "../textPosition.ts";
import { readUnixLines } from "../unixLines.ts";
import { readHtml } from "./htmlSpans.ts";
import type { HtmlToken } from "./htmlTokens.ts";
import { findTemplates } from "./templates.ts";

export const html: DocumentFormat = {
  id: "html",
  extract: (text, options) =>
    readUnixLines(text, (unixText) => {
      const { spans, tokens, unclosed } = readHtml(unixText, { opaque: findTemplates(unixText), escapesBraces: false });
      const skipped = unclosed === undefined ? [] : [unclosedPart(unixText, unclosed)];
      return { spans, edits: languageEdits(tokens, options), skipped };
    }),
};

function unclosedPart(text: string, { start, name }: HtmlToken): SkippedPart {
  const { line } = positionAt(text, start);
  return { line, reason: `<${name}> is not closed; nothing after it was read` };
}

/** The page says which language it is in. */
function languageEdits(tokens: readonly HtmlToken[], { target }: ExtractOptions): TextEdit[] {
  const page = tokens.find(({ kind, name }) => kind === "open" && name === "html");
  return (page?.attributes ?? [])
    .filter(({ name, value }) => /^(?:xml:)?lang$/u.test(name) && /^[a-z]{2,3}(?:-[a-z\d]+)*$/iu.test(value))
    .map(({ start, end }) => ({ start, end, text: target }));
}
