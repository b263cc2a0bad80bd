/** Markdown's rules for emphasis and addresses look for spaces. These are for languages that put none between their words. */
import { Tokenizer, type Tokens } from "marked";

/** Burmese and Khmer words often stand apart by a space without width. */
const SPACELESS_SCRIPT =
  "\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Han}\\u200B-\\u200D\\u2060";
/** Marks of East Asian texts, as wide as a letter. */
const WIDE_MARK = "\\u3001-\\u303F\\uFF01-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF65";
const SPACELESS = `[${SPACELESS_SCRIPT}${WIDE_MARK}]`;
const MARK = "(?![*_~])[\\p{P}\\p{S}]";

/** Marks beside a run that would keep it from ending, or beginning, emphasis between words without a space. */
const MARKS_BESIDE_RUN = new RegExp(
  [
    `(?:${MARK})(?=(?:\\*+|~+)${SPACELESS})`,
    `(?=${SPACELESS})${MARK}(?=[*~])`,
    `(?=${MARK})(?<=${SPACELESS}(?:\\*+|~+))${MARK}`,
    `(?<=[*~])(?=${SPACELESS})${MARK}`,
  ].join("|"),
  "gu",
);
const RUN_BEFORE_MARK = new RegExp(`^(?:\\*+|~+)(?:(?=${SPACELESS})(?<own>${MARK})|(?=${MARK}))`, "u");
const ENDS_SPACELESS = new RegExp(`${SPACELESS}$`, "u");

/** What such a text puts behind an address that goes on without a space. A title in a path may have letters of any script. */
const ADDRESS_END = new RegExp(
  `[\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301B\\uFF01\\uFF08\\uFF09\\uFF0C\\uFF1A\\uFF1B\\uFF1F។៖၊။]|[“”‘’…](?=${SPACELESS}|$)`,
  "u",
);
const HOST_GLUED_TO_TEXT = new RegExp(`^((?:[a-z]+://|www\\.)[a-z\\d.-]*[a-z\\d])[${SPACELESS_SCRIPT}]`, "iu");

let maskedBefore = "";
let readBefore = "";

/**
 * A text of the parser's, as long as it was, in which marks between a run of `*` or `~` and a language without spaces count as
 * letters. The parser asks again with the same text for each run.
 */
function asRead(maskedSource: string): string {
  if (maskedSource !== maskedBefore) {
    maskedBefore = maskedSource;
    readBefore = maskedSource.replace(MARKS_BESIDE_RUN, (mark) => "a".repeat(mark.length));
  }
  return readBefore;
}

/** What the parser is to take for the text before a run, and for the character before it. */
function beforeRun(
  source: string,
  maskedSource: string,
  before: string,
): readonly [maskedSource: string, before: string] {
  const read = asRead(maskedSource);
  const run = RUN_BEFORE_MARK.exec(source);
  if (run === null) return [read, before];
  let end = maskedSource.length - source.length;
  while (end > 0 && maskedSource[end - 1] === source[0]) end -= 1;
  const canBegin = run.groups?.own !== undefined || ENDS_SPACELESS.test(maskedSource.slice(Math.max(0, end - 2), end));
  if (!canBegin || end === 0) return [read, before];
  // Behind a mark emphasis may begin before another one.
  return [`${read.slice(0, end - 1)}.${read.slice(end)}`, "."];
}

/**
 * `**หัวข้อ:**ข้อความ` and `**注意：**内容` are bold, though no space stands behind the mark: CommonMark's rules, which are made for
 * words between spaces, show their asterisks. As in other programs, a letter of such a language beside a run counts as a space would,
 * and its marks as letters. An underline stays what it is, within words.
 */
export const spacelessText = {
  emStrong(this: Tokenizer, source: string, maskedSource: string, before = ""): Tokens.Em | Tokens.Strong | undefined {
    if (!source.startsWith("*")) return Tokenizer.prototype.emStrong.call(this, source, maskedSource, before);
    return Tokenizer.prototype.emStrong.call(this, source, ...beforeRun(source, maskedSource, before));
  },
  del(this: Tokenizer, source: string, maskedSource: string, before = ""): Tokens.Del | undefined {
    if (!source.startsWith("~")) return undefined;
    return Tokenizer.prototype.del.call(this, source, ...beforeRun(source, maskedSource, before));
  },
  url(this: Tokenizer, source: string): Tokens.Link | undefined {
    const link = Tokenizer.prototype.url.call(this, source);
    if (link === undefined) return undefined;
    const host = HOST_GLUED_TO_TEXT.exec(link.raw)?.[1]?.length ?? 0;
    const ends = [link.raw.search(ADDRESS_END), host].filter((end) => end > 0);
    return ends.length === 0 ? link : Tokenizer.prototype.url.call(this, source.slice(0, Math.min(...ends)));
  },
};
