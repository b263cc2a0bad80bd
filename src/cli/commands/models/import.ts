import { AppError } from "../../../shared/appError.ts";
import { formatCliMessage } from "../../../shared/messages/formatCliMessage.ts";
import { badInput } from "../../cliFailure.ts";
import { type CommandContext, writeJson } from "../../commandContext.ts";
import { absolutePath, requiredArgument } from "./findModel.ts";
import { showTransferOf } from "./showTransferOf.ts";

export async function importModelCommand(context: CommandContext): Promise<void> {
  const { args, server, terminal, signal } = context;
  const given = absolutePath(requiredArgument(context, "cli.use.fileMissing"));
  const mode = args.has("copy") ? "copy" : "reference";
  const path = await showTransferOf(context, given, () => server.models.import(given, mode, { signal })).catch(
    (error: unknown) => {
      throw AppError.is(error, "model.notFound") ? badInput("cli.input.notFound", { name: given }) : error;
    },
  );
  if (args.has("json")) writeJson(terminal, { path, mode });
  else terminal.note(formatCliMessage("cli.import.done", { path }));
}
