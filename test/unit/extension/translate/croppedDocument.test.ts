import { describe, expect, it } from "vitest";
import type { FormatId } from "../../../../src/core/translate/formats/documentFormat.ts";
import { croppedDocument } from "../../../../src/extension/translate/croppedDocument.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import { MAX_DOCUMENT_CHARACTERS, MAX_TEXT_CHARACTERS } from "../../../../src/shared/limits.ts";

const words = "Xin chào.\nTạm biệt.";

/** The words with lines around them. */
function documentOf(length: number): string {
  const around = "A line.\n".repeat(Math.ceil(length / 16));
  return `${around}${words}\n${around}`;
}

function cropped(source: string, format: FormatId) {
  const start = source.indexOf("chào");
  const end = source.indexOf("biệt") + 4;
  return croppedDocument(
    source,
    [
      { start, end: start + 4 },
      { start: end - 4, end },
    ],
    format,
  );
}

describe("what is sent of a document", () => {
  it.each(["csv", "code", "json", "markdown", "properties", "subtitles"] as const)(
    "is all of a long %s file: its reader needs what stands around",
    (format) => {
      const source = documentOf(MAX_TEXT_CHARACTERS);
      expect(cropped(source, format)).toEqual({ text: source, offset: 0, isCut: false });
    },
  );

  it("is the lines with the places, of long plain text", () => {
    const source = documentOf(MAX_TEXT_CHARACTERS);
    expect(cropped(source, "plaintext")).toEqual({ text: words, offset: source.indexOf(words), isCut: true });
  });

  it("is these lines as plain text, of a file that no request carries", () => {
    const source = documentOf(MAX_DOCUMENT_CHARACTERS);
    expect(cropped(source, "csv")).toEqual({ text: words, offset: source.indexOf(words), isCut: true });
  });

  it("is refused where the places themselves are too much", () => {
    const source = documentOf(MAX_DOCUMENT_CHARACTERS);
    expect(() => croppedDocument(source, [{ start: 0, end: source.length }], "plaintext")).toThrow(AppError);
  });
});
