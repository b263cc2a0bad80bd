/** Cuts a unit that is too long for one prompt, and says what stands between the pieces in the translation. */
import type { TextSpan } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";
import { cutText, type CutLevel, type CutOptions, type CutPiece } from "../../text/cutText.ts";
import { hasWords } from "../../text/hasWords.ts";
import { splitSentences } from "../../text/sentences.ts";
import type { InlineMark } from "../formats/documentFormat.ts";
import { atomicSpans } from "../protect/protectText.ts";
import type { SourceUnit } from "../protect/units.ts";

/** A string stays as it is; a unit is one prompt's worth, without white space around it. */
export type UnitPart = string | SourceUnit;

/** The unit in pieces of at most `limit`, never cut inside what is no language. */
export async function cutUnit(unit: SourceUnit, target: LanguageTag, options: CutOptions): Promise<UnitPart[]> {
  if ((await options.count(unit.text)) <= options.limit)
    return partsOf(unit, [{ text: unit.text, endsAt: "end" }], target);
  const mask = new AtomMask(unit);
  const count = (masked: string) => options.count(mask.unmask(masked));
  const pieces = await cutText(mask.masked, { limit: options.limit, count });
  return partsOf(unit, mask.unmaskAll(pieces), target);
}

/** Each sentence of the unit, and each line, for itself. */
export function cutSentences(unit: SourceUnit, target: LanguageTag): UnitPart[] {
  const mask = new AtomMask(unit);
  const lines = mask.masked.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
  const pieces = lines.flatMap((line) => {
    const sentences = splitSentences(line);
    return sentences.map((text, index): CutPiece => ({
      text,
      endsAt: index === sentences.length - 1 ? "line" : "sentence",
    }));
  });
  return partsOf(unit, mask.unmaskAll(pieces), target);
}

const FIRST_MASK = 0xf0000;
const LAST_MASK = 0xffffd;
const MASKS = /[\u{F0000}-\u{FFFFD}]/gu;

/**
 * Puts one private character that the text has not in the place of each thing that must not be cut, so that every way of cutting keeps
 * it whole.
 */
class AtomMask {
  readonly masked: string;
  private readonly atoms = new Map<string, string>();

  constructor(unit: SourceUnit) {
    const { text } = unit;
    const own = new Set(text.match(MASKS));
    let masked = "";
    let at = 0;
    let next = FIRST_MASK;
    for (const { start, end } of atomicSpans(unit)) {
      while (own.has(String.fromCodePoint(next))) next += 1;
      if (next > LAST_MASK) break;
      const mask = String.fromCodePoint(next);
      this.atoms.set(mask, text.slice(start, end));
      masked += text.slice(at, start) + mask;
      at = end;
      next += 1;
    }
    this.masked = masked + text.slice(at);
  }

  unmask(masked: string): string {
    return this.atoms.size === 0 ? masked : masked.replace(MASKS, (mask) => this.atoms.get(mask) ?? mask);
  }

  unmaskAll(pieces: readonly CutPiece[]): CutPiece[] {
    return pieces.map(({ text, endsAt }) => ({ text: this.unmask(text), endsAt }));
  }
}

function partsOf(unit: SourceUnit, pieces: readonly CutPiece[], target: LanguageTag): UnitPart[] {
  const parts: UnitPart[] = [];
  let at = 0;
  for (const { text, endsAt } of pieces) {
    const inner = text.trim();
    const start = text.length - text.trimStart().length;
    addPart(parts, text.slice(0, start));
    if (hasWords(inner)) parts.push(sliceUnit(unit, { start: at + start, end: at + start + inner.length }));
    else addPart(parts, inner);
    addPart(parts, jointFor(text.slice(start + inner.length), endsAt, target));
    at += text.length;
  }
  return parts;
}

function addPart(parts: UnitPart[], text: string): void {
  if (text !== "") parts.push(text);
}

/** A part of a unit, with the marks that lie in it. */
export function sliceUnit(unit: SourceUnit, span: TextSpan): SourceUnit {
  if (span.start === 0 && span.end === unit.text.length) return unit;
  return { ...unit, text: unit.text.slice(span.start, span.end), marks: marksWithin(unit.marks, span) };
}

/** The marks that lie in `span`, counted from its start. */
export function marksWithin(marks: readonly InlineMark[], { start, end }: TextSpan): InlineMark[] {
  return marks
    .filter((mark) => mark.start >= start && mark.end <= end)
    .map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start }));
}

const WRITTEN_WITHOUT_WORD_SPACES: ReadonlySet<LanguageTag> = new Set(["th", "lo", "km", "my", "zh-Hans"]);

/**
 * What stands between two translated pieces: what stood between them in the text, unless one of the two languages puts
 * a space there and the other does not.
 */
function jointFor(space: string, endsAt: CutLevel | "end", target: LanguageTag): string {
  if (endsAt !== "sentence" && endsAt !== "word") return space;
  if (target === "zh-Hans") return /^ +$/u.test(space) ? "" : space;
  if (space !== "") return space;
  return endsAt === "sentence" || !WRITTEN_WITHOUT_WORD_SPACES.has(target) ? " " : "";
}
