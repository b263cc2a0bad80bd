/** Where a piece of code goes, and how lines are indented there. */
export interface CodePlace {
  /** What stands before it in its first line. */
  readonly lineBefore: string;
  /** Tabs and spaces at the beginning of what it replaces. Left out: it replaces nothing. */
  readonly replacedIndent?: string;
  readonly insertSpaces: boolean;
  /** Columns of a level. */
  readonly tabSize: number;
}

/**
 * A piece of code as it reads in its place: its own outer indentation is replaced by the place's, with the place's tabs or
 * spaces, and its last line break is left out. Empty lines stay empty.
 */
export function fitCode(code: string, { lineBefore, replacedIndent = "", ...style }: CodePlace): string {
  const { tabSize } = style;
  const lines = code.replace(/\r\n?/gu, "\n").replace(/\n$/u, "").split("\n");
  const measured = lines.map((line) => {
    const indent = indentAt(line);
    return { columns: columnsOf(indent, tabSize), text: line.slice(indent.length) };
  });
  const written = measured.filter(({ text }) => text !== "").map(({ columns }) => columns);
  const outer = written.reduce((least, columns) => Math.min(least, columns), Infinity);
  const unit = written.map((columns) => columns - outer).reduce(greatestCommonDivisor, 0);
  // Only where nothing else stands before it, what is replaced begins with its line's indentation.
  const first = lineBefore.trim() === "" ? replacedIndent : "";
  const base = indentAt(lineBefore) + first;
  return measured
    .map(({ columns, text }, index) => {
      if (text === "") return "";
      const own = indentOf(columns - outer, unit, style);
      return (index === 0 ? first : base) + own + text;
    })
    .join("\n");
}

/** The tabs and spaces at a text's beginning. */
export function indentAt(text: string): string {
  return /^[ \t]*/u.exec(text)?.[0] ?? "";
}

function columnsOf(indent: string, tabSize: number): number {
  let columns = 0;
  for (const character of indent) columns += character === "\t" ? tabSize - (columns % tabSize) : 1;
  return columns;
}

/** Code in spaces keeps its own width where the place has spaces, too: what is aligned there stays so. */
function indentOf(columns: number, unit: number, place: Pick<CodePlace, "insertSpaces" | "tabSize">): string {
  if (place.insertSpaces) return " ".repeat(columns);
  // Steps of one column are an alignment, not levels.
  const width = unit > 1 ? unit : place.tabSize;
  return "\t".repeat(Math.floor(columns / width)) + " ".repeat(columns % width);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
