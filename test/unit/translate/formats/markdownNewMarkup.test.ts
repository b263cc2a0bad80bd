import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DocumentFormat } from "../../../../src/core/translate/formats/documentFormat.ts";
import { markdown } from "../../../../src/core/translate/formats/markdown/markdown.ts";
import { parseMarkdown } from "../../../../src/core/translate/formats/markdown/markdownParser.ts";
import { mdx } from "../../../../src/core/translate/formats/mdx/mdx.ts";
import { translated } from "./formatProperties.ts";

const SOURCE = "Baca [panduan](u), ![gambar](v) dan `npm` di [x] atau http://a.b/c.\n\n[x]: http://d.e\n[y]: z\n";

/** What the first text of the document is written as. */
const written = (translation: string, source = SOURCE, format: DocumentFormat = markdown) =>
  translated(format, source, (_text, index) => (index === 0 ? translation : undefined)).split("\n\n")[0];

describe.each([markdown, mdx])("$id: markup that a translation brings along is text", (format) => {
  it.each([
    ["a link", "[ฟรี](http://evil.example) ดู [คู่มือ](u)", "[ฟรี]\\(http\\://evil.example) ดู [คู่มือ](u)"],
    ["a picture", "ดู ![ฟรี](e.png)", "ดู ![ฟรี]\\(e.png)"],
    ["a picture inside of a link", "[ก ![ฟรี](e)](u)", "[ก ![ฟรี]\\(e)](u)"],
    ["an address between brackets", "看 <http://evil.example>", "看 \\<http\\://evil.example>"],
    ["a bare address", "ເບິ່ງ www.evil.example ຫຼື a@b.example", "ເບິ່ງ www\\.evil.example ຫຼື a\\@b.example"],
    ["a link by its label", "Xem [này][y] hoặc [y]", "Xem [này]\\[y] hoặc \\[y]"],
    ["a link by a label in its own words", "Xem [y][] hoặc [y][z]", "Xem \\[y]\\[] hoặc \\[y]\\[z]"],
    ["a formula", "மொத்தம் $a$ அல்லது $5 மற்றும் $6", "மொத்தம் \\$a$ அல்லது $5 மற்றும் $6"],
    ["a formula in brackets", "สูตร \\(x_1\\)", "สูตร &#40;x_1\\)"],
    ["a footnote", "မှတ်ချက်[^9]", "မှတ်ချက်\\[^9]"],
    ["a page of a wiki", "មើល [[ទំព័រ]] និង ![[រូប]]", "មើល \\[[ទំព័រ]] និង !\\[[រូប]]"],
    ["a link around brackets", "Lihat [a [b] c](e)", "Lihat [a [b] c]\\(e)"],
    ["a link behind code that ends early", "`ก` [ข](e) `ค` ง", "`ก` [ข]\\(e) `ค` ง"],
  ])("%s", (_what, translation, expected) => {
    expect(written(translation, SOURCE, format)).toBe(expected);
  });
});

describe("markdown: a translation's own signs", () => {
  it.each([
    ["a comment", "Basahin <!-- ito -->", "Basahin \\<!-- ito -->"],
    [
      "an expression of a template",
      "Lihat {{ site.token }} {% include x %}",
      "Lihat {\\{ site.token }} {\\% include x %}",
    ],
    ["a list of attributes", "Lihat {: onclick=x}", "Lihat \\{: onclick=x}"],
    ["code that all words are in", "`Lihat` `ini`", "\\`Lihat` \\`ini`"],
  ])("begin nothing that the source has not: %s", (_what, translation, expected) => {
    expect(written(translation)).toBe(expected);
  });

  it.each([
    ["an exclamation mark makes no picture of a link", "ว้าว![คู่มือ](u)", "ว้าว\\![คู่มือ](u)", "Baca [panduan](u)."],
    ["a bracket ends no link", "[คู่] มือ](u)", "[คู่\\] มือ](u)", "Baca [panduan](u)."],
    ["brackets take no link apart", "[คู่มือ [2]](u)", "[คู่มือ \\[2\\]](u)", "Baca [panduan](u)."],
    ["a backtick hides no link", "` [คู่มือ](u) `", "\\` [คู่มือ](u) `", "Baca [panduan](u)."],
    ["a backtick takes no code apart", "ก ` ข `npm`", "ก \\` ข `npm`", "Pakai `npm` saja."],
  ])("leave the source's markup whole: %s", (_what, translation, expected, source) => {
    expect(written(translation, source)).toBe(expected);
  });

  it.each([
    ["Baca [panduan](u).", "อ่าน [คู่มือ](u) [ไม่บังคับ] `code` **เน้น** <b>ก</b> 5 $ ที่ 10:30"],
    ["Baca [x] dan [y][x].", "[คู่มือ][x] กับ [อีก][x]"],
    ["Lihat http://a.b/c, <d@e.f> dan [[g]].", "ดู http://a.b/c กับ <d@e.f> [[g]]"],
    ["Rumus $a_1$ {{ b }} [^1].", "สูตร $a_1$ {{ b }} [^1]"],
    ["Elemen <code>[a](b)</code>.", "องค์ประกอบ <code>[a](b)</code>"],
  ])("stay where they do no harm or are the source's: %s", (source, translation) => {
    expect(written(translation, `${source}\n\n[x]: http://d.e\n`)).toBe(translation);
  });
});

