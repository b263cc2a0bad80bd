import { expect, it } from "vitest";
import {
  areByteRanges,
  type ByteRanges,
  bytesIn,
  missingFrom,
  withRange,
} from "../../../../../src/server/models/download/byteRanges.ts";
import { seededRandom } from "../../../../support/seededRandom.ts";

it("is the same as a set of single bytes", () => {
  const random = seededRandom(7);
  for (let round = 0; round < 200; round += 1) {
    const bytes = new Set<number>();
    let ranges: ByteRanges = [];
    for (let step = 0; step < 12; step += 1) {
      const start = Math.floor(random() * 40);
      const end = start + Math.floor(random() * 8);
      for (let at = start; at < end; at += 1) bytes.add(at);
      ranges = withRange(ranges, [start, end]);
      expect(bytesIn(ranges)).toBe(bytes.size);
      expect(areByteRanges(ranges, 48)).toBe(true);
      expect(bytesIn(missingFrom(ranges, 48))).toBe(48 - bytes.size);
      expect(missingFrom(ranges, 48).every(([from, to]) => ![...bytes].some((at) => at >= from && at < to))).toBe(true);
    }
  }
});

it.each([
  [[[0, 10]], true],
  [[], true],
  [[[0, 11]], false],
  [[[5, 5]], false],
  [
    [
      [3, 5],
      [4, 8],
    ],
    false,
  ],
  [
    [
      [3, 5],
      [5, 8],
    ],
    false,
  ],
  [[[-1, 5]], false],
  [[[0, 1.5]], false],
  [[[0]], false],
  ["0-10", false],
])("from a file: %j", (value, expected) => {
  expect(areByteRanges(value, 10)).toBe(expected);
});
