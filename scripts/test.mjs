/**
 * `npm test [-- SUITE...]`: installs what is missing, builds, runs the suites and ends with `N passed, N failed`.
 * Runs on a bare Node 20. Every suite's output is in .cache/test-logs.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./setup/browser.mjs";
import { ensurePackages } from "./setup/packages.mjs";
import { run, runOrFail, stopAllProcesses } from "./setup/processes.mjs";
import { cacheFolder, root, runScript, say, SetupError, toolEnvironment, toolNode } from "./setup/project.mjs";
import { downloadedStarterModel } from "./setup/starterModel.mjs";
import { suites } from "./setup/suites.mjs";
import { ensureSystemPackages, missingCompilerPackages, missingFontPackages } from "./setup/systemPackages.mjs";
import { ensureWorkbench, workbenchIsInstalled } from "./setup/workbench.mjs";

const BUILD_BUDGET_MS = 5 * 60_000;
const logFolder = join(cacheFolder, "test-logs");
const vsixPath = join(cacheFolder, "test.vsix");
const inCi = (process.env.CI ?? "") !== "";

function chosenSuites(names) {
  const unknown = names.find((name) => !suites.some((suite) => suite.name === name));
  if (unknown !== undefined) {
    throw new SetupError(`There is no suite ${unknown}. There are: ${suites.map(({ name }) => name).join(" ")}`);
  }
  return names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name));
}

/** Everything that a suite with a browser and a workbench needs; the slow part goes on beside the other suites. */
async function prepareWorkbench() {
  const compiler = workbenchIsInstalled() ? [] : missingCompilerPackages();
  await ensureSystemPackages([...compiler, ...(await missingFontPackages())]);
  const browserPath = await ensureBrowser();
  const ready = ensureWorkbench().then(packageExtension);
  // Awaited before its first use; until then a failure must not end the script.
  ready.catch(() => undefined);
  return { browserPath, ready };
}

async function packageExtension() {
  await runTool("Packaging the VSIX", "package", [
    join(root, "scripts", "package.mjs"),
    "--no-build",
    "--out",
    vsixPath,
  ]);
}

async function runTool(what, name, args) {
  await runOrFail(what, toolNode(), args, {
    cwd: root,
    env: toolEnvironment(),
    logPath: join(logFolder, `${name}.log`),
    budgetMs: BUILD_BUDGET_MS,
  });
}

async function runSuite(suite, environment) {
  const reportPath = join(logFolder, `${suite.name}.json`);
  const startedMs = Date.now();
  let output = "";
  let broken = "";
  for (const [index, args] of suite.commands.entries()) {
    const suffix = index === 0 ? "" : `-${index + 1}`;
    const result = await run(toolNode(), args, {
      cwd: root,
      env: toolEnvironment({ ...environment, FORCE_COLOR: "0", SEALION_SUITE_REPORT: reportPath }),
      logPath: join(logFolder, `${suite.name}${suffix}.log`),
      budgetMs: suite.budgetMinutes * 60_000 - (Date.now() - startedMs),
    });
    output += result.output;
    if (result.timedOut) broken = `over its budget of ${suite.budgetMinutes} minutes`;
    else if (result.code !== 0) broken ||= `exit code ${result.code}`;
    if (result.timedOut) break;
  }
  return {
    ...countsOf(suite, reportPath, broken),
    broken,
    output,
    seconds: Math.round((Date.now() - startedMs) / 1000),
  };
}

function countsOf(suite, reportPath, broken) {
  const failure = { passed: 0, failed: 1, skipped: [] };
  if (suite.isGate) return broken === "" ? { passed: 1, failed: 0, skipped: [] } : failure;
  if (!existsSync(reportPath)) return failure;
  const report = JSON.parse(readFileSync(reportPath, "utf8"));
  // A suite that ran nothing has shown nothing; one that failed has a failure even if no test says so.
  const ranNothing = report.passed + report.failed === 0;
  return report.failed === 0 && (ranNothing || broken !== "") ? { ...report, failed: 1 } : report;
}

/** Titles of the suites that may be skipped, each with the reason: test/optional.json. */
const optional = Object.entries(JSON.parse(readFileSync(join(root, "test", "optional.json"), "utf8")));

/** A skipped test's line for the end, and whether it is a failure: in CI it is, unless its suite is optional. */
function judgeSkip({ suite, name, reason }) {
  const allowed = optional.find(([title]) => name === title || name.startsWith(`${title} `));
  const isFailure = inCi && allowed === undefined;
  const why = reason ?? allowed?.[1] ?? "no reason given";
  return { isFailure, line: `skipped: ${suite}: ${name} (${why})${isFailure ? ", which CI does not allow" : ""}` };
}

function printSuite(name, result) {
  const counts = [`${result.passed} passed`];
  if (result.failed > 0) counts.push(`${result.failed} failed`);
  if (result.skipped.length > 0) counts.push(`${result.skipped.length} skipped`);
  if (result.failed > 0) console.log(result.output.trimEnd());
  const verdict = result.failed > 0 ? "FAILED" : "ok";
  const reason = result.broken === "" ? "" : ` (${result.broken})`;
  say(`${verdict.padEnd(6)} ${name.padEnd(12)} ${counts.join(", ")}, ${result.seconds} s${reason}`);
}

runScript(async (names) => {
  const startedMs = Date.now();
  const chosen = chosenSuites(names);
  rmSync(logFolder, { recursive: true, force: true });
  mkdirSync(logFolder, { recursive: true });
  await ensurePackages();
  // Only now: this module imports a package.
  const { expandTinyModel } = await import("../tools/tiny-model/expand.mjs");
  expandTinyModel();
  say("Building");
  await runTool("The build", "build", [join(root, "esbuild.mjs"), "--integration"]);
  const needsWorkbench = chosen.some(({ workbench }) => workbench === true);
  const { browserPath = "", ready } = needsWorkbench ? await prepareWorkbench() : {};

  const environment = { CHROME: browserPath, SEALION_TEST_VSIX: vsixPath };
  const realModel = process.env.SEALION_TEST_MODEL ?? downloadedStarterModel();
  if (realModel !== undefined) environment.SEALION_TEST_MODEL = realModel;
  const totals = { passed: 0, failed: 0, skipped: [] };
  for (const suite of chosen) {
    if (suite.workbench === true) await ready;
    const result = await runSuite(suite, environment);
    printSuite(suite.name, result);
    totals.passed += result.passed;
    totals.failed += result.failed;
    totals.skipped.push(...result.skipped.map((skip) => ({ ...skip, suite: suite.name })));
  }
  await stopAllProcesses();

  for (const { isFailure, line } of totals.skipped.map(judgeSkip)) {
    if (isFailure) totals.failed += 1;
    console.log(line);
  }
  say(`${Math.round((Date.now() - startedMs) / 1000)} s in all; logs are in .cache/test-logs`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed === 0 ? 0 : 1;
});
