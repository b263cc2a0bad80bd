/** JSON with comments, and JSON Lines: the string values that are for people. Keys, numbers and everything between stay. */
import { dataKey, uniqueKey } from "./dataPath.ts";
import { localeForm, localeOf } from "../update/localeForms.ts";
import { describedMessages, type DescribedMessage } from "./describedMessages.ts";
import type { DocumentFormat, Extraction, ExtractOptions, SkippedPart, Span, TextEdit } from "./documentFormat.ts";
import { isForPeople, natureOf } from "./humanText.ts";
import { icuFaults } from "./icuFaults.ts";
import { jsonStringContent, jsonStyleOf, type JsonStyle } from "./jsonEscapes.ts";
import { readJsonStrings, type JsonString, type JsonStrings } from "./jsonStrings.ts";
import { missingPluralForms, pluralKeyOf } from "./pluralKeys.ts";
import { ascendingLines } from "./textPosition.ts";

export const json: DocumentFormat = {
  id: "json",
  extract(text, options) {
    const { target, dialect } = options;
    const style = jsonStyleOf(text);
    const read = dialect === "jsonl" ? readJsonLines(text) : readJsonStrings(text);
    const described = describedMessages(read, { isKnown: dialect === "chrome" });
    if (described !== undefined) return describedSpans(text, described, style, read.skipped);
    const { shape, skipped } = read;
    const locale = localeKey(read, options);
    const strings = locale === undefined ? read.strings : read.strings.map(withoutRootKey);
    const nature = locale === undefined ? natureOf(shape) : "messages";
    const siblings = siblingKeys(strings);
    const spans: Span[] = [];
    const seen = new Map<string, number>();
    for (const string of strings) {
      if (!isForPeople(string.path, string.value, nature)) continue;
      const plural = pluralKeyOf(lastKey(string), siblings.get(string.object) ?? NO_KEYS);
      const span = jsonSpan(text, string, style, uniqueKey(dataKey(string.path), seen));
      spans.push(plural === undefined ? span : { ...span, pluralCategory: plural.category });
      if (plural?.category !== "other") continue;
      for (const { key, category } of missingPluralForms(plural, target, siblings.get(string.object) ?? NO_KEYS)) {
        spans.push({
          ...span,
          start: string.end + 1,
          end: string.end + 1,
          current: "",
          encode: memberWriter(text, string, key, style),
          key: dataKey([...string.path.slice(0, -1), key]),
          pluralCategory: category,
        });
      }
    }
    return { spans, edits: locale ?? [], skipped: [...skipped, ...icuFaults(text, spans)] };
  },
};

function describedSpans(
  text: string,
  messages: readonly DescribedMessage[],
  style: JsonStyle,
  skipped: readonly SkippedPart[],
): Extraction {
  const seen = new Map<string, number>();
  const spans = messages.map(({ string, note, marks }): Span => {
    const span = jsonSpan(text, string, style, uniqueKey(dataKey(string.path), seen));
    return { ...span, marks, ...(note === undefined ? {} : { note }) };
  });
  return { spans, edits: [], skipped: [...skipped, ...icuFaults(text, spans)] };
}

/**
 * The language that all of a document stands under, as vue-i18n has it: the edits that make it the target's. Undefined without one.
 * Several languages are left as they are: which of them another program reads is not said.
 */
function localeKey({ rootKeys, strings }: JsonStrings, { target, source }: ExtractOptions): TextEdit[] | undefined {
  const [key, ...others] = rootKeys;
  const isAboveTexts = strings.length > 0 && strings.every(({ path }) => typeof path[1] === "string");
  if (key === undefined || others.length > 0 || !isAboveTexts) return undefined;
  const { name, start, end } = key;
  // The target's is what the source's has become when a translation is read again.
  if (localeOf(name, target) !== undefined) return [];
  return localeOf(name, source) === undefined ? undefined : [{ start, end, text: localeForm(target, "json", name) }];
}

function withoutRootKey(string: JsonString): JsonString {
  return { ...string, path: string.path.slice(1) };
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** The span of what stands between a string's quotes. */
export function jsonSpan(text: string, { value, start, end }: JsonString, style: JsonStyle, key: string): Span {
  return {
    start,
    end,
    source: value,
    current: value,
    // What its author wrote comes back as it was, in whatever escapes.
    encode: (translation) => (translation === value ? text.slice(start, end) : jsonStringContent(translation, style)),
    syntax: value.includes("{") ? "icu" : "text",
    marks: [],
    ...(key === "" ? {} : { key }),
  };
}

/** Writes a further member after `string`, laid out as that one is; no text, no member. */
function memberWriter(
  text: string,
  string: JsonString,
  key: string,
  style: JsonStyle,
): (translation: string) => string {
  const before = spaceBefore(text, string.keyStart);
  const between = /\s*:\s*$/u.exec(text.slice(string.keyStart, string.start - 1))?.[0] ?? ": ";
  const name = jsonStringContent(key, style);
  return (translation) =>
    translation === "" ? "" : `,${before}"${name}"${between}"${jsonStringContent(translation, style)}"`;
}

/** The white space, line breaks included, that ends at an offset. */
export function spaceBefore(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && /[ \t\r\n]/u.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start, offset);
}

/** One document on each line; together they are records. Their keys begin with the number of the line, from 0. */
function readJsonLines(text: string): JsonStrings {
  const lineOf = ascendingLines(text);
  const lines = Array.from(text.matchAll(/[^\r\n]*\S[^\r\n]*/gu), ({ 0: line, index: base }) =>
    readJsonStrings(line, { document: text, base, lineOf }),
  );
  return {
    strings: lines.flatMap(({ strings }, number) =>
      strings.map((string) => ({ ...string, path: [number, ...string.path] })),
    ),
    rootKeys: [],
    shape: { rootKeys: new Map(), strings: 0, otherScalars: 0, objectsInLists: lines.length },
    skipped: lines.flatMap(({ skipped }) => skipped),
  };
}

function siblingKeys(strings: readonly JsonString[]): ReadonlyMap<number, Set<string>> {
  const siblings = new Map<number, Set<string>>();
  for (const string of strings) {
    if (string.object === -1) continue;
    const keys = siblings.get(string.object);
    if (keys === undefined) siblings.set(string.object, new Set([lastKey(string)]));
    else keys.add(lastKey(string));
  }
  return siblings;
}

function lastKey({ path }: JsonString): string {
  return String(path.at(-1) ?? "");
}
