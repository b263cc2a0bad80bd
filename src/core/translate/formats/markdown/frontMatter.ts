/** The texts in a document's head of metadata, YAML between `---` or TOML between `+++`. */
import { parseDocument } from "yaml";
import type { SkippedPart } from "../documentFormat.ts";
import type { DataPath } from "../humanText.ts";
import type { ProseSpan } from "../unixLines.ts";
import { writeYamlScalar, type YamlStyle } from "../yamlScalars.ts";
import { collectYamlStrings, type YamlContents, type YamlString } from "../yamlStrings.ts";
import { toOneLine } from "./blockGuard.ts";

/** Only what is prose everywhere: other values are names, paths, dates and what a theme makes of them. */
const PROSE_KEYS = "title|description|summary|subtitle|excerpt|caption|alt|tagline|abstract";

const PROSE_KEY = new RegExp(`^(?:${PROSE_KEYS})$`, "iu");
const HEAD = /^(?:---[ \t]*\n(?:[^]*?\n)??---[ \t]*(?:\n|$)|\+\+\+[ \t]*\n(?:[^]*?\n)??\+\+\+[ \t]*(?:\n|$))/u;
const TOML_ENTRY = new RegExp(`^([ \\t]*(?:${PROSE_KEYS})[ \\t]*=[ \\t]*)(["'].*)$`, "gimu");

export interface FrontMatter {
  /** Where the document's body begins; 0 without front matter. */
  readonly end: number;
  readonly spans: readonly ProseSpan[];
  readonly skipped: readonly SkippedPart[];
}

export function readFrontMatter(text: string): FrontMatter {
  const head = HEAD.exec(text)?.[0];
  // A thematic break at the beginning of a document looks the same, but nothing in between has a key.
  if (head === undefined || !/^[\w"'-]+[ \t]*[:=]/mu.test(head)) return { end: 0, spans: [], skipped: [] };
  if (head.startsWith("+")) return { end: head.length, spans: tomlSpans(head), skipped: [] };
  const spans = yamlSpans(head);
  if (spans !== undefined) return { end: head.length, spans, skipped: [] };
  return { end: head.length, spans: [], skipped: [{ line: 1, reason: "front matter that is no YAML" }] };
}

/** Undefined where it cannot be read. */
function yamlSpans(head: string): ProseSpan[] | undefined {
  // The second line of dashes would begin another document.
  const document = head.replace(/---[ \t]*\n?$/u, "");
  const contents: YamlContents = { strings: [], repeatedKeys: [], otherScalars: 0, objectsInLists: 0 };
  try {
    const root = parseDocument(document, { keepSourceTokens: true, prettyErrors: false, uniqueKeys: false });
    if (root.errors.length > 0) return undefined;
    collectYamlStrings(document, root.contents, contents);
  } catch (error) {
    // The library's reader calls itself for each level.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return contents.strings.filter(({ path, value }) => isProse(path) && /\p{Letter}/u.test(value)).map(yamlSpan);
}

/** What stands under such a key, or in a list under it. */
function isProse(path: DataPath): boolean {
  return PROSE_KEY.test(path.findLast((part) => typeof part === "string") ?? "");
}

/** The text below the head is no ASCII either. */
const STYLE: YamlStyle = { lineBreak: "\n", escapesNonAscii: false };

function yamlSpan({ value, scalar }: YamlString): ProseSpan {
  const { start, end, block } = scalar;
  const source = block === undefined ? value : value.replace(/^\n+|\n+$/gu, "");
  // A block's own lines stay; elsewhere a line break would be an escape that no person expects.
  const encode = (text: string) => writeYamlScalar(block === undefined ? toOneLine(text) : text, scalar, STYLE);
  return { start, end, source, marks: [], encode };
}

function tomlSpans(head: string): ProseSpan[] {
  return Array.from(head.matchAll(TOML_ENTRY)).flatMap(({ index, 1: key = "", 2: value = "" }): ProseSpan[] => {
    const written = value.trimEnd();
    const source = decodeToml(written);
    if (source === undefined || !/\p{Letter}/u.test(source)) return [];
    const start = index + key.length;
    const encode = (text: string) => encodeToml(toOneLine(text), written);
    return [{ start, end: start + written.length, source, marks: [], encode }];
  });
}

/** Values over several lines and those with escapes that only a library knows are left alone. */
function decodeToml(written: string): string | undefined {
  const double = /^"((?:[^"\\]|\\["\\])*)"$/u.exec(written)?.[1];
  return double?.replace(/\\(.)/gu, "$1") ?? /^'([^']*)'$/u.exec(written)?.[1];
}

/** With the quotes that the value has, and with double ones where the text does not allow them. */
function encodeToml(text: string, written: string): string {
  if (written.startsWith("'") && !text.includes("'")) return `'${text}'`;
  return `"${text.replace(/["\\]/gu, "\\$&")}"`;
}
