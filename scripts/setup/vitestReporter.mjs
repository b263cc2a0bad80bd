/** A vitest reporter: writes counts and the reasons of skips as JSON to the file that SEALION_SUITE_REPORT names. */
import { writeFileSync } from "node:fs";

// vitest looks for a default export.
// eslint-disable-next-line no-restricted-exports
export default class SuiteReporter {
  onTestRunEnd(testModules, unhandledErrors) {
    const path = process.env.SEALION_SUITE_REPORT;
    if (path === undefined) return;
    const report = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const testModule of testModules) {
      let failedTests = 0;
      for (const test of testModule.children.allTests()) {
        const { state, note } = test.result();
        if (state === "passed") report.passed += 1;
        else if (state === "failed") failedTests += 1;
        else report.skipped.push({ name: test.fullName, reason: note });
      }
      report.failed += failedTests;
      // A module that could not be read, or whose hook failed, has no failed test to show for it.
      if (testModule.state() === "failed" && failedTests === 0) report.failed += 1;
    }
    writeFileSync(path, JSON.stringify(report));
  }
}
