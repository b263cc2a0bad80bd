/** How text is written in a pattern of Fluent, where line breaks, space at the edges and braces have a meaning of their own. */

export interface FluentPlace {
  /** Of lines after the first; at least one space. */
  readonly indent: string;
  readonly lineBreak: string;
  /** The text begins on a line of its own. */
  readonly isBlock: boolean;
  /** The placeables of the source, as they are written: the only ones that a translation may have. */
  readonly placeables: ReadonlySet<string>;
}

/** Line breaks at both ends are dropped: no pattern has any. */
export function fluentText(text: string, { indent, lineBreak, isBlock, placeables }: FluentPlace): string {
  const inOneLine = new Set(Array.from(placeables, withoutLineBreaks));
  const lines = [...placeables]
    .reduce((joined, placeable) => joined.replaceAll(placeable, () => withoutLineBreaks(placeable)), text)
    .replace(/\r\n/gu, "\n")
    .replace(/^\n+|\n+$/gu, "")
    .split("\n");
  return lines
    .map((line, index) => {
      if (line === "") return "";
      const isLast = index === lines.length - 1;
      const written = fluentLine(line, { placeables: inOneLine, startsLine: index > 0 || isBlock, isLast });
      return index === 0 ? written : indent + written;
    })
    .join(lineBreak);
}

/** The arguments of a function may go over several lines; its strings may not. */
function withoutLineBreaks(placeable: string): string {
  return placeable.replace(/\s*\n\s*/gu, " ");
}

interface LinePlace {
  readonly placeables: ReadonlySet<string>;
  /** Nothing but indentation is in front of it. */
  readonly startsLine: boolean;
  readonly isLast: boolean;
}

function fluentLine(line: string, { placeables, startsLine, isLast }: LinePlace): string {
  let written = "";
  let at = 0;
  const leading = /^ +/u.exec(line)?.[0] ?? "";
  if (leading !== "") {
    written += literal(leading);
    at = leading.length;
  } else if (startsLine && /^[.*[]/u.test(line)) {
    // At the beginning of a line these open an attribute or a variant.
    written += literal(line.charAt(0));
    at = 1;
  }
  const trailing = isLast && at < line.length ? (/ +$/u.exec(line)?.[0] ?? "") : "";
  const end = line.length - trailing.length;
  while (at < end) {
    const placeable = line[at] === "{" ? placeableAt(line, at, placeables) : undefined;
    const character = line.charAt(at);
    written += placeable ?? (/[{}\r]/u.test(character) ? literal(character) : character);
    at += placeable?.length ?? 1;
  }
  return written + (trailing === "" ? "" : literal(trailing));
}

/** The longest, because one may begin as another does. */
function placeableAt(line: string, at: number, placeables: ReadonlySet<string>): string | undefined {
  return [...placeables].filter((placeable) => line.startsWith(placeable, at)).sort((a, b) => b.length - a.length)[0];
}

function literal(text: string): string {
  return text === "\r" ? '{ "\\u000D" }' : `{ "${text}" }`;
}
