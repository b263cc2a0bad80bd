/** What language the texts of a document are in, and how a model is given them. */
import type { LanguageTag } from "../../languages.ts";
import { CERTAINLY_UNICODE, CERTAINLY_ZAWGYI, fromZawgyi } from "../../text/fromZawgyi.ts";
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
/** So many Burmese letters tell their encoding themselves; of fewer the document's decides. */
const TELLING_LETTERS = 20;
const BURMESE_LETTER = /[\u1000-\u1021]/gu;

export interface DocumentSource {
  /** Of most of the document; undefined where it cannot be told for certain. */
  readonly language: LanguageTag | undefined;
  /** Of its Burmese: "zawgyi" as soon as one text of it is. */
  readonly encoding: "unicode" | "zawgyi" | "possible";
  /** A text of the document for model and checks: Unicode, composed, without what no model can read. The document keeps its own. */
  readonly prepare: (this: void, text: string) => string;
}

export function readSource(spans: readonly Span[]): DocumentSource {
  const { text: sample, encoding } = fromZawgyi(sampleOf(spans));
  const identified = identifyLanguage(sample);
  const isCertain = identified !== undefined && identified.confidence >= CERTAIN;
  const isZawgyi = (text: string) => isInZawgyi(text, encoding === "zawgyi");
  return {
    language: isCertain && identified.tag !== "other" ? identified.tag : undefined,
    encoding: spans.some(({ source }) => isZawgyi(source)) ? "zawgyi" : encoding,
    prepare: (text) => toModelText(isZawgyi(text) ? zawgyiToUnicode(text) : text),
  };
}

/** A word alone rarely tells. In a document in Zawgyi a short text is Unicode only when it is so for certain. */
function isInZawgyi(text: string, isDocumentInZawgyi: boolean): boolean {
  const letters = text.match(BURMESE_LETTER)?.length ?? 0;
  if (letters === 0) return false;
  const probability = zawgyiProbability(text);
  if (letters >= TELLING_LETTERS && probability > CERTAINLY_ZAWGYI) return true;
  return isDocumentInZawgyi && probability >= CERTAINLY_UNICODE;
}

/** Texts from evenly spread places. */
function sampleOf(spans: readonly Span[]): string {
  const count = Math.min(spans.length, SAMPLE_PARTS);
  const texts = Array.from(
    { length: count },
    (_, part) => spans[Math.floor((part * spans.length) / count)]?.source ?? "",
  );
  return texts.map((text) => text.slice(0, SAMPLE_CHARACTERS_OF_A_PART)).join("\n");
}
