/** Reads JSON with comments and trailing commas, and keeps of it what a translation needs: each string with its place. */
import { printParseErrorCode, visit } from "jsonc-parser";
import type { TextSpan } from "../../../shared/translation.ts";
import { ascendingLines, invalidDocument } from "./textPosition.ts";
import type { SkippedPart } from "./documentFormat.ts";
import type { DataPath, DataShape } from "./humanText.ts";

/** A string that stands as a value. */
export interface JsonString {
  readonly path: DataPath;
  readonly value: string;
  /** Offsets of what stands between the quotes. */
  readonly start: number;
  readonly end: number;
  /** Where the object begins that it is a member of: the same for siblings. -1 in a list, and for a document that is one string. */
  readonly object: number;
  /** Where the member's key begins, with its quote; -1 where it is no member. */
  readonly keyStart: number;
}

/** Of the outermost object. `start` and `end` are those of what stands between the quotes. */
export interface JsonRootKey extends TextSpan {
  readonly name: string;
}

export interface JsonStrings {
  readonly strings: readonly JsonString[];
  readonly rootKeys: readonly JsonRootKey[];
  readonly shape: DataShape;
  readonly skipped: readonly SkippedPart[];
}

/** Nobody writes documents as deep as this; the library's reader calls itself for each level. */
const MAX_DEPTH = 500;

/** Where a part of a document begins in it, and the lines of all of it. */
export interface JsonPart {
  readonly document: string;
  readonly base: number;
  readonly lineOf: (offset: number) => number;
}

/**
 * @param part of which document `text` is a part; all offsets are the document's
 * @throws AppError document.invalid
 */
export function readJsonStrings(text: string, part?: JsonPart): JsonStrings {
  const { document, base, lineOf } = part ?? { document: text, base: 0, lineOf: ascendingLines(text) };
  const strings: JsonString[] = [];
  const skipped: SkippedPart[] = [];
  const rootKeys: JsonRootKey[] = [];
  const rootValues = new Map<string, string | undefined>();
  /** What is open, from the outside; a list has no keys. */
  const open: { readonly start: number; readonly keys: Set<string> | undefined }[] = [];
  let [otherScalars, objectsInLists, keyStart, key] = [0, 0, -1, ""];
  const begin = (offset: number, keys?: Set<string>) => {
    if (open.length >= MAX_DEPTH) {
      throw invalidDocument(document, base + offset, `more than ${MAX_DEPTH} objects and lists inside of each other`);
    }
    const parent = open.at(-1);
    if (keys !== undefined && parent !== undefined && parent.keys === undefined) objectsInLists += 1;
    open.push({ start: base + offset, keys });
  };
  // A byte order mark is no JSON; a space in its place keeps the offsets.
  visit(
    text.replace(/^\ufeff/u, " "),
    {
      onObjectBegin: (offset) => begin(offset, new Set()),
      onObjectEnd: () => void open.pop(),
      onArrayBegin: (offset) => begin(offset),
      onArrayEnd: () => void open.pop(),
      onObjectProperty(name, offset, length) {
        const keys = open.at(-1)?.keys;
        if (keys?.has(name) === true) {
          skipped.push({ line: lineOf(base + offset), reason: `the key "${name}" occurs twice; both are translated` });
        }
        keys?.add(name);
        if (open.length === 1) {
          rootKeys.push({ name, start: base + offset + 1, end: base + offset + length - 1 });
          rootValues.set(name, undefined);
        }
        [keyStart, key] = [base + offset, name];
      },
      onLiteralValue(value: unknown, offset, length, _line, _character, pathSupplier) {
        if (typeof value !== "string") {
          otherScalars += 1;
          return;
        }
        const parent = open.at(-1);
        const isMember = parent?.keys !== undefined;
        if (isMember && open.length === 1) rootValues.set(key, value);
        strings.push({
          path: pathSupplier(),
          value,
          start: base + offset + 1,
          end: base + offset + length - 1,
          object: isMember ? parent.start : -1,
          keyStart: isMember ? keyStart : -1,
        });
      },
      onError(code, offset) {
        throw invalidDocument(document, base + offset, REASONS[printParseErrorCode(code)]);
      },
    },
    { allowTrailingComma: true },
  );
  const shape = { rootKeys: rootValues, strings: strings.length, otherScalars, objectsInLists };
  return { strings, rootKeys, shape, skipped };
}

const REASONS: Readonly<Record<ReturnType<typeof printParseErrorCode>, string>> = {
  InvalidSymbol: "neither text in double quotes, nor a number, true, false or null",
  InvalidNumberFormat: "a number that JSON does not know",
  PropertyNameExpected: "a key in double quotes is missing",
  ValueExpected: "a value is missing",
  ColonExpected: "a colon is missing",
  CommaExpected: "a comma is missing",
  CloseBraceExpected: "a closing brace is missing",
  CloseBracketExpected: "a closing bracket is missing",
  EndOfFileExpected: "something stands after the end",
  InvalidCommentToken: "a comment where none may be",
  UnexpectedEndOfComment: "a comment does not end",
  UnexpectedEndOfString: "text in quotes does not end on its line",
  UnexpectedEndOfNumber: "a number does not end",
  InvalidUnicode: "\\u without four hexadecimal digits",
  InvalidEscapeCharacter: "a backslash before a character that needs none",
  InvalidCharacter: "a tab or another control character in quotes",
  "<unknown ParseErrorCode>": "no JSON",
};
