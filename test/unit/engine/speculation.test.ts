import { describe, expect, it } from "vitest";
import { GuessLength, LONGEST_GUESS_TOKENS, lookUpGuess } from "../../../src/server/engine/running/speculation.ts";
import { StepCost } from "../../../src/server/engine/running/stepCost.ts";

/** A machine on which a token alone takes `aloneMs` and each further one `furtherMs`. */
function costOf(aloneMs: number, furtherMs: number): StepCost {
  const cost = new StepCost();
  for (let round = 0; round < 50; round += 1) {
    cost.observe(1, aloneMs);
    cost.observe(64, aloneMs + 63 * furtherMs);
  }
  return cost;
}

describe("lookUpGuess", () => {
  it.each([
    { what: "what followed the last time", tokens: [1, 2, 3, 4, 9, 8, 7, 1, 2, 3, 4], guess: [9, 8, 7] },
    { what: "the latest of several", tokens: [1, 2, 3, 4, 5, 1, 2, 3, 4, 6, 1, 2, 3, 4], guess: [6, 1, 2] },
    { what: "four tokens before three", tokens: [9, 2, 3, 4, 5, 1, 2, 3, 4, 6, 9, 2, 3, 4], guess: [5, 1, 2] },
    { what: "a repetition, as far as it goes", tokens: [5, 5, 5, 5, 5], guess: [5] },
    { what: "nothing new", tokens: [1, 2, 3, 4, 5, 6], guess: [] },
    { what: "nothing in a short text", tokens: [1], guess: [] },
  ])("gives $what", ({ tokens, guess }) => {
    expect(lookUpGuess(tokens, 3)).toEqual(guess);
  });
});

describe("GuessLength", () => {
  it("guesses far where a batch costs no more than a token, and guesses are right", () => {
    const length = new GuessLength(costOf(20, 0.2));
    for (let round = 0; round < 50; round += 1) length.observe({ examined: 8, right: 8, guessMs: 0 });
    expect(length.next).toBe(LONGEST_GUESS_TOKENS);
  });

  it("does not guess where each token costs the same", () => {
    expect(new GuessLength(costOf(20, 20)).next).toBe(0);
  });

  it("stops when guesses are wrong, tries again now and then, and takes it up when they are right", () => {
    const length = new GuessLength(costOf(20, 4));
    expect(length.next).toBeGreaterThan(0);
    for (let round = 0; round < 30; round += 1) length.observe({ examined: 4, right: 0, guessMs: 0 });
    const nexts = Array.from({ length: 200 }, () => length.next);
    expect(nexts.filter((next) => next > 0).length).toBe(4);
    for (let round = 0; round < 60; round += 1) length.observe({ examined: 2, right: 2, guessMs: 0 });
    expect(length.next).toBeGreaterThan(0);
  });

  it("counts what making the guess costs", () => {
    const length = new GuessLength(costOf(20, 0.5));
    for (let round = 0; round < 100; round += 1) length.observe({ examined: 4, right: 3, guessMs: 19 });
    expect(length.next).toBe(0);
  });

  it("waits until it knows what a token costs", () => {
    expect(new GuessLength(new StepCost()).next).toBe(0);
  });
});

describe("StepCost", () => {
  it("knows nothing at first", () => {
    const cost = new StepCost();
    expect([cost.msOf(1), cost.tokensWithin(100)]).toEqual([undefined, undefined]);
  });

  it("learns from prompts alone, then from single tokens too", () => {
    const cost = new StepCost();
    cost.observe(32, 64);
    expect(cost.tokensWithin(100)).toBe(50);
    for (let round = 0; round < 60; round += 1) {
      cost.observe(1, 10);
      cost.observe(64, 10 + 63);
    }
    expect(cost.msOf(1)).toBeCloseTo(10, 1);
    expect(cost.msOf(11)).toBeCloseTo(20, 1);
    expect(cost.tokensWithin(100)).toBeGreaterThanOrEqual(90);
  });

  it("remembers each small step by itself, and prompts apart from them", () => {
    const cost = costOf(10, 1);
    for (let round = 0; round < 60; round += 1) cost.observe(3, 60);
    expect(cost.msOf(3)).toBeCloseTo(60, 1);
    expect(cost.msOf(2)).toBeCloseTo(11, 1);
    expect(cost.tokensWithin(100)).toBeGreaterThanOrEqual(90);
  });

  it("takes further tokens for as dear as the first until it knows better", () => {
    const cost = new StepCost();
    cost.observe(1, 10);
    expect(cost.msOf(4)).toBe(40);
    expect(cost.tokensWithin(5)).toBe(1);
  });
});
