/** How text is written as a YAML scalar: in the style that is there, and in double quotes where that style would be misread. */
import { isAscii } from "./jsonEscapes.ts";

/** Where a scalar stands and how it is written. Offsets count from the document's beginning. */
export interface YamlScalar {
  readonly start: number;
  /** Behind the last quote or character; of a block scalar behind its last line that is not blank. */
  readonly end: number;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  /** Inside of `[]` or `{}`. */
  readonly inFlow: boolean;
  readonly block?: YamlBlock;
}

export interface YamlBlock {
  /** All before the text, up to and with the indentation of the first line that is not blank. */
  readonly header: string;
  readonly indent: string;
  /** To which its author wrapped it, in UTF-16 units. */
  readonly width: number;
  /** Line breaks of the value before and behind the text: they stay where the text does not. */
  readonly before: string;
  readonly after: string;
}

export interface YamlStyle {
  readonly lineBreak: string;
  /** The document writes nothing outside of ASCII, but escapes it. */
  readonly escapesNonAscii: boolean;
}

export function yamlStyleOf(text: string): YamlStyle {
  return {
    lineBreak: /\r\n|\n|\r/u.exec(text)?.[0] ?? "\n",
    escapesNonAscii: /"[^"\n]*\\(u|U0001)[\da-f]{4}/iu.test(text) && isAscii(text),
  };
}

export function writeYamlScalar(text: string, scalar: YamlScalar, style: YamlStyle): string {
  if (style.escapesNonAscii && /[^\0-\x7f]/u.test(text)) return doubleQuoted(textInBlock(text, scalar), style);
  switch (scalar.style) {
    case "plain":
      return isPlain(text, scalar.inFlow) ? text : doubleQuoted(text, style);
    case "single":
      return isOneLine(text) ? `'${text.replaceAll("'", "''")}'` : doubleQuoted(text, style);
    case "double":
      return doubleQuoted(text, style);
    case "literal":
    case "folded":
      return blockScalar(text, scalar, style) ?? doubleQuoted(textInBlock(text, scalar), style);
  }
}

/** Printable, and no line break of any kind: what quotes and plain text hold without escapes. */
function isOneLine(text: string): boolean {
  return /^[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text);
}

/** Whether text without quotes is read as the same text, by readers of YAML 1.1 too. */
function isPlain(text: string, inFlow: boolean): boolean {
  return (
    isOneLine(text) &&
    !/^[\s\-?:,[\]{}#&*!|>'"%@`]|^\.\.\.|\s$|^([~=]|<<)?$/u.test(text) &&
    !/:(\s|$)|\s#/u.test(text) &&
    !(inFlow && /[,[\]{}:]/u.test(text)) &&
    !/^(true|false|yes|no|on|off|y|n|null)$/iu.test(text) &&
    !/^[+.]?\d[\d._,:eExXoabcdfABCDF+-]*([tT\s][\d:.Z+\s-]*)?$/u.test(text) &&
    !/^\+?\.(inf|nan)$/iu.test(text)
  );
}

function doubleQuoted(text: string, { escapesNonAscii }: YamlStyle): string {
  const escaped = JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/gu, unicodeEscape);
  return escapesNonAscii ? escaped.replace(/[^\0-\x7f]/gu, unicodeEscape) : escaped;
}

function unicodeEscape(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
}

function textInBlock(text: string, { block }: YamlScalar): string {
  return (block?.before ?? "") + text.replace(/\n+$/u, "") + (block?.after ?? "");
}

/** Line breaks at the end are the document's own affair. Undefined: no block scalar holds this. */
function blockScalar(text: string, { style, block }: YamlScalar, { lineBreak }: YamlStyle): string | undefined {
  const lines = text.replace(/\n+$/u, "").split("\n");
  if (
    block === undefined ||
    block.indent === "" ||
    lines[0] === "" ||
    !lines.every((line) => isOneLine(line.replaceAll("\t", "")))
  ) {
    return undefined;
  }
  // A first line that begins with space would set the indentation of all; lines of nothing but space get lost.
  if (/^\s/u.test(lines[0] ?? "") || lines.some((line) => /^\s+$/u.test(line))) return undefined;
  if (style === "literal") return block.header + joinLines(lines, lineBreak, block.indent);
  // Lines that begin with space are not folded, which changes how many line breaks those around them need.
  if (lines.some((line) => /^\s|\s$/u.test(line))) return undefined;
  const folded = lines.flatMap((line, index) => [
    ...(index > 0 && line !== "" ? [""] : []),
    ...wrapped(line, block.width),
  ]);
  return block.header + joinLines(folded, lineBreak, block.indent);
}

/** The header has the first line's indentation; blank lines have none. */
function joinLines(lines: readonly string[], lineBreak: string, indent: string): string {
  return lines.map((line, index) => (index === 0 || line === "" ? line : indent + line)).join(lineBreak);
}

/** Broken only at single spaces, which folding gives back. */
function wrapped(line: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of line.split(/(?<=\S) (?=\S)/u)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
