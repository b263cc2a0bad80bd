import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAscii } from "../../../../src/core/translate/formats/jsonEscapes.ts";
import { readProperties } from "../../../../src/core/translate/formats/propertiesReader.ts";
import {
  decodeDocument,
  encodeDocument,
  type TextEncoding,
} from "../../../../src/core/translate/update/documentText.ts";

const TEXT = "ข้อความ\r\nមនុស្ស\nမြန်မာ 👍🏽 தமிழ் \uFEFF 中文\n";
const ENCODINGS: readonly TextEncoding[] = [
  { name: "utf-8", hasMark: false },
  { name: "utf-8", hasMark: true },
  { name: "utf-16le", hasMark: true },
  { name: "utf-16be", hasMark: true },
];

describe("decodeDocument", () => {
  it.each(ENCODINGS)("reads $name, mark $hasMark, and writes the same bytes", (encoding) => {
    const bytes = encodeDocument({ text: TEXT, encoding });
    expect(decodeDocument(bytes, "a.txt")).toEqual({ text: TEXT, encoding });
  });

  it("gives back the bytes of any text that it reads", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        let read;
        try {
          read = decodeDocument(bytes, "a.txt");
        } catch (error) {
          expect(error).toMatchObject({ code: "document.binary", details: { path: "a.txt" } });
          return;
        }
        expect([...encodeDocument(read)]).toEqual([...bytes]);
      }),
    );
  });

  it.each([
    ["Latin-1", Uint8Array.of(0x63, 0x61, 0x66, 0xe9)],
    ["Windows-874 Thai", Uint8Array.of(0xa1, 0xd2, 0xc3)],
    ["a PNG", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0)],
    ["UTF-16 without a mark", Uint8Array.of(0x41, 0, 0x42, 0)],
    ["UTF-16 with half a character", Uint8Array.of(0xff, 0xfe, 0x41)],
    ["UTF-16 with half a pair", Uint8Array.of(0xff, 0xfe, 0x3d, 0xd8)],
  ])("refuses %s", (_name, bytes) => {
    expect(() => decodeDocument(bytes, "a.txt")).toThrow(expect.objectContaining({ code: "document.binary" }));
  });
});

it("reads properties that are not in UTF-8 as Java does, and writes them in ASCII", () => {
  const latin1 = Buffer.from("caf\u00e9=Nh\u00e0 h\u00e0ng\nb=\\\u00e9 \\\\\u00e9\n", "latin1");
  const { text, encoding } = decodeDocument(latin1, "i18n/messages.PROPERTIES");
  expect(readProperties(text).map(({ key, value }) => [key, value])).toEqual([
    ["caf\u00e9", "Nh\u00e0 h\u00e0ng"],
    ["b", "\u00e9 \\\u00e9"],
  ]);
  expect(isAscii(text)).toBe(true);
  expect(Buffer.from(encodeDocument({ text, encoding })).toString("latin1")).toBe(text);
  expect(() => decodeDocument(latin1, "messages.json")).toThrow(expect.objectContaining({ code: "document.binary" }));
});
