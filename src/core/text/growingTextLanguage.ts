import type { LanguageTag } from "../languages.ts";
import { identifyLanguage } from "./identifyLanguage.ts";
import { scriptLanguage } from "./scriptLanguage.ts";

/** In UTF-16 units: a Latin text is read when it has so many, and again each time it has doubled. */
const FIRST_SAMPLE_LENGTH = 64;
/** Beyond it nothing is read: `identifyLanguage` does not either. */
const MAX_SAMPLE_LENGTH = 4096;
/** A verdict that is shown before the text is whole. */
const LEAST_CONFIDENCE = 0.9;
/** Verdicts that are remembered: an answer and its thoughts, of several conversations at once. */
const MAX_REMEMBERED = 16;

/**
 * By sample, the latest last. They save time alone: what is told of a text depends on nothing but the text, so all who show
 * it share them, and nobody has to hand them from token to token.
 */
const verdicts = new Map<string, LanguageTag | undefined>();

/**
 * The language of a text that is still being written, for `lang` attributes. A script tells it at once. Latin letters take
 * a closer look, which is dear for each token: it is taken at a few lengths only, so the answer changes at those alone.
 * Undefined as long as nothing is sure; `textLanguage` has the last word when the text is whole.
 */
export function growingTextLanguage(text: string): LanguageTag | undefined {
  const tag = scriptLanguage(text);
  if (tag !== undefined || text.length < FIRST_SAMPLE_LENGTH) return tag;
  return sampleLanguage(text.slice(0, sampleLength(text.length)));
}

function sampleLength(length: number): number {
  return Math.min(MAX_SAMPLE_LENGTH, 2 ** Math.floor(Math.log2(length)));
}

function sampleLanguage(sample: string): LanguageTag | undefined {
  if (verdicts.has(sample)) return verdicts.get(sample);
  const { tag, confidence } = identifyLanguage(sample) ?? { tag: "other", confidence: 0 };
  const verdict = tag === "other" || confidence < LEAST_CONFIDENCE ? undefined : tag;
  const oldest = verdicts.size < MAX_REMEMBERED ? undefined : verdicts.keys().next().value;
  if (oldest !== undefined) verdicts.delete(oldest);
  verdicts.set(sample, verdict);
  return verdict;
}
