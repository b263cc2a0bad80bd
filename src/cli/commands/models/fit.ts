import { statSync } from "node:fs";
import { sizeText } from "../../../core/modelDetails.ts";
import { type CatalogueEntry, findInCatalogue } from "../../../core/models/catalogue.ts";
import { fitDetails, fitText } from "../../../core/models/fitText.ts";
import { formatCliMessage } from "../../../shared/messages/formatCliMessage.ts";
import { badInput } from "../../cliFailure.ts";
import { type CommandContext, writeJson } from "../../commandContext.ts";
import { readCatalogue } from "../../readCatalogue.ts";
import { absolutePath, requiredArgument } from "./findModel.ts";

export async function fitModelCommand(context: CommandContext): Promise<void> {
  const { args, server, terminal, signal } = context;
  const ref = referenceOf(readCatalogue(terminal), requiredArgument(context));
  const result = await server.models.fit(ref, { signal });
  if (args.has("json")) {
    writeJson(terminal, result);
    return;
  }
  const { report, title, source, sizeBytes, requests, receivedBytes } = result;
  const text = fitText(report);
  // Which of a repository's files was chosen; what was named in full needs no repeating.
  const isChosen = source !== undefined && source !== ref;
  terminal.write(`${isChosen ? formatCliMessage("fit.of", { source, text }) : text}\n`);
  if (!args.has("explain") && !args.has("verbose")) return;
  const words = { title, size: sizeText(sizeBytes), requests, received: sizeText(receivedBytes) };
  terminal.write(`${formatCliMessage(requests === 0 ? "cli.models.fitDisk" : "cli.models.fitNetwork", words)}\n`);
  for (const line of fitDetails(report)) terminal.write(`${line}\n`);
}

/** What the server is asked for: a catalogue's id is its reference, a file here its whole path. @throws CliFailure */
export function referenceOf(entries: readonly CatalogueEntry[], given: string): string {
  const entry = findInCatalogue(entries, given);
  if (entry !== undefined && entry.ref === undefined) throw badInput("cli.models.noFile", { name: entry.title });
  if (entry?.ref !== undefined) return entry.ref;
  const isRemote = /^(?:hf|https?):/iu.test(given);
  return !isRemote && isFile(absolutePath(given)) ? absolutePath(given) : given;
}

/** A folder of a model's name means the model. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
