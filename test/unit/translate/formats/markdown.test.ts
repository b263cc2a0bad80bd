import { describe, expect, it } from "vitest";
import { markdown } from "../../../../src/core/translate/formats/markdown/markdown.ts";
import { expectSkeletonStays, expectSound, marksOf, sourcesOf, spansOf, translated } from "./formatProperties.ts";

const read = (text: string) => sourcesOf(markdown, text);
const firstMarks = (text: string) => marksOf(spansOf(markdown, text)[0]!);
const replace = (text: string, ...translations: string[]) =>
  translated(markdown, text, (_source, index) => translations[index]);

describe("markdown: tags that a translation brings along", () => {
  it.each([
    ["<script>alert(1)</script>", "\\<script>alert(1)\\</script>"],
    ["<img src=x onerror=alert(1)> รูป", "\\<img src=x onerror=alert(1)> รูป"],
    ["`<br onclick=x>` กับ <b>คำ</b>", "`<br onclick=x>` กับ <b>คำ</b>"],
    ["ดู <https://example.org> และ \\<i x>", "ดู \\<https\\://example.org> และ \\<i x>"],
    ["คำ<br>ต่อ", "คำ ต่อ"],
  ])("are text unless they are harmless: %s", (translation, written) => {
    expect(replace("kata", translation)).toBe(written);
  });

  it("stay where the source has them", () => {
    expect(replace('kata <span id="a">dua</span>', 'คำ <span id="a">สอง</span>')).toBe('คำ <span id="a">สอง</span>');
  });
});

describe("markdown: blocks", () => {
  it("takes each paragraph, heading, item and cell as one text", () => {
    const text =
      "# Judul\n\nBaris satu\nbaris dua.\n\n- satu\n- [x] dua\n\n1. tiga\n\n| A | B |\n|---|:-:|\n| សួស្តី | 1 |\n\nSub\n===\n";
    expect(read(text)).toEqual(["Judul", "Baris satu\nbaris dua.", "satu", "dua", "tiga", "A", "B", "សួស្តី", "Sub"]);
  });

  it("leaves code, HTML comments, thematic breaks and formulas alone", () => {
    const text =
      "```js\nconst text = 1;\n```\n\n    indented code\n\n<!-- a comment -->\n\n---\n\n$$\nE = mc^2\n$$\n\n\\[\nx\n\\]\n";
    expect(read(text)).toEqual([]);
  });

  it("reads a quotation without its signs and writes them again", () => {
    const text = "> Satu baris\n> dua baris\n>\n> - butir\n>   lanjut\n";
    expect(read(text)).toEqual(["Satu baris\ndua baris", "butir\nlanjut"]);
    expect(replace(text, "หนึ่ง\nสอง", "ก\nข")).toBe("> หนึ่ง\n> สอง\n>\n> - ก\n>   ข\n");
  });

  it("joins lines that the block has not", () => {
    expect(replace("> satu\n\n- dua\n  tiga\n", "ก\nข", "ค\nง\nจ")).toBe("> ก ข\n\n- ค\n  ง จ\n");
  });

  it("knows alerts, directives, definitions, footnotes and abbreviations", () => {
    expect(read("> [!NOTE]\n> Perhatian\n\n::: tip Saran\nIsi\n:::\n\nIstilah\n: Arti kata\n")).toEqual([
      "Perhatian",
      "Saran",
      "Isi",
      "Istilah",
      "Arti kata",
    ]);
    expect(read("[^1]: Catatan\n[^2]: Catatan kaki kedua\n\n*[HTML]: Bahasa markah\n\n[[toc]]\n")).toEqual([
      "Catatan",
      "Catatan kaki kedua",
      "Bahasa markah",
    ]);
  });

  it("keeps a heading's own anchor and signs at its end", () => {
    expect(read("## Judul {#judul}\n\n### Lain ###\n")).toEqual(["Judul", "Lain"]);
    expect(replace("## Judul {#judul}\n\n### Lain ###\n", "ภาษา C #", "อื่น")).toBe(
      "## ภาษา C \\# {#judul}\n\n### อื่น ###\n",
    );
  });

  it("sees a table behind whose second row there is space, as GitHub does", () => {
    expect(read("| A | B |  \n| - | - |  \n| c | d |  \n")).toEqual(["A", "B", "c", "d"]);
  });

  it("reads HTML in it", () => {
    const text =
      '<p align="center">\n  <img alt="Lambang" src="a.png">\n  Teks <b>tebal</b>\n</p>\n\n<details>\n<summary>Rincian</summary>\n\nIsi\n\n</details>\n';
    expect(read(text)).toEqual(["Lambang", "Teks <b>tebal</b>", "Rincian", "Isi"]);
  });
});

