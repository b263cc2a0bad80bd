import { describe, expect, it } from "vitest";
import { html } from "../../../../src/core/translate/formats/html/html.ts";
import { expectSkeletonStays, expectSound, marksOf, sourcesOf, spansOf, translated } from "./formatProperties.ts";

const read = (text: string) => sourcesOf(html, text);
const replace = (text: string, ...translations: string[]) =>
  translated(html, text, (_source, index) => translations[index]);

const PAGE = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><title>Halaman &amp; lain</title>
  <meta name="description" content="Tentang &quot;kita&quot;">
  <meta name="viewport" content="width=device-width">
  <style>p { color: red }</style>
  <script>const text = "<p>bukan</p>";</script>
</head>
<body>
  <h1 title='Petunjuk'>Judul</h1>
  <p class="a">Teks <a href="?a=1&b=2">tautan</a>,
     baris &lt;dua&gt; {{ nama }} dan&nbsp;lagi<br>akhir</p>
  <ul><li>Satu<li>Dua <code>kode</code></ul>
  <pre>kode</pre><p translate="no">Merek</p><span class="x notranslate">SEA-LION</span>
  <img src="a.png" alt="Lambang"> <input type="submit" value="Kirim" placeholder="Nama"><button>Ya</button>
  <!-- komentar --> {% if x %}<em>Halo</em>{% endif %} <% y %> <?php echo "z" ?>
