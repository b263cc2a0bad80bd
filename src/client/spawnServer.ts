import { spawn } from "node:child_process";
import { closeSync, fstatSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { AppPaths } from "../core/appPaths.ts";
import { GPU_DEVICES_VARIABLE, gpuDeviceVariables } from "../shared/gpuDeviceVariables.ts";
import { openServerLog } from "./serverLog.ts";
import { serverThreadVariables } from "./serverThreads.ts";

export interface SpawnOptions {
  /** Absolute path of dist/server.mjs. */
  readonly serverPath: string;
  readonly paths: AppPaths;
  readonly env: NodeJS.ProcessEnv;
  /** GPUs that the server is to see. None named: all of them. */
  readonly gpuDevices: readonly number[];
}

export interface SpawnedServer {
  readonly pid: number | undefined;
  /** Where this server's lines begin in server.log. */
  readonly logStartByte: number;
  /** Why it ended, or undefined while it runs. Leaving with 0 means that another server was there first. */
  readonly ended: () => { readonly failed: boolean; readonly description: string } | undefined;
}

/** Starts a server that outlives this process. Whether it becomes the one server is decided by itself. */
export function spawnServer({ serverPath, paths, env, gpuDevices }: SpawnOptions): SpawnedServer {
  const log = openServerLog(paths.logFile);
  try {
    const logStartByte = fstatSync(log).size;
    let end: { readonly failed: boolean; readonly description: string } | undefined;
    const child = spawn(
      process.execPath,
      [serverPath, "--runtime-dir", paths.runtimeDir, "--data-dir", paths.dataDir],
      {
        cwd: paths.dataDir,
        detached: true,
        env: {
          ...serverEnvironment(env),
          ...serverThreadVariables(availableParallelism(), env),
          ...gpuDeviceVariables(gpuDevices),
        },
        stdio: ["ignore", log, log],
        windowsHide: true,
      },
    );
    child.once("error", (error) => (end = { failed: true, description: error.message }));
    child.once("exit", (code, signal) => {
      end ??= { failed: code !== 0, description: signal ?? `exit code ${code ?? -1}` };
    });
    child.unref();
    return { pid: child.pid, logStartByte, ended: () => end };
  } finally {
    closeSync(log);
  }
}

/** The server outlives the window that starts it: nothing of that window's wiring may come along. */
function serverEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => name !== GPU_DEVICES_VARIABLE && !/^(?:VSCODE_|ELECTRON_|NODE_CHANNEL_)/u.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    // In desktop VS Code process.execPath is Electron; elsewhere the variable means nothing.
    ELECTRON_RUN_AS_NODE: "1",
    NODE_OPTIONS: "",
  };
}
