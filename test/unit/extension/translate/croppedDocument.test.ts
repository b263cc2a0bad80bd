import { describe, expect, it } from "vitest";
import { croppedDocument } from "../../../../src/extension/translate/croppedDocument.ts";
import { AppError } from "../../../../src/shared/appError.ts";

const text = `${"Line before.\n".repeat(100)}Xin chào.\nTạm biệt.\n${"Line after.\n".repeat(100)}`;
const place = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

describe("what is sent of a document", () => {
  it("is all of it, as long as one request carries it", () => {
    expect(croppedDocument(text, [place("chào")], "json", text.length)).toEqual({ text, offset: 0, isCut: false });
  });

  it("is the lines with the places, of one that is too large", () => {
    const cropped = croppedDocument(text, [place("chào"), place("biệt")], "markdown", 1000);
    expect(cropped).toEqual({ text: "Xin chào.\nTạm biệt.", offset: 1300, isCut: false });
    expect(croppedDocument(text, [place("chào")], "json", 1000)).toMatchObject({ text: "Xin chào.", isCut: true });
  });

  it("is refused where the places themselves are too much", () => {
    const all = [{ start: 0, end: text.length }];
    expect(() => croppedDocument(text, all, "plaintext", 1000)).toThrow(AppError);
  });
});
