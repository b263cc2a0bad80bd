/** How the context is shared: what is said to fit fits, and only as much of the talk goes as has to. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerReserve,
  CONTEXT_MARGIN_TOKENS,
  countToDrop,
  overflowOf,
  type QuestionCost,
} from "../../src/core/chat/contextBudget.ts";

const turns = fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 12 });

/** Costs of a real shape: the prompt holds all turns, and the question and the system message beside them. */
const costs = fc
  .record({
    contextTokens: fc.integer({ min: 512, max: 32_768 }),
    rest: fc.integer({ min: 10, max: 9_000 }),
    turns,
    answerTokens: fc.integer({ min: 128, max: 3_072 }),
    summaryTokens: fc.integer({ min: 0, max: 2_048 }),
  })
  .map(({ rest, turns: tokens, ...cost }): QuestionCost => {
    const earlier = tokens.map((count, index) => ({ untilId: `turn${index}`, tokens: count }));
    return { ...cost, promptTokens: rest + tokens.reduce((sum, count) => sum + count, 0), earlier };
  });

const modes = fc.constantFrom("nothing", "summary");

/** What the prompt is at most when the first `count` turns are gone. */
function promptAfter(cost: QuestionCost, count: number, mode: "nothing" | "summary"): number {
  const gone = cost.earlier.slice(0, count).reduce((sum, { tokens }) => sum + tokens, 0);
  return cost.promptTokens - gone + (mode === "summary" && count > 0 ? cost.summaryTokens : 0);
}

function fits({ contextTokens, answerTokens }: QuestionCost, promptTokens: number): boolean {
  return promptTokens + answerTokens + CONTEXT_MARGIN_TOKENS <= contextTokens;
}

describe("countToDrop", () => {
  it("makes room, or there is none to be made", () => {
    fc.assert(
      fc.property(costs, modes, (cost, mode) => {
        const count = countToDrop(cost, mode);
        if (count !== undefined) expect(fits(cost, promptAfter(cost, count, mode))).toBe(true);
        else {
          for (let all = 0; all <= cost.earlier.length; all += 1) {
            expect(fits(cost, promptAfter(cost, all, mode))).toBe(false);
          }
        }
      }),
    );
  });

  it("drops nothing where everything fits, and never more than leaves an eighth of the context free", () => {
    fc.assert(
      fc.property(costs, modes, (cost, mode) => {
        const count = countToDrop(cost, mode) ?? 0;
        expect(count === 0 && fits(cost, cost.promptTokens)).toBe(fits(cost, cost.promptTokens));
        if (count < 2) return;
        const ahead = Math.floor(cost.contextTokens / 8);
        expect(fits(cost, promptAfter(cost, count - 1, mode) + ahead)).toBe(false);
      }),
    );
  });

  it("leaves room for the next question where that is to be had, and the last turn where it is not", () => {
    const earlier = [100, 100, 100, 100].map((tokens, index) => ({ untilId: `turn${index}`, tokens }));
    const cost = { contextTokens: 800, promptTokens: 601, answerTokens: 192, summaryTokens: 0, earlier };
    expect(countToDrop(cost, "nothing")).toBe(2);
    const large = { ...cost, promptTokens: 901 };
    expect(countToDrop(large, "nothing")).toBe(4);
    expect(countToDrop({ ...large, promptTokens: 990 }, "nothing")).toBe(4);
    expect(countToDrop({ ...large, promptTokens: 1_001 }, "nothing")).toBeUndefined();
  });
});

describe("overflowOf", () => {
  it("says nothing exactly where the question fits", () => {
    fc.assert(
      fc.property(costs, (cost) => {
        const overflow = overflowOf(cost);
        expect(overflow === undefined).toBe(fits(cost, cost.promptTokens));
        if (overflow !== undefined) expect(overflow.neededTokens).toBeGreaterThan(overflow.contextTokens);
      }),
    );
  });

  it("offers a way only where it leads to a question that fits", () => {
    fc.assert(
      fc.property(costs, (cost) => {
        const { ways = [] } = overflowOf(cost) ?? {};
        const all = cost.earlier.length;
        expect(ways.includes("newChat")).toBe(ways.length > 0 && fits(cost, promptAfter(cost, all, "nothing")));
        expect(ways.includes("trimOldest")).toBe(ways.includes("newChat"));
        if (ways.includes("summarizeEarlier")) expect(countToDrop(cost, "summary")).toBeGreaterThan(0);
      }),
    );
  });

  it("offers nothing where the question alone is too long", () => {
    const cost = { contextTokens: 1_000, promptTokens: 900, answerTokens: 200, earlier: [], summaryTokens: 100 };
    const alone = { neededTokens: 1_108, contextTokens: 1_000, ways: [] };
    expect(overflowOf(cost)).toEqual(alone);
    // What earlier talk takes is not what makes it too long.
    const earlier = [{ untilId: "turn", tokens: 2_000 }];
    expect(overflowOf({ ...cost, promptTokens: 2_900, earlier })).toEqual(alone);
  });
});

describe("answerReserve", () => {
  it("is larger with thoughts, as large as their budget needs, and leaves most of the context in any case", () => {
    expect(answerReserve({ contextTokens: 32_768, thinking: false })).toBe(1_024);
    expect(answerReserve({ contextTokens: 32_768, thinking: true })).toBe(3_072);
    expect(answerReserve({ contextTokens: 32_768, thinking: true, thinkingBudget: 500 })).toBe(1_524);
    expect(answerReserve({ contextTokens: 32_768, thinking: false, thinkingBudget: 500 })).toBe(1_024);
    expect(answerReserve({ contextTokens: 32_768, thinking: true, thinkingBudget: 0 })).toBe(3_072);
    expect(answerReserve({ contextTokens: 1_024, thinking: false })).toBe(256);
    expect(answerReserve({ contextTokens: 1_024, thinking: true })).toBe(341);
  });
});
