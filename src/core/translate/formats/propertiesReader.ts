/** Reads Java .properties as java.util.Properties does, with the place of each value. */
import { invalidDocument } from "./textPosition.ts";

export interface Property {
  readonly key: string;
  readonly value: string;
  /** Of the value as it is written, continued lines included. */
  readonly start: number;
  readonly end: number;
  /** The comment above it, without its marks; empty where there is none, or a blank line between. */
  readonly comment: string;
}

/** @throws AppError document.invalid where `\u` is not followed by four hexadecimal digits, as Java does */
export function readProperties(text: string): readonly Property[] {
  const properties: Property[] = [];
  let comment: string[] = [];
  for (const { start, end } of logicalLines(text)) {
    const line = text.slice(start, end);
    if (line === "" || /^[#!]/u.test(line)) {
      comment = line === "" ? [] : [...comment, line.replace(/^[#!]+\s?/u, "")];
      continue;
    }
    const keyEnd = endOfKey(text, start, end);
    const valueStart = keyEnd + (SEPARATOR.exec(text.slice(keyEnd, end))?.[0].length ?? 0);
    properties.push({
      key: unescaped(text, start, keyEnd),
      value: unescaped(text, valueStart, end),
      start: valueStart,
      end,
      comment: comment.join("\n"),
    });
    comment = [];
  }
  return properties;
}

/** White space, which continued lines are part of, and at most one `=` or `:`. */
const SEPARATOR = /^(?:[ \t\f]|\\(?:\r\n|\n|\r))*[=:]?(?:[ \t\f]|\\(?:\r\n|\n|\r))*/u;

/** Without leading white space and without the last line break; comments never go on in a next line. */
function* logicalLines(text: string): Generator<{ readonly start: number; readonly end: number }> {
  let start = text.startsWith("\ufeff") ? 1 : 0;
  while (start < text.length) {
    while (/[ \t\f]/u.test(text.charAt(start))) start += 1;
    const isComment = /[#!]/u.test(text.charAt(start));
    const lineBreak = /\r\n|\n|\r/gu;
    lineBreak.lastIndex = start;
    let found = lineBreak.exec(text);
    while (found !== null && !isComment && isEscaped(text, found.index, start)) found = lineBreak.exec(text);
    const end = found?.index ?? text.length;
    yield { start, end };
    start = end + (found?.[0].length ?? 0);
  }
}

/** Whether an odd number of backslashes is in front. */
function isEscaped(text: string, at: number, from: number): boolean {
  let first = at;
  while (first > from && text[first - 1] === "\\") first -= 1;
  return (at - first) % 2 === 1;
}

/** The first `=`, `:` or white space without a backslash. */
function endOfKey(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && !/[=: \t\f]/u.test(text.charAt(at))) at += text[at] === "\\" ? 2 : 1;
  return Math.min(at, end);
}

function unescaped(text: string, start: number, end: number): string {
  return text
    .slice(start, end)
    .replace(
      /\\(?:(\r\n|\n|\r)[ \t\f]*|u([\da-f]{4})|([^]))/giu,
      (_escape, lineBreak: string | undefined, hex: string | undefined, character: string, at: number) => {
        if (lineBreak !== undefined) return "";
        if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
        if (character === "u") throw invalidDocument(text, start + at, "\\u without four hexadecimal digits");
        return CONTROLS[character] ?? character;
      },
    );
}

const CONTROLS: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f" };
