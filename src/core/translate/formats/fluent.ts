/** Fluent: the patterns of messages, terms, attributes and variants. Placeables, selectors and variant keys stay. */
import {
  FluentParser,
  Junk,
  Message,
  NumberLiteral,
  Placeable,
  type Resource,
  SelectExpression,
  Term,
  type Pattern,
  type SyntaxNode,
  type TextElement,
  type Variant,
} from "@fluent/syntax";
import type { LanguageTag } from "../../languages.ts";
import { uniqueKey } from "./dataPath.ts";
import type { DocumentFormat, InlineMark, SkippedPart, Span } from "./documentFormat.ts";
import { fluentText, type FluentPlace } from "./fluentText.ts";
import { isForPeople } from "./humanText.ts";
import { missingPluralForms, pluralCategoryOf } from "./pluralKeys.ts";
import { ascendingLines, columnAt, invalidDocument } from "./textPosition.ts";

export const fluent: DocumentFormat = {
  id: "fluent",
  extract(text, { target }) {
    refuseLongSpace(text);
    const { body } = parse(text);
    const junk = body.filter((entry) => entry instanceof Junk);
    const entries = body.filter((entry) => entry instanceof Message || entry instanceof Term);
    const [firstJunk] = junk;
    if (firstJunk !== undefined && entries.length === 0) {
      throw invalidDocument(text, placeOfJunk(firstJunk), reasonOf(firstJunk));
    }
    const reader: Reader = { text, target, spans: [], seen: new Map() };
    for (const entry of entries) {
      const id = entry instanceof Term ? `-${entry.id.name}` : entry.id.name;
      const note = entry.comment?.content;
      if (entry.value !== null) readPattern(reader, entry.value, { key: id, name: "", note });
      for (const { id: attribute, value } of entry.attributes) {
        readPattern(reader, value, { key: `${id}.${attribute.name}`, name: attribute.name, note });
      }
    }
    const lineOf = ascendingLines(text);
    const skipped = junk.map((entry): SkippedPart => ({
      line: lineOf(placeOfJunk(entry)),
      reason: reasonOf(entry),
    }));
    return { spans: reader.spans, edits: [], skipped };
  },
};

/** @throws AppError document.invalid where braces are nested so deeply that the parser, which is recursive, has no stack left */
function parse(text: string): Resource {
  try {
    // A byte order mark is no Fluent; a line break in its place keeps the offsets.
    return new FluentParser().parse(text.replace(/^\ufeff/u, "\n"));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidDocument(text, text.indexOf("{"), "braces are nested too deeply");
  }
}

/** The parser looks at each stretch of white space that text follows as often as the stretch has characters. */
const SPACE_LIMIT_CHARACTERS = 500;

/** @throws AppError document.invalid where a message has more white space in it than the parser can be given */
function refuseLongSpace(text: string): void {
  const longSpace = new RegExp(`(?<![ \\r\\n])[ \\r\\n]{${SPACE_LIMIT_CHARACTERS + 1},}`, "gu");
  for (const { 0: space, index } of text.matchAll(longSpace)) {
    const end = index + space.length;
    // Behind a line break a message goes on only where a line is indented.
    if (end < text.length && space.endsWith(" ")) throw invalidDocument(text, index, "a very long stretch of spaces");
  }
}

interface Reader {
  readonly text: string;
  readonly target: LanguageTag;
  readonly spans: Span[];
  readonly seen: Map<string, number>;
}

/** What is known of a pattern from the entry that it belongs to. */
interface Owner {
  readonly key: string;
  /** An attribute's name; empty for the value of a message or term. */
  readonly name: string;
  readonly note: string | undefined;
  readonly pluralCategory?: Intl.LDMLPluralRule | undefined;
}

type PatternElement = TextElement | Placeable;

/** Keys, sizes and the like, which user interfaces keep in attributes. */
const TECHNICAL_ATTRIBUTES = /^(access-?key|command-?key|key|keycode|style|width|height|href|src|url|class|id)$/iu;

function readPattern(reader: Reader, pattern: Pattern, owner: Owner): void {
  if (TECHNICAL_ATTRIBUTES.test(owner.name)) return;
  let run: PatternElement[] = [];
  const closeRun = () => {
    addRun(reader, run, owner);
    run = [];
  };
  for (const element of pattern.elements) {
    const expression = element instanceof Placeable ? element.expression : undefined;
    if (!(expression instanceof SelectExpression)) {
      run.push(element);
      continue;
    }
    closeRun();
    readVariants(reader, expression, owner);
  }
  closeRun();
}

/** Each variant is a text of its own; plural forms that the target has and the message has not go before the default. */
function readVariants(reader: Reader, { variants }: SelectExpression, owner: Owner): void {
  const names = new Set(variants.map(variantName));
  const isPlural = names.has("other") && [...names].every((name) => pluralCategoryOf(name) ?? /^\d/u.test(name));
  for (const variant of variants) {
    const name = variantName(variant);
    const added = reader.spans.length;
    const pluralCategory = isPlural ? pluralCategoryOf(name) : undefined;
    readPattern(reader, variant.value, { ...owner, key: `${owner.key}[${name}]`, pluralCategory });
    const spans = reader.spans.slice(added);
    const [only] = spans;
    if (name !== "other" || !isPlural || only === undefined || spans.length > 1) continue;
    const missing = missingPluralForms({ stem: "", category: "other", type: "cardinal" }, reader.target, names);
    reader.spans.splice(added, 0, ...missing.map(({ category }) => newVariant(reader, variant, only, owner, category)));
  }
}

