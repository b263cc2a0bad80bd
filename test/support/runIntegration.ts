/**
 * Runs test/integration (bundled by esbuild.mjs --integration) with mocha inside the extension host of a workbench, on
 * the INSTALLED extension. The page that opens the workbench carries the request; the tests' output comes back to it.
 */
import { existsSync } from "node:fs";
import { format } from "node:util";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { defaultTinyModelPath } from "../../tools/tiny-model/expand.mjs";
import { TestWorkbench } from "./testWorkbench.ts";

const TIMEOUT_MS = 4 * 60_000;
const bundlePath = fileURLToPath(new URL("../../out/integration/index.cjs", import.meta.url));

async function runInExtensionHost(workbench: TestWorkbench, folder: string): Promise<number> {
  const remote = (path: string): string => `vscode-remote://${new URL(workbench.url).host}${path}`;
  const payload = [
    ["extensionDevelopmentPath", remote(workbench.extensionFolder)],
    ["extensionTestsPath", remote(bundlePath)],
  ];
  const page = await workbench.newPage();
  let exit: ((code: number) => void) | undefined;
  const exited = new Promise<number>((resolve) => (exit = resolve));
  await page.exposeFunction("codeAutomationLog", (_type: string, args: unknown[]) => {
    console.log(format(...args));
  });
  await page.exposeFunction("codeAutomationExit", (code: number) => exit?.(code));
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  await page.goto(`${workbench.url}/?${query.toString()}`);
  return Promise.race([exited, sleep(TIMEOUT_MS, 124, { ref: false })]);
}

if (!existsSync(bundlePath)) throw new Error("The tests are not built: node esbuild.mjs --integration");
const workbench = await TestWorkbench.start({
  model: defaultTinyModelPath,
  testDriver: true,
  environment: { SEALION_SUITE_REPORT: process.env.SEALION_SUITE_REPORT ?? "" },
});
try {
  const folder = workbench.makeWorkspace({ "notes.txt": "A text to work on.\n" });
  const exitCode = await runInExtensionHost(workbench, folder);
  if (exitCode !== 0) await workbench.keepScreenshots("integration");
  if (exitCode === 124) console.log("The extension host did not answer in time.");
  process.exitCode = exitCode;
} finally {
  await workbench.stop();
}
