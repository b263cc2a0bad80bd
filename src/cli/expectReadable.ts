import { stat } from "node:fs/promises";
import { badInput } from "./cliFailure.ts";

/** Pipes of the shell, such as standard input's and `<(...)`, have somebody at their other end. */
const OPEN_ALREADY = /^\/(dev|proc)\//u;

/**
 * Opening a named pipe waits until somebody writes into it, and no signal ends the wait: only what can be opened is.
 * @param name for the message
 * @throws CliFailure when there is something other than a file or a folder, which has a failure of its own
 */
export async function expectReadable(path: string, name: string): Promise<void> {
  if (OPEN_ALREADY.test(path)) return;
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined || stats.isFile() || stats.isDirectory()) return;
  throw badInput("cli.input.notRegular", { name });
}
