/** Looks at a translation as a careful reader would who does not know both languages. */
import type { Finding, GlossaryTerm } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";

export interface CheckInput {
  /** Decoded text, as a reader sees it. */
  readonly source: string;
  readonly translation: string;
  readonly sourceLanguage?: LanguageTag | undefined;
  readonly target: LanguageTag;
  /** Those for the target; which of them concern this text is found here. */
  readonly glossary: readonly GlossaryTerm[];
  /** Code, links and placeholders of the source: they count for no script, language or length. */
  readonly verbatim: readonly string[];
}

/** In the order of FINDING_CODES. Empty: nothing to object. Placeholders and markup are protectText's affair. */
export function checkTranslation(_input: CheckInput): readonly Finding[] {
  return [];
}

/** How bad findings are together: 0 for none; of two tries the one with the smaller number is kept. */
export function severityOf(findings: readonly Finding[]): number {
  return findings.length;
}
