import {
  adjustmentTexts,
  modelFacts,
  serverFacts,
  stateModelName,
  stateText,
  type Fact,
} from "../../core/modelDetails.ts";
import { AppError } from "../../shared/appError.ts";
import { presentError } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { ModelState, ServerStatus } from "../../shared/protocol.ts";
import { fromWireError } from "../../shared/wireError.ts";
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
  const head: Fact[] = [
    { label: formatMessage("details.model"), value: stateModelName(state) },
    { label: formatMessage("details.state"), value: stateText(state) },
  ];
  switch (state.kind) {
    case "none":
    case "loading":
      return factTable(head);
    case "failed": {
      const error = fromWireError(state.error) ?? new AppError("internal", state.error.message);
      return `${factTable(head)}\n\n${escapeMarkdown(presentError(error).message)}`;
    }
    case "ready":
    case "busy": {
      const adjustments = adjustmentTexts(state.info);
      const heading = `### ${escapeMarkdown(formatMessage("details.adjustments"))}`;
      const table = factTable([...head, ...modelFacts(state.info)]);
      return adjustments.length === 0 ? table : `${table}\n\n${heading}\n\n${bulletList(adjustments)}`;
    }
  }
}
