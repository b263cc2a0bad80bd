/** Keeps what is no language out of the model's hands, and looks whether it is all there afterwards. */
import { hasWords } from "../../text/hasWords.ts";
import type { Finding, TextSpan } from "../../../shared/translation.ts";
import { acceleratorOf, withAccelerator, type Accelerator } from "./accelerator.ts";
import { icuFindings } from "./icuFindings.ts";
import { MARK_SIGNS } from "./marks.ts";
import { asIcuMessage } from "./messageFormatQuotes.ts";
import { modelTextOf } from "./modelText.ts";
import { withoutUnpaired, withTightPairs } from "./pairs.ts";
import { withoutNumbers, wrongOrder } from "./printfOrder.ts";
import { protectedItems, type ProtectedItem } from "./protectedItems.ts";
import { protectionFindings } from "./protectionFindings.ts";
import { repairedParts } from "./repairParts.ts";
import { documentText, type TextPart } from "./signs.ts";
import { unitsOf, type SourceUnit } from "./units.ts";
import type { VerbatimTerm } from "./verbatimTerms.ts";

export interface ProtectOptions {
  /**
   * "plain" leaves short readable things (`{name}`, `%d`, numbers) in the text, where they help the model, and puts marks only in the
   * place of opaque ones; "marked" puts marks in the place of all: the second try.
   */
  readonly mode: "plain" | "marked";
  /** Terms that are not translated. One list for many texts is read once. */
  readonly verbatimTerms?: readonly VerbatimTerm[];
}

export interface ProtectedText {
  /** For the model. Empty when nothing in it is language: then `restore("")` is the unit's text. */
  readonly text: string;
  /** True when `text` has marks in it, so that the prompt must speak of them. */
  readonly hasMarks: boolean;
  /** Puts everything back, repairs what can be repaired without doubt, and names what is missing, too many or out of order. */
  restore(this: void, answer: string): { readonly text: string; readonly findings: readonly Finding[] };
  /** What there is of an answer that is still being written, for people to see: nothing is repaired or looked for. */
  preview(this: void, answer: string): string;
}

const NO_TERMS: readonly VerbatimTerm[] = [];

/**
 * What opens and closes the text without being part of it (a link around the whole, a list's number, an emoji) is kept out of `text` altogether.
 * Of any answer only whole and well-nested pairs get into the result: what has lost its partner is dropped, and said.
 */
export function protectText(unit: SourceUnit, options: ProtectOptions): ProtectedText {
  const accelerator = acceleratorOf(unit);
  return accelerator === undefined
    ? protectWords(unit, options)
    : protectWords({ ...unit, text: accelerator.label }, options, accelerator);
}

/** @param accelerator what the unit's text is the label of */
function protectWords(
  unit: SourceUnit,
  { mode, verbatimTerms = NO_TERMS }: ProtectOptions,
  accelerator?: Accelerator,
): ProtectedText {
  const written = accelerator?.written ?? unit.text;
  const items = protectedItems(unit, verbatimTerms);
  if (!hasLanguage(unit.text, items)) {
    return { text: "", hasMarks: false, restore: () => ({ text: written, findings: [] }), preview: () => written };
  }
  const modelText = modelTextOf(unit.text, items, mode);
  const { lead, text, trail, signs } = modelText;
  const whole = (parts: readonly TextPart[]) => lead + documentText(parts) + trail;
  return {
    text,
    hasMarks: signs.hasMarks,
    restore: (answer) => {
      const repaired = withoutStrayMarks(repairedParts(signs.read(answer.trim()), modelText));
      const paired = withoutUnpaired(repaired);
      const parts = withTightPairs(paired.parts);
      const restored = whole(parts);
      const findings = protectionFindings(modelText.parts, parts, {
        syntax: unit.syntax,
        dropped: paired.dropped,
        wrongOrder: wrongOrder(unit, restored, false),
      });
      if (accelerator === undefined) return { text: restored, findings };
      return { text: restored === unit.text ? written : whole(withAccelerator(parts, accelerator)), findings };
    },
    preview: (answer) => whole(withoutStrayMarks(signs.read(answer.trimStart()))),
  };
}

