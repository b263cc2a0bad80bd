import { readFrontMatter } from "./frontMatter.ts";

/** A document as its parser wants it, where places must be those of the document itself. */
export interface TextInPlace {
  /** With "\n" as its line break and without byte order mark; each character stays where it is. */
  readonly text: string;
  /** Where its front matter ends. */
  readonly bodyStart: number;
}

/** @param document as it is in its file */
export function readInPlace(document: string): TextInPlace {
  const text = document
    .replace(/^\uFEFF/u, " ")
    .replaceAll("\r\n", " \n")
    .replaceAll("\r", "\n");
  const markLength = document.startsWith("\uFEFF") ? 1 : 0;
  return { text, bodyStart: markLength + readFrontMatter(text.slice(markLength)).end };
}
