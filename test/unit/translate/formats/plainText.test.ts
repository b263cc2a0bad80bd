import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replaceSpans } from "../../../../src/core/translate/formats/documentFormat.ts";
import { plainText } from "../../../../src/core/translate/formats/plainText.ts";

const read = (text: string) => plainText.extract(text, { target: "th" });
const sourcesOf = (text: string) => read(text).spans.map(({ source }) => source);

/** Text as people have it: every script of the eleven languages, white space of all kinds, signs, control characters. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "สวัสดีชาวโลก",
        "မင်္ဂလာပါ",
        "ជំរាបសួរ",
        "ສະບາຍດີ",
        "வணக்கம்",
        "你好。",
        "Xin chào",
        "e\u0301",
        "1 + 1",
        "👩‍👩‍👧",
      ),
      fc.constantFrom(
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "\u00A0",
        "\uFEFF",
        "\u200B",
        "\u2028",
        "\f",
        "\u0000",
        "\n\n",
        "    ",
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

describe("plainText", () => {
  it("takes runs of lines between blank ones, without their indentation", () => {
    expect(sourcesOf("  Pertama,\n  kedua.\n\n\tမင်္ဂလာပါ\n---\n\n2024\n")).toEqual(["Pertama,\nkedua.", "မင်္ဂလာပါ\n---"]);
  });

  it("gives lines back their line breaks and indentation", () => {
    const text = "\uFEFF  One\r\n  two\r  three\n\n4\n";
    const { spans } = read(text);
    expect(replaceSpans(text, { spans, edits: [] }, ["หนึ่ง\nสอง\nสาม\nสี่"])).toBe(
      "\uFEFF  หนึ่ง\r\n  สอง\r  สาม\r\n  สี่\n\n4\n",
    );
  });

  it("drops blank lines and outer space that a model adds", () => {
    const text = "One\ntwo\n";
    const { spans } = read(text);
    expect(replaceSpans(text, { spans, edits: [] }, ["\n Satu\n\n \ndua \n\n"])).toBe("Satu\ndua\n");
  });

  it("writes what is there at exactly the places that it names", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { spans } = read(text);
        let at = 0;
        for (const { start, end, current, encode } of spans) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(encode(current)).toBe(text.slice(start, end));
          expect(text.slice(at, start)).not.toMatch(/\p{Letter}/u);
          at = end;
        }
        expect(text.slice(at)).not.toMatch(/\p{Letter}/u);
      }),
    );
  });

  it("stays as many blocks, whatever comes in their place", () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText.map((text) => `ก${text}`)), (text, translations) => {
        const extraction = read(text);
        const result = replaceSpans(text, extraction, translations.slice(0, extraction.spans.length));
        expect(read(result).spans).toHaveLength(extraction.spans.length);
      }),
    );
  });
});
