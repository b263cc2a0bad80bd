/** Which items of one list stand in another: what two versions of a document have in common, in order. */

/** Places of one item in both lists. */
export interface Pair {
  readonly left: number;
  readonly right: number;
}

/**
 * Pairs of equal items, rising in both lists. What both begin and end with is always paired; between, items that occur once in
 * each are the fixed points ("patience"), which is what a reader would call the same paragraph and takes n log n steps.
 */
export function alignSequences(left: readonly string[], right: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  const ranges: Range[] = [{ left: 0, leftEnd: left.length, right: 0, rightEnd: right.length }];
  for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
    const inner = pairEnds(left, right, range, pairs);
    const anchors = risingAnchors(left, right, inner);
    if (anchors.length === 0) continue;
    pairs.push(...anchors);
    ranges.push(...between(anchors, inner));
  }
  return pairs.sort((a, b) => a.left - b.left);
}

/**
 * Pairs what was moved, too, and what was changed: between two pairs, unpaired items stand for each other where both sides have as
 * many. Where one has more nobody knows which are new, and a wrong pair would put a text in another one's place.
 */
export function alignVersions(left: readonly string[], right: readonly string[]): Pair[] {
  const equal = alignSequences(left, right);
  const same = [...equal, ...movedItems(left, right, equal)];
  const pairedLeft = new Set(same.map((pair) => pair.left));
  const pairedRight = new Set(same.map((pair) => pair.right));
  const changed = gapsOf(left, right, equal).flatMap((gap) => {
    const lefts = indexes(gap.left, gap.leftEnd).filter((index) => !pairedLeft.has(index));
    const rights = indexes(gap.right, gap.rightEnd).filter((index) => !pairedRight.has(index));
    return lefts.length === rights.length ? inOrder(lefts, rights) : [];
  });
  return [...same, ...changed].sort((a, b) => a.left - b.left);
}

/** Also pairs items that are not equal: between two pairs, in their order, as far as both sides have some. */
export function alignByOrder(left: readonly string[], right: readonly string[]): Pair[] {
  const equal = alignSequences(left, right);
  const others = gapsOf(left, right, equal).flatMap((gap) =>
    inOrder(indexes(gap.left, gap.leftEnd), indexes(gap.right, gap.rightEnd)),
  );
  return [...equal, ...others].sort((a, b) => a.left - b.left);
}

/** Equal items that `pairs` leaves, wherever they stand. */
function movedItems(left: readonly string[], right: readonly string[], pairs: readonly Pair[]): Pair[] {
  const pairedLeft = new Set(pairs.map((pair) => pair.left));
  const pairedRight = new Set(pairs.map((pair) => pair.right));
  const free = new Map<string, number[]>();
  right.forEach((item, index) => {
    if (pairedRight.has(index)) return;
    const places = free.get(item);
    if (places === undefined) free.set(item, [index]);
    else places.push(index);
  });
  for (const places of free.values()) places.reverse();
  return left.flatMap((item, index) => {
    const place = pairedLeft.has(index) ? undefined : free.get(item)?.pop();
    return place === undefined ? [] : [{ left: index, right: place }];
  });
}

function gapsOf(left: readonly string[], right: readonly string[], pairs: readonly Pair[]): Range[] {
  return between(pairs, { left: 0, leftEnd: left.length, right: 0, rightEnd: right.length });
}

function indexes(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

function inOrder(lefts: readonly number[], rights: readonly number[]): Pair[] {
  return lefts.flatMap((left, index) => {
    const right = rights[index];
    return right === undefined ? [] : [{ left, right }];
  });
}

/** A stretch of both lists, the ends not included. */
interface Range {
  readonly left: number;
  readonly leftEnd: number;
  readonly right: number;
  readonly rightEnd: number;
}

/** Pairs the common beginning and end. @returns what is between */
function pairEnds(a: readonly string[], b: readonly string[], range: Range, pairs: Pair[]): Range {
  let { left, leftEnd, right, rightEnd } = range;
  while (left < leftEnd && right < rightEnd && a[left] === b[right]) {
    pairs.push({ left, right });
    left += 1;
    right += 1;
  }
  while (left < leftEnd && right < rightEnd && a[leftEnd - 1] === b[rightEnd - 1]) {
    leftEnd -= 1;
    rightEnd -= 1;
    pairs.push({ left: leftEnd, right: rightEnd });
  }
  return { left, leftEnd, right, rightEnd };
}

/** The longest rising run of pairs of items that occur once on each side. */
function risingAnchors(a: readonly string[], b: readonly string[], range: Range): Pair[] {
  const once = placesOfSingles(b, range.right, range.rightEnd);
  const candidates = [...placesOfSingles(a, range.left, range.leftEnd)]
    .flatMap(([item, left]) => {
      const right = once.get(item);
      return right === undefined ? [] : [{ left, right }];
    })
    .sort((one, other) => one.left - other.left);
  return longestRising(candidates);
}

/** Items that occur once between `start` and `end`, with their places. */
export function placesOfSingles(items: readonly string[], start = 0, end = items.length): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let index = start; index < end; index += 1) {
    const item = items[index] ?? "";
    if (places.has(item)) repeated.add(item);
    else places.set(item, index);
  }
  for (const item of repeated) places.delete(item);
  return places;
}

/** Patience sorting: the top of each pile is the smallest end of a run of that length. */
function longestRising(candidates: readonly Pair[]): Pair[] {
  const tops: number[] = [];
  const before: number[] = [];
  candidates.forEach(({ right }, index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((candidates[tops[middle] ?? 0]?.right ?? 0) < right) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (tops[low - 1] ?? -1);
    tops[low] = index;
  });
  const run: Pair[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = candidates[index];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}

function between(pairs: readonly Pair[], { left, leftEnd, right, rightEnd }: Range): Range[] {
  const ranges: Range[] = [];
  let start = { left, right };
  for (const pair of [...pairs, { left: leftEnd, right: rightEnd }]) {
    ranges.push({ left: start.left, leftEnd: pair.left, right: start.right, rightEnd: pair.right });
    start = { left: pair.left + 1, right: pair.right + 1 };
  }
  return ranges;
}
