/** The suites of `npm test`, in order, with their budgets, and how each tells what it found. */
import { join } from "node:path";
import { root } from "./project.mjs";

const bin = (name, ...path) => join(root, "node_modules", name, ...path);
const eslint = [bin("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0"];
const typescript = bin("typescript", "bin", "tsc");

/** A check that either holds or does not: one test. Its commands are arguments of a Node. */
function gate(name, budgetMinutes, ...commands) {
  return { name, budgetMinutes, commands, isGate: true };
}

/** A vitest project. The reporter writes what `npm test` adds up. */
function project(name, budgetMinutes) {
  const reporter = join(root, "scripts", "setup", "vitestReporter.mjs");
  const args = ["run", "--project", name, "--reporter=default", `--reporter=${reporter}`];
  return { name, budgetMinutes, commands: [[bin("vitest", "vitest.mjs"), ...args]] };
}

export const suites = [
  gate("format", 2, [bin("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."]),
  gate("lint", 5, eslint),
  gate(
    "types",
    5,
    [typescript, "-p", "tsconfig.json"],
    [typescript, "-p", "src/core/tsconfig.json"],
    [typescript, "-p", "webview-ui/tsconfig.json"],
  ),
  gate("boundaries", 2, [join(root, "scripts", "boundaries.mjs")]),
  gate("unused", 2, [bin("knip", "bin", "knip.js")]),
  project("unit", 5),
  project("protocol", 5),
  project("webview", 5),
  project("model", 8),
  {
    name: "integration",
    budgetMinutes: 5,
    commands: [[join(root, "test", "support", "runIntegration.ts")]],
    workbench: true,
  },
  { ...project("e2e", 18), workbench: true },
];
