import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignSequences, alignByOrder } from "../../../../src/core/translate/update/alignSequences.ts";

const lists = fc.array(fc.constantFrom("ก", "ข", "ค", "ង", "မ", "த"), { maxLength: 40 });

describe("alignSequences", () => {
  it("pairs equal items only, rising in both lists", () => {
    fc.assert(
      fc.property(lists, lists, (left, right) => {
        const pairs = alignSequences(left, right);
        for (const pair of pairs) expect(left[pair.left]).toBe(right[pair.right]);
        expect(rises(pairs.map((pair) => pair.left))).toBe(true);
        expect(rises(pairs.map((pair) => pair.right))).toBe(true);
      }),
    );
  });

  it("finds everything of a list with something inserted anywhere", () => {
    const distinct = fc.uniqueArray(fc.string(), { maxLength: 30 });
    fc.assert(
      fc.property(distinct, fc.nat(30), (items, at) => {
        const place = Math.min(at, items.length);
        const changed = items.toSpliced(place, 0, "\0inserted");
        expect(alignSequences(items, changed)).toEqual(
          items.map((_, index) => ({ left: index, right: index < place ? index : index + 1 })),
        );
      }),
    );
  });

  it("takes ten thousand items of which every tenth is another", () => {
    const left = Array.from({ length: 10_000 }, (_, index) => `paragraph ${String(index)}`);
    const right = left.map((item, index) => (index % 10 === 0 ? `${item} changed` : item));
    expect(alignSequences(left, right)).toHaveLength(9000);
    expect(alignByOrder(left, right)).toHaveLength(10_000);
  });
});

describe("alignByOrder", () => {
  it("lets what was changed stand for each other between what stayed", () => {
    expect(alignByOrder(["a", "b", "c"], ["a", "B", "x", "c"])).toEqual([
      { left: 0, right: 0 },
      { left: 1, right: 1 },
      { left: 2, right: 3 },
    ]);
  });

  it("rises in both lists, whatever the lists", () => {
    fc.assert(
      fc.property(lists, lists, (left, right) => {
        const pairs = alignByOrder(left, right);
        expect(rises(pairs.map((pair) => pair.left))).toBe(true);
        expect(rises(pairs.map((pair) => pair.right))).toBe(true);
      }),
    );
  });
});

function rises(places: readonly number[]): boolean {
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
}
