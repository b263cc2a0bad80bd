/**
 * `npm run bench [-- --json]`: the figures that the project cares about, each beside its limit. It reports and never fails:
 * time depends on the machine and on what else it does.
 */
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./setup/browser.mjs";
import { ensurePackages } from "./setup/packages.mjs";
import { runOrFail } from "./setup/processes.mjs";
import { cacheFolder, root, runScript, say, toolEnvironment, toolNode } from "./setup/project.mjs";
import { ensureWorkbench } from "./setup/workbench.mjs";

const BUDGET_MS = 10 * 60_000;
const benchFolder = join(cacheFolder, "bench");
const vsixPath = join(benchFolder, "sealion.vsix");

async function runTool(what, args, environment = {}) {
  return runOrFail(what, toolNode(), args, { cwd: root, env: toolEnvironment(environment), budgetMs: BUDGET_MS });
}

function bundleSizes() {
  const kilobytes = (path) => Math.ceil(statSync(join(root, "dist", path)).size / 1000);
  const names = readdirSync(join(root, "dist"), { recursive: true }).filter((name) =>
    /\.(cjs|mjs|js|css)$/u.test(name),
  );
  return names
    .filter((name) => !name.includes("node_modules"))
    .sort()
    .map((name) => ({
      figure: `dist/${name}`,
      value: kilobytes(name),
      unit: "kB",
      limit: name === "extension.cjs" ? 150 : "",
    }));
}

async function workbenchFigures() {
  const browserPath = await ensureBrowser();
  await ensureWorkbench();
  say("Opening workbenches (two to four minutes)");
  const output = await runTool("Measuring the workbench", [join(root, "test", "support", "measureWorkbench.ts")], {
    CHROME: browserPath,
    SEALION_TEST_VSIX: vsixPath,
  });
  const { activationMs, openingWithMs, openingWithoutMs } = JSON.parse(output.trimEnd().split("\n").at(-1));
  return [
    { figure: "activation, the extension's own part", value: activationMs, unit: "ms", limit: 50 },
    { figure: "workbench opens, without the extension", value: openingWithoutMs, unit: "ms", limit: "" },
    { figure: "workbench opens, with the extension", value: openingWithMs, unit: "ms", limit: "as without" },
  ];
}

function printTable(rows) {
  const cells = [["figure", "value", "unit", "limit"], ...rows.map((row) => Object.values(row).map(String))];
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  for (const row of cells) console.log(row.map((cell, column) => cell.padEnd(widths[column])).join("  "));
}

runScript(async (args) => {
  await ensurePackages();
  mkdirSync(benchFolder, { recursive: true });
  say("Building and packaging");
  await runTool("Packaging the VSIX", [join(root, "scripts", "package.mjs"), "--out", vsixPath]);
  const { expandTinyModel } = await import("../tools/tiny-model/expand.mjs");
  expandTinyModel();
  const vsix = { figure: "VSIX", value: Math.ceil(statSync(vsixPath).size / 1000), unit: "kB", limit: 20_000 };
  const rows = [...bundleSizes(), vsix, ...(await workbenchFigures())];
  const machine = {
    platform: `${process.platform}-${process.arch}`,
    processor: cpus()[0]?.model,
    cores: cpus().length,
  };
  const report = JSON.stringify({ measuredAt: new Date().toISOString(), machine, figures: rows }, null, 2);
  writeFileSync(join(benchFolder, "figures.json"), `${report}\n`);
  if (args.includes("--json")) console.log(report);
  else printTable(rows);
  return 0;
});
