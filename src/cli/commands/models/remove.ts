import { modelFileName, sizeText } from "../../../core/modelDetails.ts";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import type { CliMessageKey } from "../../../shared/messages/cli.ts";
import { formatCliMessage } from "../../../shared/messages/formatCliMessage.ts";
import type { ModelFile, Transfer } from "../../../shared/modelsProtocol.ts";
import { askYesNo, canAsk } from "../../askYesNo.ts";
import { wrongUse } from "../../cliFailure.ts";
import { type CommandContext, writeJson } from "../../commandContext.ts";
import { absolutePath, requiredArgument, requireModel } from "./findModel.ts";

export async function removeModelCommand(context: CommandContext): Promise<void> {
  const { args, server, terminal } = context;
  const download = await findDownload(context, requiredArgument(context));
  if (download !== undefined) {
    await discard(context, download);
    return;
  }
  const model = await requireModel(context);
  // What is not the product's is refused by the server, in its words: nobody has to be asked before.
  if (model.place !== "folder" && !args.has("yes")) await confirm(context, model);
  const { path } = model;
  const { removedBytes, forgotten } = await server.models.remove(path);
  if (args.has("json")) writeJson(terminal, { path, removedBytes, forgotten });
  else if (forgotten) terminal.note(formatCliMessage("cli.remove.forgotten", { path }));
  else terminal.note(formatCliMessage("cli.remove.deleted", { path, size: sizeText(removedBytes) }));
}

/** What has come of a model that is not whole yet. A damaged file that is being had again stays: its download is meant. */
async function findDownload({ server }: CommandContext, given: string): Promise<Transfer | undefined> {
  const name = given.replace(/\.gguf$/iu, "");
  const asPath = absolutePath(given);
  return (await server.models.transfers()).find(
    ({ kind, state, path, ref, ...transfer }) =>
      kind === "download" &&
      state.kind !== "done" &&
      (transfer.name === name || ref === given || path === asPath || modelFileName(path) === name),
  );
}

async function discard(context: CommandContext, { id, name, path, doneBytes }: Transfer): Promise<void> {
  const { args, server, terminal } = context;
  if (!args.has("yes")) await ask(context, "cli.remove.discard", name, doneBytes);
  await server.models.discard(id);
  if (args.has("json")) writeJson(terminal, { path, removedBytes: doneBytes, forgotten: false });
  else terminal.note(formatCliMessage("cli.remove.discarded", { name, size: sizeText(doneBytes) }));
}

function confirm(context: CommandContext, { name, sizeBytes, place }: ModelFile): Promise<void> {
  return ask(context, place === "reference" ? "cli.remove.forget" : "cli.remove.question", name, sizeBytes);
}

/** @throws CancelledError for a no; CliFailure where nobody can be asked */
async function ask(context: CommandContext, question: CliMessageKey, name: string, sizeBytes: number): Promise<void> {
  if (!canAsk(context)) throw wrongUse("cli.remove.hint");
  if (!(await askYesNo(context, formatCliMessage(question, { name, size: sizeText(sizeBytes) })))) {
    throw new CancelledError();
  }
}
