/** Emphasis beside punctuation and letters, in languages that write no space there. Two readers of Markdown say what becomes of it. */
import fc from "fast-check";
import { parser as lezer, GFM } from "@lezer/markdown";
import { marked, type Token } from "marked";
import { describe, expect, it } from "vitest";
import { markdown } from "../../../../src/core/translate/formats/markdown/markdown.ts";
import { translated } from "./formatProperties.ts";

const EMPHASIS_NODES = new Map([
  ["Emphasis", "em"],
  ["StrongEmphasis", "strong"],
  ["Strikethrough", "del"],
]);
const lezerGfm = lezer.configure([GFM]);

function emphasisByLezer(text: string): string[] {
  const found: string[] = [];
  lezerGfm.parse(text).iterate({
    enter: ({ name }) => {
      const emphasis = EMPHASIS_NODES.get(name);
      if (emphasis !== undefined) found.push(emphasis);
    },
  });
  return found.sort();
}

function emphasisByMarked(text: string): string[] {
  const found: string[] = [];
  void marked.walkTokens(marked.lexer(text), ({ type }: Token) => {
    if (["em", "strong", "del"].includes(type)) found.push(type);
  });
  return found.sort();
}

const write = (source: string, translation: string) =>
  translated(markdown, `${source}\n`, () => translation).replace(/\n$/u, "");

function expectEmphasis(source: string, text: string): void {
  const wanted = emphasisByLezer(source);
  expect(wanted.length, source).toBeGreaterThan(0);
  expect(emphasisByLezer(text), text).toEqual(wanted);
  expect(emphasisByMarked(text), text).toEqual(wanted);
}

describe("emphasis of a translation is emphasis again", () => {
  it.each([
    // Punctuation at its end moves out.
    ["**Note:** text", "**คำ:**ต่อ", "**คำ**:ต่อ"],
    ["**Note:** text", "**注意：**请先保存", "**注意**：请先保存"],
    ["**Note.** text", "**សម្គាល់៖**សូមរក្សាទុក", "**សម្គាល់**៖សូមរក្សាទុក"],
    ["**Note.** text", "**မှတ်ချက်။**သိမ်းပါ", "**မှတ်ချက်**။သိမ်းပါ"],
    ["*Really?* text", "*ແທ້ບໍ?*ກະລຸນາ", "*ແທ້ບໍ*?ກະລຸນາ"],
    ["***Note:*** text", "***குறிப்பு:***சேமி", "***குறிப்பு***:சேமி"],
    ["**Run `npm`:** text", "**รัน `npm`:**ต่อ", "**รัน `npm`**:ต่อ"],
    // Quotation marks and brackets around all of it do, on both sides.
    ["**Hello** world", "**“你好”**世界", "“**你好**”世界"],
    ["A **book** is", "读**《书名》**吧", "读《**书名**》吧"],
    ["A **Hello!** is", "说**「你好」：**世界", "说「**你好**」：世界"],
    ["A *Hello* is", 'พูด*"สวัสดี"*เสมอ', 'พูด"*สวัสดี*"เสมอ'],
    // Underlines become asterisks beside letters, and stay where they can.
    ["A _word_ more", "ก่อน_คำ_ต่อ", "ก่อน*คำ*ต่อ"],
    ["A __word__ more", "ກ່ອນ__ຄຳ__ຕໍ່", "ກ່ອນ**ຄຳ**ຕໍ່"],
    ["A **_word_** more", "前**_词_**后", "前***词***后"],
    ["A _word_ more", "satu _kata_ lagi", "satu _kata_ lagi"],
    ["A _word_ more", "看 _词_，后", "看 _词_，后"],
    // A space comes where nothing can be moved.
    ["Use **`npm`** now", "ใช้**`npm`**เดี๋ยวนี้", "ใช้ **`npm`** เดี๋ยวนี้"],
    ["See **[page](u)** now", "ดู**[หน้า](u)**ก่อน", "ดู **[หน้า](u)** ก่อน"],
    ["See **https://a.b/c** now", "ดู**https://a.b/c**ก่อน", "ดู**https://a.b/c** ก่อน"],
    ["About **50%** of", "ประมาณ**50%**ของ", "ประมาณ**50%** ของ"],
    ["The **file (copy)** is", "**ไฟล์ (สำรอง)**อยู่", "**ไฟล์ (สำรอง)** อยู่"],
    ["~~Old **one**~~ is", "~~旧的**一个**~~在", "~~旧的**一个**~~ 在"],
    ["*a* and **b!**", "*ก***ข!**ค", "*ก* **ข**!ค"],
  ])("%j: %j is written as %j", (source, translation, written) => {
    expect(write(source, translation)).toBe(written);
    expectEmphasis(source, written);
  });

  it.each([
    ["**Important** text", "**สำคัญ**มาก"],
    ["**Important** text", "**重要**，很"],
    ["**Important:** text", "**Penting:** teks"],
    ["A *b* in snake_case and 2 * 3", "ก *ข* ใน snake_case 2 * 3"],
    ["A **b** c", "ก ** ข**ค"],
    ["A **b** `c:**d`", "ก **ข** `c:**ง`"],
    ["A **b** c", "ก \\**ข:**ค"],
  ])("%j: %j stays", (source, translation) => {
    expect(write(source, translation)).toBe(translation);
  });

  it("whatever words and punctuation stand around", () => {
    const letters = fc.constantFrom("คำ", "你好", "សួស្តី", "မင်္ဂလာပါ", "ສະບາຍດີ", "சொல்");
    const punctuation = fc.constantFrom(
      "",
      "",
      ":",
      "。",
      "！",
      "...",
      "“",
      "”",
      "(",
      ")",
      "%",
      "៖",
      "။",
      "、",
      "$",
      "《",
      "》",
      "…",
    );
    const signs = fc.constantFrom("*", "**", "_", "__", "***", "~~", "**_");
    const inside = fc
      .tuple(punctuation, fc.oneof(letters, fc.constant("kata")), punctuation, fc.constantFrom("", " `x`"))
      .map(([before, word, after, code]) => `${before}${word}${after}${code}`);
    fc.assert(
      fc.property(
        letters,
        punctuation,
        signs,
        inside,
        punctuation,
        letters,
        (first, before, open, words, after, last) => {
          const close = open === "**_" ? "_**" : open;
          const source = `Some ${open}word${close} more`;
          expectEmphasis(source, write(source, `${first}${before}${open}${words}${close}${after}${last}`));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ["words", "字_词_".repeat(30_000)],
    ["spaces", `_词${" ".repeat(200_000)}”_字`],
    ["full stops", `_${".".repeat(200_000)}”_字`],
    ["backticks", `_词_${"`a".repeat(100_000)}`],
    ["signs", "_*".repeat(50_000)],
  ])("without taking long for many %s", (_name, translation) => {
    const [span] = markdown.extract("a _b_ *c*\n", { target: "zh-Hans" }).spans;
    const started = performance.now();
    span?.encode(translation);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
