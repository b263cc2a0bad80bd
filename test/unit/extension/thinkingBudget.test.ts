/** How `sealion.chat.thinkingBudget` is read: a settings file is written by hand, and may hold anything. */
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { readThinkingBudget } from "../../../src/extension/settings.ts";

const settings = vi.hoisted((): { budget: unknown } => ({ budget: undefined }));

vi.mock("vscode", () => ({
  workspace: {
    getConfiguration: (section: string) => ({
      get: (name: string) => (`${section}.${name}` === "sealion.chat.thinkingBudget" ? settings.budget : undefined),
    }),
  },
}));

function readAs(value: unknown): number {
  settings.budget = value;
  return readThinkingBudget();
}

it("is a whole number of tokens", () => {
  fc.assert(fc.property(fc.integer({ min: 1 }), (tokens) => readAs(tokens) === tokens));
});

it("is none for 0, and for whatever is no such number", () => {
  const others = fc.oneof(
    fc.integer({ max: 0 }),
    fc.double().filter((value) => !Number.isInteger(value)),
    fc.anything().filter((value) => typeof value !== "number"),
  );
  fc.assert(fc.property(others, (value) => readAs(value) === 0));
});

it("counts with the next question: nothing is kept", () => {
  expect([readAs(512), readAs(undefined), readAs(64)]).toEqual([512, 0, 64]);
});
