import { expect, it } from "vitest";
import { panelDocument } from "../../src/extension/chat/panelDocument.ts";
import { CATALOGUES } from "../../src/shared/messages/catalogues.ts";
import { en } from "../../src/shared/messages/en.ts";
import { ENGLISH } from "../../src/shared/messages/uiWords.ts";
import { readPageWords } from "../../webview-ui/src/readPageWords.ts";

function parsed(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

it.each(Object.entries(CATALOGUES))("A page reads the words in %s that came with it", (language, messages) => {
  const page = panelDocument({
    nonce: "n",
    cspSource: "x",
    styleUrl: "s",
    scriptUrl: "m",
    words: { language, messages },
  });
  const read = readPageWords(parsed(page));
  expect(read.language).toBe(language);
  expect(read.messages["panel.placeholder"]).toBe(messages["panel.placeholder"]);
  // It shows none of these, and so was given none.
  expect(read.messages["status.lost"]).toBe(en["status.lost"]);
});

it("A page without words is English", () => {
  expect(readPageWords(parsed("<html lang=th><div id=app></div>"))).toBe(ENGLISH);
});
