import { chatSystemPrompt } from "../../core/prompts.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import { formatCliMessage } from "../../shared/messages/formatCliMessage.ts";
import { wrongUse } from "../cliFailure.ts";
import { noteStats, writeJson, type CommandContext } from "../commandContext.ts";
import { optionalNumber, thinkingSwitch } from "../optionValues.ts";
import { askAgainWhenBusy } from "../whenBusy.ts";
import { readInput } from "../readInput.ts";
import { showTask } from "../taskProgress.ts";

export async function chatCommand(context: CommandContext): Promise<void> {
  const { args, server, terminal, stdin, signal } = context;
  const thinking = thinkingSwitch(args) ?? false;
  const temperature = optionalNumber(args, "temperature", { min: 0, max: 2, integer: false });
  const seed = optionalNumber(args, "seed", { min: 0, max: 0xffff_ffff, integer: true });
  const maxTokens = optionalNumber(args, "max-tokens", { min: 1, max: 1_000_000, integer: true });
  const thinkingBudget = optionalNumber(args, "thinking-budget", { min: 0, max: 1_000_000, integer: true });
  const given = args.value("prompt");
  if (given === undefined) throw wrongUse("cli.use.promptMissing");
  const prompt = given === "-" ? await readInput({ name: "-", stdin, signal }) : given;
  if (prompt.trim() === "") throw new AppError("input.empty", "An empty prompt");
  const json = args.has("json");
  const task = showTask(terminal, { streamText: !json });
  const {
    text,
    thinking: thoughts,
    finishReason,
    stats,
    model,
  } = await askAgainWhenBusy(context, (whenBusy) =>
    server.chat(
      {
        messages: [chatSystemPrompt(), { role: "user", content: prompt }],
        thinking,
        whenBusy,
        ...(temperature === undefined ? {} : { temperature }),
        ...(seed === undefined ? {} : { seed }),
        ...(maxTokens === undefined ? {} : { maxTokens }),
        ...(thinkingBudget === undefined ? {} : { thinkingBudget }),
      },
      { signal, onProgress: task.onProgress },
    ),
  );
  if (json) writeJson(terminal, { text, thinking: thoughts, finishReason, stats, model });
  else terminal.endResult({ always: true });
  task.noteLoad(model);
  // Somebody unloaded the model, or stopped the server: what there is of the answer was printed.
  if (finishReason === "cancelled") throw new CancelledError();
  if (finishReason === "length") terminal.note(formatCliMessage("cli.chat.cutOff", { tokens: stats.generatedTokens }));
  noteStats(context, stats, model);
}
