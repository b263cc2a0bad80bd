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
      const length = encodeBlock(part, part.text).length;
      spans.push({
        start: at,
        end: at + length,
        source: part.text,
        current: part.text,
        encode: (translation) => encodeBlock(part, translation),
        syntax: "text",
        marks: [],
      });
      at += length;
    }
    return { spans, edits: [], skipped: [] };
  },
};

/** The document's own line breaks and indentation between the lines; further lines get the first line break there is. */
function encodeBlock({ lineBreaks, indent, furtherLineBreak }: TextBlock, text: string): string {
  const lines = text.split("\n");
  return lines
    .map((line, index) => (index === 0 ? line : (lineBreaks[index - 1] ?? furtherLineBreak) + indent + line))
    .join("");
}
