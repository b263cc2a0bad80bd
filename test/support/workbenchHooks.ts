/** For each file of the suite e2e: a test that fails leaves pictures, and no workbench outlives its file's last test. */
import { afterAll, afterEach } from "vitest";
import { TestWorkbench } from "./testWorkbench.ts";

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const workbench of TestWorkbench.running) await workbench.keepScreenshots(task.name);
});

afterAll(async () => {
  for (const workbench of TestWorkbench.running) await workbench.stop();
});
