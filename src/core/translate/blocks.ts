/** Takes a text apart into what is translated and what stays as it is, byte for byte. */

/** Consecutive lines that a model gets as one text. */
export interface TextBlock {
  /** Lines joined by "\n", without their common indentation. Starts and ends with no space. */
  readonly text: string;
  /** White space that every line but the first gets back in front. The first line's stands outside the block. */
  readonly indent: string;
  /** The line break after each line but the last, as the document has it. */
  readonly lineBreaks: readonly string[];
  /** For a line more than the block had: the document's first line break. */
  readonly furtherLineBreak: string;
}

/** A string stays untouched. */
export type TextPart = string | TextBlock;

interface Line {
  readonly content: string;
  readonly lineBreak: string;
}

/**
 * Blocks are runs of lines that are not blank and hold a letter somewhere; blank lines, the white space around blocks and
 * blocks of digits and signs alone are strings. Joined, strings and blocks with their indentation are the text.
 */
export function splitBlocks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  const furtherLineBreak = /\r\n|\n|\r/u.exec(text)?.[0] ?? "\n";
  let run: Line[] = [];
  const closeRun = () => {
    for (const part of partsOfRun(run, furtherLineBreak)) addPart(parts, part);
    run = [];
  };
  for (const line of linesOf(text)) {
    if (line.content.trim() !== "") {
      run.push(line);
      continue;
    }
    closeRun();
    addPart(parts, line.content + line.lineBreak);
  }
  closeRun();
  return parts;
}

function linesOf(text: string): Line[] {
  return Array.from(text.matchAll(/([^\r\n]*)(\r\n|\n|\r)|([^\r\n]+)$/gu), ([, content, lineBreak, last]) => ({
    content: content ?? last ?? "",
    lineBreak: lineBreak ?? "",
  }));
}

function partsOfRun(lines: readonly Line[], furtherLineBreak: string): TextPart[] {
  if (lines.length === 0) return [];
  const whole = lines.map(({ content, lineBreak }) => content + lineBreak).join("");
  if (!/\p{Letter}/u.test(whole)) return [whole];
  const indent = commonIndent(lines.map(({ content }) => content));
  const contents = lines.map(({ content }, index) => (index === 0 ? content : content.slice(indent.length)));
  const lineBreaks = lines.slice(0, -1).map(({ lineBreak }) => lineBreak);
  const joined = contents.join("\n");
  const leading = joined.slice(0, joined.length - joined.trimStart().length);
  const trailing = joined.slice(joined.trimEnd().length);
  const block: TextBlock = { text: joined.trim(), indent, lineBreaks, furtherLineBreak };
  return [leading, block, trailing + (lines.at(-1)?.lineBreak ?? "")];
}

function commonIndent(contents: readonly string[]): string {
  // A byte order mark counts as white space, and is no indentation.
  const indents = contents.map((content) => /^\uFEFF?(\s*)/u.exec(content)?.[1] ?? "");
  return indents.reduce((common, indent) => {
    let length = 0;
    while (length < common.length && common[length] === indent[length]) length += 1;
    return common.slice(0, length);
  });
}

/** Adjacent strings become one, empty ones none. */
function addPart(parts: TextPart[], part: TextPart): void {
  const last = parts.at(-1);
  if (part === "") return;
  if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
  else parts.push(part);
}
