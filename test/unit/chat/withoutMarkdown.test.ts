/** Words of a text that may be Markdown, as titles are made of them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutMarkdown } from "../../../src/core/chat/withoutMarkdown.ts";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { paragraph, title } from "../../../tools/tiny-model/declaration.ts";

const anyTitle = fc.constantFrom(...LANGUAGES.map(({ tag }) => title(tag)));

describe("Markdown", () => {
  it.each([
    ["| ชื่อ | ราคา |\n| --- | ---: |\n| ข้าว | 40 |", "ชื่อ   ราคา\nข้าว   40"],
    ["a | b\n--|--\n1 | 2", "a   b\n1   2"],
    ["Tên | Giá\n:-:|:-:", "Tên   Giá"],
    ["# សំណួរ\n\nអត្ថបទ", "សំណួរ\nអត្ថបទ"],
    ["ຫົວຂໍ້\n=====", "ຫົວຂໍ້"],
    ["> **မေးခွန်း** တစ်ခု", "မေးခွန်း တစ်ခု"],
    ["คำ**สำคัญ**มาก", "คำสำคัญมาก"],
    ["- [ ] beli *beras*\n- [x] masak", "beli beras\nmasak"],
    ["1. முதல்\n2) இரண்டாவது", "முதல்\nஇரண்டாவது"],
    ["```py\nprint(1)\n```", "print(1)"],
    ['[官方网站](https://example.com/a_b "x") 和 `npm start`', "官方网站 和 npm start"],
    ["![larawan](a.png)", "larawan"],
    ["~~lama~~ baru ***baru sekali***", "lama baru baru sekali"],
  ])("%j is %j", (text, words) => {
    expect(withoutMarkdown(text)).toBe(words);
  });

  it("goes from around any words, in every language", () => {
    const wrap = fc.constantFrom<(words: string) => string>(
      (words) => `## ${words}`,
      (words) => `**${words}**`,
      (words) => `> ${words}\n\n---`,
      (words) => `- \`${words}\``,
      (words) => `| ${words} |\n|---|`,
      (words) => `[${words}](https://example.com)`,
      (words) => `### [*${words}*](x)`,
    );
    fc.assert(
      fc.property(anyTitle, wrap, (words, around) => {
        expect(withoutMarkdown(around(words))).toBe(words);
      }),
    );
  });
});

describe("what is no Markdown stays", () => {
  it.each(LANGUAGES.map(({ tag }) => tag))("a paragraph: %s", (tag) => {
    expect(withoutMarkdown(paragraph(tag, "3/1"))).toBe(paragraph(tag, "3/1"));
  });

  it.each([
    "2**3**4 หรือ 2*3*4",
    "def f(*args, **kwargs): return a[0](x)",
    "what does __init__ do, and my_file_name?",
    "C# and F#",
    "#main.ts อธิบาย",
    "-5 - 3 = ?",
    "a || b",
    "ls | grep x",
    "3.14 * 2",
    "***",
    "---",
    "```",
    "|",
    "",
  ])("%j", (text) => {
    expect(withoutMarkdown(text)).toBe(text);
  });

  it("whatever is typed, something of it stays", () => {
    const markup = fc.string({
      unit: fc.constantFrom("#", "*", "|", "-", ">", "`", "[", "](", ")", " ", "\n", "ก", "a"),
    });
    fc.assert(
      fc.property(markup, (text) => {
        expect(withoutMarkdown(text).trim() === "").toBe(text.trim() === "");
      }),
    );
  });

  it("behind the beginning that a title can be made of", () => {
    const text = `${"คำ ".repeat(700)}**x**`;
    expect(withoutMarkdown(text)).toBe(text);
  });
});