function newVariant(
  { text }: Reader,
  variant: Variant,
  { encode: _encode, ...other }: Span,
  { key }: Owner,
  category: Intl.LDMLPluralRule,
): Span {
  const { start } = spanOf(variant);
  const indent = " ".repeat(columnAt(text, start) - 1);
  const lineBreak = lineBreakOf(text);
  const place: FluentPlace = { indent: `${indent}    `, lineBreak, isBlock: false, placeables: placeablesOf(other) };
  return {
    ...other,
    start,
    end: start,
    current: "",
    encode: (translation) =>
      translation === "" ? "" : `[${category}] ${fluentText(translation, place)}${lineBreak}${indent}`,
    key: `${key}[${category}]`,
    pluralCategory: category,
  };
}

function addRun({ text, spans, seen }: Reader, run: readonly PatternElement[], owner: Owner): void {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return;
  const { source: joined, marks } = sourceOf(text, run);
  const words = run.map((element) => (element instanceof Placeable ? " " : element.value)).join("");
  if (!isForPeople([owner.key], words, "messages")) return;
  const { start, end } = trimmedPlace(text, spanOf(first).start, spanOf(last).end);
  const written = text.slice(start, end);
  // A stretch of the document takes no memory of its own.
  const source = joined === written ? written : joined;
  const place: Omit<FluentPlace, "placeables"> = {
    indent: indentFor(text, start, written),
    lineBreak: lineBreakOf(text),
    isBlock: /(^|[\r\n]) *$/u.test(text.slice(Math.max(0, start - 200), start)),
  };
  spans.push({
    start,
    end,
    source,
    current: source,
    encode: runEncoder({ source, marks }, written, place),
    syntax: "fluent",
    marks,
    key: uniqueKey(owner.key, seen),
    ...(owner.note === undefined ? {} : { note: owner.note }),
    ...(owner.pluralCategory === undefined ? {} : { pluralCategory: owner.pluralCategory }),
  });
}

/** A function of its own, so that it keeps nothing else of the document in memory. */
function runEncoder(
  run: Pick<Span, "source" | "marks">,
  written: string,
  place: Omit<FluentPlace, "placeables">,
): Span["encode"] {
  return (translation) =>
    translation === run.source ? written : fluentText(translation, { ...place, placeables: placeablesOf(run) });
}

/** Placeables stand in it as the document writes them, each marked as no words. Space beside a selector stays outside. */
function sourceOf(
  text: string,
  run: readonly PatternElement[],
): { readonly source: string; readonly marks: InlineMark[] } {
  let source = "";
  const marks: InlineMark[] = [];
  for (const element of run) {
    if (!(element instanceof Placeable)) {
      source += element.value;
      continue;
    }
    const { start, end } = spanOf(element);
    marks.push({ kind: "opaque", start: source.length, end: source.length + end - start });
    source += text.slice(start, end);
  }
  const leading = /^[ \n]*/u.exec(source)?.[0].length ?? 0;
  return {
    source: source.slice(leading).replace(/(?<![ \n])[ \n]+$/u, ""),
    marks: marks.map((mark) => ({ ...mark, start: mark.start - leading, end: mark.end - leading })),
  };
}

function placeablesOf({ source, marks }: Pick<Span, "source" | "marks">): ReadonlySet<string> {
  return new Set(marks.map(({ start, end }) => source.slice(start, end)));
}

/** Without the indentation before the first line and the space behind the last: neither is text. */
function trimmedPlace(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const written = text.slice(start, end);
  // Each stretch of white space is looked at once, from its beginning.
  return {
    start: start + (/^[ \r\n]*/u.exec(written)?.[0].length ?? 0),
    end: start + written.replace(/(?<![ \r\n])[ \r\n]+$/u, "").length,
  };
}

/** That of the least indented line that the text goes on in, else one level more than the line that it begins in. */
function indentFor(text: string, start: number, written: string): string {
  const further = Array.from(written.matchAll(/\n( +)(?=[^ \r\n])/gu), ([, indent = ""]) => indent);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const [own = ""] = /^ */u.exec(text.slice(lineStart, start)) ?? [];
  const isBlock = lineStart + own.length === start;
  if (isBlock) further.push(own);
  return further.length === 0
    ? `${own}    `
    : further.reduce((least, indent) => (indent.length < least.length ? indent : least));
}

function lineBreakOf(text: string): string {
  return /\r?\n/u.exec(text)?.[0] ?? "\n";
}

function variantName({ key }: Variant): string {
  return key instanceof NumberLiteral ? key.value : key.name;
}

/** The parser is asked for spans. */
function spanOf({ span }: SyntaxNode): { readonly start: number; readonly end: number } {
  if (span === undefined) throw new RangeError("A syntax tree of Fluent without places");
  return span;
}

function placeOfJunk(junk: Junk): number {
  return junk.annotations[0]?.span?.start ?? spanOf(junk).start;
}

function reasonOf({ annotations }: Junk): string {
  return `no message of Fluent (${annotations[0]?.code ?? "E0001"}: ${annotations[0]?.message ?? "unknown"})`;
}
