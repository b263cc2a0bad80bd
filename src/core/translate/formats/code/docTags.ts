/** Elements of XML and HTML in documentation: those that stand between paragraphs are structure, those within are left to protection. */
import type { TextSpan } from "../../../../shared/translation.ts";

/** Which elements a comment has: C#'s, which may stand anywhere, or those of HTML, which count at the ends of a line only. */
export type DocMarkup = "xml" | "html" | "none";

export interface BlockTag extends TextSpan {
  readonly name: string;
  readonly isOpening: boolean;
}

const XML_NAMES =
  "summary|remarks|param|typeparam|returns|value|exception|permission|example|para|list|listheader|item|term|description|note|code|include|inheritdoc|overloads|seealso";
const XML_TAG = new RegExp(String.raw`<(?<closing>\/?)(?<name>${XML_NAMES})\b[^<>]*?(?<empty>\/?)>`, "gu");
const HTML_NAMES =
  "p|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tr|td|th|h[1-6]|pre|blockquote|hr|div|center|code(?=>\\s*$)";
const HTML_TAG = String.raw`<(?<closing>\/?)(?<name>${HTML_NAMES})\b[^<>]*?(?<empty>\/?)>`;
/** Reads tags one by one from where it is, so that it finds those in a row at the beginning of a line. */
const LEADING_TAG = new RegExp(`\\s*${HTML_TAG}`, "iuy");
const WHOLE_TAG = new RegExp(String.raw`^<\/?(?:${HTML_NAMES})\b[^<>]*>$`, "iu");

const XML_LANGUAGES: readonly string[] = ["csharp", "fsharp", "vb", "c", "cpp"];
const IS_XML =
  /<(?:summary|remarks|returns|value|example|para|inheritdoc|(?:param|typeparam)\s+name=|exception\s+cref=|include\s+file=)/u;

/** @param comment as it is written, with its sign: only documentation has markup */
export function markupOf(comment: string, languageId: string): DocMarkup {
  if (!/^(?:\/\*[*!]|\/\/[/!]|''')/u.test(comment)) return "none";
  return XML_LANGUAGES.includes(languageId) && IS_XML.test(comment) ? "xml" : "html";
}

/** Whose documentation has no sign of its own. */
const ANY_IS_DOCUMENTATION: readonly string[] = ["go", "ruby"];
const IS_DOCUMENTATION = /^(?:\/\*[*!]|\/\/[/!]|'''|---|(?:--|\{-)\s*[|^]|##|#')/u;

/** @param comment as it is written, with its sign */
export function isDocComment(comment: string, languageId: string): boolean {
  return ANY_IS_DOCUMENTATION.includes(languageId) || IS_DOCUMENTATION.test(comment);
}

/** The tags of a line that stand between paragraphs, in order. */
export function blockTags(words: string, markup: DocMarkup): BlockTag[] {
  if (markup === "none" || !words.includes("<")) return [];
  if (markup === "xml") return Array.from(words.matchAll(XML_TAG), tagOf);
  const leading = tagsFrom(words, 0);
  const trailing = trailingTagsStart(words);
  return trailing < (leading.at(-1)?.end ?? 0) ? leading : [...leading, ...tagsFrom(words, trailing)];
}

/** Goes back from the end tag by tag. */
function trailingTagsStart(words: string): number {
  let start = words.endsWith("{@code") ? words.length - "{@code".length : words.length;
  let at = words.length;
  while (words[start - 1] === ">") {
    const opening = words.lastIndexOf("<", start - 1);
    if (opening < 0 || !WHOLE_TAG.test(words.slice(opening, start))) break;
    at = opening;
    while (/\s/u.test(words.charAt(at - 1))) at -= 1;
    start = at;
  }
  return at;
}

function tagsFrom(words: string, from: number): BlockTag[] {
  const tags: BlockTag[] = [];
  LEADING_TAG.lastIndex = from;
  for (let match = LEADING_TAG.exec(words); match !== null; match = LEADING_TAG.exec(words)) tags.push(tagOf(match));
  return tags;
}

function tagOf({ index, 0: found, groups }: RegExpExecArray): BlockTag {
  const { closing, name = "", empty } = groups ?? {};
  return {
    start: index,
    end: index + found.length,
    name: name.toLowerCase(),
    isOpening: closing === "" && empty === "",
  };
}

/** Elements whose text is code; `<code>` of HTML only alone on a line. */
export function isVerbatim({ name, isOpening }: BlockTag): boolean {
  return isOpening && (name === "pre" || name === "code");
}

/** A translation as text of an XML document: only the source's own tags and references are some. */
export function harmlessInXml(translation: string, source: string): string {
  const known = new Set(source.match(/<[^<>]+>/gu) ?? []);
  return translation
    .replace(/<[^<>]+>|[<>]/gu, (found) => {
      if (known.has(found)) return found;
      return found.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    })
    .replace(/&(?!(?:\w{1,31}|#\d{1,7}|#x[\da-f]{1,6});)/giu, "&amp;");
}
