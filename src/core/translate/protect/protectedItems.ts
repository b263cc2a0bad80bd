/** Everything in a unit's text that is no language, in order: the reader's marks, do-not-translate terms, and what the patterns find. */
import type { InlineMark } from "../formats/documentFormat.ts";
import { findThings, type Thing, type ThingKind } from "./patterns.ts";
import type { SourceUnit } from "./units.ts";
import { termFinder, type VerbatimTerm } from "./verbatimTerms.ts";

export type ItemKind = ThingKind | "mark" | "term";

export interface ProtectedItem {
  readonly start: number;
  readonly end: number;
  readonly kind: ItemKind;
  /** "opaque" stands for itself; "open" and "close" stand around words, and always come in well-nested twos. */
  readonly role: "opaque" | "open" | "close";
  /** Of "open" and "close": the same for both, and for no other. */
  readonly pair: number;
}

/** Each unit is asked about several times: for its cuts, its tries and its checks. */
const known = new WeakMap<SourceUnit, { readonly terms: readonly VerbatimTerm[]; readonly items: ProtectedItem[] }>();

/** Offsets rise, items do not overlap. */
export function protectedItems(unit: SourceUnit, terms: readonly VerbatimTerm[]): readonly ProtectedItem[] {
  const before = known.get(unit);
  if (before?.terms === terms) return before.items;
  const items = findItems(unit, terms);
  known.set(unit, { terms, items });
  return items;
}

function findItems({ text, marks, syntax }: SourceUnit, terms: readonly VerbatimTerm[]): ProtectedItem[] {
  const items: ProtectedItem[] = [];
  let at = 0;
  const scanTo = (end: number) => {
    for (const { start, end: termEnd, isTerm } of stretches(text.slice(at, end), terms)) {
      const stretch = text.slice(at + start, at + termEnd);
      const things: readonly (Thing | (Omit<Thing, "kind"> & { kind: "term" }))[] = isTerm
        ? [{ start: 0, end: stretch.length, kind: "term" }]
        : findThings(stretch, syntax);
      for (const thing of things) {
        items.push({ ...shifted(thing, at + start), kind: thing.kind, role: "opaque", pair: 0 });
      }
    }
  };
  for (const mark of marks) {
    if (mark.start < at || mark.end <= mark.start || mark.end > text.length) continue;
    scanTo(mark.start);
    items.push({ start: mark.start, end: mark.end, kind: "mark", role: mark.kind, pair: pairOf(mark) });
    at = mark.end;
  }
  scanTo(text.length);
  return paired(items, text);
}

function pairOf({ kind, pair }: InlineMark): number {
  return kind === "opaque" ? 0 : (pair ?? 0);
}

function shifted({ start, end }: { readonly start: number; readonly end: number }, by: number) {
  return { start: start + by, end: end + by };
}

/** The text between marks, cut into do-not-translate terms and what lies between those. */
function stretches(text: string, terms: readonly VerbatimTerm[]) {
  const found = terms.length === 0 ? [] : termFinder(terms)(text);
  const parts: { start: number; end: number; isTerm: boolean }[] = [];
  let at = 0;
  for (const { start, end } of found) {
    if (start > at) parts.push({ start: at, end: start, isTerm: false });
    parts.push({ start, end, isTerm: true });
    at = end;
  }
  if (at < text.length) parts.push({ start: at, end: text.length, isTerm: false });
  return parts;
}

/**
 * Finds the partners: those of marks by their number, those of tags by their name. What has none, or crosses another pair, stands for itself.
 * Pairs are numbered anew, in the order in which they open.
 */
function paired(items: readonly ProtectedItem[], text: string): ProtectedItem[] {
  const result: ProtectedItem[] = items.map((item) => ({ ...item, role: "opaque", pair: 0 }));
  const open: { readonly index: number; readonly name: string }[] = [];
  const openNames = new Map<string, number>();
  const count = (name: string, change: number) => openNames.set(name, (openNames.get(name) ?? 0) + change);
  let pairs = 0;
  items.forEach((item, index) => {
    const { role, name } = signOf(item, text);
    if (role === "open") {
      open.push({ index, name });
      count(name, 1);
    }
    if (role !== "close" || (openNames.get(name) ?? 0) === 0) return;
    const closed = open.splice(open.findLastIndex((candidate) => candidate.name === name));
    for (const each of closed) count(each.name, -1);
    const [first] = closed;
    if (first === undefined) return;
    pairs += 1;
    for (const [place, kind] of [
      [first.index, "open"],
      [index, "close"],
    ] as const) {
      const old = result[place];
      if (old !== undefined) result[place] = { ...old, role: kind, pair: pairs };
    }
  });
  return result;
}

const TAG_NAME = /^<(\/?)([\w:.-]+)/u;

function signOf(item: ProtectedItem, text: string): { readonly role: ProtectedItem["role"]; readonly name: string } {
  if (item.kind === "mark") return { role: item.role, name: String(item.pair) };
  if (item.kind !== "tag") return { role: "opaque", name: "" };
  const tag = text.slice(item.start, item.end);
  const [, slash, name = ""] = TAG_NAME.exec(tag) ?? [];
  if (tag.endsWith("/>")) return { role: "opaque", name };
  return { role: slash === "" ? "open" : "close", name: `<${name.toLowerCase()}` };
}
