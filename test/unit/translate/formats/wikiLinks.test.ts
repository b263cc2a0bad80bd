import { describe, expect, it } from "vitest";
import { markdown } from "../../../../src/core/translate/formats/markdown/markdown.ts";
import { expectSkeletonStays, expectSound, marksOf, sourcesOf, spansOf, translated } from "./formatProperties.ts";

const marksIn = (text: string) => spansOf(markdown, text).flatMap(marksOf);

describe("wiki links", () => {
  it.each([
    ["a page's name is no language", "Lihat [[Halaman_Utama#Isi]] dulu.", ["[[Halaman_Utama#Isi]]"]],
    ["words behind the bar are", "ดู [[install|วิธีติดตั้ง]] ก่อน", ["[[install|", "]]"]],
    ["in a table, too", "| Xem [[trang\\|hướng dẫn]] |\n|-|\n", ["[[trang\\|", "]]"]],
    [
      "what is embedded is left alone",
      "Gambar ![[peta.png]] dan ![[peta.png|200x100]]",
      ["![[peta.png]]", "![[peta.png|200x100]]"],
    ],
    ["words about a picture are for people", "图 ![[地图.png|河流地图]]", ["![[地图.png|", "]]"]],
    [
      "signs in a name are no emphasis",
      "*Lihat* [[satu*dua]] [[tiga*empat]]",
      ["*", "*", "[[satu*dua]]", "[[tiga*empat]]"],
    ],
    ["references in brackets are none", "Menurut [[1]] dan [[^2]].", ["[^2]"]],
    ["nor is what is escaped or code", "\\[[Bukan]] `[[kode]]`", ["\\[", "`[[kode]]`"]],
  ])("%s", (_what, text, marks) => {
    expect(marksIn(text)).toEqual(marks);
  });

  it("alone are no text, unless they have words", () => {
    expect(sourcesOf(markdown, "- [[Satu]]\n- [[dua|Kedua]]\n- ![[tiga]]\n")).toEqual(["[[dua|Kedua]]"]);
    expect(translated(markdown, "- [[dua|Kedua]]\n", () => "[[dua|ที่สอง]]")).toBe("- [[dua|ที่สอง]]\n");
  });

  const text = "Lihat [[Satu]], [[dua|kedua]] dan ![[tiga.png|gambar]].\n\n| [[a\\|b c]] teks |\n|---|\n";

  it("stay as they are", () => {
    expectSound(markdown, text);
    expect(translated(markdown, text, (source) => source)).toBe(text);
  });

  it("leave the document around them alone whatever is written", () => expectSkeletonStays(markdown, text), 30_000);
});
