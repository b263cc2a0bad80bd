/**
 * Measures for `npm run bench`: how long a workbench takes to open with and without the extension, and the extension's
 * own part of its activation. Prints one line of JSON: all times in their order, without the first opening of each kind, which
 * warms up.
 */
import { defaultTinyModelPath } from "../../tools/tiny-model/expand.mjs";
import { TestWorkbench } from "./testWorkbench.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

const ROUNDS = Number(process.env.SEALION_BENCH_ROUNDS ?? 6);
const ACTIVATIONS = Math.min(ROUNDS, 3);

/** From the address to the explorer showing its file: the same point with and without the extension. */
async function openingMs(workbench: TestWorkbench, folder: string): Promise<number> {
  const page = await workbench.newPage();
  const startMs = performance.now();
  await page.goto(`${workbench.url}/?folder=${encodeURIComponent(folder)}`, { waitUntil: "domcontentloaded" });
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "notes.txt" }).waitFor({ timeout: 60_000 });
  const durationMs = performance.now() - startMs;
  await page.close();
  return durationMs;
}

/** What VS Code itself says about loading and activating the extension, after the chat was opened in a new window. */
async function activationMs(workbench: TestWorkbench, folder: string): Promise<number> {
  const window = await WorkbenchPage.open(workbench, folder);
  await window.openChat();
  await window.runCommand("Developer: Show Running Extensions");
  const row = window.page.locator(".runtime-extensions-editor .monaco-list-row", { hasText: "SEA-LION Local" });
  const text = await row.innerText();
  await window.page.close();
  const found = /Activation: (\d+)\s*ms/u.exec(text)?.[1];
  if (found === undefined) throw new Error(`no activation time in: ${text}`);
  return Number(found);
}

const files = { "notes.txt": "Notes\n" };
const withExtension = await TestWorkbench.start({ model: defaultTinyModelPath });
const without = await TestWorkbench.start({ installs: false });
try {
  const folderWith = withExtension.makeWorkspace(files);
  const folderWithout = without.makeWorkspace(files);
  const openingsWith: number[] = [];
  const openingsWithout: number[] = [];
  // In turns, so that a busy moment of the machine hits both.
  for (let round = 0; round < ROUNDS + 1; round += 1) {
    openingsWithout.push(await openingMs(without, folderWithout));
    openingsWith.push(await openingMs(withExtension, folderWith));
  }
  const activations: number[] = [];
  for (let round = 0; round < ACTIVATIONS; round += 1) activations.push(await activationMs(withExtension, folderWith));
  console.log(
    JSON.stringify({
      activationMs: activations,
      openingWithMs: openingsWith.slice(1),
      openingWithoutMs: openingsWithout.slice(1),
    }),
  );
} finally {
  await withExtension.stop();
  await without.stop();
}
