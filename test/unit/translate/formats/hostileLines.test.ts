/** Lines of tens of thousands of equal signs: each reader comes to an end in time, wherever in its syntax they stand. */
import { expect, it } from "vitest";
import { AppError } from "../../../../src/shared/appError.ts";
import { splitSentences } from "../../../../src/core/text/sentences.ts";
import { applyEdits } from "../../../../src/core/translate/formats/applyEdits.ts";
import { FORMAT_IDS } from "../../../../src/core/translate/formats/documentFormat.ts";
import { loadFormat } from "../../../../src/core/translate/formats/loadFormat.ts";

const SIGNS = [
  "*.",
  "<p>",
  " |",
  "| ",
  "{#a",
  " ",
  "และ ",
  "ກ ",
  "@a ",
  "{",
  "[",
  "](",
  "\\",
  "&",
  "'",
  '"',
  "$",
  "%",
  "-",
  "=",
  ":",
  "/",
  "#",
  "<!--",
  "\t",
  "a.",
  "a_",
];

/** What a document of the format begins with, so that the signs stand where text is. */
const BEGINNINGS: Readonly<Record<string, readonly [string, string]>> = {
  json: ['{"a": "', '"}'],
  arb: ['{"a": "', '"}'],
  xcstrings: ['{"sourceLanguage": "en", "strings": {"', '": {}}, "version": "1.0"}'],
  yaml: ["a: x", ""],
  po: ['msgid ""\nmsgstr ""\n\nmsgid "', '"\nmsgstr ""\n'],
  properties: ["a = ", ""],
  androidXml: ['<resources><string name="a">', "</string></resources>"],
  xliff: [
    '<xliff version="1.2"><file source-language="en" target-language="th"><body><trans-unit id="a"><source>',
    "</source></trans-unit></body></file></xliff>",
  ],
  subtitles: ["WEBVTT\n\n00:00.000 --> 00:01.000\n", ""],
  appleStrings: ['"a" = "', '";'],
  fluent: ["a = ", ""],
  csv: ["key,en\na,", ""],
  markdown: ["# ", ""],
  mdx: ["# ", ""],
};
const COUNT = 16_000;

/** Their readers fill in a translation beside the source. */
const BILINGUAL: readonly string[] = ["xcstrings", "po", "xliff"];

/** @returns what its reader makes of it with each text as it was: the same again, or a refusal */
async function read(id: (typeof FORMAT_IDS)[number], text: string, dialect?: string): Promise<string> {
  const format = await loadFormat(id);
  try {
    const { spans } = format.extract(text, { target: "th", ...(dialect === undefined ? {} : { dialect }) });
    format.outline?.(text);
    if (BILINGUAL.includes(id)) return text;
    const edits = spans.map(({ start, end, source, encode }) => ({ start, end, text: encode(source) }));
    return applyEdits(text, edits).text;
  } catch (error) {
    // Most of these documents are broken, and may be refused.
    if (!AppError.is(error)) throw error;
    return text;
  }
}

it.each(FORMAT_IDS.filter((id) => id !== "code"))(
  "%s",
  async (id) => {
    const [before, after] = BEGINNINGS[id] ?? ["", ""];
    for (const sign of SIGNS) {
      const text = `${before}${sign.repeat(COUNT)}x${after}`;
      expect(await read(id, text)).toBe(text);
    }
  },
  60_000,
);

it.each([
  ["php", "<?php\n/** @param a", " x */"],
  ["java", "/**\n * Halo ", "\n */"],
  ["csharp", "/// <summary>", "</summary>\n"],
  ["lua", "---@param a ", "b words\n"],
  ["python", 'def f():\n    """', '"""\n'],
  ["typescript", "// ", "x\n"],
])(
  "comments of %s",
  async (dialect, before, after) => {
    for (const sign of SIGNS) {
      const text = `${before}${sign.repeat(COUNT)}${after}`;
      expect(await read("code", text, dialect)).toBe(text);
    }
  },
  60_000,
);

it("sentences: a list of words that want another behind them is cut all the same", () => {
  const sentences = splitSentences("ข้อมูลของผู้ใช้และ ".repeat(4000));
  expect(sentences.length).toBeGreaterThan(200);
  expect(sentences.join("")).toBe("ข้อมูลของผู้ใช้และ ".repeat(4000));
});