describe("markdown: front matter", () => {
  it("takes the prose of YAML and keeps its quotes", () => {
    const text =
      "---\ntitle: Halo\nslug: halo-dunia\ndescription: \"Kata \\\"ini\\\"\"\nsummary: 'It''s'\ntags: [a, b]\ndate: 2026-01-01\n---\n\nIsi\n";
    expect(read(text)).toEqual(["Halo", 'Kata "ini"', "It's", "Isi"]);
    expect(replace(text, "หมายเหตุ: สำคัญ", 'คำ "นี้"', "ก'ข", "เนื้อหา")).toBe(
      '---\ntitle: "หมายเหตุ: สำคัญ"\nslug: halo-dunia\ndescription: "คำ \\"นี้\\""\nsummary: \'ก\'\'ข\'\ntags: [a, b]\ndate: 2026-01-01\n---\n\nเนื้อหา\n',
    );
  });

  it("takes lists of prose and of entries with prose, but no tags", () => {
    const text =
      "---\nsummary:\n  - Satu kata\n  - 'Dua kata'\nimages:\n  - src: a.png\n    alt: Gambar satu\ntags: [kata, lain]\nkeywords:\n  - kunci\n---\nIsi\n";
    expect(read(text)).toEqual(["Satu kata", "Dua kata", "Gambar satu", "Isi"]);
    expect(replace(text, "ก", "ข", "- ค", "ง")).toBe(
      text.replace("Satu kata", "ก").replace("Dua kata", "ข").replace("Gambar satu", '"- ค"').replace("Isi", "ง"),
    );
  });

  it("takes texts over several lines, in blocks and without", () => {
    const text =
      "---\ndescription: >-\n  Baris satu\n  lanjut.\n\n  Baris dua.\nabstract: |\n  Puisi satu\n  Puisi dua\n\ntitle: Judul\n  panjang\n---\nIsi\n";
    expect(read(text)).toEqual(["Baris satu lanjut.\nBaris dua.", "Puisi satu\nPuisi dua", "Judul panjang", "Isi"]);
    expect(replace(text, "ก\nข", "ค\nง", "จ\nฉ", "ช")).toBe(
      "---\ndescription: >-\n  ก\n\n  ข\nabstract: |\n  ค\n  ง\n\ntitle: จ ฉ\n---\nช\n",
    );
  });

  it("knows the escapes of YAML, and its comments", () => {
    const text = '---\ntitle: "Caf\\u00e9 \\"x\\"\\t\\x41" # catatan\nalt: Satu # dua\n---\n';
    expect(read(text)).toEqual(['Café "x"\tA', "Satu"]);
    expect(replace(text, 'ก "ข"', "ค #ง")).toBe('---\ntitle: "ก \\"ข\\"" # catatan\nalt: "ค #ง" # dua\n---\n');
  });

  it("that is no YAML is left alone, and that is said", () => {
    const { spans, skipped } = markdown.extract("---\ntitle: {{ x }\ndescription: Halo\n---\nIsi\n", { target: "th" });
    expect(spans.map(({ source }) => source)).toEqual(["Isi"]);
    expect(skipped).toEqual([{ line: 1, reason: "front matter that is no YAML" }]);
  });

  it("takes the prose of TOML", () => {
    expect(read('+++\ntitle = "Halo"\nweight = 3\n+++\nIsi\n')).toEqual(["Halo", "Isi"]);
  });

  it("does not take a thematic break for it", () => {
    expect(read("---\n\nTitle\n\n---\n")).toEqual(["Title"]);
  });
});

