/** Whether the words of each language are in that language, as our own judgement of texts has it. */
import { describe, expect, it } from "vitest";
import { LANGUAGES, type Script } from "../../../../src/core/languages.ts";
import { CERTAINLY_UNICODE, fromZawgyi } from "../../../../src/core/text/fromZawgyi.ts";
import { identifyLanguage } from "../../../../src/core/text/identifyLanguage.ts";
import { countLetters } from "../../../../src/core/text/scripts.ts";
import { zawgyiProbability } from "../../../../src/core/text/zawgyiProbability.ts";
import { CATALOGUES } from "../../../../src/shared/messages/catalogues.ts";
import { translatedPart } from "../../../support/untranslatedWords.ts";

/** No more than `identifyLanguage` looks at. */
const SAMPLE_CHARACTERS = 2000;

const ROWS = LANGUAGES.filter(({ tag }) => tag in CATALOGUES).map(({ tag, script }) => ({ tag, script }));

/** English words that the developers of a language write in Latin letters. */
const LATIN_TERMS: Readonly<Record<string, readonly string[]>> = { "zh-Hans": ["token"] };

function entriesOf(tag: string): (readonly [key: string, text: string])[] {
  return Object.entries(CATALOGUES[tag]!).map(([key, text]) => [key, translatedPart(text)]);
}

function samplesOf(tag: string): string[] {
  const text = entriesOf(tag)
    .map(([, part]) => part)
    .join("\n");
  const starts = Array.from({ length: Math.floor(text.length / SAMPLE_CHARACTERS) }, (_, i) => i * SAMPLE_CHARACTERS);
  return starts.map((start) => text.slice(start, start + SAMPLE_CHARACTERS));
}

describe.each(ROWS)("The words in $tag", ({ tag, script }) => {
  it("are in that language, wherever one begins to read", () => {
    const samples = samplesOf(tag);
    expect(samples.length).toBeGreaterThan(3);
    expect(samples.map((sample) => identifyLanguage(sample)?.tag)).toEqual(samples.map(() => tag));
  });

  it("are in its letters", () => {
    const isForeign = (text: string): boolean => {
      const { byScript, other } = countLetters(text);
      const strange = Object.entries(byScript).filter(([name]) => name !== script && name !== "Latn");
      return other > 0 || strange.some(([, count]) => count > 0);
    };
    expect(entriesOf(tag).filter(([, text]) => isForeign(text))).toEqual([]);
  });
});

const OTHER_SCRIPTS = ROWS.filter(({ script }) => script !== ("Latn" satisfies Script));

describe.each(OTHER_SCRIPTS)("Among the words in $tag", ({ tag }) => {
  it("stand no Latin ones but names", () => {
    const terms = LATIN_TERMS[tag] ?? [];
    const words = entriesOf(tag).flatMap(([key, text]) =>
      [...text.matchAll(/[A-Za-z]{3,}/gu)].map(([word]) => ({ key, word })),
    );
    expect(words.filter(({ word }) => !terms.includes(word))).toEqual([]);
  });
});

describe.runIf("my" in CATALOGUES)("The words in Burmese", () => {
  it("are Unicode, not Zawgyi, each and all together", () => {
    const entries = entriesOf("my");
    expect(entries.filter(([, text]) => zawgyiProbability(text) >= CERTAINLY_UNICODE)).toEqual([]);
    expect(fromZawgyi(entries.map(([, text]) => text).join("\n")).encoding).toBe("unicode");
  });
});
