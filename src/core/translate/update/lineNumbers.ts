import type { TextPosition } from "../formats/textPosition.ts";

/** Lines of many offsets of one text, which is read once. */
export class LineNumbers {
  private readonly starts: readonly number[];

  /** Line breaks are "\n", "\r\n" and a lone "\r". */
  constructor(text: string) {
    this.starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/gu), (match) => match.index + match[0].length)];
  }

  /** From 1. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  positionAt(offset: number): TextPosition {
    const line = this.lineAt(offset);
    return { line, column: offset - (this.starts[line - 1] ?? 0) + 1 };
  }
}
