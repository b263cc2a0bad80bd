import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { ModelFile } from "../../shared/modelsProtocol.ts";
import { writeJson, type CommandContext } from "../commandContext.ts";

export async function listModelsCommand({ args, server, terminal }: CommandContext): Promise<void> {
  const models = await server.models.list();
  if (args.has("json")) {
    writeJson(terminal, { models });
    return;
  }
  if (models.length === 0) terminal.note(formatMessage("cli.models.none"));
  const nameWidth = Math.max(...models.map(({ name }) => name.length));
  for (const model of models) terminal.write(`${modelLine(model, nameWidth)}\n`);
}

function modelLine({ name, sizeBytes, loaded, path }: ModelFile, nameWidth: number): string {
  const size = formatMessage("cli.models.size", { gigabytes: (sizeBytes / 1e9).toFixed(2) }).padStart(9);
  const line = `${name.padEnd(nameWidth)}  ${size}  ${path}`;
  return loaded ? `${line}  ${formatMessage("cli.models.loaded")}` : line;
}
