import type { LanguageTag } from "../../languages.ts";
import { identifyLanguage } from "../../text/identifyLanguage.ts";
import type { Span } from "../formats/documentFormat.ts";

/** Enough to tell a language by, and from all over the document: its beginning is often a licence in English. */
const SAMPLE_PARTS = 40;
const SAMPLE_CHARACTERS_OF_A_PART = 200;
const CERTAIN = 0.9;

/** The language of most of the document, where it can be told for certain. */
export function sourceLanguage(spans: readonly Span[]): LanguageTag | undefined {
  const identified = identifyLanguage(sampleOf(spans));
  if (identified === undefined || identified.tag === "other" || identified.confidence < CERTAIN) return undefined;
  return identified.tag;
}

/** Texts from evenly spread places. */
export function sampleOf(spans: readonly Span[]): string {
  const step = Math.max(1, Math.floor(spans.length / SAMPLE_PARTS));
  const texts: string[] = [];
  for (let index = 0; index < spans.length && texts.length < SAMPLE_PARTS; index += step) {
    texts.push(spans[index]?.source.slice(0, SAMPLE_CHARACTERS_OF_A_PART) ?? "");
  }
  return texts.join("\n");
}
