import { describe, it } from "vitest";
import type { LanguageTag } from "../../../../src/core/languages.ts";
import { checkGlossary } from "../../../../src/core/translate/glossary/checkGlossary.ts";
import { checkAdditions } from "../../../../src/core/translate/verify/checkAdditions.ts";
import { checkEcho } from "../../../../src/core/translate/verify/checkEcho.ts";
import { CheckedText } from "../../../../src/core/translate/verify/checkedText.ts";
import { checkEnglish } from "../../../../src/core/translate/verify/checkEnglish.ts";
import { checkGlosses } from "../../../../src/core/translate/verify/checkGlosses.ts";
import { checkLabel } from "../../../../src/core/translate/verify/checkLabel.ts";
import { checkLanguage } from "../../../../src/core/translate/verify/checkLanguage.ts";
import { checkLength } from "../../../../src/core/translate/verify/checkLength.ts";
import { checkLoop } from "../../../../src/core/translate/verify/checkLoop.ts";
import { checkNotes } from "../../../../src/core/translate/verify/checkNotes.ts";
import { checkScript } from "../../../../src/core/translate/verify/checkScript.ts";
import { seededRandom } from "../../../support/seededRandom.ts";

const LENGTH = 100_000;
/** What linear work on such a text never takes, on a busy machine either; work that grows with its square takes minutes. */
const LIMIT_MS = 20_000;

const long = (part: string) => part.repeat(Math.ceil(LENGTH / part.length));
const random = seededRandom(1);
const shuffled = Array.from({ length: LENGTH / 5 }, () => ["the", "file", "was", "saved"][Math.floor(random() * 4)]);

const texts: readonly (readonly [string, string])[] = [
  ["spaces", `Usage:${long(" ")}see`],
  ["line breaks", `ก${long("\n")}ข`],
  ["tabs and line breaks", `a${long("\t\n")}b`],
  ["no-break spaces", `a${long("\u00A0")}b`],
  ["opening brackets", `中${long("(")}中`],
  ["closing brackets", `中${long("）")}中`],
  ["brackets", `a${long("(a) ")}`],
  ["square brackets", long("[（【")],
  ["asterisks", `${long("*_")}x`],
  ["code fences", `\`\`\`\n${long("``` ")}x`],
  ["quotation marks", long("“")],
  ["full stops", `x${long(". ")}x`],
  ["ellipses", long("....")],
  ["colons", long("a: ")],
  ["colons without spaces", long("ก:")],
  ["letters", long("a")],
  ["capitals and digits", `${long("A1")}x`],
  ["digits", `${long("1")}x`],
  ["hyphens", long("a-")],
  ["apostrophes", long("a'")],
  ["English words", shuffled.join(" ")],
  ["English words, one a line", shuffled.join("\n")],
  ["Thai letters", long("กข")],
  ["Thai words with spaces", long("บันทึกไฟล์ ")],
  ["Chinese characters and signs", long("中，")],
  ["two scripts in turn", long("中a")],
  ["marks", `ก${long("่")}`],
  ["low surrogates", long("\uDC00")],
  ["introductions", long("Here is the ")],
  ["delimiters", long("<text-1")],
];
const targets: readonly LanguageTag[] = ["vi", "th", "zh-Hans"];
const glossary = ["a", "file", "ก", "中"].map((source) => ({ source, target: "x", caseSensitive: false }));

type Check = (source: CheckedText, translation: CheckedText, target: LanguageTag) => unknown;
const checks: readonly (readonly [string, Check])[] = [
  ["loop", checkLoop],
  ["echo", (...texts) => checkEcho(...texts, "en")],
  ["script", checkScript],
  ["English", checkEnglish],
  ["language", (...texts) => checkLanguage(...texts, "en")],
  ["length", (...texts) => checkLength(...texts, "en")],
  ["notes", ({ text }, translation) => checkNotes(text, translation.text)],
  ["additions", ({ text }, translation) => checkAdditions(text, translation.text)],
  ["glosses", (...texts) => checkGlosses(...texts, glossary)],
  // It looks at translations of labels alone.
  ["labels", (_source, translation) => checkLabel(new CheckedText("Save", []), translation, "en")],
  ["glossary", ({ text }, translation, target) => checkGlossary(text, translation.text, glossary, target)],
];

describe.each(checks)("the check of %s takes no longer than a text is long", (_name, check) => {
  it.each(texts)(
    "with %s",
    (_what, text) => {
      const hostile = new CheckedText(text, []);
      const plain = new CheckedText("The file was saved: it (the file) is there.", []);
      const similar = new CheckedText(`${text}.`, []);
      for (const target of targets) {
        check(plain, hostile, target);
        check(hostile, plain, target);
        check(hostile, similar, target);
      }
    },
    LIMIT_MS,
  );
});
