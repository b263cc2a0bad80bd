import { describe, expect, it } from "vitest";
import { highlightedHtml } from "../../webview-ui/src/markdown/highlight.ts";

/** Templates in templates, so deep. */
function templates(depth: number): string {
  return `${"`${".repeat(depth)}1${"}`".repeat(depth)}`;
}

describe("The colours of code", () => {
  it("are there for templates in templates, as people write them", () => {
    expect(highlightedHtml(templates(5), "js")).toContain('<span class="hljs-number">1</span>');
  });

  it("are left out where tokens stand in each other by the hundred", () => {
    expect(highlightedHtml(templates(100), "js")).toBeUndefined();
  });

  it("do not care how many tokens stand side by side", () => {
    expect(highlightedHtml('f("1");\n'.repeat(500), "js")).toContain("hljs-string");
  });
});
