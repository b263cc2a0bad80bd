/** Makes the text that a model gets: what is no language becomes signs, and what stands at the edges is kept back. */
import { closeMark, openMark } from "./marks.ts";
import { readPairs } from "./pairs.ts";
import type { ProtectedItem } from "./protectedItems.ts";
import { SignSet, type Sign, type TextPart } from "./signs.ts";

export interface ModelText {
  /** What stands before and after `text` in the unit. */
  readonly lead: string;
  readonly text: string;
  readonly trail: string;
  readonly signs: SignSet;
  /** `text`, taken apart as an answer will be: what it has is what an answer has to have. */
  readonly parts: readonly TextPart[];
}

/** Longer things are of no use to a model, and it would misspell them. */
const LONGEST_VISIBLE = 40;
const LONGEST_VISIBLE_OF_PAIR = 8;

/**
 * "plain" and "marked" are those of ProtectOptions. "asIs" has no marks and keeps nothing back: signs and parts for a text that was not
 * made from ours.
 */
export type SignMode = "plain" | "marked" | "asIs";

export function modelTextOf(unitText: string, items: readonly ProtectedItem[], mode: SignMode): ModelText {
  const { start, end } = mode === "asIs" ? { start: 0, end: unitText.length } : innerSpan(unitText, items);
  const inner = items.filter((item) => item.start >= start && item.end <= end);
  const lead = unitText.slice(0, start);
  const trail = unitText.slice(end);
  if (inner.length === 0) {
    const text = unitText.slice(start, end);
    return { lead, text, trail, signs: NO_SIGNS, parts: [text] };
  }
  const write = (hidesPairs: boolean): ModelText => {
    const { text, signs } = writeText(unitText, { start, end }, signsFor(unitText, inner, { mode, hidesPairs }));
    return { lead, text, trail, signs, parts: signs.read(text) };
  };
  const readable = write(mode === "marked");
  return readPairs(readable.parts).unpaired.length === 0 ? readable : write(true);
}

const NO_SIGNS = new SignSet([]);

type PlacedSign = ProtectedItem & { readonly sign: Sign };

interface SignOptions {
  readonly mode: SignMode;
  readonly hidesPairs: boolean;
}

/** In plain mode quantities get no sign: they are compared by their values. */
function signsFor(text: string, items: readonly ProtectedItem[], { mode, hidesPairs }: SignOptions): PlacedSign[] {
  const visiblePairs = hidesPairs
    ? new Map<number, string>()
    : readablePairs(text, items, mode === "asIs" ? Infinity : LONGEST_VISIBLE_OF_PAIR);
  const numbers = new Map<string, number>();
  const placed: PlacedSign[] = [];
  for (const item of items) {
    if (mode !== "marked" && item.kind === "quantity") continue;
    const own = text.slice(item.start, item.end);
    const { kind, role } = item;
    const hasSpaceInside =
      role === "open" ? /\s/u.test(text.charAt(item.end)) : role === "close" && /\s/u.test(text.charAt(item.start - 1));
    const name = visiblePairs.get(item.pair);
    let sign: Sign;
    if (role === "opaque" || (mode === "asIs" && name === undefined)) {
      const isVisible = mode === "asIs" || (mode === "plain" && isReadable(item, own));
      const token = isVisible ? own : openMark(numberFor(numbers, own));
      sign = { token, text: own, kind, role: "opaque", pair: "", hasSpaceInside };
    } else if (name !== undefined) {
      const isToggle = name === `${own} ${own}`;
      sign = { token: own, text: own, kind, role: isToggle ? "toggle" : role, pair: name, hasSpaceInside };
    } else {
      const number = numberFor(numbers, `pair ${item.pair}`);
      const token = role === "open" ? openMark(number) : closeMark(number);
      sign = { token, text: own, kind, role, pair: String(number), hasSpaceInside };
    }
    placed.push({ ...item, sign });
  }
  return placed;
}

/** Equal things have one number. Those of things and those of pairs are apart: no text has "pair 1" as a thing without a mark. */
function numberFor(numbers: Map<string, number>, key: string): number {
  const number = numbers.get(key) ?? numbers.size + 1;
  numbers.set(key, number);
  return number;
}

