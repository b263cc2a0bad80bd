/** One file into one language, by the server, beside its source or where --out or --in-place says. */
import path from "node:path";
import { version } from "../../../package.json";
import { againWhenLost } from "../../client/againWhenLost.ts";
import { clientContext } from "../../client/clientContext.ts";
import { projectFolder } from "../../client/projectFolder.ts";
import { systemPaths } from "../../client/systemPaths.ts";
import type { DocumentKind } from "../../core/translate/formats/formatOf.ts";
import { termsFor } from "../../core/translate/glossary/parseGlossary.ts";
import {
  translateFile,
  type FileOutcome,
  type FileTranslateParams,
} from "../../core/translate/update/translateFile.ts";
import { documentNoteText } from "../../core/translate/verify/findingText.ts";
import { AppError } from "../../shared/appError.ts";
import { formatCliMessage } from "../../shared/messages/formatCliMessage.ts";
import type { TaskProgress, TranslateResult } from "../../shared/protocol.ts";
import { wrongUse } from "../cliFailure.ts";
import type { CommandContext } from "../commandContext.ts";
import { modelOption } from "../optionValues.ts";
import { askAgainWhenBusy } from "../whenBusy.ts";
import { askConflict } from "./askConflict.ts";
import { diskFiles, pathInProject } from "./diskFiles.ts";
import type { FileProgress, FileTurn } from "./fileProgress.ts";
import { shortName } from "./findingLines.ts";
import { shownPath } from "./shownPath.ts";
import type { GlossaryReader, TranslateOptions } from "./translateOptions.ts";
import { TranslationJournal } from "./translationJournal.ts";

export interface OneFile extends FileTurn {
  readonly kind: DocumentKind;
  readonly glossaryOf: GlossaryReader;
  readonly progress: FileProgress;
}

/** @returns the outcome, with its path as it is told. @throws as `translateFile` and `askAgainWhenBusy` */
export async function translateOneFile(
  context: CommandContext,
  options: TranslateOptions,
  turn: OneFile,
): Promise<FileOutcome> {
  const { args, terminal, signal } = context;
  const { file, target, kind } = turn;
  const folder = projectFolder(file, process.cwd());
  const source = pathInProject(folder, file);
  const out = outOf(context, file);
  const { register, pattern, retries, source: from } = options;
  const glossary = termsFor(await turn.glossaryOf(folder), target);
  const journals: TranslationJournal[] = [];
  try {
    const outcome = await translateFile(
      {
        path: source,
        kind,
        target,
        source: from,
        out: args.has("in-place") ? source : out && pathInProject(folder, out),
        pattern,
        register,
        glossary,
        retries,
        signal,
      },
      {
        ...diskFiles(folder),
        translate: (params) => {
          const journal = journalOf(context, path.resolve(file), params);
          journals.push(journal);
          return goOn(context, params, { journal, turn });
        },
        decide: async (question) =>
          options.conflicts ?? askConflict(context, shownPath(folder, question.path), question),
      },
    );
    for (const journal of journals) journal.remove();
    if (outcome.kind === "skipped") {
      return outcome.path === undefined ? outcome : { ...outcome, path: shownPath(folder, outcome.path) };
    }
    const shown = shownPath(folder, outcome.path);
    for (const note of outcome.result.notes) terminal.note(`${file}: ${documentNoteText(note)}`);
    if (outcome.isSourceChanged) terminal.note(`${file}: ${formatCliMessage("fileTranslation.sourceChanged")}`);
    tellNotAdded(context, shown, outcome.result.notAdded ?? []);
    return { ...outcome, path: shown };
  } catch (error) {
    for (const journal of journals) tellKept(context, file, journal);
    // The project's own name for the file is another where its folder is not the working directory.
    if (!AppError.is(error, "document.binary")) throw error;
    const shown = shownPath(folder, String(error.details.path));
    throw new AppError(error.code, error.message, { details: { path: shown }, cause: error });
  } finally {
    for (const journal of journals) journal.write();
  }
}

/** @throws CliFailure when --out is the source itself */
function outOf({ args }: CommandContext, file: string): string | undefined {
  const out = args.value("out");
  if (out !== undefined && shownPath(out) === shownPath(file)) throw wrongUse("cli.use.outIsSource", { file });
  return out;
}

function journalOf({ args }: CommandContext, file: string, params: FileTranslateParams): TranslationJournal {
  const { model } = clientContext(process.env, {
    model: modelOption(args, process.cwd()),
    modelDirs: args.values("model-dir"),
  });
  return new TranslationJournal(interruptedFolder(), { version, path: file, params, model });
}

/** Of the journals of all files. */
export function interruptedFolder(): string {
  return path.join(systemPaths().dataDir, "interrupted");
}

function tellKept({ terminal }: CommandContext, file: string, journal: TranslationJournal): void {
  journal.write();
  if (journal.place !== undefined) terminal.note(formatCliMessage("cli.translate.kept", { file, path: journal.place }));
}

/** With what earlier runs have finished, and those of a server that was lost. */
async function goOn(
  context: CommandContext,
  params: FileTranslateParams,
  { journal, turn }: { readonly journal: TranslationJournal; readonly turn: OneFile },
): Promise<TranslateResult> {
  const { server, terminal, signal } = context;
  const show = turn.progress.of(turn);
  let isTold = journal.foundCount === 0;
  const onProgress = (step: TaskProgress): void => {
    if (!isTold && step.kind === "segments") {
      const { file } = turn;
      terminal.note(
        formatCliMessage("cli.translate.resumed", { file, finished: journal.foundCount, count: step.count }),
      );
      isTold = true;
    }
    journal.follow(step);
    show(step);
  };
  const send = (): Promise<TranslateResult> =>
    askAgainWhenBusy(context, (whenBusy) =>
      server.translate({ ...params, whenBusy, ...journal.finished.params }, { signal, onProgress }),
    );
  return againWhenLost(send, () => undefined);
}

function tellNotAdded(
  { terminal }: CommandContext,
  file: string,
  entries: NonNullable<TranslateResult["notAdded"]>,
): void {
  if (entries.length === 0) return;
  const names = entries.map(shortName).join(", ");
  const key = entries.length === 1 ? "cli.translate.notAddedOne" : "cli.translate.notAdded";
  terminal.note(formatCliMessage(key, { path: file, count: entries.length, names }));
}
