/** The suites that vitest runs, each a project: `npx vitest run --project unit`. `npm test` runs them all, in order. */
import { defineConfig } from "vitest/config";

const serial = { fileParallelism: false, maxWorkers: 1 };

export default defineConfig({
  test: {
    // Two workers on two cores: more only wait for each other.
    maxWorkers: 2,
    // Zero tests is a failure, not a pass.
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts"],
          environment: "node",
          // Thousands of random texts on a busy machine; what hangs still fails.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "protocol",
          include: ["test/protocol/**/*.test.ts"],
          environment: "node",
          // Processes that start, download and end on a busy machine.
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        test: {
          name: "webview",
          include: ["test/webview/**/*.test.ts", "test/webview/**/*.test.tsx"],
          environment: "happy-dom",
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "model",
          include: ["test/model/**/*.test.ts"],
          environment: "node",
          // One model at a time, one thread for each: two would measure each other.
          ...serial,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.e2e.ts"],
          setupFiles: ["test/support/workbenchHooks.ts"],
          environment: "node",
          ...serial,
          // A workbench, a browser and a model share two cores here.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
