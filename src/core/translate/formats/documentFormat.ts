/**
 * What a document format is: a reader that finds the places of a text that are for people, and nothing else. The result of a
 * translation is the original text with those places replaced, so everything else is equal byte for byte. Libraries give
 * positions, and read the result again as a check; no format ever writes a document.
 */
import type { LanguageTag } from "../../languages.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import { applyEdits } from "./applyEdits.ts";
import type { DocumentOutline } from "./documentOutline.ts";

/**
 * Which placeholders a format's messages have beside those that are protected everywhere. "messageFormat" is Java's: an ICU message, but that an apostrophe
 * is always written twice. "orderedPrintf" is a dialect without numbers: `%2$s` is nothing in it.
 */
export type MessageSyntax = "text" | "icu" | "messageFormat" | "printf" | "orderedPrintf" | "fluent";

/**
 * A stretch of a span's source that the format's reader knows to be no words: a code span, a tag, a link's destination, the
 * signs of emphasis. What belongs together in pairs (`**` and `**`, `[` and `](url)`, `<b>` and `</b>`) has the same `pair`.
 */
export interface InlineMark extends TextSpan {
  readonly kind: "opaque" | "open" | "close";
  readonly pair?: number;
}

/** One translatable place. Spans are in the document's order and do not overlap; a place may be empty. */
export interface Span extends TextSpan {
  /** What is translated: decoded, without escapes, prefixes of continued lines or indentation; line breaks are "\n". */
  readonly source: string;
  /** What stands between `start` and `end` now, decoded. Other than `source` only where the document has both languages. */
  readonly current: string;
  /** How decoded text is written at this place. `encode(current)` is exactly what stands there. */
  encode(this: void, text: string): string;
  readonly syntax: MessageSyntax;
  /** In the order of `source`, not overlapping. Empty where the format's text has no markup. */
  readonly marks: readonly InlineMark[];
  /** Names the entry across changes of the document (`menu.open`, a msgid with its context). Prose has none. */
  readonly key?: string;
  /** The key is a number that only counts, as a subtitle's: one more at the beginning renames all that follow. */
  readonly isCounted?: true;
  /** What its author wrote for translators. */
  readonly note?: string;
  /** CLDR plural category that the place is for, where the document has one place for each. */
  readonly pluralCategory?: Intl.LDMLPluralRule;
  /** What marks the letter of a label that is pressed with Alt, where that is not `&` alone: `_` of programs with GTK. */
  readonly mnemonicSign?: "_";
}

export interface TextEdit extends TextSpan {
  readonly text: string;
}

/** What a format's reader left alone because it does not understand it. */
export interface SkippedPart {
  /** From 1. */
  readonly line: number;
  /** For people, in a few words. */
  readonly reason: string;
}

export interface Extraction {
  readonly spans: readonly Span[];
  /** Beside the spans: what the document says about its own language (a PO header, `@@locale`, `target-language`). */
  readonly edits: readonly TextEdit[];
  readonly skipped: readonly SkippedPart[];
}

export interface ExtractOptions {
  readonly target: LanguageTag;
  readonly source?: LanguageTag | undefined;
  /** See `TranslateParams.dialect`. */
  readonly dialect?: string | undefined;
  /** The translation that is there already: how it is written decides where a format has more than one way. */
  readonly earlier?: string | undefined;
}

/** A document of another kind within a document: the program in a fence of Markdown. */
export interface EmbeddedDocument extends TextSpan {
  /** With what begins and ends it in the document around. */
  readonly frame: TextSpan;
  readonly format: FormatId;
  readonly dialect?: string | undefined;
  /** What its format reads: what stands from `start` to `end`, where signs of the document around it have become spaces. */
  readonly text: string;
}

export interface DocumentFormat {
  readonly id: FormatId;
  /**
   * @throws AppError document.invalid (details: line, column, reason) when the document cannot be read at all. Whoever reads a
   *   translated document again takes that as a fault of the translation.
   */
  extract(text: string, options: ExtractOptions): Extraction;
  /**
   * What beside is translated where somebody has selected it: the strings of a program. Where a format has this, nothing else of a
   * document is words. Undefined: of this document it cannot be told.
   */
  selectable?(text: string, options: ExtractOptions): readonly Span[] | undefined;
  /** What `extract` leaves alone because it is of another kind: a selection in it is read with its own format. */
  embedded?(text: string): readonly EmbeddedDocument[];
  /** Where a format's headings are addresses that are made of their words: these change with the language. */
  outline?(text: string): DocumentOutline;
}

export const FORMAT_IDS = [
  "plaintext",
  "markdown",
  "mdx",
  "html",
  "json",
  "arb",
  "xcstrings",
  "yaml",
  "properties",
  "fluent",
  "csv",
  "po",
  "androidXml",
  "xliff",
  "subtitles",
  "appleStrings",
  "code",
] as const;

export type FormatId = (typeof FORMAT_IDS)[number];

/** The text with every span's place, and every edit, replaced. `texts[i]` is for `spans[i]`, decoded; undefined leaves the place alone. */
export function replaceSpans(
  text: string,
  { spans, edits }: Pick<Extraction, "spans" | "edits">,
  texts: readonly (string | undefined)[],
): string {
  const changes: TextEdit[] = [...edits];
  spans.forEach(({ start, end, encode }, index) => {
    const translation = texts[index];
    if (translation !== undefined) changes.push({ start, end, text: encode(translation) });
  });
  return applyEdits(text, changes).text;
}
