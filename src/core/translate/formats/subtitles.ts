/**
 * SubRip (.srt) and WebVTT (.vtt). Each cue is a text of its own, also where a sentence runs over several: its time says when it is
 * read. Cues of a dialogue, whose lines begin with dashes, have one text for each speaker.
 */
import type { TextSpan } from "../../../shared/translation.ts";
import type { DocumentFormat, InlineMark, SkippedPart } from "./documentFormat.ts";
import { invalidDocument } from "./textPosition.ts";
import { readUnixLines, type ProseExtraction, type ProseSpan } from "./unixLines.ts";

export const subtitles: DocumentFormat = {
  id: "subtitles",
  extract(text, { dialect }) {
    const isVtt = /^\ufeff?WEBVTT(?:\s|$)/u.test(text);
    if (dialect === "vtt" && !isVtt) throw invalidDocument(text, 0, "the first line is not WEBVTT");
    return readUnixLines(text, (unixText) => readCues(unixText, isVtt));
  },
};

/** Hours may be missing, and both signs are used before the milliseconds. */
const TIME = /(?:\d+:)?\d{1,2}:\d{1,2}[,.]\d{1,3}/u.source;
const TIMING = new RegExp(`^\\s*(${TIME})\\s*-->\\s*${TIME}(?:\\s|$)`, "u");

function readCues(text: string, isVtt: boolean): ProseExtraction {
  const spans: ProseSpan[] = [];
  const skipped: SkippedPart[] = [];
  const names = new Set<string>();
  let cueCount = 0;
  let line = 1;
  for (const { lines, start } of blocksOf(text)) {
    const firstLine = line;
    line += lines.length + 1;
    const first = lines[0] ?? "";
    if (first === "" || (isVtt && /^(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)/u.test(first))) continue;
    const timingIndex = lines.findIndex((each) => each.includes("-->"));
    const timing = TIMING.exec(lines[timingIndex] ?? "")?.[1];
    if (timing === undefined || timingIndex > 1) {
      const reason = timingIndex === -1 ? "text outside of a cue" : "a timing that cannot be read";
      skipped.push({ line: firstLine + Math.max(timingIndex, 0), reason });
      continue;
    }
    cueCount += 1;
    const number = timingIndex === 1 ? first.trim() : timing;
    const key = names.has(number) ? `${number} ${timing}` : number;
    names.add(key);
    const textStart = start + lines.slice(0, timingIndex + 1).reduce((sum, { length }) => sum + length + 1, 0);
    const isCounted = timingIndex === 1 && /^\d+$/u.test(number);
    for (const span of cueSpans(lines.slice(timingIndex + 1), textStart, key, isVtt)) {
      spans.push(isCounted ? { ...span, isCounted } : span);
    }
  }
  if (cueCount === 0 && !isVtt && text.trim() !== "") throw invalidDocument(text, 0, "no cue with its time");
  return { spans, edits: [], skipped };
}

/** Runs of lines between blank ones; for each further blank line a block of one empty line. */
function* blocksOf(text: string): Generator<{ readonly lines: readonly string[]; readonly start: number }> {
  let lines: string[] = [];
  let [start, at] = [0, 0];
  for (const line of text.split("\n")) {
    if (line.trim() !== "") lines.push(line);
    else {
      if (lines.length > 0) yield { lines, start };
      // The blank line after a block is counted with it.
      else yield { lines: [], start };
      lines = [];
      start = at + line.length + 1;
    }
    at += line.length + 1;
  }
  if (lines.length > 0) yield { lines, start };
}

const DASH = /^\s*[-–—](?![->])\s*/u;

