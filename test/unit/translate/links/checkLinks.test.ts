import { describe, expect, it } from "vitest";
import { markdown } from "../../../../src/core/translate/formats/markdown/markdown.ts";
import { checkDocument, type DocumentCheck } from "../../../../src/core/translate/update/checkDocument.ts";
import { recordsOf } from "../../../../src/core/translate/update/planUpdate.ts";
import { findingText } from "../../../../src/core/translate/verify/findingText.ts";

const SOURCE = `# Rights and duties

- [Everyone](#everyone)
- [The law](#the-law)

All of it begins with [everyone who is born](#everyone), and the rest is in [the law](#the-law).

## Everyone

All human beings are born free and equal in dignity and rights.

## The law

All are equal before the law and are entitled to protection of the law.
`;

const THAI = `# สิทธิและหน้าที่

- [ทุกคน](#ทุกคน)
- [กฎหมาย](#กฎหมาย)

ทั้งหมดนี้เริ่มจาก[ทุกคนที่เกิดมา](#ทุกคน) และที่เหลืออยู่ใน[กฎหมาย](#กฎหมาย)

## ทุกคน

มนุษย์ทั้งปวงเกิดมามีอิสระและเสมอภาคกันในศักดิ์ศรีและสิทธิ

## กฎหมาย

ทุกคนเสมอกันตามกฎหมายและมีสิทธิที่จะได้รับความคุ้มครองของกฎหมาย
`;

/** Each as a terminal shows it. */
function check(translation: string, { source = SOURCE, records = {} }: Partial<DocumentCheck> = {}): string[] {
  const entries = checkDocument({
    source,
    translation,
    format: markdown,
    target: "th",
    sourceLanguage: "en",
    glossary: [],
    records,
  });
  return entries.flatMap(({ line, column, problem, findings }) =>
    [problem, ...findings.map(findingText)]
      .flatMap((words) => words ?? [])
      .map((words) => `${line}:${column} ${words}`),
  );
}

describe("check of links to headings", () => {
  it("takes those that lead to the same heading, percent-encoded or not", () => {
    expect(check(THAI)).toEqual([]);
    expect(check(THAI.replaceAll("#กฎหมาย)", `#${encodeURIComponent("กฎหมาย")})`))).toEqual([]);
  });

  it("names those that lead nowhere, once", () => {
    expect(check(THAI.replaceAll("#กฎหมาย)", "#the-law)"))).toEqual([
      "4:13 No heading has the address #the-law.",
      "6:71 No heading has the address #the-law.",
    ]);
    expect(check(THAI.replace("- [กฎหมาย](#กฎหมาย)", "- [กฎหมาย](#กดหมาย)"))).toEqual([
      "4:13 No heading has the address #กดหมาย.",
    ]);
  });

  it("names one in a paragraph that leads to another heading than the source's", () => {
    expect(check(THAI.replace("ใน[กฎหมาย](#กฎหมาย)", "ใน[กฎหมาย](#ทุกคน)"))).toEqual([
      "6:1 ](#กฎหมาย) is missing.",
      "6:1 ](#ทุกคน) is not in the source.",
    ]);
  });

  it("says nothing of what leads nowhere in the source either", () => {
    expect(check(`${THAI}\n[ต้น](#top)\n`, { source: `${SOURCE}\n[Top](#top)\n` })).toEqual([]);
  });

  it("knows from the last run which heading is which", () => {
    const source = SOURCE.replace("## Everyone", "## First\n\nNothing yet.\n\n## Everyone");
    const extraction = markdown.extract(SOURCE, { target: "th" });
    const translations = markdown.extract(THAI, { target: "th" }).spans.map(({ current }) => current);
    const records = recordsOf(extraction, translations);
    const isAboutLinks = (finding: string) => finding.includes("#");
    expect(check(THAI, { source, records }).filter(isAboutLinks)).toEqual([]);
    const wrong = THAI.replace("ใน[กฎหมาย](#กฎหมาย)", "ใน[กฎหมาย](#ทุกคน)");
    expect(check(wrong, { source, records }).filter(isAboutLinks)).toEqual([
      "6:1 ](#กฎหมาย) is missing.",
      "6:1 ](#ทุกคน) is not in the source.",
    ]);
  });
});
