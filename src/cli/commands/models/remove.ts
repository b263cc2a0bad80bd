import { sizeText } from "../../../core/modelDetails.ts";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { ModelFile } from "../../../shared/modelsProtocol.ts";
import { askYesNo, canAsk } from "../../askYesNo.ts";
import { wrongUse } from "../../cliFailure.ts";
import { type CommandContext, writeJson } from "../../commandContext.ts";
import { requireModel } from "./findModel.ts";

export async function removeModelCommand(context: CommandContext): Promise<void> {
  const { args, server, terminal } = context;
  const model = await requireModel(context);
  // What is not the product's is refused by the server, in its words: nobody has to be asked before.
  if (model.place !== "folder" && !args.has("yes")) await confirm(context, model);
  const { path } = model;
  const { removedBytes, forgotten } = await server.models.remove(path);
  if (args.has("json")) writeJson(terminal, { path, removedBytes, forgotten });
  else if (forgotten) terminal.note(formatMessage("cli.remove.forgotten", { path }));
  else terminal.note(formatMessage("cli.remove.deleted", { path, size: sizeText(removedBytes) }));
}

/** @throws CancelledError for a no; CliFailure where nobody can be asked */
async function confirm(context: CommandContext, { name, sizeBytes, place }: ModelFile): Promise<void> {
  if (!canAsk(context)) throw wrongUse("cli.remove.hint");
  const key = place === "reference" ? "cli.remove.forget" : "cli.remove.question";
  if (!(await askYesNo(context, formatMessage(key, { name, size: sizeText(sizeBytes) })))) throw new CancelledError();
}
