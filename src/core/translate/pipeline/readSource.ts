/** What language the texts of a document are in, and how a model is given them. */
import type { LanguageTag } from "../../languages.ts";
import { fromZawgyi } from "../../text/fromZawgyi.ts";
import { identifyLanguage } from "../../text/identifyLanguage.ts";
import { toModelText } from "../../text/modelText.ts";
import { zawgyiProbability } from "../../text/zawgyiProbability.ts";
import { zawgyiToUnicode } from "../../text/zawgyiToUnicode.ts";
import type { Span } from "../formats/documentFormat.ts";

/** Enough to tell a language by, and from all over the document: its beginning is often a licence in English. */
const SAMPLE_PARTS = 40;
const SAMPLE_CHARACTERS_OF_A_PART = 200;
/** A language that is told from a sample counts from here on. */
const CERTAIN = 0.9;
/** In a document in Zawgyi a text is Unicode only when it is so for certain: a word alone rarely tells. */
const CERTAINLY_UNICODE = 0.05;

export interface DocumentSource {
  /** Of most of the document; undefined where it cannot be told for certain. */
  readonly language: LanguageTag | undefined;
  /** Of its Burmese. */
  readonly encoding: "unicode" | "zawgyi" | "possible";
  /** A text of the document for model and checks: Unicode, composed, without what no model can read. The document keeps its own. */
  readonly prepare: (this: void, text: string) => string;
}

export function readSource(spans: readonly Span[]): DocumentSource {
  const { text: sample, encoding } = fromZawgyi(sampleOf(spans));
  const identified = identifyLanguage(sample);
  const isCertain = identified !== undefined && identified.confidence >= CERTAIN;
  return {
    language: isCertain && identified.tag !== "other" ? identified.tag : undefined,
    encoding,
    prepare: encoding === "zawgyi" ? (text) => toModelText(asUnicode(text)) : toModelText,
  };
}

function asUnicode(text: string): string {
  return zawgyiProbability(text) < CERTAINLY_UNICODE ? text : zawgyiToUnicode(text);
}

/** Texts from evenly spread places. */
function sampleOf(spans: readonly Span[]): string {
  const step = Math.max(1, Math.floor(spans.length / SAMPLE_PARTS));
  const texts: string[] = [];
  for (let index = 0; index < spans.length && texts.length < SAMPLE_PARTS; index += step) {
    texts.push(spans[index]?.source.slice(0, SAMPLE_CHARACTERS_OF_A_PART) ?? "");
  }
  return texts.join("\n");
}
