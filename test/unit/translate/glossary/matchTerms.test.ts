import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../../../src/core/languages.ts";
import { checkGlossary } from "../../../../src/core/translate/glossary/checkGlossary.ts";
import { matchTerms, termsIn } from "../../../../src/core/translate/glossary/matchTerms.ts";
import type { GlossaryTerm } from "../../../../src/shared/translation.ts";

const term = (source: string, target = source, caseSensitive = false): GlossaryTerm => ({
  source,
  target,
  caseSensitive,
});
const found = (text: string, ...terms: (string | GlossaryTerm)[]) =>
  matchTerms(
    text,
    terms.map((one) => (typeof one === "string" ? term(one) : one)),
  ).map(({ start, end }) => text.normalize("NFC").slice(start, end));

describe("matchTerms", () => {
  it.each<[string, string, (string | GlossaryTerm)[], string[]]>([
    ["whole words only", "profile file files file.", ["file"], ["file", "file"]],
    ["any case", "The FILE", ["file"], ["FILE"]],
    ["the same case where it matters", "Go and go", [term("Go", "Go", true)], ["Go"]],
    ["the longest term at a place", "source control view", ["source", "source control"], ["source control"]],
    ["beside punctuation", "(C++), C#; .NET", ["C++", "C#", ".NET"], ["C++", "C#", ".NET"]],
    ["across a hyphen", "non-file file-system", ["file"], ["file", "file"]],
    ["accents in either form", "quán cà phê".normalize("NFD"), ["cà phê"], ["cà phê"]],
    ["Thai words without spaces", "เปิดพื้นที่ทำงานใหม่", ["พื้นที่ทำงาน"], ["พื้นที่ทำงาน"]],
    ["no part of another Thai word", "มากกว่า", ["กก"], []],
    ["Chinese", "打开工作区设置", ["工作区"], ["工作区"]],
    ["Burmese", "ဖိုင်ကို သိမ်းပါ", ["ဖိုင်"], ["ဖိုင်"]],
    ["Khmer", "បើកឯកសារថ្មី", ["ឯកសារ"], ["ឯកសារ"]],
    ["Tamil words with spaces", "கோப்பு திற", ["கோப்பு"], ["கோப்பு"]],
    ["Latin beside Thai letters", "เปิดGitHubเลย", ["GitHub"], ["GitHub"]],
    [
      "English plurals",
      "servers, source files, boxes, root directories and keys",
      [
        term("server", "pelayan"),
        term("source file", "x"),
        term("box", "kotak"),
        term("root directory", "x"),
        term("key", "kunci"),
      ],
      ["servers", "source files", "boxes", "root directories", "keys"],
    ],
    ["no plural of what is not translated", "APIs", ["API"], []],
    ["no other word with a plural's ending", "users' serves", [term("serv", "x"), term("use", "y")], []],
    ["nothing in nothing", "", ["file"], []],
    ["no empty term", "a b", ["", " "], []],
  ])("finds %s", (_name, text, terms, expected) => {
    expect(found(text, ...terms)).toEqual(expected);
  });

  it("names each term once, in the text's order", () => {
    const terms = [term("view"), term("file"), term("menu")];
    expect(termsIn("file view file", terms)).toEqual([terms[1], terms[0]]);
  });

  it("takes a plural for a term of its own where it is one", () => {
    const terms = [term("setting", "tetapan"), term("settings", "pengaturan")];
    expect(termsIn("Settings", terms)).toEqual([terms[1]]);
  });

  it("finds what a slow search finds, in any text", () => {
    const word = fc.constantFrom("file", "view", "fi", "le", "source", "control");
    const terms = fc.uniqueArray(fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(" ")));
    const text = fc.array(fc.tuple(word, fc.constantFrom(" ", ", ", "-", "")), { maxLength: 12 });
    fc.assert(
      fc.property(terms, text, (sources, parts) => {
        const whole = parts.flat().join("");
        const isThere = (source: string) => new RegExp(`(?<![a-z])${source}(?![a-z])`, "u").test(whole);
        const all = found(whole, ...sources);
        for (const match of all) expect(isThere(match)).toBe(true);
        // A term that occurs is found, or a longer one is that has it inside.
        for (const source of sources.filter(isThere)) {
          expect(all.some((match) => ` ${match} `.includes(` ${source} `) || overlaps(source, match))).toBe(true);
        }
      }),
    );
  });
});