const SIGNS =
  "[ ] ![ ]( ) ](http://evil.example) [ฟรี](e) ![ฟรี](e) [x] [ฟรี][x] ][x] [x]: <http://evil.example> http://evil.example www.evil.example a@evil.example " +
  "` `` $ $a$ \\( x^1 \\) \\ * ** _ ~~ [^1] [^1]: [[ ]] [[ฟรี]] [[ก|ข]] ![[ฟรี]] {{ }} <b> </b> <script> <!-- --> ! ( <";
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS.split(" ")), fc.constantFrom("คำ", " ", "字", "\n", "။")), { maxLength: 6 })
  .map((pieces) => pieces.join(""));

/** Links, pictures, addresses and the like that a document has, without their words. */
function activeMarkup(text: string): string[] {
  const found: string[] = [];
  parseMarkdown(text).iterate({
    enter: ({ name, node, from, to }) => {
      if (name === "Link" || name === "Image") {
        const [open, close] = node.getChildren("LinkMark");
        const tail = text.slice(close?.from, to);
        const label = tail.slice(2, -1) || text.slice(open?.to, close?.from);
        if (tail.startsWith("](") || label.trim() === "x") found.push(`${name} ${tail}`);
        return;
      }
      if (name === "URL" && node.parent?.name !== "Paragraph") return;
      if (["URL", "Autolink", "InlineMath", "WikiLink", "LinkReference", "Comment"].includes(name))
        found.push(`${name} ${text.slice(from, to)}`);
      if (name === "HTMLTag" && !/^<\/?b>$/u.test(text.slice(from, to))) found.push(text.slice(from, to));
    },
  });
  return found;
}

it("no translation brings a link, a picture, an address or a formula along", () => {
  const source = "Satu dua\n\n[x]: http://d.e\n";
  fc.assert(
    fc.property(hostile, (words) => {
      expect(activeMarkup(translated(markdown, source, () => `ก${words}`))).toEqual(activeMarkup(source));
    }),
    { numRuns: 1000 },
  );
}, 30_000);

it("no words beside the source's links and code hide these or bring others along", () => {
  const source = "Satu [dua](u) dan `tiga` atau http://a.b/c akhir\n\n[x]: http://d.e\n";
  fc.assert(
    fc.property(fc.tuple(hostile, hostile, hostile), ([before, inside, after]) => {
      const translation = `ก ${before} [ข${inside}](u) ${after} \`tiga\` http://a.b/c`;
      const allowed = new Set(activeMarkup(source));
      for (const found of activeMarkup(translated(markdown, source, () => translation))) {
        expect(allowed).toContain(found);
      }
    }),
    { numRuns: 1000 },
  );
}, 30_000);

describe("markup inside of markup that a translation brings along", () => {
  const openings = ["<!-- ", "<a t='", "$ ", "`", "[", "![", "<? ", "{{ ", "\\(", '<b title="'];
  const active = [
    "<img src=x onerror=alert(1)>",
    "[ฟรี](http://evil.example)",
    "![ផ្សាយ](e.png)",
    "<!-- ຊ່ອນ -->",
    "www.evil.example",
    "<http://evil.example>",
  ];
  const closings = ["", " -->", "'>", "$", "`", "](e)", "?>", "}}", "\\)", '">'];

  it("is text, however deep it is", () => {
    const source = "Satu dua\n\n[x]: http://d.e\n";
    fc.assert(
      fc.property(
        fc.constantFrom(...openings),
        fc.nat(60),
        fc.constantFrom(...active),
        fc.constantFrom(...closings),
        (opening, depth, inner, closing) => {
          const words = `ข้อความ ${opening.repeat(depth)}${inner}${closing}`;
          const found = activeMarkup(translated(markdown, source, () => words));
          expect(found).toEqual(activeMarkup(source));
        },
      ),
      { numRuns: 1000 },
    );
  }, 30_000);

  it("leaves the source's own markup as it is", () => {
    const translation = `[คู่มือ](u) \`npm\` ${"<!-- ".repeat(30)}<img src=x onerror=alert(1)> -->`;
    const text = written(translation);
    expect(text).toContain("](u) `npm`");
    expect(text).toContain("\\<img");
  });
});
