/** Runs mocha inside an extension host: the body of the `run()` that VS Code asks a test bundle for. */
import { writeFileSync } from "node:fs";

/**
 * Calls `defineSuites` with mocha's globals in place, runs what it has defined, and writes the counts to the file that
 * SEALION_SUITE_REPORT names. @throws Error when a test failed
 */
export async function runMocha(defineSuites: () => Promise<unknown>): Promise<void> {
  // ESM, and outside the bundle.
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({ ui: "bdd", timeout: 60_000, color: false, reporter: "spec" });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, "", mocha);
  await defineSuites();
  const report: { passed: number; failed: number; skipped: { name: string }[] } = {
    passed: 0,
    failed: 0,
    skipped: [],
  };
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on("pass", () => (report.passed += 1))
      .on("fail", () => (report.failed += 1))
      .on("pending", (test) => report.skipped.push({ name: test.fullTitle() }));
  });
  const reportPath = process.env.SEALION_SUITE_REPORT;
  if (reportPath !== undefined && reportPath !== "") writeFileSync(reportPath, JSON.stringify(report));
  if (report.failed > 0) throw new Error(`${report.failed} tests failed`);
}
