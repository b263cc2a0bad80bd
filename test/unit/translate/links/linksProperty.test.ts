import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DocumentFormat, Extraction } from "../../../../src/core/translate/formats/documentFormat.ts";
import { markdown } from "../../../../src/core/translate/formats/markdown/markdown.ts";
import { mdx } from "../../../../src/core/translate/formats/mdx/mdx.ts";
import { withSourceLinks } from "../../../../src/core/translate/links/withSourceLinks.ts";
import { withTargetLinks } from "../../../../src/core/translate/links/withTargetLinks.ts";
import { recordsOf } from "../../../../src/core/translate/update/planUpdate.ts";
import type { SegmentOutcome } from "../../../../src/shared/translation.ts";

/** Two texts of a heading each; some are the same in one language only. */
const HEADINGS: readonly (readonly [string, string])[] = [
  ["Install", "ติดตั้ง"],
  ["Installation", "ติดตั้ง"],
  ["Use *it*", "ວິທີ *ໃຊ້*"],
  ["What's `new`?", "`new` မှာ ဘာအသစ်လဲ။"],
  ["🚀 Start", "🚀 ចាប់ផ្តើម"],
  ["Questions & answers", "கேள்வி & பதில்"],
  ["API", "API"],
  ["Notes [here](a.md)", "Ghi chú [ở đây](a.md)"],
  ["Notes-1", "说明"],
];

const OPTIONS = { target: "th" } as const;

interface Chapter {
  readonly heading: number;
  readonly level: number;
  readonly isUnderlined: boolean;
  /** Chapters that its paragraph links to. */
  readonly links: readonly number[];
}

const chapters = fc.array(
  fc.record({
    heading: fc.nat(HEADINGS.length - 1),
    level: fc.integer({ min: 1, max: 6 }),
    isUnderlined: fc.boolean(),
    links: fc.array(fc.nat(), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 12 },
);

function headingsOf(all: readonly Chapter[], language: 0 | 1): string[] {
  return all.map(({ heading, level, isUnderlined }) => {
    const words = HEADINGS[heading]?.[language] ?? "";
    return isUnderlined ? `${words}\n---` : `${"#".repeat(level)} ${words}`;
  });
}

/** @param addresses of the headings that the links are written with */
function written(all: readonly Chapter[], language: 0 | 1, addresses: readonly string[]): string {
  const paragraph = ["Read on", "อ่านต่อ"][language] ?? "";
  return headingsOf(all, language)
    .map((heading, index) => {
      const links = (all[index]?.links ?? []).map((link) => `[${paragraph}](#${addresses[link % all.length] ?? ""})`);
      return `${heading}\n\n${paragraph} ${links.join(" ")} ${String(index)}.\n\n- ${links.join("\n- ")}\n`;
    })
    .join("\n");
}

function addressesOf(format: DocumentFormat, text: string): string[] {
  return (format.outline?.(text).headings ?? []).map(({ address }) => address);
}

/** As a run leaves them that has translated every place. */
function segmentsOf({ spans }: Extraction): SegmentOutcome[] {
  return spans.map(({ start, end }) => ({
    start,
    end,
    resultStart: start,
    resultEnd: end,
    status: "translated",
    findings: [],
    attempts: 1,
  }));
}

describe.each([markdown, mdx])("links to headings in $id", (format) => {
  it("lead to the same heading in each language, and back again", () => {
    fc.assert(
      fc.property(chapters, (all) => {
        const own = ([0, 1] as const).map((language) => addressesOf(format, headingsOf(all, language).join("\n\n")));
        const [addresses = [], translatedAddresses = []] = own;
        const source = written(all, 0, addresses);
        const translation = written(all, 1, addresses);
        const read = (text: string) => format.extract(text, OPTIONS);
        const recordsFor = (text: string) =>
          recordsOf(
            read(source),
            read(text).spans.map(({ current }) => current),
          );
        const before = { text: translation, segments: segmentsOf(read(translation)), records: recordsFor(translation) };
        const after = withTargetLinks(source, before, format, OPTIONS);
        expect(after.text).toBe(written(all, 1, translatedAddresses));
        expect(after.records).toEqual(recordsFor(after.text));
        const { text, records } = withSourceLinks(source, after, format, OPTIONS);
        expect(text).toBe(translation);
        expect(records).toEqual(before.records);
      }),
    );
  });
});
