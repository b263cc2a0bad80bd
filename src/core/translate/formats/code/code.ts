/** Programs: the words of their comments and docstrings. */
import type { DocumentFormat, InlineMark, SkippedPart } from "../documentFormat.ts";
import { readUnixLines, type ProseSpan } from "../unixLines.ts";
import { commentsIn } from "./commentLexer.ts";
import { commentTexts, type CommentText } from "./commentLines.ts";
import { isSettings } from "./directives.ts";
import { docParagraphs, type DocParagraph } from "./docStructure.ts";
import { harmlessInXml, isDocComment, markupOf, type DocMarkup } from "./docTags.ts";
import { codeSyntaxOf } from "./languages.ts";
import { harmlessInString } from "./harmlessInString.ts";
import { isCode, isForPrograms, isLicence } from "./leftAlone.ts";
import { programTexts } from "./programTexts.ts";

export const code: DocumentFormat = {
  id: "code",
  extract(text, { dialect = "" }) {
    const skipped: SkippedPart[] =
      codeSyntaxOf(dialect) === undefined ? [{ line: 1, reason: `the comments of "${dialect}" are not known` }] : [];
    return readUnixLines(text, (unixText) => ({
      spans: commentTexts(unixText, commentsIn(unixText, dialect)).flatMap((comment) =>
        dialect === "sql" && isForDatabase(unixText, comment) ? [] : spansOf(unixText, comment, dialect),
      ),
      edits: [],
      skipped,
    }));
  },
  selectable(text, { dialect = "" }) {
    const syntax = codeSyntaxOf(dialect);
    // What stands around a program is a document of another kind.
    if (syntax === undefined || syntax.startsIn !== undefined) return undefined;
    return readUnixLines(text, (unixText) => ({ spans: programTexts(unixText, dialect), edits: [], skipped: [] }))
      .spans;
  },
};

/** MySQL runs what stands in such a comment, and databases take hints from one: dumps and plans depend on both. */
function isForDatabase(text: string, { kind, start }: CommentText): boolean {
  return kind === "block" && /^\/\*M?[!+]/u.test(text.slice(start, start + 4));
}

function spansOf(text: string, comment: CommentText, languageId: string): ProseSpan[] {
  const all = comment.lines
    .map(({ start, end }) => text.slice(start, end))
    .join("\n")
    .trim();
  if (isForPrograms(all) || isLicence(all)) return [];
  if (comment.kind === "block" && isSettings(all, languageId)) return [];
  const written = text.slice(comment.start, comment.end);
  const markup = markupOf(written, languageId);
  const isDocumentation = comment.kind === "docstring" || isDocComment(written, languageId);
  return docParagraphs(text, comment.lines, { languageId, markup, isDocumentation }).flatMap((paragraph) => {
    const span = spanOf(text, { ...comment, markup }, paragraph);
    return span === undefined ? [] : [span];
  });
}

interface DocComment extends CommentText {
  readonly markup: DocMarkup;
}

function spanOf(text: string, comment: DocComment, { start, lines }: DocParagraph): ProseSpan | undefined {
  const words = lines.map((line, index) => text.slice(index === 0 ? start : line.start, line.end));
  const source = words.join("\n");
  const marks = marksIn(source);
  // A mark's own signs say nothing about the words around it.
  if (isCode(withMarksAs("x", source, marks).split("\n"))) return undefined;
  if (!WORD.test(withMarksAs("", source, marks).replace(/<[^<>]+>|\b0x[\da-f]+/giu, ""))) return undefined;
  const end = lines.at(-1)?.end ?? start;
  const breaks = lines.slice(1).map((line, index) => text.slice(lines[index]?.end ?? line.start, line.start));
  const furtherBreak = breaks.at(-1)?.replace(/^[^\n]*/u, "") ?? comment.furtherBreak;
  const encode = (translation: string) =>
    harmless(comment.markup === "xml" ? harmlessInXml(translation, source) : translation, comment, source)
      .split("\n")
      .map((line, index) => {
        const before = index === 0 ? "" : (breaks[index - 1] ?? furtherBreak);
        return before + seam(comment, index === 0 ? text.slice(start - 1, start) : before, line) + line;
      })
      .join("");
  return { start, end, source, marks, encode };
}

/** The star of a comment's frame and a slash behind it would be its end. */
function seam({ kind }: CommentText, before: string, line: string): string {
  return kind === "block" && before.endsWith("*") && line.startsWith("/") ? " " : "";
}

/** Latin letters that stand alone are names. */
const WORD = /[a-z]{2}|(?![a-z])\p{L}/iu;

/** Code in a text, links to names, roles of reStructuredText, references of Doxygen. */
const MARK =
  /(?::[\w:+-]{1,40}:)?`{2}[^`]+`{2}|(?::[\w:+-]{1,40}:)?`[^`\n]+`_{0,2}|\{@\w+(?:[^{}]|\{[^{}]*\})*\}|[@\\](?:p|c|ref|a|link)\s+[\w.:#()]+|\[\[?[\w.:#]+(?:\(\))?\]?\](?!\()|<(c|code|tt|kbd|samp)\b[^<>]*>[^<>]*<\/\1>|\\(?:code|link|pkg|url|eqn|linkS4class)(?:\[[^\]]*\])?\{[^{}]*\}/gu;

function marksIn(source: string): InlineMark[] {
  return Array.from(source.matchAll(MARK), ({ index, 0: mark }) => ({
    kind: "opaque",
    start: index,
    end: index + mark.length,
  }));
}

function withMarksAs(replacement: string, source: string, marks: readonly InlineMark[]): string {
  let rest = "";
  let at = 0;
  for (const { start, end } of marks) {
    rest += source.slice(at, start) + replacement;
    at = end;
  }
  return rest + source.slice(at);
}

/** No blank lines, which would divide the text, and nothing that would end the comment before its end. */
function harmless(translation: string, { kind, opening, closing }: CommentText, source: string): string {
  const lines = translation.replace(/\n\s*\n/gu, "\n").trim();
  if (kind === "line") return lines.replace(/\?>/gu, "? >").replace(/\s*\\+(?=\n|$)/gu, "");
  if (kind === "docstring") return harmlessInString(lines, closing, source);
  const signs = [closing, opening].filter((sign) => sign.trim() !== "");
  // Where comments nest, a source may have whole ones in it.
  if (source.includes(closing) && signsIn(lines, signs) === signsIn(source, signs)) return lines;
  return signs
    .filter((sign) => source.includes(closing) || !source.includes(sign))
    .reduce((rest, sign) => rest.replaceAll(sign, `${sign.slice(0, 1)} ${sign.slice(1)}`), lines);
}

function signsIn(text: string, signs: readonly string[]): string {
  let found = "";
  for (let at = 0; at < text.length; at += 1) {
    const sign = signs.find((each) => text.startsWith(each, at));
    if (sign === undefined) continue;
    found += sign;
    at += sign.length - 1;
  }
  return found;
}
