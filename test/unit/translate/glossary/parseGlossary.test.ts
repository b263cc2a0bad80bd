import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { glossaryProblemText } from "../../../../src/core/translate/glossary/glossaryProblemText.ts";
import { parseGlossary, termsFor } from "../../../../src/core/translate/glossary/parseGlossary.ts";

const termOf = (csv: string) => parseGlossary(csv).glossary.entries[0];

describe("parseGlossary", () => {
  it("reads terms, languages by any name, switches and notes", () => {
    const csv =
      "source,do-not-translate,case,note,th,Vietnamese,Bahasa Indonesia,中文\n" +
      'workspace,,,"the folder, not the window",พื้นที่ทำงาน,không gian làm việc,ruang kerja,工作区\n' +
      "GitHub,yes,sensitive,,,,,\n";
    const { glossary, problems } = parseGlossary(csv);
    expect(problems).toEqual([]);
    expect(glossary.entries).toEqual([
      {
        source: "workspace",
        doNotTranslate: false,
        caseSensitive: false,
        note: "the folder, not the window",
        translations: { th: "พื้นที่ทำงาน", vi: "không gian làm việc", id: "ruang kerja", "zh-Hans": "工作区" },
      },
      { source: "GitHub", doNotTranslate: true, caseSensitive: true, translations: {} },
    ]);
    expect(termsFor(glossary, "th")).toEqual([
      { source: "workspace", target: "พื้นที่ทำงาน", caseSensitive: false, note: "the folder, not the window" },
      { source: "GitHub", target: "GitHub", caseSensitive: true },
    ]);
    expect(termsFor(glossary, "my")).toEqual([{ source: "GitHub", target: "GitHub", caseSensitive: true }]);
  });

  it.each([
    ["a byte order mark", "\uFEFFsource,th\nfile,ไฟล์\n"],
    ["Windows line breaks", "source,th\r\nfile,ไฟล์\r\n"],
    ["old Mac line breaks", "source,th\rfile,ไฟล์"],
    ["semicolons", "source;th\nfile;ไฟล์\n"],
    ["tabs", "source\tth\nfile\tไฟล์\n"],
    ["quoted cells", '"source","th"\n"file","ไฟล์"\n'],
    ["blank lines and spaces", "\n Source , TH \n\n file , ไฟล์ \n,\n"],
    ["another form of Unicode", "source,th\nfile,ไฟล์\n".normalize("NFD")],
  ])("reads %s", (_name, csv) => {
    expect(parseGlossary(csv).problems).toEqual([]);
    expect(termOf(csv)).toMatchObject({ source: "file", translations: { th: "ไฟล์" } });
  });

  it("keeps line breaks and doubled quotation marks inside quoted cells", () => {
    expect(termOf('source,th,note\nfile,ไฟล์,"one ""word""\nand more"\n')!.note).toBe('one "word"\nand more');
  });

  it.each([
    ["", []],
    ["term without header\n", ["noHeader 1"]],
    ["th,vi\nไฟล์,tệp\n", ["noHeader 1"]],
    ["source,th,Klingon\nfile,ไฟล์,teywI'\n", ["unknownColumn 1"]],
    ["source,th,Thai\nfile,ไฟล์,แฟ้ม\n", ["doubleColumn 1"]],
    ["source,th\n,ไฟล์\n", ["emptySource 2"]],
    ["source,th\nfile,ไฟล์,extra\n", ["tooManyCells 2"]],
    ["source,do-not-translate\nfile,perhaps\n", ["badChoice 2"]],
    ["source,case\nfile,upper\n", ["badChoice 2"]],
    ["source,do-not-translate,th\nGitHub,yes,กิตฮับ\nnpm,yes,npm\nGit,no,กิต\n", ["keptAndTranslated 2"]],
    ["source,th\nfile,ไฟล์\nfolder,โฟลเดอร์\nFILE,แฟ้ม\n", ["doubleTerm 4"]],
    ["source,th\nfile,\nfolder,โฟลเดอร์\n", []],
    ['source,note\nfolder,"two\nlines"\nfile,a\nFile,b\n', ["doubleTerm 5"]],
    ['source,th\nfile,"ไฟล์\n', ["unreadable 2"]],
  ])("tells what is wrong in %j", (csv, expected) => {
    const { problems } = parseGlossary(csv);
    expect(problems.map(({ code, line }) => `${code} ${line}`)).toEqual(expected);
    for (const problem of problems) expect(glossaryProblemText(problem)).not.toMatch(/[{}]/u);
  });

  it("keeps the rest of what it can read", () => {
    expect(
      parseGlossary('source,th\nfile,ไฟล์\n,x\nfolder,"โฟลเดอร์\n').glossary.entries.map(({ source }) => source),
    ).toEqual(["file"]);
    expect(termOf("source,th,Thai\nfile,ไฟล์,แฟ้ม\n")!.translations).toEqual({ th: "ไฟล์" });
  });

  it("names both rows of a term that is there twice", () => {
    const [problem] = parseGlossary("source;th\r\nfile;ไฟล์\r\n# old;\r\nFile;แฟ้ม\r\n").problems;
    expect(problem).toEqual({ code: "doubleTerm", line: 4, details: { row: 4, term: "File", first: 2 } });
  });

  it("keeps a term that is not translated, whatever its translation", () => {
    const { glossary } = parseGlossary("source,dnt,th\nGitHub,yes,กิตฮับ\n");
    expect(termsFor(glossary, "th")).toEqual([{ source: "GitHub", target: "GitHub", caseSensitive: false }]);
  });

  it.each(["yes", "Y", "TRUE", "x", "1"])("takes %s for a yes", (value) => {
    expect(termOf(`source,dnt,case\nGo,${value},sensitive\n`)).toMatchObject({
      doNotTranslate: true,
      caseSensitive: true,
    });
  });

  it.each(["", "no", "N", "False", "0"])("takes %j for a no", (value) => {
    expect(termOf(`source,dnt,case\nGo,${value},insensitive\n`)).toMatchObject({
      doNotTranslate: false,
      caseSensitive: false,
    });
  });

  it("takes terms that differ in case for two where case matters", () => {
    const { glossary, problems } = parseGlossary("source,case,th\nGo,sensitive,ภาษาโก\ngo,sensitive,ไป\n");
    expect(problems).toEqual([]);
    expect(glossary.entries).toHaveLength(2);
  });

  it("never fails, and reads back whatever a spreadsheet writes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        parseGlossary(text);
        parseGlossary(`source,th\n${text}`);
      }),
    );
    const cell = fc.string({ unit: fc.constantFrom(...Array.from('ab,;\t"\n ไทย😀')) });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(cell, cell, fc.constantFrom(",", ";", "\t"), (note, target, separator) => {
        const csv = `source${separator}th${separator}note\nx${separator}${quoted(target)}${separator}${quoted(note)}\n`;
        const entry = termOf(csv)!;
        expect(entry.note ?? "").toBe(note.trim());
        expect(entry.translations.th ?? "").toBe(target.trim());
      }),
    );
  });

  it("knows each language by its tag, its endonym and its English name", () => {
    for (const { tag, endonym, englishName } of LANGUAGES) {
      for (const name of new Set([tag, endonym, englishName])) {
        expect(termsFor(parseGlossary(`source,${name}\nfile,x\n`).glossary, tag)).toHaveLength(1);
      }
    }
  });
});
