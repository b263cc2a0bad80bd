/** What holds for the words of every language, whoever wrote them. */
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { CATALOGUES } from "../../../../src/shared/messages/catalogues.ts";
import { en, type MessageKey, type Messages } from "../../../../src/shared/messages/en.ts";
import { translatedPart } from "../../../support/untranslatedWords.ts";

const KEYS = Object.keys(en) as MessageKey[];

/** English too: it is held to all of this but being another language. */
const ALL: readonly (readonly [string, Messages])[] = [["en", en], ...Object.entries(CATALOGUES)];

/** The messages that do not hold, to be read in a failure. */
function faults(messages: Messages, holds: (text: string, key: MessageKey) => boolean): string[] {
  return KEYS.filter((key) => !holds(messages[key], key)).map((key) => `${key}: ${messages[key]}`);
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name!))].toSorted();
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

it("There is a catalogue for each language of the product", () => {
  expect(Object.keys(CATALOGUES).toSorted()).toEqual(
    LANGUAGES.map(({ tag }) => tag as string)
      .filter((tag) => tag !== "en")
      .toSorted(),
  );
});

describe.each(ALL)("The messages in %s", (_tag, messages) => {
  it("are those of English", () => {
    expect(Object.keys(messages).toSorted()).toEqual(KEYS.toSorted());
  });

  it("have the placeholders of English, and nothing else in braces", () => {
    const hasSame = (text: string, key: MessageKey): boolean =>
      placeholders(text).join() === placeholders(en[key]).join() &&
      count(text, /[{}]/gu) === 2 * count(text, /\{\w+\}/gu);
    expect(faults(messages, hasSame)).toEqual([]);
  });

  it("are text without stray spaces, in composed characters, with no sign that is not seen", () => {
    expect(faults(messages, (text) => text !== "" && text === text.trim() && !/\s\s|[\n\t]/u.test(text))).toEqual([]);
    expect(faults(messages, (text) => text === text.normalize("NFC"))).toEqual([]);
    // Zero-width spaces part words in Khmer, Lao, Burmese and Thai; joiners are letters' affair in Tamil.
    expect(faults(messages, (text) => !/(?![\u200b-\u200d])[\p{Cf}\p{Cc}\p{Co}\p{Cn}\ufffd]/u.test(text))).toEqual([]);
  });

  it("end with dots where English does: a question follows, or work goes on", () => {
    const hasSame = (text: string, key: MessageKey): boolean =>
      text.endsWith("...") === en[key].endsWith("...") && !text.includes("…");
    expect(faults(messages, hasSame)).toEqual([]);
  });

  it("close what they open", () => {
    const closes = (text: string): boolean =>
      [
        [/“/gu, /”/gu],
        [/「/gu, /」/gu],
        [/«/gu, /»/gu],
        [/[(（]/gu, /[)）]/gu],
      ].every(([open, close]) => count(text, open!) === count(text, close!)) && count(text, /["`]/gu) % 2 === 0;
    expect(faults(messages, closes)).toEqual([]);
  });

  it("name a button as it is labelled", () => {
    expect(messages["nothing.editor"]).toContain(`“${messages["panel.newFile"]}”`);
  });

  it("are no longer on a button than a button is", () => {
    const mostCharacters = (key: MessageKey): number => 2.5 * en[key].length + 12;
    const buttons = KEYS.filter((key) => key.startsWith("action."));
    expect(buttons.length).toBeGreaterThan(10);
    expect(buttons.filter((key) => [...messages[key]].length > mostCharacters(key))).toEqual([]);
  });
});

/** Words that a language has taken from English, or has as well: such messages are the same in both. */
const SAME_WORDS: Readonly<Record<string, readonly string[]>> = {
  id: ["Batch", "Folder...", "formal", "Model", "Server"],
  ms: ["Auto", "Folder...", "formal", "Import...", "Model", "neutral"],
  fil: [
    "Available",
    "Batch",
    "Code, {language}",
    "Draft model",
    "File",
    "File...",
    "Folder...",
    "Model",
    "neutral",
    "Server",
    "System prompt",
    "text",
    "Workspace",
  ],
};

describe.each(Object.entries(CATALOGUES))("In %s", (tag, messages) => {
  it("nothing was left in English", () => {
    const isTranslated = (text: string, key: MessageKey): boolean =>
      text !== en[key] || !/\p{L}/u.test(translatedPart(text)) || SAME_WORDS[tag]?.includes(text) === true;
    expect(faults(messages, isTranslated)).toEqual([]);
  });
});
