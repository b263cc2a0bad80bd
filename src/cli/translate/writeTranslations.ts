/** Files to files: each beside its source, and only what has changed since the last run is translated. */
import type { LanguageTag } from "../../core/languages.ts";
import type { FileOutcome } from "../../core/translate/update/translateFile.ts";
import { throwIfCancelled } from "../../shared/cancelSignal.ts";
import { formatCliMessage } from "../../shared/messages/formatCliMessage.ts";
import { countedFailure, EXIT, wrongUse } from "../cliFailure.ts";
import { writeJson, type CommandContext } from "../commandContext.ts";
import { faultLine, fileFault, isNoDocument, type FileFault } from "./fileFault.ts";
import { FileProgress } from "./fileProgress.ts";
import { findingLines, segmentFindings, type PlacedEntry } from "./findingLines.ts";
import { namedFiles, tellSkipped } from "./namedFiles.ts";
import { interruptedFolder, translateOneFile, type OneFile } from "./translateOneFile.ts";
import { removeOldJournals } from "./translationJournal.ts";
import { glossaryReader, kindOf, type TranslateOptions } from "./translateOptions.ts";

/** What is told of one file at the end, for people and with --json. Paths are as they are told. */
interface FileReport extends Partial<FileFault> {
  readonly file: string;
  readonly target: LanguageTag;
  readonly outcome: FileOutcome["kind"] | "failed";
  /** Of the translation. */
  readonly path?: string;
  readonly findings: readonly PlacedEntry[];
}

export async function writeTranslations(context: CommandContext, options: TranslateOptions): Promise<void> {
  const { args, terminal, signal } = context;
  const { files, found, skipped } = await namedFiles(args.arguments, options.source);
  if (args.has("out") && (files.length > 1 || options.targets.length > 1)) throw wrongUse("cli.use.oneOut");
  if (args.has("in-place") && options.targets.length > 1) throw wrongUse("cli.use.oneLanguage");
  const json = args.has("json");
  if (!json) tellSkipped(context, skipped);
  const reports: FileReport[] = [];
  const count = files.length * options.targets.length;
  const glossaryOf = glossaryReader(context);
  const progress = new FileProgress(terminal);
  removeOldJournals(interruptedFolder());
  try {
    for (const file of files) {
      for (const target of options.targets) {
        throwIfCancelled(signal);
        const turn = { file, target, index: reports.length + 1, count, isFound: found.has(file), glossaryOf, progress };
        const report = await oneFile(context, options, turn);
        reports.push(report);
        if (!json) tell(context, report, count === 1);
      }
    }
  } finally {
    // Also when the server is lost or somebody cancels: what is written by then is written.
    terminal.clearStatus();
    if (json) writeJson(terminal, { files: reports, skipped });
    else if (count !== 1 || skipped.length > 0) terminal.note(summaryOf(reports, skipped.length));
    if (!json && skipped.length > 0 && !args.has("verbose"))
      terminal.note(formatCliMessage("cli.translate.leftOutHint"));
  }
  const failed = reports.filter(({ outcome }) => outcome === "failed").length;
  const findings = reports.reduce((sum, report) => sum + report.findings.length, 0);
  if (failed > 0) throw countedFailure(EXIT.failed, "cli.translate.failed", failed);
  if (args.has("strict") && findings > 0) throw countedFailure(EXIT.findings, "fileTranslation.needsLook", findings);
}

interface Turn extends Omit<OneFile, "kind"> {
  /** In a folder: nobody has asked for just this one. */
  readonly isFound: boolean;
}

async function oneFile(context: CommandContext, options: TranslateOptions, turn: Turn): Promise<FileReport> {
  const { file, target } = turn;
  const kind = kindOf(file, options);
  if (kind === undefined) {
    return { file, target, outcome: "skipped", reason: formatCliMessage("cli.translate.unknownFormat"), findings: [] };
  }
  try {
    const outcome = await translateOneFile(context, options, { ...turn, kind });
    if (outcome.kind === "skipped") {
      const reason = formatCliMessage(`fileTranslation.skip.${outcome.reason}`, { path: outcome.path ?? file });
      return { file, target, outcome: "skipped", reason, findings: [] };
    }
    return { file, target, outcome: outcome.kind, path: outcome.path, findings: segmentFindings(outcome.result) };
  } catch (error) {
    const fault = fileFault(error);
    if (fault === undefined) throw error;
    const isLeftOut = turn.isFound && isNoDocument(error);
    return { file, target, outcome: isLeftOut ? "skipped" : "failed", ...fault, findings: [] };
  }
}

function tell({ terminal, args }: CommandContext, report: FileReport, isOnly: boolean): void {
  const { file, target, outcome, path = "", reason = "", line, findings } = report;
  if (outcome === "failed") {
    const hasPlace = line !== undefined;
    terminal.note(
      hasPlace
        ? faultLine(file, { ...report, reason })
        : formatCliMessage("cli.translate.fileFailed", { file, reason }),
    );
  } else if (outcome === "skipped") {
    terminal.note(formatCliMessage("fileTranslation.skipped", { file, reason }));
  } else if (outcome === "written" || isOnly || args.has("verbose")) {
    terminal.note(formatCliMessage(`cli.translate.${outcome}`, { file, path, target }));
  }
  for (const finding of findingLines(path, findings)) terminal.note(finding);
}

function summaryOf(reports: readonly FileReport[], skippedInFolders: number): string {
  const countOf = (outcome: FileReport["outcome"]): number =>
    reports.filter((report) => report.outcome === outcome).length;
  return formatCliMessage("fileTranslation.summary", {
    written: countOf("written"),
    unchanged: countOf("unchanged"),
    findings: reports.filter(({ findings }) => findings.length > 0).length,
    skipped: countOf("skipped") + skippedInFolders,
    failed: countOf("failed"),
  });
}
