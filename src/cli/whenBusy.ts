import { createInterface } from "node:readline/promises";
import { AppError } from "../shared/appError.ts";
import { CancelledError } from "../shared/cancelSignal.ts";
import { formatCliMessage } from "../shared/messages/formatCliMessage.ts";
import type { WhenBusy } from "../shared/protocol.ts";
import type { CommandContext } from "./commandContext.ts";
import { whenBusyOption } from "./optionValues.ts";

/**
 * Sends a request as --when-busy says. Without it, whoever sits at a terminal is asked when another window's model
 * leaves no room, and the request is sent again with the answer.
 */
export async function askAgainWhenBusy<T>(
  context: CommandContext,
  send: (whenBusy: WhenBusy) => Promise<T>,
): Promise<T> {
  const chosen = whenBusyOption(context.args);
  try {
    return await send(chosen ?? "refuse");
  } catch (error) {
    if (chosen !== undefined || !AppError.is(error, "model.busy") || !canAsk(context)) throw error;
    return send(await ask(context, error));
  }
}

/** Standard input may be the text to translate: then nobody can answer. */
function canAsk({ stdin, args }: CommandContext): boolean {
  return stdin.isTTY && process.stderr.isTTY && !args.has("json");
}

async function ask({ terminal, stdin, signal }: CommandContext, busy: AppError): Promise<WhenBusy> {
  terminal.note(formatCliMessage("cli.busy", busy.details));
  const prompt = createInterface({ input: stdin, output: process.stderr });
  try {
    const answer = await prompt.question(`${formatCliMessage("cli.busy.question")} `, { signal });
    const choice = parseBusyAnswer(answer);
    if (choice === undefined) throw new CancelledError();
    return choice;
  } finally {
    prompt.close();
  }
}

/** Undefined: neither. The letters are those of the question. */
export function parseBusyAnswer(answer: string): "wait" | "switch" | undefined {
  const letter = answer.trim().toLowerCase()[0];
  return letter === "w" ? "wait" : letter === "s" ? "switch" : undefined;
}
