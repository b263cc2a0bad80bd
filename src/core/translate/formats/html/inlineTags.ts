/** Which tags inside a text belong together, and which elements inside it are left as they are. */
import type { TextSpan } from "../../../../shared/translation.ts";
import type { InlineMark } from "../documentFormat.ts";
import { isUntranslatedName } from "./elements.ts";

export interface PairedTags {
  /** In order, not overlapping. */
  readonly marks: readonly InlineMark[];
  /** Whole elements that are one opaque mark each: other marks inside them do not count. */
  readonly swallowed: readonly TextSpan[];
}

/** @param tags in order, from `<` to behind `>` */
export function pairTags(text: string, tags: readonly TextSpan[], firstPair: number): PairedTags {
  if (tags.length === 0) return { marks: [], swallowed: [] };
  const partners = partnersOf(tags.map(({ start, end }) => pairableTag(text.slice(start, end))));
  const marks: InlineMark[] = [];
  const swallowed: TextSpan[] = [];
  let swallowedUntil = 0;
  tags.forEach(({ start, end }, index) => {
    if (start < swallowedUntil) return;
    const partner = partners.get(index);
    if (partner === undefined) {
      marks.push({ kind: "opaque", start, end });
      return;
    }
    const { start: closeStart, end: closeEnd } = tags[partner] ?? { start, end };
    if (partner > index && isVerbatim(text.slice(start, end))) {
      swallowedUntil = closeEnd;
      swallowed.push({ start, end: closeEnd });
      marks.push({ kind: "opaque", start, end: closeEnd });
      return;
    }
    if (partner > index) marks.push({ kind: "open", start, end, pair: firstPair + index });
    else if (closeStart < swallowedUntil) marks.push({ kind: "opaque", start, end });
    else marks.push({ kind: "close", start, end, pair: firstPair + partner });
  });
  return { marks: withCompletePairs(marks), swallowed };
}

/** Marks whose partner is missing become opaque. */
function withCompletePairs(marks: readonly InlineMark[]): InlineMark[] {
  const counts = new Map<number, number>();
  for (const { pair } of marks) if (pair !== undefined) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return marks.map((mark) =>
    mark.pair === undefined || counts.get(mark.pair) === 2
      ? mark
      : { kind: "opaque", start: mark.start, end: mark.end },
  );
}

export interface PairableTag {
  readonly kind: string;
  readonly name: string;
  /** It has no content. */
  readonly isAlone: boolean;
}

/** For each tag that has one, the index of the tag that it opens or closes with. */
export function partnersOf(tags: readonly PairableTag[]): Map<number, number> {
  const partners = new Map<number, number>();
  const open = new Map<string, number[]>();
  tags.forEach(({ kind, name, isAlone }, index) => {
    if (name === "" || isAlone) return;
    const waiting = open.get(name) ?? [];
    if (kind === "open") {
      open.set(name, waiting);
      waiting.push(index);
      return;
    }
    const opener = waiting.pop();
    if (opener === undefined) return;
    partners.set(opener, index);
    partners.set(index, opener);
  });
  return partners;
}

function pairableTag(tag: string): PairableTag {
  return { kind: tag.startsWith("</") ? "close" : "open", name: tagNameOf(tag), isAlone: tag.endsWith("/>") };
}

/** In lower case; empty for what is no element's tag. */
function tagNameOf(tag: string): string {
  return /^<\/?([a-z][^\s/>]*)/iu.exec(tag)?.[1]?.toLowerCase() ?? "";
}

function isVerbatim(tag: string): boolean {
  return isUntranslatedName(tagNameOf(tag)) || isNotTranslated(tag);
}

/** What an author has said about a tag's content: `translate="no"`, class `notranslate`. */
function isNotTranslated(tag: string): boolean {
  return /\stranslate\s*=\s*["']?no\b|\sclass(?:Name)?\s*=\s*(?:"[^"]*\bnotranslate\b|'[^']*\bnotranslate\b|notranslate\b)/iu.test(
    tag,
  );
}
