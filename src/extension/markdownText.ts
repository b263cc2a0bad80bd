/** Facts as Markdown, for tooltips and documents. Names come from model files: none may become a link, an image or a command. */
import type { Fact } from "../core/modelDetails.ts";

/** Every character with a meaning in Markdown, HTML or `$(icon)` stands for itself. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n]+/gu, " ")
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;")
    .replace(/[\\`*_{}[\]()#+\-.!|>~$:@]/gu, "\\$&");
}

/** A table of two columns without headings. */
export function factTable(facts: readonly Fact[]): string {
  const rows = facts.map(({ label, value }) => `| ${escapeMarkdown(label)}&nbsp;&nbsp; | ${escapeMarkdown(value)} |`);
  return ["| | |", "|:--|:--|", ...rows].join("\n");
}

export function bulletList(texts: readonly string[]): string {
  return texts.map((text) => `- ${escapeMarkdown(text)}`).join("\n");
}
