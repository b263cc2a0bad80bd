/** What became of each file of a job, and the document that tells it. */
import type { LanguageTag } from "../../../core/languages.ts";
import { languageLabel } from "../../../core/languages.ts";
import { LineNumbers } from "../../../core/translate/update/lineNumbers.ts";
import type { UnchosenReason } from "../../../core/translate/update/chooseFiles.ts";
import type { FileOutcome } from "../../../core/translate/update/translateFile.ts";
import { documentNoteText, findingText } from "../../../core/translate/verify/findingText.ts";
import type { TranslateResult } from "../../../shared/protocol.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";

export interface FileReport {
  /** As people see it: from the workspace's folder. */
  readonly name: string;
  readonly outcome:
    | FileOutcome
    /** Nobody named it, and it is in a folder that somebody named. */
    | { readonly kind: "skipped"; readonly reason: UnchosenReason | "ignored"; readonly path?: undefined }
    /** A question about a person's work was dismissed. The path is the translation's. */
    | { readonly kind: "skipped"; readonly reason: "undecided"; readonly path: string }
    | { readonly kind: "failed"; readonly reason: string };
}

export interface ReportCounts {
  readonly written: number;
  readonly unchanged: number;
  /** Files that need a look. */
  readonly findings: number;
  readonly skipped: number;
  readonly failed: number;
}

export function countReports(reports: readonly FileReport[]): ReportCounts {
  const count = (kind: FileReport["outcome"]["kind"]): number =>
    reports.filter(({ outcome }) => outcome.kind === kind).length;
  return {
    written: count("written"),
    unchanged: count("unchanged"),
    findings: reports.filter(({ outcome }) => needsLook(outcome)).length,
    skipped: count("skipped"),
    failed: count("failed"),
  };
}

/** Markdown with a link to each place that needs a look. @param linkOf the address of a translation's line */
export function reportText<R extends FileReport>(
  reports: readonly R[],
  target: LanguageTag,
  linkOf: (report: R, path: string, line: number) => string,
): string {
  const title = formatMessage("fileTranslation.reportTitle", { language: languageLabel(target) });
  const counts = formatMessage("fileTranslation.summary", { ...countReports(reports) });
  const lines = reports.flatMap((report) => {
    const link = (path: string, line: number): string => linkOf(report, path, line);
    return [headOf(report, link), ...placesOf(report, link)];
  });
  return [`# ${title}`, "", counts, "", ...lines, ""].join("\n");
}

/** What became of the only file of a job, in a sentence or two. */
export function outcomeText({ name, outcome }: FileReport): string {
  const sentences: string[] = [];
  switch (outcome.kind) {
    case "written":
      sentences.push(formatMessage("fileTranslation.writtenFile", { file: name, path: outcome.path }));
      break;
    case "unchanged":
      sentences.push(`${formatMessage("fileTranslation.unchanged", { path: outcome.path })}.`);
      break;
    case "skipped":
      return skippedText(name, outcome);
    case "failed":
      return formatMessage("fileTranslation.failed", { file: name, reason: outcome.reason });
  }
  const count = placesToLookAt(outcome);
  if (count > 0) {
    sentences.push(
      formatMessage(count === 1 ? "fileTranslation.needsLookOne" : "fileTranslation.needsLook", { count }),
    );
  }
  if (outcome.isSourceChanged) sentences.push(formatMessage("fileTranslation.sourceChanged"));
  return sentences.join(" ");
}

function skippedText(
  file: string,
  { reason, path = file }: Extract<FileReport["outcome"], { readonly kind: "skipped" }>,
): string {
  return formatMessage("fileTranslation.skipped", {
    file,
    reason: formatMessage(`fileTranslation.skip.${reason}`, { path }),
  });
}

function headOf({ name, outcome }: FileReport, link: (path: string, line: number) => string): string {
  switch (outcome.kind) {
    case "written":
    case "unchanged": {
      const path = `[${escaped(outcome.path)}](${link(outcome.path, 1)})`;
      return `- ${escaped(name)}: ${formatMessage(`fileTranslation.${outcome.kind}`, { path })}`;
    }
    case "skipped":
      return `- ${escaped(skippedText(name, outcome))}`;
    case "failed":
      return `- ${escaped(formatMessage("fileTranslation.failed", { file: name, reason: outcome.reason }))}`;
  }
}

function placesOf({ outcome }: FileReport, link: (path: string, line: number) => string): string[] {
  if (outcome.kind !== "written" && outcome.kind !== "unchanged") return [];
  const { text, segments, notes } = outcome.result;
  const lines = new LineNumbers(text);
  const places = segments.flatMap(({ findings, resultStart, key, status }) => {
    const line = lines.lineAt(resultStart);
    const sentences = findings.map(findingText);
    if (status === "conflict") sentences.push(formatMessage("fileTranslation.conflict"));
    const place = `[${String(line)}](${link(outcome.path, line)})${key === undefined ? "" : ` ${escaped(key)}`}`;
    return sentences.map((sentence) => `  - ${place}: ${escaped(sentence)}`);
  });
  const remarks = notes.map(documentNoteText);
  if (outcome.isSourceChanged) remarks.push(formatMessage("fileTranslation.sourceChanged"));
  return [...places, ...remarks.map((remark) => `  - ${escaped(remark)}`)];
}

function needsLook(outcome: FileReport["outcome"]): boolean {
  return (outcome.kind === "written" || outcome.kind === "unchanged") && placesToLookAt(outcome) > 0;
}

/** Segments with findings or a person's edit that is out of date, and parts that were left alone. */
function placesToLookAt({ result }: Extract<FileOutcome, { readonly result: TranslateResult }>): number {
  const segments = result.segments.filter(({ findings, status }) => findings.length > 0 || status === "conflict");
  return segments.length + result.notes.filter(({ code }) => code === "partSkipped").length;
}

/** Names and texts of documents are no Markdown. */
function escaped(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/[\\`*_[\]<>#|~&!]/gu, "\\$&");
}
