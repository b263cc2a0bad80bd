import { formatCliMessage } from "../../../shared/messages/formatCliMessage.ts";
import { badInput } from "../../cliFailure.ts";
import { type CommandContext, writeJson } from "../../commandContext.ts";
import { showTransferOf } from "./showTransferOf.ts";
import { requireModel } from "./findModel.ts";

export async function verifyModelCommand(context: CommandContext): Promise<void> {
  const { args, server, terminal, signal } = context;
  const { path, name } = await requireModel(context);
  const integrity = await showTransferOf(context, path, () => server.models.verify(path, { signal }));
  if (args.has("json")) writeJson(terminal, { path, integrity });
  if (integrity === "damaged") throw badInput("cli.verify.damaged", { name });
  if (args.has("json")) return;
  terminal.note(formatCliMessage(`cli.verify.${integrity}`, { name }));
}
