/** What became of each file of a job, and the document that tells it. */
import type { LanguageTag } from "../../../core/languages.ts";
import { languageLabel } from "../../../core/languages.ts";
import { LineNumbers } from "../../../core/translate/update/lineNumbers.ts";
import type { UnchosenReason } from "../../../core/translate/update/chooseFiles.ts";
import type { FileOutcome } from "../../../core/translate/update/translateFile.ts";
import { documentNoteText, findingText } from "../../../core/translate/verify/findingText.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";

export interface FileReport {
  /** As people see it: from the workspace's folder. */
  readonly name: string;
  readonly outcome:
    | FileOutcome
    /** Nobody named it, and it is in a folder that somebody named. */
    | { readonly kind: "skipped"; readonly reason: UnchosenReason; readonly path?: undefined }
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
export function reportText(
  reports: readonly FileReport[],
  target: LanguageTag,
  linkOf: (report: FileReport, path: string, line: number) => string,
): string {
  const title = formatMessage("fileTranslation.reportTitle", { language: languageLabel(target) });
  const counts = formatMessage("fileTranslation.summary", { ...countReports(reports) });
  const lines = reports.flatMap((report) => [headOf(report, linkOf), ...placesOf(report, linkOf)]);
  return [`# ${title}`, "", counts, "", ...lines, ""].join("\n");
}

function headOf(report: FileReport, linkOf: Parameters<typeof reportText>[2]): string {
  const { name, outcome } = report;
  switch (outcome.kind) {
    case "written":
    case "unchanged": {
      const link = `[${escaped(outcome.path)}](${linkOf(report, outcome.path, 1)})`;
      return `- ${escaped(name)}: ${formatMessage(`fileTranslation.${outcome.kind}`, { path: link })}`;
    }
    case "skipped": {
      const reason = formatMessage(`fileTranslation.skip.${outcome.reason}`, { path: outcome.path ?? name });
      return `- ${escaped(formatMessage("fileTranslation.skipped", { file: name, reason }))}`;
    }
    case "failed":
      return `- ${escaped(formatMessage("fileTranslation.failed", { file: name, reason: outcome.reason }))}`;
  }
}

function placesOf(report: FileReport, linkOf: Parameters<typeof reportText>[2]): string[] {
  const { outcome } = report;
  if (outcome.kind !== "written" && outcome.kind !== "unchanged") return [];
  const { text, segments, notes } = outcome.result;
  const lines = new LineNumbers(text);
  const places = segments.flatMap(({ findings, resultStart, key, status }) => {
    const line = lines.lineAt(resultStart);
    const sentences = findings.map(findingText);
    if (status === "conflict") sentences.push(formatMessage("fileTranslation.conflict"));
    const link = `[${String(line)}](${linkOf(report, outcome.path, line)})`;
    return sentences.map(
      (sentence) => `  - ${link}${key === undefined ? "" : ` ${escaped(key)}`}: ${escaped(sentence)}`,
    );
  });
  return [...places, ...notes.map((note) => `  - ${escaped(documentNoteText(note))}`)];
}

function needsLook(outcome: FileReport["outcome"]): boolean {
  if (outcome.kind !== "written" && outcome.kind !== "unchanged") return false;
  return outcome.result.segments.some(({ findings, status }) => findings.length > 0 || status === "conflict");
}

/** Names and texts of documents are no Markdown. */
function escaped(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/[\\`*_[\]<>#|~&!]/gu, "\\$&");
}
