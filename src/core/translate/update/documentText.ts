/** A file's bytes as text and back, so that encoding and byte order mark stay what they were. */
import { AppError } from "../../../shared/appError.ts";
import { unicodeEscapes } from "../formats/jsonEscapes.ts";

/** Every runtime that the product knows has these two; the types of a room without a runtime do not. */
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

export interface TextEncoding {
  readonly name: "utf-8" | "utf-16le" | "utf-16be" | "iso-8859-1";
  /** Always with UTF-16: nothing else tells it from other bytes. */
  readonly hasMark: boolean;
}

export interface DocumentText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: TextEncoding;
}

/**
 * UTF-8 with or without a byte order mark, UTF-16 with one. Java's properties that are neither may be in ISO 8859-1, as far as their
 * bytes can tell.
 * @param path for the message, and because its end says what the bytes may be
 * @throws AppError document.binary when it is anything else, or has what no text has
 */
export function decodeDocument(bytes: Uint8Array, path: string): DocumentText {
  const encoding = encodingOf(bytes);
  const body = bytes.subarray(encoding.hasMark ? markOf(encoding).length : 0);
  const text = decoded(body, encoding);
  if (text !== undefined && !text.includes("\0")) return { text, encoding };
  const latin1 = text === undefined && /\.properties$/iu.test(path) ? charactersOf(bytes) : "";
  if (!isLatin1(latin1)) throw new AppError("document.binary", `${path} is no text`, { details: { path } });
  return { text: latin1, encoding: { name: "iso-8859-1", hasMark: false } };
}

export function encodeDocument({ text, encoding }: DocumentText): Uint8Array {
  if (encoding.name === "iso-8859-1") return latin1Properties(text);
  const body = encoding.name === "utf-8" ? new TextEncoder().encode(text) : utf16(text, encoding.name === "utf-16le");
  if (!encoding.hasMark) return body;
  const mark = markOf(encoding);
  const bytes = new Uint8Array(mark.length + body.length);
  bytes.set(mark);
  bytes.set(body, mark.length);
  return bytes;
}

const MARKS: Readonly<Record<TextEncoding["name"], readonly number[]>> = {
  "utf-8": [0xef, 0xbb, 0xbf],
  "utf-16le": [0xff, 0xfe],
  "utf-16be": [0xfe, 0xff],
  "iso-8859-1": [],
};

function markOf({ name }: TextEncoding): readonly number[] {
  return MARKS[name];
}

function encodingOf(bytes: Uint8Array): TextEncoding {
  const names = ["utf-8", "utf-16le", "utf-16be"] as const;
  const name = names.find((candidate) => MARKS[candidate].every((byte, index) => bytes[index] === byte));
  return name === undefined ? { name: "utf-8", hasMark: false } : { name, hasMark: true };
}

function decoded(bytes: Uint8Array, { name }: TextEncoding): string | undefined {
  try {
    // A mark in the middle of a text is a character like others.
    return new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Of ISO 8859-1: each byte is the number of a character. */
function charactersOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/**
 * Whether characters are what their author saw: some are beyond ASCII, and none of them is a control, or part of a sequence of UTF-8 or
 * of a row of three. Words of Western languages have no such rows, while legacy encodings of Thai, Lao, Burmese and Chinese have little else.
 */
function isLatin1(characters: string): boolean {
  return /[\xc0-\xff]/u.test(characters) && !NOT_LATIN_1.test(characters);
}

const NOT_LATIN_1 =
  /[\0-\x08\v\x0e-\x1f\x7f-\x9f]|[\xa0-\xff]{3}|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/u;

/** Java's escapes for what ISO 8859-1 has not, and for all beyond ASCII where the bytes would not be known as ISO 8859-1 again. */
function latin1Properties(text: string): Uint8Array {
  const written = withEscapes(text, 0xff);
  const characters = isLatin1(written) ? written : withEscapes(written, 0x7f);
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

/** @param last the number of the last character that stays as it is */
function withEscapes(text: string, last: number): string {
  // A backslash before the character begins the escape already; behind pairs of them it is one of its own.
  return text.replace(/\\[^]|[^]/g, (found) => {
    const character = found.slice(-1);
    return character.charCodeAt(0) > last ? unicodeEscapes(character, true) : found;
  });
}

function utf16(text: string, isLittleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(index * 2, text.charCodeAt(index), isLittleEndian);
  return bytes;
}
