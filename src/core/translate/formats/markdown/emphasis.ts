/**
 * Keeps emphasis from becoming asterisks. In CommonMark signs end an emphasis only where they do not stand between punctuation
 * and a letter, and `_` only where no letter follows at all; the same holds in front of it. Who writes a space behind punctuation
 * never meets these rules; in Thai, Lao, Khmer, Burmese and Chinese words go on at once: `**คำ:**ต่อ`, `**“你好”**世界`.
 *
 * Of what can be done, in this order, because each looks stranger than the one before:
 * 1. punctuation that ends a sentence or a part of it moves out of the emphasis: `**คำ**:ต่อ`;
 * 2. so do quotation marks or brackets around the whole of it: `“**你好**”世界`;
 * 3. `_` is written as `*`;
 * 4. a space comes between, as many write it beside code, links and brackets anyway: ``**`npm`** ใช้``. Moving any of those out would
 *    take the emphasis from them.
 */
import type { MarkedText } from "../placedMarks.ts";
import { emphasisParts, emphasisSigns, type Emphasis, type EmphasisPart, type EmphasisRun } from "./emphasisRuns.ts";

/** The translation with the emphasis that its signs ask for. One whose signs are not closed stays as it is. */
export function withReadableEmphasis(translation: string, source: MarkedText): string {
  const signs = emphasisSigns(source);
  if (signs.size === 0) return translation;
  const markup = source.marks.map(({ start, end }) => source.source.slice(start, end));
  const parts = emphasisParts(translation, signs, markup);
  if (parts === undefined) return translation;
  const runs = parts.filter(isRun);
  // One after the other for all runs: with its punctuation a quotation is not the whole of an emphasis.
  for (const mend of [movePunctuation, moveEnclosing, writeAsterisks, addSpace]) {
    for (const run of runs) if (!isRead(parts, run)) mend(parts, run);
  }
  return parts.map(written).join("");
}

function isRun(part: EmphasisPart | undefined): part is EmphasisRun {
  return part?.kind === "open" || part?.kind === "close";
}

/** Symbols count where they would do harm: not all readers take them for punctuation. */
const HARMFUL_INSIDE = /[\p{P}\p{S}]/u;
const HELPFUL_OUTSIDE = /[\s\p{P}!-/:-@[-`{-~]/u;

/** Whether the signs are read as what they are. */
function isRead(parts: readonly EmphasisPart[], { kind, emphases, place, outside }: EmphasisRun): boolean {
  const before = () => neighbour(parts, place, -1);
  const after = () => neighbour(parts, place, 1);
  const beyond =
    kind === "open" ? lastOf(outside === "" ? before() : outside) : firstOf(outside === "" ? after() : outside);
  const inside = kind === "open" ? after() : before();
  const isHarmful = kind === "open" ? HARMFUL_INSIDE.test(firstOf(inside)) : isHarmfulBefore(inside);
  const characters = new Set(emphases.map(({ sign }) => sign.charAt(0)));
  if (beyond === "") return true;
  if (HELPFUL_OUTSIDE.test(beyond)) return !characters.has(beyond);
  return characters.size === 1 && !characters.has("_") && !isHarmful;
}

/** A bare address would take the signs, and all up to the next space, for a part of it. */
function isHarmfulBefore(inside: string): boolean {
  return HARMFUL_INSIDE.test(lastOf(inside)) || /^(?:https?:|www\.)/iu.test(inside);
}

/** The next part in a direction that has any text. */
function neighbour(parts: readonly EmphasisPart[], place: number, step: 1 | -1): string {
  let text = "";
  for (let at = place + step; text === "" && at >= 0 && at < parts.length; at += step) text = written(parts[at]);
  return text;
}

const TERMINAL = /[\p{Terminal_Punctuation}…]/u;

/** With the space in front of it. */
function movePunctuation(parts: readonly EmphasisPart[], run: EmphasisRun): void {
  const inside = parts[run.place - 1];
  if (run.kind !== "close" || inside?.kind !== "words") return;
  const { text } = inside;
  let end = text.length;
  while (end > 0 && TERMINAL.test(text.charAt(end - 1))) end -= 1;
  const words = text.slice(0, end).trimEnd();
  const isAll = words === "" && parts[run.place - 2]?.kind === "open";
  if (isAll || end === text.length) return;
  inside.text = words;
  run.outside = text.slice(words.length) + run.outside;
}

/** Square brackets are none: outside they could become a link. */
const ENCLOSING = new Set([
  "“”",
  "‘’",
  "„“",
  "«»",
  "‹›",
  "「」",
  "『』",
  "《》",
  "〈〉",
  "【】",
  "（）",
  "()",
  '""',
  "''",
]);

function moveEnclosing(parts: readonly EmphasisPart[], run: EmphasisRun): void {
  const other = run.emphases[0]?.runs.find(({ kind }) => kind !== run.kind);
  if (other === undefined || !isOtherHalf(other, run)) return;
  const [opening, closing] = run.kind === "open" ? [run, other] : [other, run];
  const [first, last] = [parts[opening.place + 1], parts[closing.place - 1]];
  if (first?.kind !== "words" || last?.kind !== "words") return;
  const [begin, end] = [firstOf(first.text), lastOf(last.text)];
  if (!ENCLOSING.has(begin + end)) return;
  const whole = parts
    .slice(opening.place + 1, closing.place)
    .map(written)
    .join("");
  const content = whole.slice(begin.length, -end.length);
  if (content === "" || content.trim() !== content || content.includes(begin) || content.includes(end)) return;
  first.text = first.text.slice(begin.length);
  last.text = last.text.slice(0, -end.length);
  opening.outside += begin;
  closing.outside = end + closing.outside;
}

/** Whether one begins what the other ends, and nothing else. */
function isOtherHalf({ emphases }: EmphasisRun, other: EmphasisRun): boolean {
  const mirrored = [...other.emphases].reverse();
  return emphases.length === mirrored.length && emphases.every((emphasis, index) => emphasis === mirrored[index]);
}

function writeAsterisks(_parts: readonly EmphasisPart[], { emphases }: EmphasisRun): void {
  const isApart = (run: EmphasisRun) => new Set(run.emphases.map(asteriskOf)).size === run.emphases.length;
  // Two emphases with the same sign side by side would be one with a longer one.
  if (!emphases.every(({ runs }) => runs.every(isApart))) return;
  for (const emphasis of emphases) emphasis.sign = asteriskOf(emphasis);
}

function asteriskOf({ sign }: Emphasis): string {
  return sign.replaceAll("_", "*");
}

function addSpace(_parts: readonly EmphasisPart[], run: EmphasisRun): void {
  run.outside = " ";
}

function written(part: EmphasisPart | undefined): string {
  if (part === undefined) return "";
  if (!isRun(part)) return part.text;
  const signs = part.emphases.map(({ sign }) => sign).join("");
  return part.kind === "open" ? part.outside + signs : signs + part.outside;
}

function firstOf(text: string): string {
  return /^[^]/u.exec(text)?.[0] ?? "";
}

function lastOf(text: string): string {
  return /[^]$/u.exec(text.slice(-2))?.[0] ?? "";
}
