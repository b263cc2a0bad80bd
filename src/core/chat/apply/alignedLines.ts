/** Where lines of a fragment stand in a file, by the lines that both have. */
import { hasLetters, type CodeLine } from "./codeLines.ts";

/** Lines from 0, both included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** Pairs of lines that are compared at most, for all starts together: some tenths of a second. */
const MOST_PAIRS = 20_000_000;
/** Of a line that says something, where a bracket alone has 1. */
const WORDS_WEIGHT = 100;

/**
 * The stretch from a line to where the fragment's last line stands, so that both share the most, and as short as that allows.
 * @param start where the fragment's first line stands
 * @returns undefined where its last line is not below, or where they share too little to be the same code
 */
export function alignedEnd(
  fragment: readonly CodeLine[],
  source: readonly CodeLine[],
  start: number,
): { readonly end: number; readonly weight: number } | undefined {
  const first = fragment[0];
  const last = fragment.at(-1);
  const anchor = source[start];
  if (first === undefined || last === undefined || anchor === undefined) return undefined;
  if (fragment.length === 1) return { end: start, weight: WORDS_WEIGHT };
  const below = source.slice(start + 1);
  const shared = sharedWeights(fragment.slice(1, -1), below);
  const indentation = Math.sign(last.columns - first.columns);
  let best: { readonly end: number; readonly weight: number } | undefined;
  below.forEach((line, index) => {
    if (line.text !== last.text || Math.sign(line.columns - anchor.columns) !== indentation) return;
    const weight = (shared[index] ?? 0) + weightOf(line);
    if (best === undefined || weight > best.weight) best = { end: start + 1 + index, weight };
  });
  if (best === undefined) return undefined;
  const among = (lines: readonly CodeLine[]) => lines.slice(1).reduce((sum, line) => sum + weightOf(line), 0);
  const possible = Math.min(among(fragment), among(source.slice(start, best.end + 1)));
  return best.weight * 2 >= possible ? best : undefined;
}

/** Whether `alignedEnd` can be asked for all these starts while somebody waits. A line such as `}` stands in hundreds of places. */
export function canAlign(
  fragment: readonly CodeLine[],
  source: readonly CodeLine[],
  starts: readonly number[],
): boolean {
  const below = starts.reduce((sum, start) => sum + source.length - start, 0);
  return fragment.length * below <= MOST_PAIRS;
}

/** For each count of lines from the beginning of `below`: the weight of what they share, in order, with all of `lines`. */
function sharedWeights(lines: readonly CodeLine[], below: readonly CodeLine[]): Int32Array {
  let row = new Int32Array(below.length + 1);
  for (const line of lines) {
    const next = new Int32Array(below.length + 1);
    const weight = weightOf(line);
    for (let index = 0; index < below.length; index += 1) {
      const skipped = Math.max(row[index + 1] ?? 0, next[index] ?? 0);
      const taken = below[index]?.text === line.text ? (row[index] ?? 0) + weight : 0;
      next[index + 1] = Math.max(skipped, taken);
    }
    row = next;
  }
  return row;
}

function weightOf(line: CodeLine): number {
  if (line.text === "") return 0;
  return hasLetters(line) ? WORDS_WEIGHT : 1;
}
