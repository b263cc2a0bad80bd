/** server.log: the server's standard output and error, where the cause of a native abort is found afterwards. */
import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { makeFolders } from "./makeFolders.ts";

/** A log larger than this is set aside when a server starts. */
const ROTATE_BYTES = 1_000_000;
/** Logs that are kept beside the current one: server.log.1 is the youngest. */
const KEPT_LOGS = 3;
const TAIL_BYTES = 4096;

/** Rotates when due and opens for appending, mode 0600. The caller closes the descriptor. */
export function openServerLog(logFile: string): number {
  makeFolders(path.dirname(logFile), 0o700);
  if (existsSync(logFile) && statSync(logFile).size > ROTATE_BYTES) rotate(logFile);
  return openSync(logFile, "a", 0o600);
}

function rotate(logFile: string): void {
  rmSync(`${logFile}.${KEPT_LOGS}`, { force: true });
  for (let age = KEPT_LOGS - 1; age >= 1; age -= 1) {
    if (existsSync(`${logFile}.${age}`)) renameSync(`${logFile}.${age}`, `${logFile}.${age + 1}`);
  }
  renameSync(logFile, `${logFile}.1`);
}

/** The last lines after `fromByte`, at most `maxLines`, joined with " | ". Empty when there is nothing. */
export function tailOfServerLog(logFile: string, fromByte: number, maxLines = 3): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(logFile, "r");
    const start = Math.max(fromByte, fstatSync(descriptor).size - TAIL_BYTES);
    const buffer = Buffer.alloc(TAIL_BYTES);
    const length = readSync(descriptor, buffer, 0, TAIL_BYTES, start);
    const lines = buffer.toString("utf8", 0, length).split("\n");
    return lines
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .slice(-maxLines)
      .join(" | ");
  } catch {
    return ""; // no log yet
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
