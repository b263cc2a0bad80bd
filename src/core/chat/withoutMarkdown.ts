/** In UTF-16 units: more of a text is no title, and an expression may take the square of its length. */
const MOST_LENGTH = 2000;
/** Before a line's words: a quote's mark, a heading's, a list's, with the box of a task. */
const LINE_MARKS = /^\s*(?:>\s*|#{1,6}\s+|[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,3}[.)]\s+)+/u;
/** A rule, also the one below a heading, or a fence: no words at all. */
const NO_WORDS = /^\s*(?:[-=]\s*){3,}$|^\s*(?:[*_]\s*){3,}$|^\s*(?:`{3,}|~{3,}).*$/u;
/** Below a table's head. */
const TABLE_RULE = /^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/u;
const TABLE_ROW = /^\s*\|.*\|\s*$/u;

/** What stands around words within a line. What programs mean by these signs stays: `2**3**4`, `a[0](x)`, `__init__`. */
const AROUND_WORDS: readonly RegExp[] = [
  /(?<![\w)\]])!?\[(?<words>[^\]\n]+)\]\([^()\s]*(?:\s+"[^"\n]*")?\)/gu,
  /(`+)(?!`)(?<words>[^`\n]+)\1(?!`)/gu,
  /(?<![\w)*])\*\*\*?(?<words>[^\s*](?:[^*\n]*[^\s*])?)\*\*\*?(?![\w(*])/gu,
  /(?<![\w)*])\*(?<words>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w(*])/gu,
  /~~(?<words>[^\s~](?:[^~\n]*[^\s~])?)~~/gu,
];

/**
 * The words of a text that may be Markdown, line by line: without headings' marks, quotes, lists, tables, fences, links and
 * emphasis. It goes by what nobody types in a sentence: a text in which that leaves nothing is no Markdown, and stays as it is,
 * and so does what stands behind its beginning.
 */
export function withoutMarkdown(text: string): string {
  const lines = text.slice(0, MOST_LENGTH).split("\n");
  const isTable = lines.some((line) => TABLE_RULE.test(line));
  const words = lines
    .filter((line) => !NO_WORDS.test(line) && !TABLE_RULE.test(line))
    .map((line) => wordsOf(isTable || TABLE_ROW.test(line) ? line.replaceAll("|", " ") : line))
    .filter((line) => line !== "");
  return words.length === 0 ? text : words.join("\n") + text.slice(MOST_LENGTH);
}

function wordsOf(line: string): string {
  const bare = line.replace(LINE_MARKS, "");
  return AROUND_WORDS.reduce((rest, around) => rest.replace(around, "$<words>"), bare).trim();
}
