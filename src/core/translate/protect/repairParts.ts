/** Mends what a model did to signs, as far as there is one way only to read it. */
import { escapePattern } from "../../text/escapePattern.ts";
import { looseForm } from "./looseForms.ts";
import type { ModelText } from "./modelText.ts";
import { countSigns, wordsOf, type Sign, type TextPart } from "./signs.ts";

/** Where more is missing than this, the answer is another text: nothing is searched for. */
const MOST_REPAIRS = 20;

/** Each step looks at what is still missing, or too many, after the one before. */
export function repairedParts(answer: readonly TextPart[], { parts: source }: ModelText): TextPart[] {
  const wanted = countSigns(source);
  let parts: TextPart[] = [...answer];
  const missing = () => difference(wanted, countSigns(parts));
  if (missing().size > MOST_REPAIRS) return parts;
  if (missing().size > 0) parts = respelt(parts, missing(), wordsOf(source));
  if (missing().size > 0) parts = withRenamed(parts, missing(), wordsOf(source));
  parts = withoutRepeats(parts, difference(countSigns(parts), wanted));
  if (missing().size > 0) parts = withEdges(parts, missing(), source);
  return parts;
}

/** What `counts` has more than `others`, and how much. */
export function difference(counts: ReadonlyMap<Sign, number>, others: ReadonlyMap<Sign, number>): Map<Sign, number> {
  const result = new Map<Sign, number>();
  for (const [sign, count] of counts) {
    const more = count - (others.get(sign) ?? 0);
    if (more > 0) result.set(sign, more);
  }
  return result;
}

/** Misspelt signs. Where there are more candidates than signs are missing, or the source's own words look alike, nobody knows. */
function respelt(parts: readonly TextPart[], missing: ReadonlyMap<Sign, number>, sourceWords: string): TextPart[] {
  let result = [...parts];
  for (const [sign, times] of missing) {
    const form = looseForm(sign);
    if (form === undefined || sourceWords.search(form) !== -1) continue;
    const found = result.reduce(
      (sum, part) => sum + (typeof part === "string" ? [...part.matchAll(form)].length : 0),
      0,
    );
    if (found === 0 || found > times) continue;
    result = result.flatMap((part) => (typeof part === "string" ? partsAround(part, form, sign) : [part]));
  }
  return result;
}

/** The words with a sign in the place of each match. */
function partsAround(words: string, pattern: RegExp, sign: Sign): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of words.matchAll(pattern)) {
    parts.push(words.slice(at, match.index), sign);
    at = match.index + match[0].length;
  }
  parts.push(words.slice(at));
  return parts.filter((part) => part !== "");
}

/** Something in braces, or a named conversion: the name may be words that the model translated. */
const NAMED = /([$#%@]?[{｛]{1,3}\s?\$?|%\()([^{}｛｝()%\n]{1,60}?)(\s?[}｝]{1,3}|\)[a-z])/gu;

/** `{nama}` for `{name}`: one is missing, and one stands there that the source does not have. */
function withRenamed(parts: readonly TextPart[], missing: ReadonlyMap<Sign, number>, sourceWords: string): TextPart[] {
  const lost = [...missing].filter(([{ token }]) => token.replace(NAMED, "") === "");
  const [only, ...others] = lost;
  const [candidate, ...otherCandidates] = namedIn(parts);
  if (only === undefined || candidate === undefined || others.length > 0 || otherCandidates.length > 0)
    return [...parts];
  const [sign, times] = only;
  if (times !== 1 || sourceWords.includes(candidate[0]) || shapeOf(candidate[0]) !== shapeOf(sign.token))
    return [...parts];
  const exactly = new RegExp(escapePattern(candidate[0]), "gu");
  return parts.flatMap((part) => (typeof part === "string" ? partsAround(part, exactly, sign) : [part]));
}

function shapeOf(placeholder: string): string {
  return placeholder
    .normalize("NFKC")
    .replace(NAMED, (_, open: string, __, close: string) => `${open.trim()}${close.trim()}`);
}

/** A sign that stands twice side by side, once more than it should: a stutter. */
function withoutRepeats(parts: readonly TextPart[], extra: Map<Sign, number>): TextPart[] {
  if (extra.size === 0) return [...parts];
  const result: TextPart[] = [];
  for (const part of parts) {
    const times = typeof part === "string" || part.role === "toggle" ? 0 : (extra.get(part) ?? 0);
    const before = result.at(-1);
    const isSpaced = typeof before === "string" && before.trim() === "";
    if (typeof part !== "string" && times > 0 && (before === part || (isSpaced && result.at(-2) === part))) {
      if (isSpaced) result.pop();
      extra.set(part, times - 1);
    } else result.push(part);
  }
  return result;
}

/** What stood at the very beginning or end belongs there, if nothing else is missing or stands in its place. */
function withEdges(
  parts: readonly TextPart[],
  missing: ReadonlyMap<Sign, number>,
  source: readonly TextPart[],
): TextPart[] {
  const [lost, ...others] = missing;
  if (lost?.[1] !== 1 || others.length > 0 || namedIn(parts).length > 0) return [...parts];
  const [sign] = lost;
  if (source[0] === sign) {
    const space = /^\s+/u.exec(textAt(source, 1))?.[0] ?? "";
    return [sign, space, ...parts];
  }
  if (source.at(-1) === sign) {
    const space = /\s+$/u.exec(textAt(source, source.length - 2))?.[0] ?? "";
    return [...parts, space, sign];
  }
  return [...parts];
}

function namedIn(parts: readonly TextPart[]): RegExpExecArray[] {
  return parts.flatMap((part) => (typeof part === "string" ? [...part.matchAll(NAMED)] : []));
}

function textAt(parts: readonly TextPart[], place: number): string {
  const part = parts[place];
  return typeof part === "string" ? part : "";
}
