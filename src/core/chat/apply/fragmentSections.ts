/** A fragment of a file, cut where a comment stands for what was left out: "// ... existing code ...". */
import { outerColumns, withoutBlankEnds, type CodeLine } from "./codeLines.ts";

export interface FragmentSection {
  readonly lines: readonly CodeLine[];
  /** How far the comment behind it is indented. Undefined for the last one of its group. */
  readonly gapColumns?: number;
}

/** Sections of one stretch of code, with gaps between them that are further in than it. */
export type FragmentGroup = readonly FragmentSection[];

/**
 * Groups stand side by side: the comments between them are not indented.
 * @param isKept a line that looks like such a comment and is none, because the file has it
 */
export function fragmentGroups(fragment: readonly CodeLine[], isKept: (line: CodeLine) => boolean): FragmentGroup[] {
  const isGap = (line: CodeLine) => GAP.test(line.text) && !isKept(line);
  const outer = outerColumns(fragment.filter((line) => !isGap(line)));
  const groups: FragmentSection[][] = [[]];
  let lines: CodeLine[] = [];
  const endSection = (gap: Partial<FragmentSection>) => {
    const said = withoutBlankEnds(lines);
    if (said.length > 0) groups.at(-1)?.push({ lines: said, ...gap });
    lines = [];
  };
  for (const line of fragment) {
    if (!isGap(line)) {
      lines.push(line);
      continue;
    }
    const isOuter = line.columns <= outer;
    endSection(isOuter ? {} : { gapColumns: line.columns });
    if (isOuter) groups.push([]);
  }
  endSection({});
  return groups.filter((group) => group.length > 0);
}

const GAP = /^(?:\/\/|\/\*|#|--|;|%|<!--|\{\/\*)\s*(?:\.{3}|…)/u;
