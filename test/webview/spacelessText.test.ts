/** Emphasis and addresses in languages that put no spaces between words, as models write them. */
import { describe, expect, it } from "vitest";
import { lexMarkdown, parseBlock } from "../../webview-ui/src/markdown/markdownParser.ts";

function htmlOf(text: string): string {
  return lexMarkdown(text, {})
    .map(parseBlock)
    .join("")
    .trim()
    .replace(/^<p>|<\/p>$/gu, "");
}

/** `[` and `]` stand for bold. */
function bold(text: string): string {
  return text.replaceAll("[", "<strong>").replaceAll("]", "</strong>");
}

describe("Bold words without a space beside them", () => {
  it.each([
    ["**หัวข้อ:**ข้อความ", "[หัวข้อ:]ข้อความ"],
    ["ราคา**100%**ครับ", "ราคา[100%]ครับ"],
    ["ข้อ**(สำคัญ)**มาก **(จบ)**ๆ", "ข้อ[(สำคัญ)]มาก [(จบ)]ๆ"],
    ["**😀**ไทย", "[😀]ไทย"],
    ["**ຫົວຂໍ້:**ຂໍ້ຄວາມ", "[ຫົວຂໍ້:]ຂໍ້ຄວາມ"],
    ["**ចំណុច៖**អត្ថបទ។**ចំណុច៖**អត្ថបទ", "[ចំណុច៖]អត្ថបទ។[ចំណុច៖]អត្ថបទ"],
    ["**ចំណុច:**\u200Bអត្ថបទ", "[ចំណុច:]\u200Bអត្ថបទ"],
    ["**ကျန်းမာရေး။**နောက်", "[ကျန်းမာရေး။]နောက်"],
    ["**注意：**内容，**重点：**内容", "[注意：]内容，[重点：]内容"],
    ["**「中文」**文字**“引号”**文字", "[「中文」]文字[“引号”]文字"],
    ["使用**（甲）**word**（乙）**word", "使用[（甲）]word[（乙）]word"],
    ["**Note:**内容", "[Note:]内容"],
    ["**คำ**ไทย", "[คำ]ไทย"],
  ])("%s", (text, expected) => {
    expect(htmlOf(text)).toBe(bold(expected));
  });

  it("may hold or be code, a link, emphasis", () => {
    expect(htmlOf("ใช้**`npm`**ครับ")).toBe("ใช้<strong><code>npm</code></strong>ครับ");
    expect(htmlOf("ดู**[ที่นี่](https://example.org)**ครับ")).toBe(
      'ดู<strong><a href="https://example.org">ที่นี่</a></strong>ครับ',
    );
    expect(htmlOf("***注意：***内容")).toBe("<em><strong>注意：</strong></em>内容");
    expect(htmlOf("*ข้อ:*คำ ~~（旧）~~新")).toBe("<em>ข้อ:</em>คำ <del>（旧）</del>新");
  });

  it.each(["**Note:**text", 'a**"b"**c', "2*(3)*4", "\\*\\*ข้อ:\\*\\*คำ", "ตัว_(แปร)_ชื่อ", "`**ข้อ:**คำ`", "ก ** ข ** ค"])(
    "elsewhere is what it was: %s",
    (text) => {
      expect(htmlOf(text)).not.toMatch(/<(?:strong|em)>/u);
    },
  );
});

describe("An address without a space behind it", () => {
  it.each([
    ["见https://example.com。然后", "https://example.com"],
    ["（见 https://example.com/a?b=1）再", "https://example.com/a?b=1"],
    ["(见 https://example.com/a)。", "https://example.com/a"],
    ["“https://example.com/a”。", "https://example.com/a"],
    ["see https://example.com/it’s_so…", "https://example.com/it%E2%80%99s_so"],
    ["ดูที่https://example.comครับ", "https://example.com"],
    ["សូមមើល https://example.com/a។", "https://example.com/a"],
    ["www.example.com，然后", "http://www.example.com"],
    ["https://th.wikipedia.org/wiki/ภาษาไทย ครับ", `https://th.wikipedia.org/wiki/${encodeURI("ภาษาไทย")}`],
    ["https://zh.wikipedia.org/wiki/X射线", `https://zh.wikipedia.org/wiki/X${encodeURI("射线")}`],
  ])("%s", (text, address) => {
    expect(/href="(?<address>[^"]*)"/u.exec(htmlOf(text))?.groups?.address).toBe(address);
  });
});
