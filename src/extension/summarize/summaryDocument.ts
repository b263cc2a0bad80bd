import { languageLabel, type LanguageTag } from "../../core/languages.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";

export interface SummaryDocument {
  /** The source's file name; empty for a text without one. */
  readonly sourceName: string;
  readonly target: LanguageTag;
  readonly summary: string;
  readonly parts: number;
  readonly modelName: string;
}

/** The Markdown that a summary is shown as: what it is of, how much of it was read, by which model, then the summary. */
export function summaryDocument({ sourceName, target, summary, parts, modelName }: SummaryDocument): string {
  const name = escapeMarkdown(sourceName === "" ? formatMessage("summary.untitled") : sourceName);
  const heading = formatMessage("summary.heading", { name });
  const coverage = formatMessage("summary.coverage", {
    parts,
    language: languageLabel(target),
    model: escapeMarkdown(modelName),
  });
  return `# ${heading}\n\n*${coverage}*\n\n${summary.trim()}\n`;
}

/** File and model names are plain text: nothing in them is markup. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/gu, "\\$&");
}
