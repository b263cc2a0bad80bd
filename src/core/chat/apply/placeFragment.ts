/**
 * Where the code of an answer belongs in a file of which it is only a part. By what both declare, else by the first and the last of
 * its lines; nothing is guessed.
 */
import { alignedEnd, canAlign, type LineRange } from "./alignedLines.ts";
import { codeLines, outerColumns, withoutBlankEnds, type CodeLine } from "./codeLines.ts";
import { blockEnd, declarationsIn, declaresAgain, type Declaration } from "./declarations.ts";
import { declaredPlacements, type Placement, type SourceFile } from "./declaredBlocks.ts";
import { fragmentGroups, type FragmentGroup, type FragmentSection } from "./fragmentSections.ts";
import { leftOutMembers, type LeftOutMember } from "./leftOutMembers.ts";

/** Code that takes the place of some of the file's lines. */
export interface PlacedCode extends LineRange {
  /** Indented as the answer has it. */
  readonly code: string;
  /** What its least indented line is to have before it. */
  readonly indent: string;
  /** What would go with the lines, though it may only have been left out to be short. */
  readonly leftOut: readonly LeftOutMember[];
}

/**
 * @param declarations of the file, where the editor knows them
 * @returns from the file's beginning to its end, without overlap; undefined where no place is sure
 */
export function placeFragment(
  file: string,
  fragment: string,
  declarations: readonly Declaration[] = [],
): readonly PlacedCode[] | undefined {
  const lines = codeLines(file);
  const known = declarations.map((declaration) => ({ ...declaration, name: nameInCode(declaration.name) }));
  const source = { lines, declarations: known.length > 0 ? known : declarationsIn(lines) };
  const texts = new Set(lines.map(({ text }) => text));
  const groups = fragmentGroups(withoutFileName(codeLines(fragment), lines), ({ text }) => texts.has(text));
  const placements: Placement[] = [];
  for (const group of groups) {
    const placed = placedGroup(group, source);
    if (placed === undefined) return undefined;
    placements.push(...placed);
  }
  const inOrder = placements.sort((one, other) => one.start - other.start);
  const isApart = inOrder.every(({ start }, index) => start > (inOrder[index - 1]?.end ?? -1));
  if (!isApart || inOrder.length === 0) return undefined;
  const code: PlacedCode[] = [];
  for (const placement of inOrder) {
    const { start, end, indent, lines: placed } = placement;
    const leftOut = leftOutMembers(placement, source);
    if (leftOut === undefined) return undefined;
    code.push({ start, end, indent, code: placed.map(({ whole }) => whole).join("\n"), leftOut });
  }
  return code;
}

/** Some languages name a symbol with its kind, its receiver or its parameters: "(get) size", "(*Stack).Push", "add(int, String)". */
function nameInCode(symbol: string): string {
  const name = symbol.replace(/^\([^()]*\)[.\s]+/u, "").replace(/(?<=[\p{L}\p{M}\p{N}_$])(?:<[^()]*>)?\s*\(.*$/su, "");
  return name === "" ? symbol : name;
}

/** Models name the file in a comment above its code. */
function withoutFileName(fragment: readonly CodeLine[], source: readonly CodeLine[]): readonly CodeLine[] {
  const code = withoutBlankEnds(fragment);
  const isName = /^(?:\/\/|#|--|\/\*|<!--)\s*(?:\S+[:：]\s*)?[^\s:]+\.[\p{L}\p{N}]+(?:\s*(?:\*\/|-->))?$/u.test(
    code[0]?.text ?? "",
  );
  return isName && code[0]?.text !== withoutBlankEnds(source)[0]?.text ? code.slice(1) : code;
}

function placedGroup(group: FragmentGroup, source: SourceFile): Placement[] | undefined {
  const placements: Placement[] = [];
  let within: LineRange = { start: 0, end: source.lines.length - 1 };
  for (const section of group) {
    const placed = placedSection(section, source, within, placements.length === 0);
    const last = placed?.at(-1);
    if (placed === undefined || last === undefined) return undefined;
    // All that follows is left out of the block that the first section begins, or ends it.
    const end = placements.length === 0 ? blockEnd(source.lines, last.start) : within.end;
    placements.push(...placed);
    within = { start: last.end + 1, end };
  }
  return placements;
}

/** @param isFirst no section before tells where it is: it must have one place only */
function placedSection(
  { lines, gapColumns = 0 }: FragmentSection,
  source: SourceFile,
  within: LineRange,
  isFirst: boolean,
): Placement[] | undefined {
  const isWhole = gapColumns <= (lines[0]?.columns ?? 0);
  const declared = isWhole ? declaredPlacements(lines, source, within) : undefined;
  if (declared !== undefined) return declared;
  const aligned = alignedPlacement(lines, source, within, isFirst);
  return aligned === undefined ? undefined : [aligned];
}

function alignedPlacement(
  lines: readonly CodeLine[],
  source: SourceFile,
  within: LineRange,
  isFirst: boolean,
): Placement | undefined {
  const [first] = lines;
  if (first === undefined) return undefined;
  const found = source.lines.slice(0, within.end + 1);
  const starts = startsOf(first, source, within);
  if (!canAlign(lines, found, starts)) return undefined;
  const places = starts.flatMap((start) => {
    const aligned = alignedEnd(lines, found, start);
    return aligned === undefined ? [] : [{ start, ...aligned }];
  });
  const most = Math.max(...places.map(({ weight }) => weight));
  const [best, ...others] = places.filter(({ weight }) => weight === most);
  if (best === undefined || (isFirst && others.length > 0)) return undefined;
  const { start, end } = best;
  const outer = outerColumns(lines);
  const outermost = [first.columns, lines.at(-1)?.columns].indexOf(outer);
  const indent = outermost < 0 ? undefined : source.lines[outermost === 0 ? start : end]?.indent;
  return indent === undefined ? undefined : { start, end, lines, indent };
}

/** The lines that may be a fragment's first: the same, else those that it declares anew. */
function startsOf(first: CodeLine, { lines, declarations }: SourceFile, within: LineRange): number[] {
  const isWithin = (line: number) => line >= within.start && line <= within.end;
  const same = lines.flatMap(({ text }, line) => (isWithin(line) && text === first.text ? [line] : []));
  if (same.length > 0) return same;
  return declarations.flatMap(({ name, line }) => {
    const former = lines[line];
    return former !== undefined && isWithin(line) && declaresAgain(first, former, name) ? [line] : [];
  });
}
