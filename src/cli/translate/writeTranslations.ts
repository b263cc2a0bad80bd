/** Files to files: each beside its source, and only what has changed since the last run is translated. */
import { createInterface } from "node:readline/promises";
import { projectFolder } from "../../client/projectFolder.ts";
import type { LanguageTag } from "../../core/languages.ts";
import { taskProgressText } from "../../core/taskProgressText.ts";
import { termsFor } from "../../core/translate/glossary/parseGlossary.ts";
import {
  translateFile,
  type ConflictDecision,
  type ConflictQuestion,
  type FileOutcome,
} from "../../core/translate/update/translateFile.ts";
import { isFaultOfOneFile } from "../../core/translate/update/faultOfOneFile.ts";
import type { DocumentKind } from "../../core/translate/formats/formatOf.ts";
import { documentNoteText } from "../../core/translate/verify/findingText.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError, throwIfCancelled } from "../../shared/cancelSignal.ts";
import { presentError } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { TaskProgress, TranslateResult } from "../../shared/protocol.ts";
import { canAsk } from "../askYesNo.ts";
import { CliFailure, EXIT, wrongUse } from "../cliFailure.ts";
import { writeJson, type CommandContext } from "../commandContext.ts";
import { cutDisplay } from "../displayWidth.ts";
import { askAgainWhenBusy } from "../whenBusy.ts";
import { diskFiles, pathInProject } from "./diskFiles.ts";
import { findingLines, segmentFindings, type PlacedEntry } from "./findingLines.ts";
import { namedFiles } from "./namedFiles.ts";
import { glossaryReader, kindOf, type GlossaryReader, type TranslateOptions } from "./translateOptions.ts";

/** What is told of one file at the end, for people and with --json. */
interface FileReport {
  readonly file: string;
  readonly target: LanguageTag;
  readonly outcome: FileOutcome["kind"] | "failed";
  /** Of the translation. */
  readonly path?: string;
  readonly reason?: string;
  readonly findings: readonly PlacedEntry[];
}

export async function writeTranslations(context: CommandContext, options: TranslateOptions): Promise<void> {
  const { args, terminal, signal } = context;
  const { files, skipped } = await namedFiles(args.arguments, options.source);
  if (args.has("out") && (files.length > 1 || options.targets.length > 1)) throw wrongUse("cli.use.oneOut");
  if (args.has("in-place") && options.targets.length > 1) throw wrongUse("cli.use.oneLanguage");
  const json = args.has("json");
  if (args.has("verbose") && !json) {
    for (const { path: file, reason } of skipped) {
      terminal.note(
        formatMessage("fileTranslation.skipped", { file, reason: formatMessage(`fileTranslation.skip.${reason}`) }),
      );
    }
  }
  const reports: FileReport[] = [];
  const count = files.length * options.targets.length;
  const glossaryOf = glossaryReader(context);
  try {
    for (const file of files) {
      for (const target of options.targets) {
        throwIfCancelled(signal);
        const report = await oneFile(context, options, { file, target, index: reports.length + 1, count, glossaryOf });
        reports.push(report);
        if (!json) tell(context, report, count === 1);
      }
    }
  } finally {
    // Also when the server is lost or somebody cancels: what is written by then is written.
    terminal.clearStatus();
    if (json) writeJson(terminal, { files: reports, skipped });
    else if (count !== 1 || skipped.length > 0) terminal.note(summaryOf(reports, skipped.length));
  }
  const failed = reports.filter(({ outcome }) => outcome === "failed").length;
  const findings = reports.reduce((sum, report) => sum + report.findings.length, 0);
  if (failed > 0) throw new CliFailure(EXIT.failed, "cli.translate.failed", { count: failed });
  if (args.has("strict") && findings > 0)
    throw new CliFailure(EXIT.findings, "cli.translate.findings", { count: findings });
}

interface FileTurn {
  readonly file: string;
  readonly target: LanguageTag;
  /** From 1. */
  readonly index: number;
  readonly count: number;
  readonly glossaryOf: GlossaryReader;
}

async function oneFile(context: CommandContext, options: TranslateOptions, turn: FileTurn): Promise<FileReport> {
  const { file, target } = turn;
  const kind = kindOf(file, options);
  if (kind === undefined) {
    return { file, target, outcome: "skipped", reason: formatMessage("cli.translate.unknownFormat"), findings: [] };
  }
  try {
    const outcome = await translateOne(context, options, { ...turn, kind });
    if (outcome.kind === "skipped") {
      const reason = formatMessage(`fileTranslation.skip.${outcome.reason}`, { path: outcome.path ?? file });
      return { file, target, outcome: "skipped", reason, findings: [] };
    }
    return { file, target, outcome: outcome.kind, path: outcome.path, findings: segmentFindings(outcome.result) };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    return { file, target, outcome: "failed", reason, findings: [] };
  }
}

