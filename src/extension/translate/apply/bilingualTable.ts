import type { TranslatedSegment } from "../translatedText.ts";

/** Source and translation as a Markdown table, one row for each segment. */
export function bilingualTable(segments: readonly Pick<TranslatedSegment, "source" | "text">[]): string {
  const rows = segments.map(({ source, text }) => `| ${cell(source)} | ${cell(text)} |`);
  return `${["| | |", "|:--|:--|", ...rows].join("\n")}\n`;
}

function cell(text: string): string {
  return text.trim().replaceAll("\\", "\\\\").replaceAll("|", "\\|").replace(/\r?\n/gu, "<br>");
}
