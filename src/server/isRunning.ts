import { systemCode } from "./systemCode.ts";

/** Whether a process is there. One of another user, which answers that nothing may be sent to it, is. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}
