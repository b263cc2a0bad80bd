import { createInterface } from "node:readline/promises";
import type { ConflictDecision, ConflictQuestion } from "../../core/translate/update/translateFile.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import { formatCliMessage } from "../../shared/messages/formatCliMessage.ts";
import { canAsk } from "../askYesNo.ts";
import type { CommandContext } from "../commandContext.ts";
import { shortName } from "./findingLines.ts";

/**
 * What becomes of a person's work: as --conflicts says, else as whoever sits at the terminal says, else it is kept.
 * @param file the translation, as it is told
 * @throws CancelledError when somebody leaves
 */
export async function askConflict(
  context: CommandContext,
  file: string,
  { conflicts, lost }: Pick<ConflictQuestion, "conflicts" | "lost">,
): Promise<ConflictDecision> {
  const { terminal, stdin, signal } = context;
  const one = (lost.length > 0 ? lost : conflicts).length === 1 ? "One" : "";
  const key = lost.length > 0 ? (`cli.translate.lost${one}` as const) : (`cli.translate.conflicts${one}` as const);
  terminal.note(formatCliMessage(key, { file, conflicts: conflicts.length, lost: lost.length }));
  for (const entry of lost) terminal.note(`  ${shortName(entry)}`);
  if (!canAsk(context)) {
    terminal.note(formatCliMessage("cli.translate.conflictsHint"));
    return "keep";
  }
  const prompt = createInterface({ input: stdin, output: process.stderr });
  try {
    const answer = (await prompt.question(`${formatCliMessage("cli.translate.question")} `, { signal }))
      .trim()
      .toLowerCase();
    if (answer.startsWith("q")) throw new CancelledError();
    return answer.startsWith("t") ? "translate" : "keep";
  } finally {
    prompt.close();
  }
}
