import { isHarmlessTag, NEW_LINE, TAG, textAlternatives } from "../html/htmlEncoding.ts";

/**
 * A tag that the source has not is text, unless it can do no more than emphasise: a model writes no active content into a page.
 * @param markup what the source has of markup
 * @param others pattern of further signs that are text where the source has not just them
 */
export function escapeNewTags(text: string, markup: readonly string[], others: readonly string[] = []): string {
  const known = new Set(markup);
  const pattern = new RegExp(
    [...textAlternatives(known), "\\\\[^]", "(`+)(?!`)[^`]+\\1(?!`)", TAG, ...others].join("|"),
    "giu",
  );
  return text.replace(pattern, (found) => {
    if (known.has(found) || /^(?:\\|`.)/su.test(found) || isHarmlessTag(found)) return found;
    return NEW_LINE.test(found) ? " " : `\\${found}`;
  });
}
