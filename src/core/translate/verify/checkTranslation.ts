/** Looks at a translation as a careful reader would who does not know both languages. */
import { FINDING_CODES, type Finding, type FindingCode, type GlossaryTerm } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";
import { identifyLanguage } from "../../text/identifyLanguage.ts";
import { countLetters } from "../../text/scripts.ts";
import { checkGlossary } from "../glossary/checkGlossary.ts";
import { matchTerms } from "../glossary/matchTerms.ts";
import { checkAdditions } from "./checkAdditions.ts";
import { checkEcho } from "./checkEcho.ts";
import { checkEnglish } from "./checkEnglish.ts";
import { checkGlosses } from "./checkGlosses.ts";
import { checkLabel } from "./checkLabel.ts";
import { checkLanguage, isMalayPair } from "./checkLanguage.ts";
import { checkLength } from "./checkLength.ts";
import { checkLoop } from "./checkLoop.ts";
import { checkNotes } from "./checkNotes.ts";
import { checkScript } from "./checkScript.ts";
import { CheckedText } from "./checkedText.ts";

export interface CheckInput {
  /** Decoded text, as a reader sees it. */
  readonly source: string;
  readonly translation: string;
  readonly sourceLanguage?: LanguageTag | undefined;
  readonly target: LanguageTag;
  /** Those for the target; which of them concern this text is found here. The same array for all texts is looked through once. */
  readonly glossary: readonly GlossaryTerm[];
  /** Code, links and placeholders of the source: they count for no script, language or length. */
  readonly verbatim: readonly string[];
}

/** A source is taken for the target's language from this confidence on. */
const CERTAIN = 0.9;

/** In the order of FINDING_CODES. Empty: nothing to object. Placeholders and markup are protectText's affair. */
export function checkTranslation(input: CheckInput): readonly Finding[] {
  const verbatim = [...new Set(input.verbatim)].sort((a, b) => b.length - a.length);
  const source = new CheckedText(input.source, verbatim);
  if (source.letters.total === 0) return [];
  if (input.translation.trim() === "") return [{ code: "unfinished", details: {} }];
  const translation = new CheckedText(input.translation, verbatim);
  const sourceLanguage = input.sourceLanguage ?? languageOfSource(source);
  const { target } = input;
  const findings = [
    checkLoop(source, translation),
    languageFinding(source, translation, sourceLanguage, input),
    checkLength(source, translation, target, sourceLanguage),
    checkNotes(input.source, input.translation) ??
      checkGlosses(source, translation, target, input.glossary) ??
      checkAdditions(input.source, input.translation) ??
      checkLabel(source, translation, sourceLanguage),
    ...checkGlossary(input.source, input.translation, input.glossary, target),
  ];
  return findings.filter((finding) => finding !== undefined).sort((a, b) => rankOf(a.code) - rankOf(b.code));
}

/** A text of nothing but terms that the glossary does not translate is right as it is. */
function isOfKeptTerms({ text, letters }: CheckedText, glossary: readonly GlossaryTerm[]): boolean {
  const kept = matchTerms(text, glossary).filter(({ term }) => term.source === term.target);
  const keptLetters = kept.reduce((sum, { start, end }) => sum + countLetters(text.slice(start, end)).total, 0);
  return kept.length > 0 && keptLetters === letters.total;
}

/** An echo is also in the wrong script, and a wrong script is a wrong language: the first says it all. */
function languageFinding(
  source: CheckedText,
  translation: CheckedText,
  sourceLanguage: LanguageTag | undefined,
  { target, glossary }: CheckInput,
): Finding | undefined {
  const finding =
    checkEcho(source, translation, target, sourceLanguage) ??
    checkScript(source, translation, target) ??
    checkEnglish(source, translation, target) ??
    checkLanguage(source, translation, target, sourceLanguage);
  const mayBeEqual = () => isInTarget(source, target, sourceLanguage) || isOfKeptTerms(source, glossary);
  return finding?.code === "echo" && mayBeEqual() ? undefined : finding;
}

/** A line that is in the target's language already, in a document of another, is right as it is. */
function isInTarget({ text }: CheckedText, target: LanguageTag, sourceLanguage: LanguageTag | undefined): boolean {
  if (isMalayPair(target, sourceLanguage)) return false;
  const identified = identifyLanguage(text);
  return identified?.tag === target && identified.confidence > CERTAIN;
}

/** How bad findings are together: 0 for none; of two tries the one with the smaller number is kept. */
export function severityOf(findings: readonly Finding[]): number {
  const counts = new Map<FindingCode, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  let severity = 0;
  // A worse fault outweighs all milder ones together, and several of one kind count for less than a worse one.
  for (const [code, count] of counts) severity += 4 ** (FINDING_CODES.length - 1 - rankOf(code)) * (2 - 1 / count);
  return severity;
}

function rankOf(code: FindingCode): number {
  return FINDING_CODES.indexOf(code);
}

function languageOfSource({ text }: CheckedText): LanguageTag | undefined {
  const tag = identifyLanguage(text)?.tag;
  return tag === "other" ? undefined : tag;
}
