import { describe, expect, it } from "vitest";
import { mdx } from "../../../../src/core/translate/formats/mdx/mdx.ts";
import { expectSkeletonStays, expectSound, marksOf, sourcesOf, spansOf, translated } from "./formatProperties.ts";

const read = (text: string) => sourcesOf(mdx, text);
const replace = (text: string, ...translations: string[]) =>
  translated(mdx, text, (_source, index) => translations[index]);

const PAGE = `---
title: Halo
---
import { Tabs } from "./tabs"
import Chart from "./chart"

export const data = {
  title: "bukan",

  items: ["satu", "dua"],
}

# Judul {props.title}

Teks {a < b ? "x" : \`y \${"}"}\`} dan <b>tebal</b>, <Chart data={data} /> akhir.

{/* komentar

   panjang */}

<Tabs title="Judul tab" items={["satu"]} onClick={() => { return 1 > 0 }}>
  <p>Isi don't {x}</p>

    Paragraf *menjorok*

  <>pecahan</>

</Tabs>

- butir \`{kode}\`

\`\`\`js
const x = { y: 1
\`\`\`

Akhir \\{ kurung
`;

describe("mdx", () => {
  it("takes the prose, also between tags and in attributes", () => {
    expect(read(PAGE)).toEqual([
      "Halo",
      "Judul {props.title}",
      'Teks {a < b ? "x" : `y ${"}"}`} dan <b>tebal</b>, <Chart data={data} /> akhir.',
      "Judul tab",
      "Isi don't {x}",
      "Paragraf *menjorok*",
      "<>pecahan</>",
      "butir `{kode}`",
      "Akhir \\{ kurung",
    ]);
  });

  it("marks expressions and tags", () => {
    expect(marksOf(spansOf(mdx, PAGE)[2]!)).toEqual([
      '{a < b ? "x" : `y ${"}"}`}',
      "<b>",
      "</b>",
      "<Chart data={data} />",
    ]);
  });

  it("escapes braces and tags that the source has not", () => {
    expect(replace("Teks {x} ini\n", "ข้อความ {x} {y} <Bad> <b>ดี</b>")).toBe("ข้อความ {x} \\{y\\} \\<Bad> <b>ดี</b>\n");
    expect(replace('<Tabs title="Judul">\n', "หัวข้อ {x}")).toBe('<Tabs title="หัวข้อ &#123;x&#125;">\n');
  });

  it("keeps everything else byte for byte", () => {
    for (const text of [PAGE, PAGE.replaceAll("\n", "\r\n")]) {
      expectSound(mdx, text);
      expect(translated(mdx, text, (source) => source)).toBe(text);
    }
  });

  it("keeps everything else whatever is written in its place", () => expectSkeletonStays(mdx, PAGE), 30_000);

  it.each([
    ["braces", "{".repeat(200_000)],
    ["expressions", "a {x} ".repeat(30_000)],
    ["backticks", "{ ` ".repeat(50_000)],
    ["statements", "import x\n\n".repeat(30_000)],
    ["tags", "<A b={c}>".repeat(30_000)],
  ])("comes to an end with many %s", (_name, text) => expectSound(mdx, text), 60_000);
});

it("lets no expression in with a tag that it escapes", () => {
  expect(replace("Kata\n\n<p>dua</p>\n", "<Bad {x}> คำ", "<Bad {x}> คำ")).toBe(
    "\\<Bad \\{x\\}> คำ\n\n<p>&lt;Bad &#123;x&#125;> คำ</p>\n",
  );
});

it("begins no program with words of a text", () => {
  expect(replace("Kata satu\n\n## Dua\n", "import data", "export ข้อมูล")).toBe("&#105;mport data\n\n## export ข้อมูล\n");
});

it("says where a brace is that nobody closes", () => {
  const { spans, skipped } = mdx.extract("# Judul {x}\n\nSatu {dua\n\n`{` {tiga\n\nAkhir \\{\n", { target: "th" });
  expect(spans.map(({ source }) => source)).toEqual(["Judul {x}", "Satu {dua", "`{` {tiga", "Akhir \\{"]);
  expect(skipped).toEqual([{ line: 3, reason: "a brace is not closed" }]);
});
