import { sizeText } from "../../../core/modelDetails.ts";
import { type CatalogueEntry, findInCatalogue } from "../../../core/models/catalogue.ts";
import { licenceInQuestion } from "../../../core/models/licenceInQuestion.ts";
import { fractionOf } from "../../../core/models/transferProgress.ts";
import { percentOf } from "../../../core/taskProgressText.ts";
import { AppError } from "../../../shared/appError.ts";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import { formatCliMessage } from "../../../shared/messages/formatCliMessage.ts";
import type { Transfer } from "../../../shared/modelsProtocol.ts";
import { askYesNo, canAsk } from "../../askYesNo.ts";
import { badInput } from "../../cliFailure.ts";
import { type CommandContext, writeJson } from "../../commandContext.ts";
import { followDownload } from "../../followDownload.ts";
import { shellWord } from "../../shellWord.ts";
import { readCatalogue } from "../../readCatalogue.ts";
import { referenceOf } from "./fit.ts";
import { requiredArgument } from "./findModel.ts";

export async function pullModelCommand(context: CommandContext): Promise<void> {
  const { args, terminal, signal, server } = context;
  const given = requiredArgument(context);
  const entries = readCatalogue(terminal);
  const ref = referenceOf(entries, given);
  const begun = await begin(context, ref, findInCatalogue(entries, ref));
  if (args.has("background")) {
    if (args.has("json")) writeJson(terminal, { transfer: begun });
    else terminal.note(formatCliMessage("cli.pull.background"));
    return;
  }
  const end = await followDownload({ server, terminal, signal }, begun);
  if (end.state.kind === "paused") {
    const words = { percent: percentOf(fractionOf(end)), command: pullCommand(context, given) };
    if (!signal.aborted) throw badInput("cli.pull.pausedElsewhere", words);
    terminal.note(formatCliMessage("cli.pull.paused", words));
    throw new CancelledError();
  }
  const integrity = end.state.kind === "done" ? end.state.integrity : "unknown";
  const { path, totalBytes } = end;
  if (args.has("json")) {
    writeJson(terminal, { path, ref, sizeBytes: totalBytes, integrity });
    return;
  }
  const words = formatCliMessage(integrity === "verified" ? "cli.pull.verified" : "cli.pull.recorded");
  terminal.note(formatCliMessage("cli.pull.done", { path, integrity: words }));
}

/** What goes on with it, to be pasted. */
function pullCommand({ args }: CommandContext, given: string): string {
  const hub = args.value("hub");
  const words = ["sealion", "models", "pull", given, ...(hub === undefined ? [] : ["--hub", hub])];
  return words.map((word) => shellWord(word)).join(" ");
}

/** The licence is shown before the first byte comes, and accepted once. */
async function begin(context: CommandContext, ref: string, entry: CatalogueEntry | undefined): Promise<Transfer> {
  const { server, terminal, args } = context;
  try {
    return await server.models.download(ref);
  } catch (error) {
    if (!AppError.is(error, "download.licence")) throw error;
    if (args.has("yes")) {
      terminal.note(formatCliMessage("cli.pull.accepted", licenceWords(error, entry)));
    } else if (!(await isAccepted(context, error, entry))) {
      throw new CancelledError();
    }
    return server.models.download(ref, { licenceAccepted: true });
  }
}

/** @throws AppError the same where nobody can be asked */
async function isAccepted(
  context: CommandContext,
  error: AppError,
  entry: CatalogueEntry | undefined,
): Promise<boolean> {
  const { terminal } = context;
  if (!canAsk(context)) throw error;
  terminal.note(formatCliMessage("cli.pull.licence", { ...error.details, ...licenceWords(error, entry) }));
  if (entry?.sizeBytes !== undefined) {
    terminal.note(formatCliMessage("cli.pull.size", { size: sizeText(entry.sizeBytes) }));
  }
  for (const warning of entry?.warnings ?? []) terminal.note(formatCliMessage(`catalogue.warning.${warning}`));
  return askYesNo(context, formatCliMessage("cli.pull.accept"));
}

function licenceWords(error: AppError, entry: CatalogueEntry | undefined): { licence: string; url: string } {
  const { licence = formatCliMessage("download.licenceUnknown"), url } = licenceInQuestion(error, entry);
  return { licence, url };
}
