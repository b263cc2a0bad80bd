/** A person's edits of a translated document, which stay byte for byte. */
import { describe, expect, it } from "vitest";
import { placeWritten } from "../../../../src/core/translate/pipeline/placeWritten.ts";
import { translateDocument } from "../../../../src/core/translate/pipeline/translateDocument.ts";
import { fakeEngineModel } from "../../../support/fakeEngineModel.ts";

const GREETING = "สวัสดีชาวโลก";

const model = fakeEngineModel({
  answer: (_, text) => text.replaceAll("Hello world.", GREETING).replaceAll("Second one.", "อันที่สอง"),
});

/** Translates, lets a person edit, and brings up to date. */
async function updated(text: string, edit: readonly [string, string], next = text) {
  const request = { target: "th", source: "en", format: "markdown" } as const;
  const first = await translateDocument(model, { ...request, text });
  expect(first.text).toContain(edit[0]);
  const edited = first.text.replace(...edit);
  const previous = { text: edited, records: first.records };
  const second = await translateDocument(model, { ...request, text: next, previous });
  return { edited, text: second.text, statuses: second.segments.map(({ status }) => status) };
}

describe("a person's edit", () => {
  it.each([
    ["a further line", "Hello world.\n\nSecond one.\n", "สวัสดี\n[โลก](http://x.y)"],
    ["a further line of a CRLF file", "Hello world.\r\n\r\nSecond one.\r\n", "สวัสดี\r\n[โลก](http://x.y)"],
    ["one line of a CRLF file", "Hello world.\r\nHello world.\r\n\r\nSecond one.\r\n", "ສະບາຍດີ [ໂລກ](http://x.y)"],
    ["a list item", "- Hello world.\n- Second one.\n", "Xin chào\n  [thế giới](http://x.y)"],
    ["an item with a further line", "- Hello world.\n  Hello world.\n\nSecond one.\n", "မင်္ဂလာပါ [ကမ္ဘာ](http://x.y)"],
    ["a hard break in an item", "- Hello world.\n- Second one.\n", "សួស្តី  \n  [ពិភពលោក](http://x.y)"],
    ["a hard break without markup", "- Hello world.\n- Second one.\n", "வணக்கம்  \n  உலகம்"],
    ["a quotation", "> Hello world.\n\nSecond one.\n", "Halo\n> [dunia](http://x.y)"],
    ["a quotation in a list", "1. > Hello world.\n2. Second one.\n", "你好\n   > [世界](http://x.y)"],
    ["words on lines of their own", "Hello world.\n\nSecond one.\n", "Kumusta\nmundo"],
  ])("stays byte for byte: %s", async (_what, source, edit) => {
    const { edited, text, statuses } = await updated(source, [GREETING, edit]);
    expect(text).toBe(edited);
    expect(statuses).toContain("human");
  });

  it("goes along into another list", async () => {
    const edit = [GREETING, "Hai\n  [dunia](http://x.y)"] as const;
    const { text } = await updated("- Hello world.\n\nSecond one.\n", edit, "10. Hello world.\n\nSecond one.\n");
    expect(text).toBe("10. Hai\n    [dunia](http://x.y)\n\nอันที่สอง\n");
  });

  it("takes the line breaks that the document has now", async () => {
    const next = "Hello world.\r\n\r\nSecond one.\r\n";
    const edit = [GREETING, "สวัสดี\n[โลก](http://x.y)"] as const;
    const { text } = await updated(next.replaceAll("\r\n", "\n"), edit, next);
    expect(text).toBe("สวัสดี\r\n[โลก](http://x.y)\r\n\r\nอันที่สอง\r\n");
  });

  it("is theirs to look at where it has no place as they wrote it", async () => {
    const edit = [GREETING, "สวัสดี\n[โลก](http://x.y)"] as const;
    const { statuses } = await updated("Hello world.\n\nSecond one.\n", edit, "# Hello world.\n\nSecond one.\n");
    expect(statuses[0]).toBe("conflict");
  });
});

describe("lines of a person", () => {
  it("have no place behind what is no list and no quotation, nor without the signs that they had", () => {
    const written = { text: "Hai\ndunia", linePrefix: "- " };
    expect(placeWritten(written, "# Hello", 2)).toBeUndefined();
    expect(placeWritten(written, "> Hello", 2)).toBeUndefined();
    expect(placeWritten(written, "\uFEFF- Hello", 3)).toBe(written.text);
  });
});
