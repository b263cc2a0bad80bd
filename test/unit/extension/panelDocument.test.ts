import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { panelDocument } from "../../../src/extension/chat/panelDocument.ts";
import { en } from "../../../src/shared/messages/en.ts";
import { ENGLISH, type UiWords } from "../../../src/shared/messages/uiWords.ts";

function pageIn(words: UiWords): string {
  return panelDocument({ nonce: "n", cspSource: "'self'", styleUrl: "/main.css", scriptUrl: "/main.js", words });
}

/** As a page reads it: up to the first thing that ends the element. */
function wordsOf(page: string): unknown {
  return JSON.parse(/<script type="application\/json" id="messages">(.*?)<\/script/su.exec(page)![1]!);
}

describe("The panel's page", () => {
  it("says its language and has the words in it", () => {
    const page = pageIn({ language: "lo", messages: { ...en, "panel.today": "ມື້ນີ້" } });
    expect(page).toContain('<html lang="lo">');
    expect(wordsOf(page)).toMatchObject({ "panel.today": "ມື້ນີ້" });
  });

  it("says in which tab it is, and which are open, in a tab only", () => {
    const files = { nonce: "n", cspSource: "'self'", styleUrl: "/main.css", scriptUrl: "/main.js", words: ENGLISH };
    const page = panelDocument({ ...files, tab: { name: "b", openNames: ["a", "b"] } });
    expect(page).toContain('<html lang="en" data-tab="b" data-open-tabs="a b">');
    expect(panelDocument(files)).toContain('<html lang="en">');
    expect(panelDocument({ ...files, view: "c1" })).toContain('<html lang="en" data-view="c1">');
  });

  it("cannot be left by words", () => {
    const hostile = "</script><script>alert(1)</script><!-- <script";
    const page = pageIn({ language: "vi", messages: { ...en, "panel.today": hostile } });
    expect(wordsOf(page)).toMatchObject({ "panel.today": hostile });
    expect(page.match(/<script/gu)).toHaveLength(2);
  });

  it("has every key that the panel asks for", () => {
    const folder = new URL("../../../webview-ui/src/", import.meta.url);
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/u.test(name));
    const sources = names.map((name) => readFileSync(new URL(name.replaceAll("\\", "/"), folder), "utf8"));
    const literals = sources.flatMap((source) => [...source.matchAll(/["`]([a-z]+\.[A-Za-z.]+)(?=["`$])/gu)]);
    const keys = new Set(literals.map(([, key]) => key!).filter((key) => key in en));
    expect(keys.size).toBeGreaterThan(100);
    expect([...keys].filter((key) => !(key in (wordsOf(pageIn(ENGLISH)) as object)))).toEqual([]);
  });
});
