/** Compares translations that are there with their sources. No server, no model, no network. */
import { throwIfCancelled } from "../../shared/cancelSignal.ts";
import { CliFailure, countedFailure, EXIT, wrongUse } from "../cliFailure.ts";
import { writeJson, type CommandContext } from "../commandContext.ts";
import { checkFile, type CheckReport } from "./checkFile.ts";
import { faultLine } from "./fileFault.ts";
import { findingLines } from "./findingLines.ts";
import { namedFiles, tellSkipped, type SkippedFile } from "./namedFiles.ts";
import { glossaryReader, type TranslateOptions } from "./translateOptions.ts";

/** @throws CliFailure with exit code 1 when there are findings, 2 when a file could not be checked or there is none */
export async function checkTranslations(context: CommandContext, options: TranslateOptions): Promise<void> {
  const { args, terminal, signal } = context;
  const { files, skipped } = await namedFiles(args.arguments, options.source, EXIT.wrongUse);
  if (files.length === 0) throw new CliFailure(EXIT.wrongUse, "cli.check.noFiles", {}, { hint: false });
  if (args.has("out") && (files.length > 1 || options.targets.length > 1)) throw wrongUse("cli.use.oneOut");
  const reports: CheckReport[] = [];
  const unplaced: SkippedFile[] = [];
  const glossaryOf = glossaryReader(context);
  for (const file of files) {
    for (const target of options.targets) {
      throwIfCancelled(signal);
      const turn = { file, target, out: args.value("out"), glossaryOf };
      const report = await checkFile(options, turn);
      if (!("file" in report)) {
        unplaced.push(report);
        continue;
      }
      reports.push(report);
      if (args.has("json")) continue;
      if (report.reason !== undefined)
        terminal.write(`${faultLine(report.path, { ...report, reason: report.reason })}\n`);
      for (const line of findingLines(report.path, report.findings)) terminal.write(`${line}\n`);
    }
  }
  const [first] = unplaced;
  if (reports.length === 0 && first !== undefined)
    throw new CliFailure(EXIT.wrongUse, "cli.check.noPlace", { name: first.path }, { hint: false });
  if (args.has("json")) writeJson(terminal, { files: reports, skipped: [...skipped, ...unplaced] });
  else tellSkipped(context, [...skipped, ...unplaced]);
  const unchecked = reports.filter(({ reason }) => reason !== undefined).length;
  const count = reports.reduce((sum, { findings }) => sum + findings.length, 0);
  if (unchecked > 0) throw countedFailure(EXIT.wrongUse, "cli.check.unchecked", unchecked);
  if (count > 0) throw countedFailure(EXIT.failed, "fileTranslation.needsLook", count);
}