/** Two terms share a word at their edges, so that the earlier one may hide the later. */
function overlaps(source: string, match: string): boolean {
  return match.split(" ").some((word) => source.split(" ").includes(word));
}

describe("checkGlossary", () => {
  const glossary = [term("file", "berkas"), term("GitHub", "GitHub"), term("Go", "Go", true)];

  it.each([
    ["Open the file.", "Buka Berkas itu.", []],
    ["Open the file.", "Buka dokumen itu.", ["berkas"]],
    ["Files on github", "Berkas di github", []],
    ["The file is on github", "Berkas ada di GitHub", ["GitHub"]],
    ["Write Go", "Tulis go", ["Go"]],
    ["go on", "lanjutkan", []],
    ["Copy the files.", "Salin dokumen itu.", ["berkas"]],
    ["Copy the files.", "Salin berkasnya.", []],
    ["Copy the file.", "Salin subberkas.", ["berkas"]],
    ["A file, a file and a file", "Berkas, dokumen dan dokumen", ["berkas"]],
    ["A file, a file and a file", "Berkas, berkas dan lainnya", []],
    ["On GitHub", "Di GitHubku", ["GitHub"]],
  ])("%s: %s", (source, translation, missing) => {
    expect(checkGlossary(source, translation, glossary, "id").map(({ details }) => details.wanted)).toEqual(missing);
  });
});

describe("a translation's inflected words", () => {
  it.each<[LanguageTag, string, string]>([
    ["id", "simpan", "Dokumen belum disimpan."],
    ["id", "simpan", "Gagal menyimpan dokumen."],
    ["id", "hapus", "Menghapus dokumen"],
    ["id", "pakai", "Sedang memakai jaringan"],
    ["id", "tulis", "Penulisan dokumen"],
    ["id", "kirim", "Pengiriman"],
    ["id", "unduh", "Unduhannya"],
    ["id", "cat", "Mengecat dinding"],
    ["ms", "fail", "Fail-failnya"],
    ["ms", "sambung", "Menyambungkan peranti"],
    ["ms", "guna", "Digunakan"],
    ["fil", "tanggal", "Tinanggal na ang dokumento."],
    ["fil", "tanggal", "Nagtatanggal ng dokumento."],
    ["fil", "tanggal", "Tatanggalin ang dokumento."],
    ["fil", "tanggal", "Tinatanggal ang dokumento."],
    ["fil", "tanggal", "Tanggalin ito"],
    ["fil", "download", "I-download ito"],
    ["fil", "sulat", "Magsulat ng mensahe"],
    ["ta", "கோப்பு", "கோப்பைத் திற"],
    ["ta", "கோப்பு", "கோப்புகள்"],
    ["ta", "படம்", "படத்தைச் சேமி"],
    ["ta", "பயனர்", "பயனரின் பெயர்"],
    ["ta", "பக்கம்", "பக்கங்கள்"],
    ["en", "directory", "Two directories"],
    ["en", "copy", "The file was copied"],
    ["en", "save", "Saving the file"],
    ["en", "file", "Files"],
    ["vi", "tệp", "Tệp đã lưu"],
    ["th", "ไฟล์", "เปิดไฟล์นี้"],
  ])("are the glossary's, in %s: %s in %s", (target, wanted, translation) => {
    expect(checkGlossary("x", translation, [term("x", wanted)], target)).toEqual([]);
  });

  it.each<[LanguageTag, string, string]>([
    ["id", "simpan", "Kesampingkan pesan ini"],
    ["id", "berkas", "Subberkas"],
    ["vi", "tệp", "Hồ sơ"],
    ["ms", "fail", "Dokumen itu"],
    ["fil", "tanggal", "Burahin ito"],
    ["ta", "கோப்பு", "ஆவணத்தைத் திற"],
    ["en", "copy", "The cop left"],
    ["en", "file", "The profile"],
    ["th", "ไฟล์", "เปิดแฟ้มนี้"],
  ])("are no other word's, in %s: %s in %s", (target, wanted, translation) => {
    expect(checkGlossary("x", translation, [term("x", wanted)], target)).toEqual([
      { code: "glossary", details: { term: "x", wanted } },
    ]);
  });

  it("are none where the glossary keeps a word, or its case matters", () => {
    expect(checkGlossary("Simpan", "Menyimpan", [term("Simpan")], "id")).toHaveLength(1);
    expect(checkGlossary("x", "menyimpan", [term("x", "Simpan", true)], "id")).toHaveLength(1);
  });
});
