import { createInterface } from "node:readline/promises";
import type { CommandContext } from "./commandContext.ts";

/** Whether somebody sits there who can answer. */
export function canAsk({ stdin, args }: CommandContext): boolean {
  return stdin.isTTY && process.stderr.isTTY && !args.has("json");
}

/** Anything but a yes is a no. */
export async function askYesNo({ stdin, signal }: CommandContext, question: string): Promise<boolean> {
  const prompt = createInterface({ input: stdin, output: process.stderr });
  try {
    return /^y(es)?$/iu.test((await prompt.question(`${question} `, { signal })).trim());
  } finally {
    prompt.close();
  }
}
