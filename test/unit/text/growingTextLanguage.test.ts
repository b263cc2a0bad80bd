import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { growingTextLanguage } from "../../../src/core/text/growingTextLanguage.ts";
import { paragraph } from "../../../tools/tiny-model/declaration.ts";

const ARTICLES = ["1/1", "2/1", "3/1", "4/1"] as const;

/** What is told of a text after each of its characters, each verdict once as long as it lasts. */
function verdicts(text: string): (string | undefined)[] {
  const told = Array.from(text, (_, at) => growingTextLanguage(text.slice(0, at + 1)));
  return told.filter((verdict, at) => at === 0 || verdict !== told[at - 1]);
}

describe("the language of a text that is being written", () => {
  it.each(LANGUAGES.map(({ tag }) => tag))("%s is told once, and stays", (tag) => {
    const text = ARTICLES.map((article) => paragraph(tag, article)).join("\n\n");
    expect(verdicts(text).filter((verdict) => verdict !== undefined)).toEqual([tag]);
  });

  it("Latin letters tell nothing before there are enough of them", () => {
    expect(growingTextLanguage(paragraph("fil", "1/1").slice(0, 60))).toBeUndefined();
  });

  it.each([
    ["code", "const total = items.reduce((sum, item) => sum + item.price * item.count, 0);\n".repeat(3)],
    [
      "a language that is none of the eleven",
      "Alle Menschen sind frei und gleich an Würde und Rechten geboren. ".repeat(3),
    ],
  ])("nothing is told of %s", (_what, text) => {
    expect(verdicts(text)).toEqual([undefined]);
  });

  it("depends on nothing but the text: as many at once as there are languages, and more, are told as each alone", () => {
    const texts = LANGUAGES.flatMap(({ tag }) => ARTICLES.map((article) => paragraph(tag, article).slice(0, 140)));
    const lengths = Array.from({ length: 140 }, (_, at) => at + 1);
    const together = lengths.map((length) => texts.map((text) => growingTextLanguage(text.slice(0, length))));
    const alone = texts.map((text) => lengths.map((length) => growingTextLanguage(text.slice(0, length))));
    expect(together).toEqual(lengths.map((_, at) => alone.map((told) => told[at])));
  });

  it("a text that turns to another script is of the script that most of it has", () => {
    const text = `${paragraph("en", "3/1")}\n\n${paragraph("km", "1/1")}\n\n${paragraph("km", "2/1")}`;
    expect(verdicts(text).at(-1)).toBe("km");
  });
});
