/** What VS Code loads as the test runner of the extension host: `run()` defines the suites and runs them with mocha. */
import { runMocha } from "../support/mochaInHost.ts";

export function run(): Promise<void> {
  return runMocha(async () => {
    // The first one watches the extension being activated: nothing may have used it before.
    await import("./activation.test.ts");
    await import("./translate.test.ts");
    await import("./delivery.test.ts");
    await import("./ways.test.ts");
    await import("./files.test.ts");
    await import("./preview.test.ts");
    await import("./summarize.test.ts");
    await import("./model.test.ts");
  });
}
