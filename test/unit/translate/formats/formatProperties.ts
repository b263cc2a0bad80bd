/** What has to hold for every format of prose, whatever the document and whatever a model writes. */
import fc from "fast-check";
import { expect } from "vitest";
import { replaceSpans, type DocumentFormat, type Span } from "../../../../src/core/translate/formats/documentFormat.ts";

const options = { target: "th" } as const;

export function spansOf(format: DocumentFormat, text: string): readonly Span[] {
  return format.extract(text, options).spans;
}

export function sourcesOf(format: DocumentFormat, text: string): string[] {
  return spansOf(format, text).map(({ source }) => source);
}

/** The stretches of a span's source that are marks. */
export function marksOf({ source, marks }: Span): string[] {
  return marks.map(({ start, end }) => source.slice(start, end));
}

/** The text with its spans replaced; what `translate` leaves undefined stays. */
export function translated(
  format: DocumentFormat,
  text: string,
  translate: (source: string, index: number) => string | undefined,
): string {
  const spans = spansOf(format, text);
  return replaceSpans(
    text,
    { spans, edits: [] },
    spans.map(({ source }, index) => translate(source, index)),
  );
}

/**
 * What is wrong with the spans of a text: they, or their marks, out of order or outside, or another text at their place than they
 * would write.
 */
export function faultIn(format: DocumentFormat, text: string): string | undefined {
  let at = 0;
  for (const { start, end, current, encode, source, marks } of spansOf(format, text)) {
    if (start < at || end < start || end > text.length) return `a span from ${start} to ${end}, behind ${at}`;
    if (encode(current) !== text.slice(start, end)) return `another text at ${start}`;
    let inSource = 0;
    for (const mark of marks) {
      if (mark.start < inSource || mark.end <= mark.start || mark.end > source.length)
        return `a mark in the span at ${start}`;
      inSource = mark.end;
    }
    at = end;
  }
  return undefined;
}

export function expectSound(format: DocumentFormat, text: string): void {
  expect(faultIn(format, text)).toBeUndefined();
}

/** All of a document that is no span. */
export function skeletonOf(format: DocumentFormat, text: string): string[] {
  const spans = spansOf(format, text);
  return [0, ...spans.map(({ end }) => end)].map((start, index) => text.slice(start, spans[index]?.start));
}

const SIGNS =
  "** * _ ` ``` ~~~ ~~ # #\u0020 ##\u0020x 1.\u0020 2)\u0020 -\u0020 +\u0020 *\u0020*\u0020* --- === >\u0020 | |-|-| :-:|-- \\ <div> </div> <!-- --> <? <% %> <b> <br> " +
  "< > [ ]( ) [a]:\u0020b [^1]:\u0020c ![ ] $$ $ \\[ \\] \\( ::: :\u0020 !!!\u0020x [!NOTE] [x]\u0020 [[toc]] & &amp; &lt; &copy; { } {{ }} {% :smile: " +
  "http://x.y/z <> import\u0020x export\u0020 '\u0020 \" *[a]:\u0020";
const piece = fc.oneof(
  fc.constantFrom("สวัสดีชาวโลก", "မင်္ဂလာပါ", "ជំរាបសួរ", "ສະບາຍດີ", "வணக்கம்", "你好。", "Xin chào"),
  fc.constantFrom(...SIGNS.split(" ")),
  fc.constantFrom("\n", "\n\n", "\r\n", "\n    ", "\t", "  \n", "\\\n", "\u2028", "\u00A0", "\u0000"),
);

/** A reader counts tags at the ends of a text among what stands around it. */
const TAGS_AT_ENDS = /^(?:\s*<br?>)+|(?:<br?>\s*)+$/gu;

/** What a model may write at worst: everything that could be structure, at its ends too, and a letter somewhere, so that it is a text. */
export const worstTranslation = fc
  .tuple(fc.array(piece, { maxLength: 6 }), fc.array(piece, { maxLength: 6 }), fc.boolean())
  .map(([before, after, isFramed]) => {
    const text = `${before.join("")} ก ${after.join("")}`;
    return isFramed ? `ก${text} ข` : text.replace(TAGS_AT_ENDS, "");
  });

/** Replaces each span alone, and all together, by the worst translations: the document around them stays as it is. */
export function expectSkeletonStays(format: DocumentFormat, text: string): void {
  const skeleton = skeletonOf(format, text);
  const count = skeleton.length - 1;
  fc.assert(
    fc.property(fc.nat(count - 1), worstTranslation, (chosen, translation) => {
      const one = translated(format, text, (_source, index) => (index === chosen ? translation : undefined));
      expect(skeletonOf(format, one)).toEqual(skeleton);
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.array(worstTranslation, { minLength: count, maxLength: count }), (translations) => {
      expect(
        skeletonOf(
          format,
          translated(format, text, (_source, index) => translations[index]),
        ),
      ).toEqual(skeleton);
    }),
    { numRuns: 100 },
  );
}
