import { noteStats, writeJson, type CommandContext } from "../commandContext.ts";
import { requiredLanguage } from "../optionValues.ts";
import { askAgainWhenBusy } from "../whenBusy.ts";
import { readInput } from "../readInput.ts";
import { showTask } from "../taskProgress.ts";

export async function summarizeCommand(context: CommandContext): Promise<void> {
  const { args, server, terminal, stdin, signal } = context;
  const target = requiredLanguage(args, "to");
  const text = await readInput({ name: args.argument, stdin, signal });
  const json = args.has("json");
  const task = showTask(terminal, { streamText: !json });
  const {
    text: summary,
    parts,
    stats,
    model,
  } = await askAgainWhenBusy(context, (whenBusy) =>
    server.summarize({ text, target, whenBusy }, { signal, onProgress: task.onProgress }),
  );
  if (json) writeJson(terminal, { text: summary, target, parts, stats, model });
  else terminal.endResult({ always: true });
  task.noteLoad(model);
  noteStats(context, stats, model);
}
