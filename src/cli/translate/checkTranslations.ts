/** Compares translations that are there with their sources. No server, no model, no network. */
import path from "node:path";
import { projectFolder } from "../../client/projectFolder.ts";
import type { LanguageTag } from "../../core/languages.ts";
import { loadFormat } from "../../core/translate/formats/loadFormat.ts";
import { termsFor } from "../../core/translate/glossary/parseGlossary.ts";
import { checkDocument, type CheckedEntry } from "../../core/translate/update/checkDocument.ts";
import { decodeDocument } from "../../core/translate/update/documentText.ts";
import { isFaultOfOneFile } from "../../core/translate/update/faultOfOneFile.ts";
import { hasTargetColumn } from "../../core/translate/update/hasTargetColumn.ts";
import { targetPath, type TargetPlace } from "../../core/translate/update/targetPath.ts";
import { readRecords } from "../../core/translate/update/translateFile.ts";
import { recordsFor } from "../../core/translate/update/translationRecords.ts";
import { AppError } from "../../shared/appError.ts";
import { throwIfCancelled } from "../../shared/cancelSignal.ts";
import { presentError } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { badInput, CliFailure, EXIT, wrongUse } from "../cliFailure.ts";
import { writeJson, type CommandContext } from "../commandContext.ts";
import { diskFiles, pathInProject } from "./diskFiles.ts";
import { findingLines } from "./findingLines.ts";
import { namedFiles } from "./namedFiles.ts";
import { glossaryReader, kindOf, type GlossaryReader, type TranslateOptions } from "./translateOptions.ts";

interface CheckReport {
  readonly file: string;
  readonly target: LanguageTag;
  /** Of the translation, as the command line would name it. */
  readonly path: string;
  /** Why it could not be checked. */
  readonly reason?: string;
  readonly findings: readonly CheckedEntry[];
}

/** One that has no translation of its own, as the target's own file among those of all languages. */
type SkippedCheck = Extract<TargetPlace, { readonly kind: "none" }> & { readonly file: string };

/** @throws CliFailure with exit code 1 when there are findings, 2 when a file could not be checked or there is none */
export async function checkTranslations(context: CommandContext, options: TranslateOptions): Promise<void> {
  const { args, terminal, signal } = context;
  const { files } = await namedFiles(args.arguments, options.source, EXIT.wrongUse);
  if (files.length === 0) throw new CliFailure(EXIT.wrongUse, "cli.check.noFiles", {}, { hint: false });
  if (args.has("out") && (files.length > 1 || options.targets.length > 1)) throw wrongUse("cli.use.oneOut");
  const reports: CheckReport[] = [];
  const skipped: SkippedCheck[] = [];
  const glossaryOf = glossaryReader(context);
  for (const file of files) {
    for (const target of options.targets) {
      throwIfCancelled(signal);
      const report = await checkFile(options, { file, target, out: args.value("out"), glossaryOf });
      if ("kind" in report) {
        skipped.push(report);
        continue;
      }
      reports.push(report);
      if (args.has("json")) continue;
      if (report.reason !== undefined) terminal.write(`${report.path}: ${report.reason}\n`);
      for (const line of findingLines(report.path, report.findings)) terminal.write(`${line}\n`);
    }
  }
  const [first] = skipped;
  if (reports.length === 0 && first !== undefined)
    throw new CliFailure(EXIT.wrongUse, "cli.check.noPlace", { name: first.file }, { hint: false });
  if (args.has("json")) {
    writeJson(terminal, { files: reports, skipped: skipped.map(({ file, reason }) => ({ path: file, reason })) });
  } else if (args.has("verbose")) {
    for (const { file, reason } of skipped) {
      terminal.note(
        formatMessage("fileTranslation.skipped", { file, reason: formatMessage(`fileTranslation.skip.${reason}`) }),
      );
    }
  }
  const unchecked = reports.filter(({ reason }) => reason !== undefined).length;
  const count = reports.reduce((sum, { findings }) => sum + findings.length, 0);
  if (unchecked > 0) throw new CliFailure(EXIT.wrongUse, "cli.check.unchecked", { count: unchecked }, { hint: false });
  if (count > 0) throw new CliFailure(EXIT.failed, "cli.check.findings", { count, files: reports.length });
}

interface CheckTurn {
  readonly file: string;
  readonly target: LanguageTag;
  readonly out: string | undefined;
  readonly glossaryOf: GlossaryReader;
}

async function checkFile(
  options: TranslateOptions,
  { file, target, out, glossaryOf }: CheckTurn,
): Promise<CheckReport | SkippedCheck> {
  const folder = projectFolder(file, process.cwd());
  let shown = file;
  try {
    const files = diskFiles(folder);
    const read = async (name: string): Promise<string> => {
      const bytes = await files.read(path.resolve(name));
      if (bytes === undefined) throw badInput("cli.input.notFound", { name });
      return decodeDocument(bytes, name).text;
    };
    const source = await read(file);
    const kind = kindOf(file, options);
    if (kind === undefined) throw badInput("cli.input.unknownFormat", { name: file });
    const { source: sourceLanguage, pattern } = options;
    const reading = { target, source: sourceLanguage, dialect: kind.dialect };
    const hasColumn = kind.format === "csv" && hasTargetColumn(source, reading);
    const place = targetPath(file.replaceAll(path.sep, "/"), kind, {
      target,
      source: sourceLanguage,
      pattern,
      hasTargetColumn: hasColumn,
    });
    shown = out ?? (place.kind === "beside" ? place.path : file);
    if (place.kind === "none" && shown === file) return { ...place, file };
    const findings = checkDocument({
      source,
      translation: shown === file ? source : await read(shown),
      format: await loadFormat(kind.format),
      dialect: kind.dialect,
      target,
      sourceLanguage,
      glossary: termsFor(await glossaryOf(folder), target),
      records: recordsFor(await readRecords(files), pathInProject(folder, shown), target),
    });
    return { file, target, path: shown, findings };
  } catch (error) {
    return { file, target, path: shown, reason: reasonOf(error), findings: [] };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof CliFailure) return error.message;
  if (AppError.is(error) && isFaultOfOneFile(error)) {
    const { reason, line, column } = error.details;
    return error.code === "document.invalid"
      ? formatMessage("check.unreadable", { line: line ?? 1, column: column ?? 1, reason: reason ?? "" })
      : presentError(error).message;
  }
  throw error;
}
