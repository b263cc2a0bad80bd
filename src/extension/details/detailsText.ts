import { serverFacts, stateReport } from "../../core/modelDetails.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { ModelState, ServerStatus } from "../../shared/protocol.ts";
import { bulletList, escapeMarkdown, factTable } from "../markdownText.ts";

/** The Markdown document behind "Where the Model Runs". */
export function detailsText(status: ServerStatus | undefined): string {
  const heading = `# ${escapeMarkdown(formatMessage("details.title"))}`;
  if (status === undefined) return `${heading}\n\n${escapeMarkdown(formatMessage("details.noServer"))}\n`;
  const parts = [
    heading,
    status.model.kind === "none" ? escapeMarkdown(formatMessage("details.noModel")) : stateSection(status.model),
    ...status.others.flatMap((other) => [`## ${escapeMarkdown(formatMessage("details.others"))}`, stateSection(other)]),
    `## ${escapeMarkdown(formatMessage("details.server"))}`,
    factTable(serverFacts(status)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function stateSection(state: ModelState): string {
  const { facts, problem, adjustments } = stateReport(state);
  const parts = [factTable(facts)];
  if (problem !== undefined) parts.push(escapeMarkdown(problem));
  if (adjustments.length > 0) {
    parts.push(`### ${escapeMarkdown(formatMessage("details.adjustments"))}`, bulletList(adjustments));
  }
  return parts.join("\n\n");
}