function cueSpans(lines: readonly string[], start: number, key: string, isVtt: boolean): ProseSpan[] {
  const texts: { readonly start: number; end: number; lines: string[] }[] = [];
  let at = start;
  const isDialogue = lines.some((line) => DASH.test(line));
  lines.forEach((line, index) => {
    const isFirst = index === 0 || (isDialogue && DASH.test(line));
    const last = texts.at(-1);
    if (isFirst || last === undefined) {
      const opening = openingOf(line, isDialogue);
      texts.push({ start: at + opening, end: at + line.length, lines: [line.slice(opening)] });
    } else {
      last.lines.push(line);
      last.end = at + line.length;
    }
    at += line.length + 1;
  });
  return texts.flatMap((part, index) => {
    const span = textSpan(part.lines.join("\n"), part, isVtt);
    return span === undefined ? [] : [{ ...span, key: texts.length > 1 ? `${key}.${index + 1}` : key }];
  });
}

/** Length of what stands before the words: a position on the screen (`{\an8}`), a speaker's dash. */
function openingOf(line: string, isDialogue: boolean): number {
  const position = /^\s*(?:\{\\[^{}]*\})*/u.exec(line)?.[0].length ?? 0;
  const dash = isDialogue ? (DASH.exec(line.slice(position))?.[0].length ?? 0) : 0;
  return position + dash;
}

/** Tags of both formats, WebVTT's times within a text, and positions of SubStation Alpha that SubRip borrows. */
const MARK = /<(?:(\/)?([a-z]+)[^<>\n]*|[\d:.]+)>|\{\\[^{}\n]*\}/giu;

function textSpan(raw: string, place: TextSpan, isVtt: boolean): ProseSpan | undefined {
  const trimmed = raw.trimEnd();
  if (!/\p{Letter}/u.test(trimmed.replace(MARK, ""))) return undefined;
  let source = "";
  let at = 0;
  const marks: InlineMark[] = [];
  const tags = new Set<string>();
  const open: { readonly name: string; readonly mark: number }[] = [];
  for (const { index, 0: tag, 1: slash, 2: name = "" } of trimmed.matchAll(MARK)) {
    source += decoded(trimmed.slice(at, index), isVtt);
    const mark = { kind: "opaque", start: source.length, end: source.length + tag.length } as const;
    source += tag;
    at = index + tag.length;
    tags.add(tag);
    const opener = slash === undefined ? -1 : open.findLastIndex((each) => each.name === name);
    const opening = open[opener];
    if (opening !== undefined) {
      const pair = opening.mark;
      const opened = marks[pair];
      if (opened !== undefined) marks[pair] = { ...opened, kind: "open", pair };
      marks.push({ ...mark, kind: "close", pair });
      open.length = opener;
      continue;
    }
    if (slash === undefined && name !== "") open.push({ name, mark: marks.length });
    marks.push(mark);
  }
  source += decoded(trimmed.slice(at), isVtt);
  const encode = (text: string) => encoded(text, isVtt, tags);
  return { start: place.start, end: place.start + trimmed.length, source, marks, encode };
}

const REFERENCES = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&nbsp;", "\u00a0"],
  ["&lrm;", "\u200e"],
  ["&rlm;", "\u200f"],
]);

function decoded(text: string, isVtt: boolean): string {
  return isVtt ? text.replace(/&\w+;/gu, (reference) => REFERENCES.get(reference) ?? reference) : text;
}

/** A blank line would end the cue, and an arrow would be taken for a timing. */
function encoded(text: string, isVtt: boolean, tags: ReadonlySet<string>): string {
  const lines = text.replace(/\n\s*\n/gu, "\n").trim();
  const words = (part: string) =>
    part
      .replace(/&(?=\w+;)/gu, "&amp;")
      .replace(/</gu, "&lt;")
      .replace(/-->/gu, "--&gt;");
  if (!isVtt) return lines.replace(/-->/gu, "→");
  let result = "";
  let at = 0;
  for (const { index, 0: tag } of lines.matchAll(MARK)) {
    if (!tags.has(tag)) continue;
    result += words(lines.slice(at, index)) + tag;
    at = index + tag.length;
  }
  return result + words(lines.slice(at));
}