describe("markdown: inline markup", () => {
  it("marks emphasis, links and images as pairs", () => {
    const [span] = spansOf(markdown, 'Teks **tebal** dan [tautan](http://a.b "judul") ![gambar](c.png).\n');
    expect(span?.marks.map(({ kind, pair }) => `${kind} ${pair}`)).toEqual([
      "open 1",
      "close 1",
      "open 2",
      "close 2",
      "open 3",
      "close 3",
    ]);
    expect(marksOf(span!)).toEqual(["**", "**", "[", '](http://a.b "judul")', "![", "](c.png)"]);
  });

  it.each([
    ["kode `npm i` di sini", ["`npm i`"]],
    ["tekan <kbd>Ctrl</kbd> lalu <b>lepas</b><br>", ["<kbd>Ctrl</kbd>", "<b>", "</b>", "<br>"]],
    ["bintang \\* dan &nbsp; spasi", ["\\*", "&nbsp;"]],
    ["lihat https://example.org/a dan <https://b.c>", ["https://example.org/a", "<https://b.c>"]],
    ["rumus $a_1 + b$ harganya $5 atau $6", ["$a_1 + b$"]],
    ["bukan \\[a \\[b\\] c\\]", ["\\[", "\\[", "\\]", "\\]"]],
    ["rumus \\(x^2\\) dan \\[opsional\\]", ["\\(x^2\\)", "\\[", "\\]"]],
    ["senyum :smile: pada 10:30:45 x", [":smile:"]],
    ["catatan[^1] dan {{ nama }} {.kelas}", ["[^1]", "{{ nama }}", "{.kelas}"]],
    ["putus  \nbaris\\\nlagi", ["  \n", "\\\n"]],
  ])("marks what is no language in %j", (text, marks) => {
    expect(firstMarks(`${text}\n`)).toEqual(marks);
  });

  it("makes no formula of the brackets in a label", () => {
    const text = translated(markdown, "[Panduan](p)\n\n[Isi](i)\n", (source) =>
      source === "Isi" ? "\\[ เนื้อหา [ก] \\( ข)" : "คู่มือ [ใหม่]",
    );
    expect(text).toBe("[คู่มือ &#91;ใหม่\\]](p)\n\n[&#91; เนื้อหา &#91;ก\\] &#40; ข)](i)\n");
  });

  it.each([
    ["a label that ends on a later line", "[ ก\nข [a]: ค", "\\[ ก ข [a]: ค"],
    ["a task with a bracket behind it", "[x] ก \\]", "&#91;x] ก \\]"],
    ["a bracket that is alone before a hard break", "[  \n[^1]: ก", "&#91;  \n\\[^1]: ก"],
    ["a definition with a space that does not break", "[a]: ก\u00A0ข", "\\[a]: ก\u00A0ข"],
    ["code with nothing but a sign beside it", "`ก`&copy;", "\\`ก`&copy;"],
  ])("makes no other block of %s", (_name, translation, written) => {
    expect(replace("Halo\n", translation)).toBe(`${written}\n`);
  });

  it("makes no formula of dollars on two lines", () => {
    expect(replace("Halo\ndunia\n", "$$x ก\n$$")).toBe("\\$$x ก\n\\$\\$\n");
  });

  it("gives a link by its text a label of its own", () => {
    const text = 'Baca [Panduan] dan [panduan][] dan [x].\n\n[panduan]: http://a.b "Buku panduan"\n';
    expect(read(text)).toEqual(["Baca [Panduan][Panduan] dan [panduan][panduan] dan [x].", "Buku panduan"]);
    expect(replace(text, "อ่าน [คู่มือ][Panduan]", 'คู่ "มือ"')).toBe(
      'อ่าน [คู่มือ][Panduan]\n\n[panduan]: http://a.b "คู่ \\"มือ\\""\n',
    );
  });

  it("takes links and pictures without other text one by one", () => {
    const text = "[![Lencana](a.svg)](b) [Beranda](c) | [Bantuan `x`](d)\n\n- [Isi](#isi)\n- **[Lain](#lain)**\n";
    expect(read(text)).toEqual(["Lencana", "Beranda", "Bantuan `x`", "Isi", "**[Lain](#lain)**"]);
    expect(replace(text, "ป้าย]", "# `หน้า", "ช่วย `x` [y]", "สาร\nบัญ")).toBe(
      "[![ป้าย\\]](a.svg)](b) [# \\`หน้า](c) | [ช่วย `x` &#91;y\\]](d)\n\n- [สาร บัญ](#isi)\n- **[Lain](#lain)**\n",
    );
  });

  it("takes titles of links and pictures without other text", () => {
    const text =
      '![Gambar](a.png "Judul gambar")\n\n[![Ikon](b \'Satu\')](c (Dua)) [x](d "3")\n\n| [Sel](e "Judul") |\n|-|\n';
    expect(read(text)).toEqual(["Gambar", "Judul gambar", "Ikon", "Satu", "Dua", "x", "Sel", "Judul"]);
    expect(replace(text, "ก", 'ข "ค"', "ง", "จ's", "ฉ (ช)", "ซ", "ฌ", "ญ | `ฎ")).toBe(
      '![ก](a.png "ข \\"ค\\"")\n\n[![ง](b \'จ\\\'s\')](c (ฉ \\(ช\\))) [ซ](d "3")\n\n| [ฌ](e "ญ \\| \\`ฎ") |\n|-|\n',
    );
  });

  it("ends a bare address where letters without a space would become part of it", () => {
    expect(replace("See http://a.b/c now\n", "ดูhttp://a.b/cเดี๋ยวนี้")).toBe("ดูhttp://a.b/c เดี๋ยวนี้\n");
  });
});

