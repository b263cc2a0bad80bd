import { expect, it } from "vitest";
import { translationUrgency } from "../../../src/core/translate/urgency.ts";

it("a selection is waited for, a whole file is not", () => {
  expect(translationUrgency("A paragraph of a letter. ".repeat(20).length)).toBe("interactive");
  expect(translationUrgency(20_000)).toBe("background");
});
