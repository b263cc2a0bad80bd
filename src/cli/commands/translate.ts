import { noteStats, writeJson, type CommandContext } from "../commandContext.ts";
import { optionalLanguage, requiredLanguage } from "../optionValues.ts";
import { askAgainWhenBusy } from "../whenBusy.ts";
import { readInput } from "../readInput.ts";
import { showTask } from "../taskProgress.ts";

export async function translateCommand(context: CommandContext): Promise<void> {
  const { args, server, terminal, stdin, signal } = context;
  const target = requiredLanguage(args, "to");
  const source = optionalLanguage(args, "from");
  const text = await readInput({ name: args.argument, stdin, signal });
  const json = args.has("json");
  const task = showTask(terminal, { streamText: !json });
  const {
    text: translation,
    stats,
    model,
  } = await askAgainWhenBusy(context, (whenBusy) =>
    server.translate(
      { text, target, whenBusy, ...(source === undefined ? {} : { source }) },
      { signal, onProgress: task.onProgress },
    ),
  );
  if (json) writeJson(terminal, { text: translation, target, source, stats, model });
  else terminal.endResult({ always: false });
  task.noteLoad(model);
  noteStats(context, stats, model);
}