const EVERYTHING = `---
title: "Halo"
description: Teks biasa
summary: >
  Teks panjang
  berlanjut.
caption:
  - satu gambar
  - 'dua gambar'
abstract: |-
  Baris
  lain
---

# Judul **satu** {#satu}

Paragraf dengan *tekanan*,
pada dua [baris](http://x "t").
Dan ketiga.  
Putus.

Judul dua
=========

> Kutipan
> berlanjut
>
> - butir
>   berlanjut

> [!NOTE]
> Perhatian

- satu
- dua
  lanjut

  paragraf kedua

2. Pertama

- [ ] tugas

| Kepala | Lain |
|------|:-----:|
| sel \\| x | \`kode\` dan teks |
| [sel \\| lagi](f) | [x](g) h |

a | b
--|--
c | d

Istilah
: Arti kata
  lanjut

::: note Judul
Isi
:::

[^1]: Catatan kaki
[^2]: kata

Lihat [Panduan] dan [buku][Panduan] di http://x.y/z.

[Panduan]: http://example.org "Judul buku"

<p align="center">
  <img alt="Lambang" src="x.png">
  Teks <b>HTML</b>
</p>

[![Lencana](a.svg)](b) [Beranda](c) | [ Bantuan  \\] ](d "e")
![Foto](f.png 'Judul') [Tautan](g (Lain))

| [Sel](h "Judul sel") |
|---|

![Gambar][Panduan]

Akhir`;

describe("markdown: everything else stays", () => {
  it.each(["\n", "\r\n", "\r"])("byte for byte, with %j as the line break", (lineBreak) => {
    const text = `\uFEFF${EVERYTHING.replaceAll("\n", lineBreak)}`;
    expectSound(markdown, text);
    expect(translated(markdown, text, (source) => source)).toBe(text);
    expect(read(text)).toEqual(read(EVERYTHING));
  });

  it("whatever is written in its place", () => expectSkeletonStays(markdown, EVERYTHING), 30_000);

  it("in parts as in one piece", () => {
    const copies = 1500;
    const text = `${EVERYTHING}\n\n`.repeat(copies);
    // More than the reader parses at once.
    expect(text.length).toBeGreaterThan(900_000);
    const first = read(EVERYTHING);
    // Front matter is one only at the beginning; later it is a thematic break and a heading.
    const further = read(`\n${EVERYTHING}`);
    expect(read(text)).toEqual([...first, ...Array.from({ length: copies - 1 }, () => further).flat()]);
    expect(translated(markdown, text, (source) => source)).toBe(text);
  }, 30_000);
});

