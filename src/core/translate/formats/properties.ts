/** Java .properties, by the rules of java.util.Properties: the values. Keys, comments and everything between stay. */
import { dataKey, uniqueKey } from "./dataPath.ts";
import type { DocumentFormat, SkippedPart, Span } from "./documentFormat.ts";
import { isForPeople } from "./humanText.ts";
import { icuFaults } from "./icuFaults.ts";
import { hasUnicodeEscapes, isAscii, unicodeEscapes } from "./jsonEscapes.ts";
import { readProperties, type Property } from "./propertiesReader.ts";
import { ascendingLines } from "./textPosition.ts";

export const properties: DocumentFormat = {
  id: "properties",
  extract(text, { earlier = text }) {
    const spans: Span[] = [];
    const skipped: SkippedPart[] = [];
    const seen = new Map<string, number>();
    const style = propertiesStyleOf(!isAscii(earlier) || hasUnicodeEscapes(earlier) ? earlier : text);
    const lineOf = ascendingLines(text);
    for (const property of readProperties(text)) {
      const key = uniqueKey(dataKey([property.key]), seen);
      if (seen.get(dataKey([property.key])) === 2) {
        skipped.push({
          line: lineOf(property.start),
          reason: `the key "${property.key}" occurs twice; both are translated`,
        });
      }
      if (isForPeople([property.key], property.value, "messages")) spans.push(propertySpan(text, property, key, style));
    }
    return { spans, edits: [], skipped: [...skipped, ...icuFaults(text, spans)] };
  },
};

interface PropertiesStyle {
  /** What is not ASCII is written as `\uXXXX`. Every Java reads that; UTF-8 only resource bundles since Java 9. */
  readonly nonAscii: boolean;
  readonly upperCaseHex: boolean;
}

/** A document that has no character beyond ASCII itself says nothing of an encoding. */
function propertiesStyleOf(text: string): PropertiesStyle {
  const letterInHex = /\\u[\da-f]*?([a-f])/iu.exec(text)?.[1] ?? "A";
  return { nonAscii: isAscii(text), upperCaseHex: letterInHex === letterInHex.toUpperCase() };
}

function propertySpan(text: string, property: Property, key: string, style: PropertiesStyle): Span {
  const { value, start, end, comment } = property;
  const written = text.slice(start, end);
  return {
    start,
    end,
    source: value,
    current: value,
    encode: (translation) => (translation === value ? written : valueText(translation, written, style)),
    // Its arguments are numbered. Programs do not format a message without any, and an apostrophe there is one.
    syntax: /\{\s*\d+\s*[,}]/u.test(value) ? "messageFormat" : "text",
    marks: [],
    key,
    ...(comment === "" ? {} : { note: comment }),
  };
}

/** One line, but where the author continued a line behind each line break of the text, so does the translation. */
function valueText(text: string, written: string, { nonAscii, upperCaseHex }: PropertiesStyle): string {
  const continued = /\\n(\\(?:\r\n|\n|\r)[ \t\f]*)/u.exec(written)?.[1] ?? "";
  const escaped = text.replace(/[\\\n\r\t\f]/gu, (character) => ESCAPES[character] ?? character);
  return escaped
    .replace(/^[ =:]/u, "\\$&")
    .replace(nonAscii ? /[^\x20-\x7e]/gu : /[\0-\x1f\x7f-\x9f\ufeff\p{Surrogate}]/gu, (character) =>
      unicodeEscapes(character, upperCaseHex),
    )
    .replace(/\\\\|\\n( ?)/gu, (found, space: string | undefined, at: number, whole: string) => {
      const isLineBreak = space !== undefined && at + found.length < whole.length + space.length;
      // White space at the beginning of a continued line is no text.
      return isLineBreak && continued !== "" ? `\\n${continued}${space === "" ? "" : "\\ "}` : found;
    });
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f" };