async function translateOne(
  context: CommandContext,
  options: TranslateOptions,
  turn: FileTurn & { readonly kind: DocumentKind },
): Promise<FileOutcome> {
  const { args, server, terminal, signal } = context;
  const { file, target, kind } = turn;
  const folder = projectFolder(file, process.cwd());
  const source = pathInProject(folder, file);
  const out = args.has("in-place") ? source : args.value("out");
  if (out !== undefined && !args.has("in-place") && pathInProject(folder, out) === source) {
    throw wrongUse("cli.use.outIsSource", { file });
  }
  const glossary = termsFor(await turn.glossaryOf(folder), target);
  const { register, pattern, retries, source: from } = options;
  const outcome = await translateFile(
    {
      path: source,
      kind,
      target,
      source: from,
      out: out === undefined || out === source ? out : pathInProject(folder, out),
      pattern,
      register,
      glossary,
      retries,
      signal,
    },
    {
      ...diskFiles(folder),
      translate: (params) =>
        againAfterCrash(() =>
          askAgainWhenBusy(context, (whenBusy) =>
            server.translate({ ...params, whenBusy }, { signal, onProgress: showProgress(context, turn) }),
          ),
        ),
      decide: (question) => decide(context, options, question),
    },
  );
  if (outcome.kind === "skipped") return outcome;
  for (const note of outcome.result.notes) terminal.note(documentNoteText(note));
  if (outcome.isSourceChanged) terminal.note(`${file}: ${formatMessage("fileTranslation.sourceChanged")}`);
  tellNotAdded(context, outcome.path, outcome.result.notAdded ?? []);
  return outcome;
}

/** A server that dies is started anew; one that dies again has told enough. */
async function againAfterCrash<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!AppError.is(error, "server.crashed") && !AppError.is(error, "server.notResponding")) throw error;
    return send();
  }
}

function tellNotAdded(
  { terminal }: CommandContext,
  path: string,
  entries: NonNullable<TranslateResult["notAdded"]>,
): void {
  if (entries.length === 0) return;
  const names = entries.map(shortName).join(", ");
  const key = entries.length === 1 ? "cli.translate.notAddedOne" : "cli.translate.notAdded";
  terminal.note(formatMessage(key, { path, count: entries.length, names }));
}

/** What is shown of an entry that has no place. */
const ENTRY_COLUMNS = 70;

function shortName({ key, text }: { readonly key?: string; readonly text: string }): string {
  return cutDisplay((key ?? text).replace(/\s+/gu, " "), ENTRY_COLUMNS);
}

/** A log file gets a line for each file, a terminal the segments too. */
function showProgress({ terminal }: CommandContext, { file, target, index, count }: FileTurn) {
  return (progress: TaskProgress): void => {
    if (progress.kind === "segments") {
      const { done, count: segments } = progress;
      if (!terminal.isInteractive && done > 0) return;
      terminal.status(formatMessage("cli.translate.progress", { file, target, index, count, done, segments }));
    } else if (progress.kind !== "segment" && progress.kind !== "started") {
      terminal.status(taskProgressText(progress) ?? "");
    }
  };
}

async function decide(
  context: CommandContext,
  { conflicts }: TranslateOptions,
  question: ConflictQuestion,
): Promise<ConflictDecision> {
  const { terminal, stdin, signal } = context;
  if (conflicts !== undefined) return conflicts;
  const { path: file, conflicts: changed, lost } = question;
  const one = (lost.length > 0 ? lost : changed).length === 1 ? "One" : "";
  const key = lost.length > 0 ? (`cli.translate.lost${one}` as const) : (`cli.translate.conflicts${one}` as const);
  terminal.note(formatMessage(key, { file, conflicts: changed.length, lost: lost.length }));
  for (const entry of lost) terminal.note(`  ${shortName(entry)}`);
  if (!canAsk(context)) {
    terminal.note(formatMessage("cli.translate.conflictsHint"));
    return "keep";
  }
  const prompt = createInterface({ input: stdin, output: process.stderr });
  try {
    const answer = (await prompt.question(`${formatMessage("cli.translate.question")} `, { signal }))
      .trim()
      .toLowerCase();
    if (answer.startsWith("q")) throw new CancelledError();
    return answer.startsWith("t") ? "translate" : "keep";
  } finally {
    prompt.close();
  }
}

function tell(
  { terminal, args }: CommandContext,
  { file, target, outcome, path: written, reason, findings }: FileReport,
  isOnly: boolean,
): void {
  if (outcome === "failed") terminal.note(formatMessage("cli.translate.fileFailed", { file, reason: reason ?? "" }));
  else if (outcome === "skipped")
    terminal.note(formatMessage("fileTranslation.skipped", { file, reason: reason ?? "" }));
  else if (outcome === "written" || isOnly || args.has("verbose")) {
    terminal.note(formatMessage(`cli.translate.${outcome}`, { file, path: written ?? "", target }));
  }
  for (const line of findingLines(written ?? file, findings)) terminal.note(line);
}

function summaryOf(reports: readonly FileReport[], skippedInFolders: number): string {
  const countOf = (outcome: FileReport["outcome"]): number =>
    reports.filter((report) => report.outcome === outcome).length;
  return formatMessage("fileTranslation.summary", {
    written: countOf("written"),
    unchanged: countOf("unchanged"),
    findings: reports.filter(({ findings }) => findings.length > 0).length,
    skipped: countOf("skipped") + skippedInFolders,
    failed: countOf("failed"),
  });
}

/** Undefined: the others would fail in the same way. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof CliFailure) return error.exitCode === EXIT.failed ? error.message : undefined;
  return AppError.is(error) && isFaultOfOneFile(error) ? presentError(error).message : undefined;
}
