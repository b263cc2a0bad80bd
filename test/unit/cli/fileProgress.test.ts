import { expect, it } from "vitest";
import { FileProgress } from "../../../src/cli/translate/fileProgress.ts";
import type { TaskProgress } from "../../../src/shared/protocol.ts";

const STEPS: readonly TaskProgress[] = [
  { kind: "queued", ahead: 2 },
  { kind: "queued", ahead: 1 },
  { kind: "loading", fraction: 0 },
  { kind: "loading", fraction: 0.5 },
  { kind: "segments", done: 0, count: 3 },
  { kind: "started", promptTokens: 40 },
  { kind: "segments", done: 1, count: 3 },
  { kind: "started", promptTokens: 30 },
  { kind: "segments", done: 3, count: 3 },
];

/** The lines of two files, of which the second has nothing to do for the model. */
function told(isInteractive: boolean): string[] {
  const lines: string[] = [];
  const progress = new FileProgress({ isInteractive, status: (text) => lines.push(text) });
  const first = progress.of({ file: "README.md", target: "th", index: 1, count: 2 });
  for (const step of STEPS) first(step);
  const second = progress.of({ file: "ru/กข.md", target: "th", index: 2, count: 2 });
  for (const step of STEPS) if (step.kind !== "started") second(step);
  return lines;
}

it("gives a log one line for each file that the model works for, and one for each kind of waiting", () => {
  expect(told(false)).toEqual([
    "Queued: 2 requests before this one",
    "Loading the model (0 %)",
    "README.md into th, file 1 of 2: segment 1 of 3",
  ]);
});

it("shows each step on a terminal", () => {
  const lines = told(true);
  expect(lines).toContain("Loading the model (50 %)");
  expect(lines).toContain("README.md into th, file 1 of 2: segment 2 of 3");
  expect(lines.at(-1)).toBe("ru/กข.md into th, file 2 of 2: segment 3 of 3");
});
