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
  readonly name: "utf-8" | "utf-16le" | "utf-16be";
  /** Always with UTF-16: nothing else tells it from other bytes. */
  readonly hasMark: boolean;
}

export interface DocumentText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: TextEncoding;
}

/**
 * UTF-8 with or without a byte order mark, UTF-16 with one. Java's properties that are neither are in ISO 8859-1: they are read as what
 * says the same in ASCII, with escapes.
 * @param path for the message, and because its end says what the bytes may be
 * @throws AppError document.binary when it is anything else, or has what no text has
 */
export function decodeDocument(bytes: Uint8Array, path: string): DocumentText {
  const encoding = encodingOf(bytes);
  const body = bytes.subarray(encoding.hasMark ? markOf(encoding).length : 0);
  const isJava = /\.properties$/iu.test(path) && !encoding.hasMark;
  const text = decoded(body, encoding) ?? (isJava ? asciiProperties(body) : undefined);
  if (text === undefined || text.includes("\0")) {
    throw new AppError("document.binary", `${path} is no text`, { details: { path } });
  }
  return { text, encoding };
}

export function encodeDocument({ text, encoding }: DocumentText): Uint8Array {
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
};

function markOf({ name }: TextEncoding): readonly number[] {
  return MARKS[name];
}

function encodingOf(bytes: Uint8Array): TextEncoding {
  const names: readonly TextEncoding["name"][] = ["utf-8", "utf-16le", "utf-16be"];
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

/** @param bytes in ISO 8859-1: each is the character of its number */
function asciiProperties(bytes: Uint8Array): string {
  let text = "";
  let isEscaped = false;
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    // A backslash before the character begins the escape already.
    text += byte < 0x80 ? character : unicodeEscapes(character, true).slice(isEscaped ? 1 : 0);
    isEscaped = character === "\\" && !isEscaped;
  }
  return text;
}

function utf16(text: string, isLittleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(index * 2, text.charCodeAt(index), isLittleEndian);
  return bytes;
}
