/** Takes a translation apart at the signs of its emphasis, and says which of them begin and which end one. */
import { textAlternatives } from "../html/htmlEncoding.ts";
import type { MarkedText } from "../placedMarks.ts";

/** What begins in one run and ends in another. */
export interface Emphasis {
  /** `*`, `**`, `_`, `__`, `~` or `~~`. */
  sign: string;
  readonly runs: EmphasisRun[];
}

/** Signs that stand together and do the same, from left to right: `***` begins two at once. */
export interface EmphasisRun {
  readonly kind: "open" | "close";
  readonly emphases: readonly Emphasis[];
  /** Where it is among the parts. */
  readonly place: number;
  /** What is written in front of signs that begin, behind signs that end. */
  outside: string;
}

/** "fixed" is markup that nothing may be taken from: code, a link's destination, an escape. */
export interface EmphasisText {
  readonly kind: "words" | "fixed";
  text: string;
}

export type EmphasisPart = EmphasisRun | EmphasisText;

const SIGN = /^([*_~])\1?$/u;
const CODE_OR_ESCAPE = "\\\\[^]|(`+)(?!`)[^`]+\\1(?!`)";

/** What the source has of them. */
export function emphasisSigns({ source, marks }: MarkedText): ReadonlySet<string> {
  const signs = marks.filter(({ pair }) => pair !== undefined).map(({ start, end }) => source.slice(start, end));
  return new Set(signs.filter((sign) => SIGN.test(sign)));
}

/**
 * @param signs those that are emphasis: any others are text
 * @param markup what the source has of marks
 * @returns undefined where it cannot be told, because something is not closed
 */
export function emphasisParts(
  text: string,
  signs: ReadonlySet<string>,
  markup: readonly string[],
): EmphasisPart[] | undefined {
  const fixed = new Set(markup.filter((mark) => !signs.has(mark)));
  const pattern = new RegExp([...textAlternatives(fixed), CODE_OR_ESCAPE, "[*_~]+"].join("|"), "gu");
  const parts: EmphasisPart[] = [];
  const open: Emphasis[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const end = index + found.length;
    const isRun = /^[*_~]+$/u.test(found) && !fixed.has(found);
    if (isRun && isNoMarkup(text, index, end)) continue;
    if (index > at) parts.push({ kind: "words", text: text.slice(at, index) });
    at = end;
    if (!isRun) {
      parts.push({ kind: "fixed", text: found });
      continue;
    }
    const change = changeBy(found, open, signs);
    if (change === undefined) return undefined;
    open.splice(0, open.length, ...change.stillOpen, ...change.begun);
    addRun(parts, "close", change.closed);
    addRun(parts, "open", change.begun);
  }
  if (at < text.length) parts.push({ kind: "words", text: text.slice(at) });
  return open.length === 0 ? parts : undefined;
}

/** Signs with space on both sides, and the underlines of a name. */
function isNoMarkup(text: string, start: number, end: number): boolean {
  const [before, after] = [text.charAt(start - 1), text.charAt(end)];
  if (/^\s?$/u.test(before) && /^\s?$/u.test(after)) return true;
  return text[start] === "_" && /[a-z\d]/iu.test(before) && /[a-z\d]/iu.test(after);
}

interface Change {
  readonly closed: readonly Emphasis[];
  readonly begun: readonly Emphasis[];
  readonly stillOpen: readonly Emphasis[];
}

/** Signs end what is open, the last one first, or begin something, or do both. Undefined where they do neither. */
function changeBy(found: string, open: readonly Emphasis[], signs: ReadonlySet<string>): Change | undefined {
  const changes = Array.from({ length: open.length + 1 }, (_, count): Change | undefined => {
    const closed = open.slice(open.length - count).reverse();
    const closing = closed.map(({ sign }) => sign).join("");
    const stillOpen = open.slice(0, open.length - count);
    const begun = found.startsWith(closing) ? begunBy(found.slice(closing.length), stillOpen, signs) : undefined;
    return begun && { closed, begun, stillOpen };
  }).filter((change) => change !== undefined);
  return changes.find(({ begun }) => begun.length === 0) ?? changes[0];
}

function addRun(parts: EmphasisPart[], kind: EmphasisRun["kind"], emphases: readonly Emphasis[]): void {
  if (emphases.length === 0) return;
  const run: EmphasisRun = { kind, emphases, place: parts.length, outside: "" };
  for (const { runs } of emphases) runs.push(run);
  parts.push(run);
}

/** The longest sign first; undefined where something is left over, or is open already. */
function begunBy(run: string, open: readonly Emphasis[], signs: ReadonlySet<string>): Emphasis[] | undefined {
  const begun: Emphasis[] = [];
  for (let at = 0; at < run.length;) {
    const sign = [run.slice(at, at + 2), run.charAt(at)].find((text) => signs.has(text));
    if (sign === undefined || [...open, ...begun].some((other) => other.sign === sign)) return undefined;
    begun.push({ sign, runs: [] });
    at += sign.length;
  }
  return begun;
}