describe("markdown: what is left alone is said", () => {
  const skippedIn = (text: string) => markdown.extract(text, { target: "th" }).skipped;

  it.each([
    ["a script", "Satu\n\n<script>\nlet x\n\nDua\n", "<script> is not closed; nothing after it was read"],
    ["a style", "Satu\n\n<style>\np {}\n\nDua\n", "<style> is not closed; nothing after it was read"],
    ["a comment", "Satu\n\n<!-- dua\n\ntiga\n", "a comment that is not closed"],
  ])("%s that is not closed", (_what, text, reason) => {
    expect(read(text)).toEqual(["Satu"]);
    expect(skippedIn(text)).toEqual([{ line: 3, reason }]);
  });

  it.each(["Satu\n\n<script>\nlet x\n</script>\n\nDua\n", "Satu\n\n<!-- a\n\nb -->\n\nDua\n"])(
    "none that is: %j",
    (text) => {
      expect(read(text)).toEqual(["Satu", "Dua"]);
      expect(skippedIn(text)).toEqual([]);
    },
  );

  it("titles and attributes inside a sentence", () => {
    const note = { line: 3, reason: "titles and descriptions inside of sentences, here and further on" };
    expect(skippedIn('# A\n\nKata\n<abbr title="Kata">B</abbr> [c](d "Judul")\n\n![e](f "Lain") kata\n')).toEqual([
      { ...note, line: 4 },
    ]);
    expect(skippedIn('# A\n\n[c](d "Judul") kata\n\n<p>Satu <abbr title="Kata">B</abbr></p>\n')).toEqual([note]);
    expect(skippedIn('# A\n\n<p>Satu <abbr title="Kata">B</abbr></p>\n\n[c](d "Judul") kata\n')).toEqual([note]);
    expect(skippedIn('[A](b "Judul") ![C](d "Judul")\n\nKata [e](f "3") <b class="x" title="3">g</b>\n')).toEqual([]);
  });
});

describe("markdown: hostile documents", () => {
  it("says what it does not read", () => {
    const { skipped } = markdown.extract(`Halo\n\n${"> ".repeat(100)}dalam\n\n> <p>\n> a\n> </p>\n`, { target: "th" });
    expect(skipped).toEqual([
      { line: 3, reason: "lists or quotations nested too deeply" },
      { line: 5, reason: "HTML over several lines in a quotation" },
    ]);
    expect(markdown.extract("kata ".repeat(200_000), { target: "th" }).skipped).toHaveLength(1);
  });

  it.each([
    ["quotations", ">".repeat(100_000)],
    ["lists", Array.from({ length: 1000 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n")],
    ["brackets", "[a](".repeat(40_000)],
    ["images", "![".repeat(5000) + "](u)".repeat(5000)],
    ["emphasis", "**a *b ".repeat(20_000) + "c* d** ".repeat(3000)],
    ["comments", "x <!-- ".repeat(25_000)],
    ["formulas", "\\(a^".repeat(40_000)],
    ["backticks", Array.from({ length: 500 }, (_, length) => "`".repeat(length)).join(" ")],
    ["templates", "<p>{{ {% ".repeat(50_000)],
    ["spaces", `a${" ".repeat(500_000)}b |${" ".repeat(500_000)}c`],
  ])("comes to an end with %s", (_name, text) => expectSound(markdown, text), 60_000);
});

it("makes no definition of a line, with spaces at its end or without", () => {
  expect(replace("Satu  \ndua\n", "[a]: ก  \nข")).toBe("\\[a]: ก  \nข\n");
  expect(replace("Satu\n", "[a]: <ก ข>")).toBe("\\[a]: <ก ข>\n");
  expect(replace("Satu  \ndua\n", "ค [a]: ก\n[b]: ข")).toBe("ค [a]: ก\n\\[b]: ข\n");
});

it("makes no label of a directive's title", () => {
  expect(replace("::: note Awas\nIsi\n:::\n", "[x] ระวัง", "คำ")).toBe("::: note \\[x] ระวัง\nคำ\n:::\n");
});