</body>
</html>
`;

describe("html", () => {
  it("takes the texts of blocks, and the attributes that people read", () => {
    expect(read(PAGE)).toEqual([
      "Halaman & lain",
      'Tentang "kita"',
      "Petunjuk",
      "Judul",
      'Teks <a href="?a=1&b=2">tautan</a>,\nbaris &lt;dua&gt; {{ nama }} dan&nbsp;lagi<br>akhir',
      "Satu",
      "Dua <code>kode</code>",
      "Lambang",
      "Kirim",
      "Nama",
      "Ya",
      "Halo",
    ]);
  });

  it("marks tags, what cannot be written without an entity, and templates", () => {
    expect(marksOf(spansOf(html, PAGE)[4]!)).toEqual([
      '<a href="?a=1&b=2">',
      "</a>",
      "&lt;",
      "&gt;",
      "{{ nama }}",
      "&nbsp;",
      "<br>",
    ]);
    expect(
      spansOf(html, PAGE)[4]!
        .marks.slice(0, 2)
        .map(({ kind }) => kind),
    ).toEqual(["open", "close"]);
  });

  it("decodes entities that can be written as themselves", () => {
    expect(read("<p>caf&eacute; &#x2014; &ldquo;kata&rdquo; A&amp;lt;B &copy; 1&NotEqualTilde;2</p>")).toEqual([
      "café — “kata” A&amp;lt;B © 1≂̸2",
    ]);
  });

  it("escapes what would be markup, and keeps markup of the source", () => {
    expect(replace("<p>satu <b>dua</b></p>", "<b>สอง</b> & หนึ่ง < 2 <script>x</script> &copy;")).toBe(
      "<p><b>สอง</b> &amp; หนึ่ง &lt; 2 &lt;script>x&lt;/script> &amp;copy;</p>",
    );
    expect(replace("<p>satu</p>", "<em>หนึ่ง</em> <i>")).toBe("<p>&lt;em>หนึ่ง&lt;/em> &lt;i></p>");
    expect(replace("<p>satu</p>", '<em>หนึ่ง</em> <a onclick="x()">y</a>')).not.toContain("<a");
    expect(replace("<p>satu</p>", '<b class="x"onclick="alert(1)">ก</b>')).not.toContain("<b");
    expect(replace("<p>satu</p>", '<a href="java&#115;cript:alert(1)">ก</a>')).not.toContain("<a");
    expect(replace("<p>satu</p>", "{{ x }} {% y %}")).toBe("<p>&#123;{ x }} &#123;% y %}</p>");
  });

  it("writes attributes in their quotes", () => {
    expect(replace(`<img alt="a"><img alt='b'><img alt=c>`, 'ก "ข"', "ก 'ข'", 'ก "ค"')).toBe(
      `<img alt="ก &quot;ข&quot;"><img alt='ก &#39;ข&#39;'><img alt="ก &quot;ค&quot;">`,
    );
  });

  it.each(["script", "style", "textarea"])("reads nothing after a <%s> that is not closed, and says so", (name) => {
    const text = `<p>satu</p>\n<${name}>\nvar halo = "selamat pagi";\n<p>dua</p>\n`;
    expect(read(text)).toEqual(["satu"]);
    expect(html.extract(text, { target: "th" }).skipped).toEqual([
      { line: 2, reason: `<${name}> is not closed; nothing after it was read` },
    ]);
  });

  it("joins lines that the block has not", () => {
    expect(replace("<p>satu\n   dua</p>", "ก\n\nข\nค")).toBe("<p>ก\n   ข ค</p>");
  });

  it("says which attributes inside a sentence it leaves alone", () => {
    const page =
      '<p>Satu <abbr title="Kata">b</abbr>\n<img alt="Gambar"> dua <b title="3">c</b></p>\n<p><img alt="Sendiri"></p>';
    const { spans, skipped } = html.extract(page, { target: "th" });
    expect(spans.map(({ source }) => source).at(-1)).toBe("Sendiri");
    expect(skipped).toEqual([{ line: 1, reason: "titles and descriptions inside of sentences, here and further on" }]);
  });

  it.each([
    ["<p>Satu</p>\n<!-- dua <p>tiga</p>", "a comment is not closed; nothing after it was read"],
    ["<p>Satu</p>\n<p title='dua>tiga</p>", "a tag is not closed; nothing after it was read"],
  ])("says what a page ends in: %j", (page, reason) => {
    expect(read(page)).toEqual(["Satu"]);
    expect(html.extract(page, { target: "th" }).skipped).toEqual([{ line: 2, reason }]);
    expect(html.extract(`${page}'-->`, { target: "th" }).skipped).toEqual([]);
  });

  it("writes what looks like a tag as text, with all that is in it", () => {
    expect(replace("<p>satu</p>", "<ก {% x> <Xin {% include y %}> ข")).toBe(
      "<p>&lt;ก &#123;% x> &lt;Xin &#123;% include y %}> ข</p>",
    );
  });

  it("says which language the page is in", () => {
    expect(html.extract(PAGE, { target: "th" }).edits).toEqual([{ start: 28, end: 30, text: "th" }]);
    expect(html.extract("<p lang='id'>Halo</p>", { target: "th" }).edits).toEqual([]);
  });

  it.each(["\n", "\r\n"])("keeps everything else byte for byte, with %j as the line break", (lineBreak) => {
    const text = `\uFEFF${PAGE.replaceAll("\n", lineBreak)}`;
    expectSound(html, text);
    expect(translated(html, text, (source) => source)).toBe(text);
    expect(read(text)).toEqual(read(PAGE));
  });

  it("keeps everything else whatever is written in its place", () => expectSkeletonStays(html, PAGE), 30_000);

  it.each([
    ["elements", `${"<div><b>".repeat(100_000)}x`],
    ["crossed elements", `${"<b><i>".repeat(20_000)}x${"</b></i>".repeat(20_000)}`],
    ["one line", "kata ".repeat(200_000)],
    ["attributes", `<a ${"b=c ".repeat(100_000)}`],
    ["templates", "{{".repeat(300_000)],
    ["entities", "&amp;&lt;".repeat(100_000)],
    ["quotes", '<a "'.repeat(90_000)],
    ["comments", "<!--".repeat(90_000)],
  ])("comes to an end with many %s", (_name, text) => expectSound(html, text), 60_000);
});