/** Places in a unit's text that no cut may fall into, in order, not overlapping. A label with its sign (`E_xit`) is no name of code. */
export function atomicSpans(unit: SourceUnit): readonly TextSpan[] {
  const sign = acceleratorOf(unit)?.place;
  return protectedItems(unit, NO_TERMS)
    .filter(({ start, end }) => sign === undefined || end <= sign || start > sign)
    .map(({ start, end }) => ({ start, end }));
}

/**
 * Whether a translation of the whole unit has every placeholder, mark and number as often as the source: for a translation that somebody else made.
 * Its order, unless a program's arguments go by it, its digits, and names of files and functions that it has once more or once less are its affair.
 */
export function checkProtected(unit: SourceUnit, translation: string): readonly Finding[] {
  const message = messageFindings(unit, translation);
  if (message === undefined) return wordFindings(unit, translation);
  return message.length > 0 ? message : sentenceFindings(unit, translation);
}

/** Each sentence of an ICU message beside the one of the source that it is most like: languages have different numbers of forms. */
function sentenceFindings(unit: SourceUnit, translation: string): readonly Finding[] {
  const sources = sentencesOf(unit);
  const found = sentencesOf({ ...unit, text: translation }).flatMap(({ text }) => {
    const [first = [], ...others] = sources.map((source) => wordFindings(source, text));
    return others.reduce((best, findings) => (findings.length < best.length ? findings : best), first);
  });
  const distinct = new Map(found.map((finding) => [JSON.stringify(finding), finding]));
  return [...distinct.values()];
}

function sentencesOf({ text, syntax }: SourceUnit): readonly SourceUnit[] {
  const span = {
    start: 0,
    end: text.length,
    source: text,
    current: text,
    syntax,
    marks: [],
    encode: (words: string) => words,
  };
  return unitsOf(span, "en").units;
}

function wordFindings(unit: SourceUnit, translation: string): readonly Finding[] {
  const { signs, parts } = modelTextOf(unit.text, protectedItems(unit, NO_TERMS), "asIs");
  const { syntax } = unit;
  const unnumbered = syntax === "printf" ? withoutNumbers(unit.text, translation) : undefined;
  const { parts: there, dropped } = withoutUnpaired(signs.read(unnumbered ?? translation));
  const order = unnumbered === undefined ? wrongOrder(unit, translation, true) : undefined;
  return protectionFindings(parts, there, { syntax, dropped, wrongOrder: order, isForPeople: true });
}

/**
 * Undefined where the unit is no ICU message. A Java message with single apostrophes among its words was not written for Java's rules, and is not
 * compared by them.
 */
function messageFindings({ text, syntax }: SourceUnit, translation: string): readonly Finding[] | undefined {
  if (syntax !== "icu" && syntax !== "messageFormat") return undefined;
  const isForJava = syntax === "messageFormat" && asIcuMessage(text) === text;
  return icuFindings(text, isForJava ? asIcuMessage(translation) : translation);
}

/** Whether there are words beside the items. */
function hasLanguage(text: string, items: readonly ProtectedItem[]): boolean {
  const starts = [0, ...items.map(({ end }) => end)];
  return hasWords(starts.map((start, index) => text.slice(start, items[index]?.start)).join(" "));
}

const STRAY_MARK = new RegExp(`[⟦〚]\\s?/?\\s?\\d{0,6}\\s?[⟧〛]|[${MARK_SIGNS}]`, "gu");

/** Words never have the signs of marks: what is left of them stands for nothing. */
function withoutStrayMarks(parts: readonly TextPart[]): TextPart[] {
  return parts.map((part) => (typeof part === "string" ? part.replace(STRAY_MARK, "") : part));
}
