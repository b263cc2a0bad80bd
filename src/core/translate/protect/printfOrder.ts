/** The order of a format string's conversions. A program gives its arguments in the source's order, whatever the translation's grammar. */
import type { MessageSyntax } from "../formats/documentFormat.ts";
import { findThings } from "./patterns.ts";

interface Conversion {
  readonly start: number;
  readonly end: number;
  /** `2` of `%2$s`. */
  readonly number: number | undefined;
  /** What stands behind the sign, and the number. */
  readonly type: string;
}

/** Python's `%(name)s`, and what is no conversion in every dialect, are known by their names. */
const CONVERSION = /^%(?:(\d{1,2})\$)?([^A-Za-z%()@]*(?:hh?|ll?|[qjztL])?[A-Za-z@])$/u;

function conversionsIn(text: string): Conversion[] {
  return findThings(text, "printf").flatMap(({ start, end }) => {
    const [, number, type] = CONVERSION.exec(text.slice(start, end)) ?? [];
    return type === undefined ? [] : [{ start, end, type, number: number === undefined ? undefined : Number(number) }];
  });
}

/** Those of the source, where they are taken in their order and that can be another. */
function orderedConversions(source: string): readonly Conversion[] | undefined {
  if (source.indexOf("%") === source.lastIndexOf("%")) return undefined;
  const conversions = conversionsIn(source);
  return conversions.length < 2 || conversions.some(({ number }) => number !== undefined) ? undefined : conversions;
}

/** The translation's where they are the source's, none of them numbered, in another order. */
function reordered(wanted: readonly Conversion[], translation: string): readonly Conversion[] | undefined {
  const there = conversionsIn(translation);
  const types = (conversions: readonly Conversion[]) => conversions.map(({ type }) => type);
  const isSame = String(types(there)) === String(types(wanted));
  if (isSame || String(types(there).sort()) !== String(types(wanted).sort())) return undefined;
  return there.some(({ number }) => number !== undefined) ? undefined : there;
}

/** A width or precision `*` takes an argument of its own. */
function canBeNumbered(conversions: readonly Conversion[]): boolean {
  return conversions.every(({ type }) => !type.includes("*"));
}

/** The translation with its conversions numbered, if their order is not the source's: `%2$s ... %1$d`. */
export function withNumberedArguments(source: string, translation: string): string {
  const wanted = orderedConversions(source);
  const there = wanted === undefined ? undefined : reordered(wanted, translation);
  if (wanted === undefined || there === undefined || !canBeNumbered(wanted)) return translation;
  const left = wanted.map(({ type }): string | undefined => type);
  let result = "";
  let at = 0;
  for (const { start, end, type } of there) {
    const index = left.indexOf(type);
    left[index] = undefined;
    result += `${translation.slice(at, start)}%${index + 1}$${type}`;
    at = end;
  }
  return result + translation.slice(at);
}

/** The translation without its numbers where each conversion is the source's of that number; undefined where that is not so. */
export function withoutNumbers(source: string, translation: string): string | undefined {
  const wanted = orderedConversions(source);
  const there = wanted === undefined ? [] : conversionsIn(translation);
  if (there.length === 0) return undefined;
  if (!there.every(({ number, type }) => number !== undefined && wanted?.[number - 1]?.type === type)) return undefined;
  return there.reduceRight(
    (text, { start, end, type }) => `${text.slice(0, start)}%${type}${text.slice(end)}`,
    translation,
  );
}

/** The translation's conversions where their order is wrong and, unless a person wrote it so, cannot be made right by numbers. */
export function wrongOrder(
  { text, syntax }: { readonly text: string; readonly syntax: MessageSyntax },
  translation: string,
  isForPeople: boolean,
): string | undefined {
  if (syntax !== "printf" && syntax !== "orderedPrintf") return undefined;
  const wanted = orderedConversions(text);
  if (wanted === undefined || (!isForPeople && syntax === "printf" && canBeNumbered(wanted))) return undefined;
  return reordered(wanted, translation)
    ?.map(({ type }) => `%${type}`)
    .join(" … ");
}
