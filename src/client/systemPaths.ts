import { accessSync, constants } from "node:fs";
import os from "node:os";
import { appPaths, type AppPaths } from "../core/appPaths.ts";

/** The paths of this user on this machine. The server is told them by the client that starts it. */
export function systemPaths(env: NodeJS.ProcessEnv = process.env): AppPaths {
  const { XDG_RUNTIME_DIR: xdg, ...others } = env;
  return appPaths({
    platform: process.platform,
    // After `su` and in containers the variable names a folder that is not there or belongs to somebody else.
    env: xdg !== undefined && isWritable(xdg) ? env : others,
    homeDir: os.homedir(),
    tmpDir: os.tmpdir(),
    userId: process.getuid === undefined ? os.userInfo().username : String(process.getuid()),
  });
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
