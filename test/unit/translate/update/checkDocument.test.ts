import { describe, expect, it } from "vitest";
import { loadFormat } from "../../../../src/core/translate/formats/loadFormat.ts";
import type { FormatId } from "../../../../src/core/translate/formats/documentFormat.ts";
import { checkDocument } from "../../../../src/core/translate/update/checkDocument.ts";
import { recordsOf } from "../../../../src/core/translate/update/planUpdate.ts";
import type { GlossaryTerm } from "../../../../src/shared/translation.ts";
import type { LanguageTag } from "../../../../src/core/languages.ts";
import { paragraph } from "../../../../tools/tiny-model/declaration.ts";

interface Check {
  readonly format: FormatId;
  readonly target?: LanguageTag;
  readonly glossary?: readonly GlossaryTerm[];
}

async function check(source: string, translation: string, { format, target = "th", glossary = [] }: Check) {
  const reader = await loadFormat(format);
  return checkDocument({ source, translation, format: reader, target, sourceLanguage: "en", glossary });
}

const ENGLISH = '{\n  "open": "Open {name}",\n  "save": "Save the file"\n}\n';

describe("checkDocument", () => {
  it.each([
    ["json", ENGLISH, '{\n  "open": "เปิด {name}",\n  "save": "บันทึกไฟล์"\n}\n', "Save the file", "Save all files", 3],
    ["markdown", "# Files\n\nSave the file\n", "# ไฟล์\n\nบันทึกไฟล์\n", "Save the file", "Save all files", 3],
  ] as const)("sees in %s that the source has changed since", async (format, source, thai, before, after, line) => {
    const reader = await loadFormat(format);
    const { spans } = reader.extract(thai, { target: "th" });
    const extraction = reader.extract(source, { target: "th" });
    const records = recordsOf(
      extraction,
      spans.map(({ current }) => current),
    );
    const common = { translation: thai, format: reader, target: "th", glossary: [], records } as const;
    expect(checkDocument({ ...common, source })).toEqual([]);
    expect(checkDocument({ ...common, source: source.replace(before, after) })).toMatchObject([
      { line, problem: "outdated", source: after },
    ]);
    // What a person has written since may be right.
    const edited = thai.replace("บันทึกไฟล์", "บันทึกไฟล์ทั้งหมด");
    expect(checkDocument({ ...common, source: source.replace(before, after), translation: edited })).toEqual([]);
  });

  it("takes a catalogue's fuzzy and untranslated entries for such without a text", async () => {
    const entry = (id: string, text: string, flag = "") => `${flag}msgid "${id}"\nmsgstr "${text}"\n\n`;
    const catalogue = entry("Open", "เปิด") + entry("Save", "เปิด", "#, fuzzy\n") + entry("Close", "");
    const found = await check(catalogue, catalogue, { format: "po" });
    expect(found.map(({ key, problem }) => [key, problem])).toEqual([
      ["Save", "empty"],
      ["Close", "empty"],
    ]);
  });

  it("has nothing to object to a good translation", async () => {
    const thai = '{\n  "save": "บันทึกไฟล์",\n  "open": "เปิด {name}"\n}\n';
    expect(await check(ENGLISH, thai, { format: "json" })).toEqual([]);
  });

  it("names what is missing, too many, untranslated or broken, by the translation's places", async () => {
    const thai = '{\n  "open": "เปิด",\n  "mine": "ของฉัน"\n}\n';
    const found = await check(ENGLISH, thai, { format: "json" });
    expect(found.map(({ line, column, key, problem }) => ({ line, column, key, problem }))).toEqual([
      { line: 2, column: 12, key: "open", problem: undefined },
      { line: 2, column: 12, key: "save", problem: "missing" },
      { line: 3, column: 12, key: "mine", problem: "extra" },
    ]);
    expect(found[0]?.findings.length).toBeGreaterThan(0);
    const echoed = await check(ENGLISH, ENGLISH.replace("Open", "เปิด"), { format: "json" });
    expect(echoed.map(({ key, findings }) => [key, findings[0]?.code])).toEqual([["save", "echo"]]);
  });

  it("holds a translation to the glossary", async () => {
    const glossary = [{ source: "file", target: "แฟ้ม", caseSensitive: false }];
    const thai = '{\n  "save": "บันทึกไฟล์",\n  "open": "เปิด {name}"\n}\n';
    const found = await check(ENGLISH, thai, { format: "json", glossary });
    expect(found.map(({ key, findings }) => [key, findings.map(({ code }) => code)])).toEqual([["save", ["glossary"]]]);
  });

  it.each<LanguageTag>(["my", "id", "km", "lo", "ms", "zh-Hans", "fil", "ta", "th", "vi"])(
    "compares prose in %s paragraph by paragraph",
    async (target) => {
      const articles = ["9/1", "17/2", "20/2"];
      const source = articles.map((name) => paragraph("en", name)).join("\n\n");
      const translation = articles.map((name) => paragraph(target, name)).join("\n\n");
      expect(await check(source, translation, { format: "markdown", target })).toEqual([]);
      const shorter = articles.slice(0, 2).map((name) => paragraph(target, name));
      const found = await check(source, shorter.join("\n\n"), { format: "markdown", target });
      expect(found.map(({ problem, source: missing }) => [problem, missing])).toEqual([
        ["missing", paragraph("en", "20/2")],
      ]);
    },
  );

  it("finds its way in prose of other length by what needs no translation", async () => {
    const source = "Run `make` first.\n\nIt takes 20 minutes.\n\nThen run `make install` again.\n";
    const thai = "บทนำ\n\nเรียก `make` ก่อน\n\nใช้เวลา 20 นาที\n\nแล้วเรียก `make install` อีกครั้ง\n";
    const found = await check(source, thai, { format: "markdown" });
    expect(found.map(({ line, problem }) => [line, problem])).toEqual([[1, "extra"]]);
  });

  it("looks at the translations in a document that holds both languages", async () => {
    const po = 'msgid "Open the file"\nmsgstr "เปิดไฟล์"\n\nmsgid "Save the file"\nmsgstr ""\n';
    const found = await check(po, po, { format: "po" });
    expect(found.map(({ problem, source }) => [problem, source])).toEqual([["empty", "Save the file"]]);
  });

  it("knows emphasis in both of its forms", async () => {
    const source = "Everyone is _born_ free.\n";
    expect(await check(source, "ทุกคน*เกิดมา*อิสระ\n", { format: "markdown" })).toEqual([]);
    const [lost] = await check(source, "ทุกคนเกิดมาอิสระ\n", { format: "markdown" });
    expect(lost?.findings.map(({ code }) => code)).toEqual(["markup"]);
  });
});
