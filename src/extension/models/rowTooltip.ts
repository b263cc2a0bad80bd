/** A row's tooltip as Markdown. Names come from files and from the network: every text is escaped. */
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { bulletList, escapeMarkdown, factTable } from "../markdownText.ts";
import type { ModelRow } from "./modelRow.ts";
import { licenceUrl, rowFacts, rowNotes } from "./rowFacts.ts";

/** @param sum how the verdict comes about, a line for each part */
export function rowTooltip(row: ModelRow, sum: readonly string[]): string {
  const url = licenceUrl(row.entry?.licence);
  const notes = rowNotes(row);
  const parts = [
    `**${escapeMarkdown(row.title)}**`,
    factTable(rowFacts(row)),
    ...(sum.length > 0 ? [bulletList(sum)] : []),
    ...(notes.length > 0 ? [notes.map((note) => `*${escapeMarkdown(note)}*`).join("\n\n")] : []),
    ...(url === undefined ? [] : [`[${escapeMarkdown(formatMessage("models.readLicence"))}](${url})`]),
  ];
  return parts.join("\n\n");
}
