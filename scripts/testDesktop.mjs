/**
 * `npm run test:desktop`: the integration tests in desktop VS Code, which @vscode/test-electron downloads. Where it cannot
 * be downloaded, or there is no screen, it says so and is skipped: the same tests run in `npm test` on the workbench.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensurePackages } from "./setup/packages.mjs";
import { run, runOrFail } from "./setup/processes.mjs";
import { cacheFolder, root, runScript, say, toolEnvironment, toolNode } from "./setup/project.mjs";
import { findProgram } from "./setup/systemPackages.mjs";
import { QUIET_SETTINGS, stopModelServers } from "./setup/workbenchServer.mjs";

const BUDGET_MS = 10 * 60_000;

/** The oldest VS Code that package.json admits is tested by hand; this is the one that users have. */
const VERSION = "stable";

async function downloadDesktop() {
  const { downloadAndUnzipVSCode } = await import("@vscode/test-electron");
  return downloadAndUnzipVSCode({ version: VERSION, cachePath: join(cacheFolder, "desktop") });
}

/** On a Linux without a screen a virtual one, where it is installed. */
function screenPrefix() {
  const hasScreen =
    process.platform !== "linux" || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
  return hasScreen ? [] : [findProgram("xvfb-run"), "--auto-servernum"];
}

function skipped(reason) {
  say(`skipped: desktop VS Code (${reason})`);
  console.log("0 passed, 0 failed");
  return 0;
}

async function runTests(program, model) {
  const folder = mkdtempSync(join(tmpdir(), "sealion-desktop-"));
  const home = join(folder, "home");
  const userFolder = join(folder, "data", "User");
  const reportPath = join(folder, "report.json");
  mkdirSync(userFolder, { recursive: true });
  mkdirSync(join(folder, "workspace"));
  writeFileSync(join(userFolder, "settings.json"), JSON.stringify(QUIET_SETTINGS));
  const [command, ...args] = [
    ...screenPrefix(),
    program,
    join(folder, "workspace"),
    `--extensionDevelopmentPath=${root}`,
    `--extensionTestsPath=${join(root, "out", "integration", "index.cjs")}`,
    `--user-data-dir=${join(folder, "data")}`,
    `--extensions-dir=${join(folder, "extensions")}`,
    ...["--disable-updates", "--disable-workspace-trust", "--skip-welcome", "--skip-release-notes", "--no-cached-data"],
    ...(process.getuid?.() === 0 ? ["--no-sandbox", "--disable-gpu"] : []),
  ];
  const env = { ...process.env, SEALION_HOME: home, SEALION_MODEL: model, SEALION_SUITE_REPORT: reportPath };
  try {
    const { code } = await run(command, args, { env, echo: true, budgetMs: BUDGET_MS });
    const report = existsSync(reportPath) ? JSON.parse(readFileSync(reportPath, "utf8")) : { passed: 0, failed: 1 };
    const failed = report.failed === 0 && (code !== 0 || report.passed === 0) ? 1 : report.failed;
    console.log(`${report.passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    await stopModelServers(home);
    rmSync(folder, { recursive: true, force: true });
  }
}

runScript(async () => {
  await ensurePackages();
  if (screenPrefix()[0] === undefined && screenPrefix().length > 0) return skipped("no screen, and no xvfb-run");
  let program;
  try {
    program = await downloadDesktop();
  } catch (error) {
    return skipped(`it could not be downloaded: ${error.cause?.code ?? error.message}`);
  }
  const { expandTinyModel } = await import("../tools/tiny-model/expand.mjs");
  const build = [join(root, "esbuild.mjs"), "--integration"];
  await runOrFail("The build", toolNode(), build, { cwd: root, env: toolEnvironment() });
  return runTests(program, expandTinyModel().path);
});
