/** The texts in a document's head of metadata, YAML between `---` or TOML between `+++`. */
import type { ProseSpan } from "../unixLines.ts";
import { toOneLine } from "./blockGuard.ts";

/** Only what is prose everywhere: other values are names, paths, dates and what a theme makes of them. */
const PROSE_KEYS = "title|description|summary|subtitle|excerpt|caption|alt|tagline|abstract";

const HEAD = /^(?:---[ \t]*\n(?:[^]*?\n)??---[ \t]*(?:\n|$)|\+\+\+[ \t]*\n(?:[^]*?\n)??\+\+\+[ \t]*(?:\n|$))/u;
const YAML_ENTRY = new RegExp(`^([ \\t]*(?:-[ \\t]+)?(?:${PROSE_KEYS})[ \\t]*:[ \\t]+)(\\S.*?)[ \\t]*$`, "gimu");
const TOML_ENTRY = new RegExp(`^([ \\t]*(?:${PROSE_KEYS})[ \\t]*=[ \\t]*)(["'].*?)[ \\t]*$`, "gimu");

export interface FrontMatter {
  /** Where the document's body begins; 0 without front matter. */
  readonly end: number;
  readonly spans: readonly ProseSpan[];
}

/** Values over several lines and those with escapes that only a library knows are left alone. */
export function readFrontMatter(text: string): FrontMatter {
  const head = HEAD.exec(text)?.[0];
  // A thematic break at the beginning of a document looks the same, but nothing in between has a key.
  if (head === undefined || !/^[\w"'-]+[ \t]*[:=]/mu.test(head)) return { end: 0, spans: [] };
  const spans: ProseSpan[] = [];
  const isToml = head.startsWith("+");
  for (const { index, 1: key = "", 2: written = "" } of head.matchAll(isToml ? TOML_ENTRY : YAML_ENTRY)) {
    const source = isToml ? decodeToml(written) : decodeYaml(written);
    if (source === undefined || !/\p{Letter}/u.test(source)) continue;
    const start = index + key.length;
    const encode = (value: string) => encodeValue(toOneLine(value), written, isToml);
    spans.push({ start, end: start + written.length, source, marks: [], encode });
  }
  return { end: head.length, spans };
}

function decodeYaml(written: string): string | undefined {
  const double = /^"((?:[^"\\]|\\["\\])*)"$/u.exec(written)?.[1];
  if (double !== undefined) return double.replace(/\\(.)/gu, "$1");
  const single = /^'((?:[^']|'')*)'$/u.exec(written)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  return isPlainScalar(written) ? written : undefined;
}

function decodeToml(written: string): string | undefined {
  const double = /^"((?:[^"\\]|\\["\\])*)"$/u.exec(written)?.[1];
  return double?.replace(/\\(.)/gu, "$1") ?? /^'([^']*)'$/u.exec(written)?.[1];
}

/** With the quotes that the value has, and with double ones where the text does not allow them. */
function encodeValue(text: string, written: string, isToml: boolean): string {
  if (written.startsWith("'")) {
    if (!isToml) return `'${text.replaceAll("'", "''")}'`;
    if (!text.includes("'")) return `'${text}'`;
  } else if (!written.startsWith('"') && isPlainScalar(text)) {
    return text;
  }
  return `"${text.replace(/["\\]/gu, "\\$&")}"`;
}

/** Whether YAML reads it as this text without quotes. */
function isPlainScalar(text: string): boolean {
  return (
    !/^[\s"'#&*!|>%@`[\]{},]|^[-?:](?:\s|$)|:(?:\s|$)|\s#|\s$/u.test(text) &&
    !/^(?:true|false|yes|no|on|off|null|~|[-+.\d][\d_.:eExXoO+-]*)$/iu.test(text)
  );
}
