/** A fragment as the declarations that it consists of, each in the place of the one that the file has. */
import type { LineRange } from "./alignedLines.ts";
import { isAboveDeclaration, outerColumns, withoutBlankEnds, type CodeLine } from "./codeLines.ts";
import { blockEnd, declaresAgain, isCloser, opensBlock, type Declaration } from "./declarations.ts";

/** Lines that take the place of some of the file's. */
export interface Placement extends LineRange {
  readonly lines: readonly CodeLine[];
  /** Of the least indented of them, as the file has it there. */
  readonly indent: string;
}

/** A file, with what is known of it. */
export interface SourceFile {
  readonly lines: readonly CodeLine[];
  readonly declarations: readonly Declaration[];
}

interface Block {
  /** With the comments above it, and the blank lines above those. */
  readonly lines: readonly CodeLine[];
  readonly hasComment: boolean;
  /** Undefined for what the file does not have yet. */
  readonly former: Declaration | undefined;
}

/**
 * Where the declarations of a fragment stand in the file. New ones go along with the one before, or with the one after.
 * @returns undefined where there is anything but declarations, where the file has none of them, or where one could be meant for
 * several places
 */
export function declaredPlacements(
  fragment: readonly CodeLine[],
  source: SourceFile,
  within: LineRange,
): Placement[] | undefined {
  const declarations = source.declarations.filter(({ line }) => line >= within.start && line <= within.end);
  const blocks = blocksOf(withoutOuterClosers(fragment), { ...source, declarations });
  if (blocks === undefined) return undefined;
  const placements: Placement[] = [];
  let ahead: readonly CodeLine[] = [];
  for (const block of blocks) {
    const last = placements.at(-1);
    if (block.former !== undefined) {
      const range = rangeOf(block.former, source, block.hasComment || ahead.length > 0);
      // What is new would come between the former one and its comment.
      if (ahead.length > 0 && !block.hasComment && range.start < block.former.line) return undefined;
      const indent = source.lines[block.former.line]?.indent ?? "";
      placements.push({ ...range, indent, lines: withoutBlankEnds([...ahead, ...block.lines]) });
      ahead = [];
    } else if (last === undefined) {
      ahead = [...ahead, ...block.lines];
    } else {
      placements[placements.length - 1] = { ...last, lines: [...last.lines, ...block.lines] };
    }
  }
  return placements.length === 0 ? undefined : placements;
}

/** Those of blocks around the fragment, which stand in the file. */
function withoutOuterClosers(fragment: readonly CodeLine[]): readonly CodeLine[] {
  const { columns = 0 } = fragment[0] ?? {};
  const last = fragment.findLastIndex((line) => line.text !== "" && !(isCloser(line) && line.columns < columns));
  return fragment.slice(0, last + 1);
}

function blocksOf(lines: readonly CodeLine[], source: SourceFile): Block[] | undefined {
  const outer = outerColumns(lines);
  const blocks: Block[] = [];
  for (let start = 0; start < lines.length;) {
    const block = blockAt(lines, start, source);
    if (block?.columns !== outer) return undefined;
    blocks.push(block);
    start += block.lines.length;
  }
  return blocks;
}

function blockAt(
  lines: readonly CodeLine[],
  start: number,
  source: SourceFile,
): (Block & Pick<CodeLine, "columns">) | undefined {
  const formers = (line: CodeLine) => formersOf(line, source);
  const isHead = (line: CodeLine, at: number) =>
    line.text !== "" && (!isAboveDeclaration(line) || opensBlock(lines, at) || formers(line).length > 0);
  const head = lines.findIndex((line, at) => at >= start && isHead(line, at));
  const line = lines[head];
  if (line === undefined) return undefined;
  const [former, ...others] = formers(line);
  if (others.length > 0 || (former === undefined && !opensBlock(lines, head))) return undefined;
  const above = lines.slice(start, head);
  // What stands by itself above the first is about the whole file.
  if (start === 0 && above.some(({ text }) => text === "")) return undefined;
  const hasComment = (above.at(-1)?.text ?? "") !== "";
  return { lines: lines.slice(start, blockEnd(lines, head) + 1), hasComment, former, columns: line.columns };
}

/** What a line may declare again; of several, those that are indented as it is. */
function formersOf(line: CodeLine, { lines, declarations }: SourceFile): readonly Declaration[] {
  const formers = declarations.filter((declaration) => {
    const former = lines[declaration.line];
    return former !== undefined && declaresAgain(line, former, declaration.name);
  });
  if (formers.length < 2) return formers;
  const alike = formers.filter((former) => lines[former.line]?.columns === line.columns);
  return alike.length === 0 ? formers : alike;
}

/** Where a comment without stars, or an annotation over several lines, begins that ends in a line. Undefined: none of them ends there. */
function openingOf(end: number, lines: readonly CodeLine[], columns: number): number | undefined {
  const { text = "" } = lines[end] ?? {};
  const isCommentEnd = text.endsWith("*/") && !text.includes("/*");
  if (!isCommentEnd && !(lines[end]?.columns === columns && /^[)\]}]+$/u.test(text))) return undefined;
  const begins = (line: CodeLine): boolean =>
    isCommentEnd ? line.text.startsWith("/*") : line.columns === columns && line.text !== "";
  const at = lines.slice(0, end).findLastIndex(begins);
  return at >= 0 && (isCommentEnd || /^[@[]/u.test(lines[at]?.text ?? "")) ? at : undefined;
}

/** Of a declaration in the file, with the comment above it or without. */
export function rangeOf({ line, endLine }: Declaration, { lines }: SourceFile, hasComment: boolean): LineRange {
  const columns = lines[line]?.columns;
  let start = line;
  const isComment = (above: CodeLine | undefined) =>
    above !== undefined &&
    above.text !== "" &&
    Math.abs(above.columns - (columns ?? 0)) <= 1 &&
    isAboveDeclaration(above);
  for (let begun = hasComment ? start - 1 : -1; begun >= 0; begun = start - 1) {
    const opening = openingOf(begun, lines, columns ?? 0);
    if (opening === undefined && !isComment(lines[begun])) break;
    start = opening ?? begun;
  }
  let end = Math.max(line, Math.min(endLine, lines.length - 1));
  while (end > line && lines[end]?.text === "") end -= 1;
  return { start, end };
}
