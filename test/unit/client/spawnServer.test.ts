import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { spawnServer } from "../../../src/client/spawnServer.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "sealion-spawn-"))));
afterEach(() => rmSync(folder, { recursive: true }));

/** The environment that a server finds. */
async function environmentOf(env: NodeJS.ProcessEnv, gpuDevices: readonly number[]): Promise<Record<string, string>> {
  const serverPath = path.join(folder, "server.mjs");
  const seenPath = path.join(folder, "seen.json");
  writeFileSync(
    serverPath,
    `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(seenPath)}, JSON.stringify(process.env));`,
  );
  const paths = { runtimeDir: folder, dataDir: folder, modelsDir: folder, logFile: path.join(folder, "server.log") };
  const server = spawnServer({ serverPath, paths, env: { PATH: process.env.PATH, ...env }, gpuDevices });
  while (server.ended() === undefined) await delay(5);
  expect(server.ended()).toMatchObject({ failed: false });
  return JSON.parse(readFileSync(seenPath, "utf8")) as Record<string, string>;
}

it("starts the server with the chosen GPUs, which native code reads before anything else", async () => {
  const seen = await environmentOf({ SEALION_GPU_DEVICES: "7", CUDA_VISIBLE_DEVICES: "7" }, [0, 2]);
  expect(seen).toMatchObject({
    CUDA_VISIBLE_DEVICES: "0,2",
    GGML_VK_VISIBLE_DEVICES: "0,2",
    SEALION_GPU_DEVICES: "0,2",
  });
});

it("leaves the user's own choice alone where the settings have none", async () => {
  const seen = await environmentOf({ SEALION_GPU_DEVICES: "7", CUDA_VISIBLE_DEVICES: "7", VSCODE_PID: "1" }, []);
  expect(seen.CUDA_VISIBLE_DEVICES).toBe("7");
  expect(seen).not.toHaveProperty("SEALION_GPU_DEVICES");
  expect(seen).not.toHaveProperty("VSCODE_PID");
});