function isReadable({ kind }: ProtectedItem, own: string): boolean {
  if (kind === "sign" || kind === "comment" || kind === "url") return false;
  if (own.length > LONGEST_VISIBLE || /[\n⟦⟧]/u.test(own) || own.trim() !== own) return false;
  if (kind === "tag") return !own.includes("=");
  return kind !== "mark" || !/:\/\/|\]\(|^!|^<.*=/u.test(own);
}

/** Pairs whose signs are short and mean one thing wherever they stand; each with the name of both. */
function readablePairs(text: string, items: readonly ProtectedItem[], longest: number): Map<number, string> {
  const opens = new Map<number, string>();
  const names = new Map<number, string>();
  /** What each sign is, for all pairs: one that would be read in two ways is not readable. */
  const meanings = new Map<string, string>();
  const ambiguous = new Set<string>();
  const mean = (sign: string, name: string) => {
    if ((meanings.get(sign) ?? name) !== name) ambiguous.add(sign);
    meanings.set(sign, name);
  };
  for (const { start, end, role, pair } of items) {
    const own = text.slice(start, end);
    if (role === "open") opens.set(pair, own);
    if (role !== "close") continue;
    const open = opens.get(pair) ?? "";
    const name = `${open} ${own}`;
    mean(open, name);
    mean(own, name);
    if (open.length > longest || own.length > longest || /[\s⟦⟧]/u.test(open + own)) continue;
    names.set(pair, name);
  }
  for (const [pair, name] of names) {
    const signs = name.split(" ");
    if (signs.some((sign) => ambiguous.has(sign))) names.delete(pair);
  }
  return names;
}

function writeText(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  placed: readonly PlacedSign[],
): { readonly text: string; readonly signs: SignSet } {
  const pieces: string[] = [];
  const signs = new Map<string, Sign>();
  let at = start;
  for (const item of placed) {
    pieces.push(text.slice(at, item.start), item.sign.token);
    const known = signs.get(item.sign.token);
    signs.set(item.sign.token, known?.hasSpaceInside === true ? known : item.sign);
    at = item.end;
  }
  pieces.push(text.slice(at, end));
  return { text: pieces.join(""), signs: new SignSet(signs.values()) };
}

/** A number or bullet of a list, or a box to tick, with the space behind it. */
const LIST_SIGN = /^\s*(?:\(?\d{1,3}[.)]|[-–—•*+·▪◦○●►✓✔☑]|\[[ xX]\])\s+(?=\S)/u;
/** Images and tags, but not an address in angle brackets: that is a part of a sentence. */
const EDGE_MARK = /^(?:!\[|<(?![a-z][a-z\d+.-]*:|[^>]*@))/u;

/** The text without white space, list signs, emoji, images, single tags and whole pairs around it. */
function innerSpan(text: string, items: readonly ProtectedItem[]): { readonly start: number; readonly end: number } {
  const isEdge = ({ start, end, kind, role }: ProtectedItem) =>
    role === "opaque" &&
    (kind === "emoji" ||
      kind === "comment" ||
      kind === "tag" ||
      (kind === "mark" && EDGE_MARK.test(text.slice(start, end))));
  let start = LIST_SIGN.exec(text)?.[0].length ?? 0;
  let first = items.findIndex((item) => item.start >= start);
  if (first === -1) first = items.length;
  const torn = items[first - 1];
  if (torn !== undefined && torn.end > start) {
    start = 0;
    first = 0;
  }
  let end = text.length;
  let last = items.length - 1;
  while (true) {
    const [next, previous] = first <= last ? [items[first], items[last]] : [];
    const nextStart = next?.start ?? end;
    while (start < nextStart && /\s/u.test(text.charAt(start))) start += 1;
    const previousEnd = previous?.end ?? start;
    while (end > previousEnd && /\s/u.test(text.charAt(end - 1))) end -= 1;
    const head = next?.start === start ? next : undefined;
    const tail = previous?.end === end ? previous : undefined;
    if (head?.role === "open" && tail?.pair === head.pair) {
      start = head.end;
      end = tail.start;
      first += 1;
      last -= 1;
    } else if (head !== undefined && isEdge(head)) {
      start = head.end;
      first += 1;
    } else if (tail !== undefined && isEdge(tail)) {
      end = tail.start;
      last -= 1;
    } else return { start, end };
  }
}
