/** Text without a structure but its lines: runs of lines between blank ones are translated, each as one text. */
import { splitBlocks, type TextBlock } from "../blocks.ts";
import type { DocumentFormat, Span } from "./documentFormat.ts";

export const plainText: DocumentFormat = {
  id: "plaintext",
  extract(text) {
    const spans: Span[] = [];
    let at = 0;
    for (const part of splitBlocks(text)) {
      if (typeof part === "string") {
        at += part.length;
        continue;
      }
      const end = at + lengthOf(part);
      spans.push({
        start: at,
        end,
        source: part.text,
        current: part.text,
        encode: (translation) => encodeBlock(part, translation),
        syntax: "text",
        marks: [],
      });
      at = end;
    }
    return { spans, edits: [], skipped: [] };
  },
};

/** Of the block as it stands in the document. */
function lengthOf({ text, indent, lineBreaks }: TextBlock): number {
  return lineBreaks.reduce((length, lineBreak) => length + lineBreak.length - 1 + indent.length, text.length);
}

/**
 * The document's own line breaks and indentation between the lines; further lines get the first line break there is. White space
 * around the text and blank lines inside it go: with them it would be more than one block.
 */
function encodeBlock({ text: source, lineBreaks, indent, furtherLineBreak }: TextBlock, text: string): string {
  const lines = text === source ? text.split("\n") : filledLines(text);
  return lines
    .map((line, index) => (index === 0 ? line : (lineBreaks[index - 1] ?? furtherLineBreak) + indent + line))
    .join("");
}

function filledLines(text: string): string[] {
  const lines = text.trim().split(/\r\n|\n|\r/u);
  return lines.filter((line, index) => index === 0 || line.trim() !== "");
}
