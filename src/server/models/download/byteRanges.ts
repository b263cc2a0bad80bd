/** Sets of bytes of one file, as sorted ranges that do not touch. */

/** The end is not part of it. */
export type ByteRange = readonly [start: number, end: number];
export type ByteRanges = readonly ByteRange[];

export function withRange(ranges: ByteRanges, [start, end]: ByteRange): ByteRanges {
  if (start >= end) return ranges;
  const before = ranges.filter((range) => range[1] < start);
  const after = ranges.filter((range) => range[0] > end);
  const touching = ranges.slice(before.length, ranges.length - after.length);
  const merged: ByteRange = [Math.min(start, touching[0]?.[0] ?? start), Math.max(end, touching.at(-1)?.[1] ?? end)];
  return [...before, merged, ...after];
}

/** What of `[0, size)` is not in `ranges`. */
export function missingFrom(ranges: ByteRanges, size: number): ByteRanges {
  const missing: ByteRange[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) missing.push([at, start]);
    at = end;
  }
  if (at < size) missing.push([at, size]);
  return missing;
}

export function bytesIn(ranges: ByteRanges): number {
  return ranges.reduce((sum, [start, end]) => sum + end - start, 0);
}

/** How many bytes there are from the first on. */
export function beginningOf([first]: ByteRanges): number {
  return first?.[0] === 0 ? first[1] : 0;
}

/** Whether a value that was read from a file is a set of ranges inside of `size` bytes. */
export function areByteRanges(value: unknown, size: number): value is ByteRanges {
  if (!Array.isArray(value)) return false;
  let at = -1;
  for (const range of value as readonly unknown[]) {
    if (!Array.isArray(range) || range.length !== 2) return false;
    const [start, end] = range as readonly unknown[];
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return false;
    if ((start as number) <= at || (end as number) <= (start as number) || (end as number) > size) return false;
    at = end as number;
  }
  return true;
}
