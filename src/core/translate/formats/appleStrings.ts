/** Apple's .strings: `"key" = "value";` with comments, in the old form of property lists. */
import { C_ESCAPES } from "./cEscapes.ts";
import type { DocumentFormat, Span } from "./documentFormat.ts";
import { invalidDocument } from "./textPosition.ts";

export const appleStrings: DocumentFormat = {
  id: "appleStrings",
  extract(text) {
    const reader = new StringsReader(text);
    return { spans: reader.read(), edits: [], skipped: [] };
  },
};

const TOKEN =
  /\s+|(?<comment>\/\*[^]*?\*\/|\/\/[^\r\n]*)|"(?<quoted>[^"\\]*(?:\\[^][^"\\]*)*)"|(?<bare>(?!\/\*)[\w.$/:-]+)|(?<sign>[=;])/gy;

interface Token {
  readonly kind: "comment" | "string" | "=" | ";" | "end";
  /** Decoded; of a comment what stands between its delimiters. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

class StringsReader {
  private readonly text: string;
  private at: number;

  constructor(text: string) {
    this.text = text;
    this.at = text.startsWith("\ufeff") ? 1 : 0;
  }

  read(): Span[] {
    const spans: Span[] = [];
    let note = "";
    for (let token = this.next(); token.kind !== "end"; token = this.next()) {
      if (token.kind === "comment") {
        note = token.value;
        continue;
      }
      spans.push(...this.readEntry(token, note));
      note = "";
    }
    return spans;
  }

  /** A key alone is its own value: it could not be translated without becoming another key. */
  private readEntry(key: Token, note: string): Span[] {
    if (key.kind !== "string") throw this.unexpected(key, "a key");
    const equals = this.nextWord();
    if (equals.kind === ";") return [];
    if (equals.kind !== "=") throw this.unexpected(equals, "=");
    const value = this.nextWord();
    if (value.kind !== "string") throw this.unexpected(value, "a value");
    const semicolon = this.nextWord();
    if (semicolon.kind !== ";") throw this.unexpected(semicolon, ";");
    return /\p{Letter}/u.test(value.value) ? [this.spanOf(key, value, note)] : [];
  }

  private spanOf(key: Token, value: Token, note: string): Span {
    const { start, end } = value;
    const raw = this.text.slice(start, end);
    const rawBreak = /\r\n|\n/u.exec(raw)?.[0];
    return {
      start,
      end,
      source: value.value,
      current: value.value,
      encode: (decoded) => (decoded === value.value ? raw : encodeString(decoded, value.isQuoted, rawBreak)),
      syntax: "printf",
      marks: [],
      key: key.value,
      ...(note === "" ? {} : { note }),
    };
  }

  private nextWord(): Token {
    let token = this.next();
    while (token.kind === "comment") token = this.next();
    return token;
  }

  private next(): Token {
    const { text } = this;
    while (this.at < text.length) {
      TOKEN.lastIndex = this.at;
      const match = TOKEN.exec(text);
      if (match === null) throw invalidDocument(text, this.at, this.reasonAt(this.at));
      const start = this.at;
      this.at = TOKEN.lastIndex;
      const { comment, quoted, bare, sign } = match.groups ?? {};
      const end = this.at;
      if (comment !== undefined) {
        const value = comment.replace(/^\/[*/]|\*\/$/gu, "").trim();
        return { kind: "comment", value, start, end, isQuoted: false };
      }
      if (quoted !== undefined) {
        return { kind: "string", value: decodeString(quoted), start: start + 1, end: end - 1, isQuoted: true };
      }
      if (bare !== undefined) return { kind: "string", value: bare, start, end, isQuoted: false };
      if (sign !== undefined) return { kind: sign === "=" ? "=" : ";", value: sign, start, end, isQuoted: false };
    }
    return { kind: "end", value: "", start: text.length, end: text.length, isQuoted: false };
  }

  private reasonAt(at: number): string {
    if (this.text[at] === '"') return "a string without its closing quotation mark";
    return this.text.startsWith("/*", at) ? "a comment without its end" : "neither a key nor a comment";
  }

  private unexpected({ start }: Token, wanted: string) {
    return invalidDocument(this.text, start, `${wanted} is missing`);
  }
}

function decodeString(content: string): string {
  const lines = content.replace(/\r\n/gu, "\n");
  if (!lines.includes("\\")) return lines;
  return lines.replace(/\\(?:u([\da-f]{4})|([0-7]{3})|([^]))/giu, (_, hex, octal, name: string | undefined) => {
    if (typeof hex === "string") return String.fromCharCode(Number.parseInt(hex, 16));
    if (typeof octal === "string") return String.fromCharCode(Number.parseInt(octal, 8));
    return C_ESCAPES.get(name ?? "") ?? name ?? "";
  });
}

function encodeString(text: string, isQuoted: boolean, rawBreak: string | undefined): string {
  const encoded = text
    .replace(/[\\"]/gu, "\\$&")
    .replace(/\t/gu, "\\t")
    .replace(/\r/gu, "\\r")
    .replace(/\n/gu, rawBreak ?? "\\n");
  return isQuoted ? encoded : `"${encoded}"`;
}
