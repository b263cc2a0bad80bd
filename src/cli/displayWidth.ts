/** How many columns of a terminal a text takes: names in Thai, Khmer or Chinese must not break a table. */

/** Marks above and below a letter, and what is not seen at all. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11FF]/u;
/** Twice as wide: East Asian scripts and their full-width forms, and emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;

export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** With spaces up to a width; a longer text stays as it is. */
export function padDisplay(text: string, width: number, align: "left" | "right" = "left"): string {
  const spaces = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "left" ? text + spaces : spaces + text;
}

/** At most so wide, with an ellipsis for what is left out; a character and its marks stay together. */
export function cutDisplay(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let cut = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (displayWidth(cut + segment) > width - 1) break;
    cut += segment;
  }
  return `${cut}…`;
}

export interface TableColumn {
  readonly heading: string;
  readonly align?: "left" | "right";
}

/** Lines with a heading. The last column is not padded: nothing stands behind it. */
export function tableLines(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string[] {
  const all = [columns.map(({ heading }) => heading), ...rows];
  const widths = columns.map((_, index) => Math.max(...all.map((row) => displayWidth(row[index] ?? ""))));
  return all.map((row) =>
    row
      .map((cell, index) => {
        const { align = "left" } = columns[index] ?? {};
        const isLast = index === columns.length - 1 && align === "left";
        return isLast ? cell : padDisplay(cell, widths[index] ?? 0, align);
      })
      .join("  ")
      .trimEnd(),
  );
}
