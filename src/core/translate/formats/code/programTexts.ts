/** Strings of a program and the texts of its elements. Nothing says which of them are for people, so only what is selected is translated. */
import type { InlineMark } from "../documentFormat.ts";
import type { ProseSpan } from "../unixLines.ts";
import { textsIn, type ProgramText } from "./commentLexer.ts";
import { harmlessInString } from "./harmlessInString.ts";

export function programTexts(text: string, languageId: string): ProseSpan[] {
  return textsIn(text, languageId)
    .map((one) => spanOf(text, one))
    .filter(({ source }) => /\p{L}/u.test(source))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function spanOf(text: string, one: ProgramText): ProseSpan {
  const raw = text.slice(one.bodyStart, one.bodyEnd);
  const start = one.bodyStart + raw.length - raw.trimStart().length;
  const source = raw.trim();
  const codes = one.codes.map((span) => ({ start: span.start - start, end: span.end - start }));
  const escapes = Array.from(source.matchAll(escapeOf(one)), ({ index, 0: sign }) => ({
    start: index,
    end: index + sign.length,
  })).filter((escape) => !codes.some((span) => span.start < escape.end && escape.start < span.end));
  const marks = [...codes, ...escapes]
    .map((span): InlineMark => ({ kind: "opaque", ...span }))
    .sort((a, b) => a.start - b.start);
  const encode = one.kind === "element" ? inElement : (translation: string) => inString(translation, one, source);
  return { start, end: start + source.length, source, marks, encode };
}

/** Whatever the language passes over as one. */
function escapeOf({ form: { skip = "(?!)" } }: ProgramText): RegExp {
  return new RegExp(skip.replaceAll(/\$[1-3]/gu, "(?!)"), "gu");
}

/** On as many lines as the language allows, with its own way to write the sign that would end it. */
function inString(translation: string, one: ProgramText, source: string): string {
  const { closing, form } = one;
  const lines = form.isMultiline === true ? translation : translation.replace(/\s*\n\s*/gu, " ");
  const escape = new RegExp(`^(?:${escapeOf(one).source})$`, "u");
  if (escape.test(`\\${closing[0] ?? ""}`)) return harmlessInString(lines, closing, source);
  if (closing.length > 1) return lines.replaceAll(closing, [...closing].join(" "));
  const doubled = closing + closing;
  if (!escape.test(doubled)) return lines.replaceAll(closing, "’");
  // The source's own are written twice already.
  return lines.replaceAll(doubled, closing).replaceAll(closing, doubled);
}

const ENTITIES: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;" };

function inElement(translation: string): string {
  return translation.replace(/[<>{}]/gu, (sign) => ENTITIES[sign] ?? sign);
}
