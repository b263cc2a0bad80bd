import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { VIEW_STEPS } from "../../../../src/extension/models/viewSteps.ts";

interface Contributions {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly viewsWelcome?: readonly unknown[];
  };
}

const { contributes } = JSON.parse(
  readFileSync(new URL("../../../../package.json", import.meta.url), "utf8"),
) as Contributions;

describe("a Models view without models", () => {
  it("offers what the product can do, and a way on wherever nothing goes on by itself", () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    for (const state of ["empty", "failed"] as const) {
      const commands = VIEW_STEPS[state].flatMap(({ command }) => command ?? []);
      expect(commands.length).toBeGreaterThan(0);
      expect(commands.filter((command) => !known.has(command))).toEqual([]);
    }
  });

  it("speaks the interface's language: VS Code's own words for an empty view would stay English", () => {
    expect(contributes.viewsWelcome ?? []).toEqual([]);
  });
});
