import fc from "fast-check";
import { describe, expect, it } from "vitest";
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

describe("properties that are not in UTF-8", () => {
  const LATIN_1 = { name: "iso-8859-1", hasMark: false } as const;
  const latin1 = Buffer.from("# D\xe9j\xe0 vu\ncaf\xe9=Nh\xe0 h\xe0ng\nb=\\\xe9 \\\\\xe9\nc=\xbfQu\xe9?\n", "latin1");

  it("are read in ISO 8859-1, as Java does, and keep their bytes", () => {
    const read = decodeDocument(latin1, "i18n/messages.PROPERTIES");
    expect(read.encoding).toEqual(LATIN_1);
    expect(readProperties(read.text).map(({ key, value }) => [key, value])).toEqual([
      ["café", "Nhà hàng"],
      ["b", "é \\é"],
      ["c", "¿Qué?"],
    ]);
    expect([...encodeDocument(read)]).toEqual([...latin1]);
    expect(() => decodeDocument(latin1, "messages.json")).toThrow(expect.objectContaining({ code: "document.binary" }));
  });

  it.each(["Nhà hàng Sài Gòn", "ร้านอาหาร", "စားသောက်ဆိုင်", "餐馆 👍🏽", "உணவகம்", "ភោជនីយដ្ឋាន", "ຮ້ານອາຫານ", "ÀÈÌÒÙ", "É»"])(
    "take any text, which is the same when it is read again: %s",
    (words) => {
      const bytes = encodeDocument({ text: `# Déjà vu\na=${words}\nb=\\\\${words}\n`, encoding: LATIN_1 });
      const again = decodeDocument(bytes, "messages.properties");
      expect(readProperties(again.text).map(({ value }) => value)).toEqual([words, `\\${words}`]);
      expect([...encodeDocument(again)]).toEqual([...bytes]);
    },
  );

  it.each([
    ["UTF-8 with one other byte", Buffer.concat([Buffer.from("a=ร้านอาหาร\n"), Uint8Array.of(0xff)])],
    ["TIS-620 Thai", Buffer.from("a=\xc3\xe9\xd2\xb9\xcd\xd2\xcb\xd2\xc3\n", "latin1")],
    ["GB 2312 Chinese", Buffer.from("a=\xb2\xcd\xb9\xdd\n", "latin1")],
    ["Windows-1252", Buffer.from("a=\x93caf\xe9\x94\n", "latin1")],
    ["the header of a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ["signs without a letter", Buffer.from("a=\xa9 2026\n", "latin1")],
    ["a control", Buffer.from("a=caf\xe9\x01\n", "latin1")],
  ])("are refused as %s", (_name, bytes) => {
    expect(() => decodeDocument(bytes, "a.properties")).toThrow(expect.objectContaining({ code: "document.binary" }));
  });
});
