import { marked } from "marked";
import { expect, it } from "vitest";
import { detailsText } from "../../../src/extension/details/detailsText.ts";
import { escapeMarkdown } from "../../../src/extension/markdownText.ts";
import type { ModelInfo, ServerStatus } from "../../../src/shared/protocol.ts";
import { MODEL_INFO } from "../../support/scriptedServerApi.ts";

const status = (info: ModelInfo): ServerStatus => ({
  pid: 12,
  version: "1.0.0",
  clients: 2,
  model: { kind: "busy", info, running: 1, queued: 4 },
  others: [{ kind: "loading", path: "/m/second.gguf", fraction: 0.5 }],
  memoryBytes: 21e9,
});

/** As a reader sees it. */
async function shown(markdown: string): Promise<string> {
  const html = await marked.parse(markdown);
  return html
    .replace(/<[^>]*>/gu, " ")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&amp;", "&")
    .replace(/\s+/gu, " ");
}

it("tells of every model in memory and of the server", async () => {
  const text = await shown(detailsText(status(MODEL_INFO)));
  for (const fact of [
    "Model Test Model",
    "1 being answered, 4 waiting",
    "Computes on CPU",
    "4,096 tokens, one answer at a time",
    "Model second",
    "loading, 50 %",
    "process 12, version 1.0.0",
    "21.0 GB",
  ]) {
    expect(text).toContain(fact);
  }
});

it("says what there is instead when nothing runs", () => {
  expect(detailsText(undefined)).toContain("No model server is running");
  expect(detailsText({ ...status(MODEL_INFO), model: { kind: "none" } })).toContain("No model is loaded");
});

it.each([
  "[click](command:workbench.action.quit)",
  "![x](https://example.org/pixel.png)",
  "<img src=x onerror=alert(1)>",
  "a | b | c",
  "**bold** `code` $(trash) https://example.org me@example.org",
])("shows %s in a model's name as it is", async (name) => {
  const html = await marked.parse(detailsText(status({ ...MODEL_INFO, name })));
  expect(html).not.toMatch(/<(?:a|img|strong|code)\b/u);
  expect(await shown(detailsText(status({ ...MODEL_INFO, name })))).toContain(
    `Model ${name.replaceAll("<", "&lt;").replaceAll(">", "&gt;")}`,
  );
  expect(escapeMarkdown("$(trash)")).toBe("\\$\\(trash\\)");
});
