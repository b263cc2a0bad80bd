/** Selections in the fences of Markdown: of a program's its comments, of all else its words. */
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { paragraph } from "../../../../tools/tiny-model/declaration.ts";
import { fakeEngineModel } from "../../../support/fakeEngineModel.ts";
import { runTranslation } from "../../../support/translationRun.ts";

const life = { en: "Everyone has the right to life.", th: "บุคคลมีสิทธิในการมีชีวิต" };

/** What « and » stand around is selected. */
async function translateIn(marked: string, format: "markdown" | "mdx" = "markdown") {
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  const text = marked.replace(/[«»]/gu, "");
  const model = fakeEngineModel({ answer: () => life.th });
  return runTranslation(model, { text, target: "th", source: "en", format, ranges: [{ start, end }] }, { attempts: 1 });
}

describe("a selection in a fence", () => {
  it.each([
    ["a line", `# T\n\n\`\`\`js\n«// ${life.en}»\nconst a=1\n\`\`\`\n`, "markdown"],
    ["a line with its end", `\`\`\`js title="a.js"\n«// ${life.en}\n»const a=1\n\`\`\`\n`, "markdown"],
    ["code beside it", `\`\`\`typescript {1,3}\n«const a=1; // ${life.en}\nb();»\n\`\`\`\n`, "markdown"],
    ["the whole fence", `Text.\n\n«~~~python\n# ${life.en}\nx = 1\n~~~»\n`, "markdown"],
    [
      "CRLF and a byte order mark",
      `\uFEFFText.\r\n\r\n\`\`\`c++\r\n«// ${life.en}»\r\nint a;\r\n\`\`\`\r\n`,
      "markdown",
    ],
    ["in a list", `- one\n\n  \`\`\`shell\n  «# ${life.en}»\n  ls\n  \`\`\`\n`, "markdown"],
    ["in a quotation", `> \`\`\`rust,ignore\n> fn a() {\n> «    // ${life.en}»\n> }\n> \`\`\`\n`, "markdown"],
    ["of PHP without its first line", `\`\`\`php\n«// ${life.en}»\n$a = 1;\n\`\`\`\n`, "markdown"],
    ["of PHP with it", `\`\`\`php\n<?php\n«// ${life.en}»\n$a = 1;\n\`\`\`\n`, "markdown"],
    ["of MDX", `\`\`\`{.jsx .numbered}\n«// ${life.en}»\nconst a=1\n\`\`\`\n`, "mdx"],
    ["that is not closed", `\`\`\`go\n«// ${life.en}»\nx := 1`, "markdown"],
    ["of YAML", `\`\`\`yml\n«title: ${life.en}»\nid: a\n\`\`\`\n`, "markdown"],
    ["without a language", `\`\`\`\n«${life.en}»\nlet a;\n\`\`\`\n`, "markdown"],
    ["of text, whole", `Text.\n\n«\`\`\`text\n${life.en}\n\`\`\`»\n`, "markdown"],
    ["within a fence of Markdown", `\`\`\`\`md\n\`\`\`js\n«// ${life.en}»\n\`\`\`\n\`\`\`\`\n`, "markdown"],
  ] as const)("only the words change: %s", async (_name, marked, format) => {
    const { text, notes } = await translateIn(marked, format);
    expect(text).toBe(marked.replace(/[«»]/gu, "").replace(life.en, life.th));
    expect(notes).toEqual([]);
  });

  it.each(LANGUAGES.map(({ tag }) => tag).filter((tag) => tag !== "en"))("into English from %s", async (source) => {
    const words = paragraph(source, "3/1");
    const text = `\`\`\`js\n// ${words}\nconst a=1\n\`\`\`\n`;
    const ranges = [{ start: 6, end: text.indexOf("const") }];
    const model = fakeEngineModel({ answer: () => life.en });
    const outcome = await runTranslation(model, { text, target: "en", source, format: "markdown", ranges });
    expect(outcome.text).toBe(`\`\`\`js\n// ${life.en}\nconst a=1\n\`\`\`\n`);
  });

  it.each([
    ["const a=1", "```js\n// Text\n«const a=1»\n```\n", 3, "it is code"],
    ["its first line", "Text.\n\n«```js»\nconst a=1\n```\n", 4, "it is code"],
    [
      "a comment over lines of a quotation",
      "> ```js\n> «/* Everyone has\n>    the right */»\n> ```\n",
      2,
      "text over several lines of code in a quotation",
    ],
  ])("stays as it is, which is said: %s", async (_name, marked, line, reason) => {
    const { text, segments, notes } = await translateIn(marked);
    expect(text).toBe(marked.replace(/[«»]/gu, ""));
    expect(segments).toEqual([]);
    expect(notes).toEqual([{ code: "partSkipped", details: { line, reason } }]);
  });
});
