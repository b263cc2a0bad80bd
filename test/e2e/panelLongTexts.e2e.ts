/** Texts of the built panel in a real Chromium that are longer than anybody writes, as an imported conversation may have them. */
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ChatMessageView } from "../../src/shared/webviewProtocol.ts";
import { ENDLESS_PARAGRAPHS, ORDINARY_MARKDOWN } from "../support/hostileMarkdown.ts";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import { answer } from "../support/panelConversation.ts";
import type { PanelPage } from "../support/panelPage.ts";
import { panelPagesForThisFile } from "../support/panelPagesForThisFile.ts";

const pages = panelPagesForThisFile();
let panel: PanelPage | undefined;

afterEach(async () => {
  await panel?.close();
  panel = undefined;
});

/** What an expression is in the page. */
function valueOf<Value>(expression: string): Promise<Value> {
  return panel!.page.evaluate(expression);
}

describe("An endless paragraph in a conversation that is opened", () => {
  type Place = readonly [
    name: string,
    messageOf: (text: string) => ChatMessageView,
    opener: string | undefined,
    drawn: string,
  ];
  /** As what the text stands there, how all that is shown of it at once comes into view, and where it stands then. */
  const PLACES: readonly Place[] = [
    ["a question", (text: string) => answer(text, { role: "user" }), 'button:text-is("Show more")', ".bubble"],
    ["an answer", (text: string) => answer(text), undefined, ".markdown"],
    ["a thought", (text: string) => answer("x", { thought: { text, durationMs: 1 } }), "summary", ".thought .markdown"],
  ];
  /** In seconds of the processor, until the page has drawn it and taken a draft. */
  async function openingCost([, messageOf, opener, selector]: Place, text: string): Promise<number> {
    panel = await pages.open();
    const before = await panel.processorSeconds();
    await panel.snapshot({ messages: [messageOf(text)] });
    if (opener !== undefined) await panel.page.locator(opener).first().click();
    await valueOf(`new Promise((done) => {
      const look = () => (document.querySelector("${selector}")?.textContent.length > 90_000 ? done() : setTimeout(look, 50));
      look();
    })`);
    await panel.say({ type: "draft", draftId: 1, text: "ยังอยู่" });
    expect(await panel.page.locator("textarea").inputValue()).toBe("ยังอยู่");
    return (await panel.processorSeconds()) - before;
  }

  describe.each(PLACES)("as %s", (...place) => {
    let ordinarySeconds: number;

    beforeAll(async () => {
      ordinarySeconds = await openingCost(place, ORDINARY_MARKDOWN);
      await panel!.close();
    });

    it.each(ENDLESS_PARAGRAPHS)("does not keep the page from its reader: %s", async (_, text) => {
      expect(await openingCost(place, text)).toBeLessThan(10 * ordinarySeconds);
    });
  });
});

describe("A selection in a long paragraph that grows", () => {
  it.each(["km", "th", "vi"] as const)("stays where it is: %s", async (lang) => {
    const text = paragraph(lang, "1/1").repeat(12);
    panel = await pages.open({ view: { messages: [answer(text.slice(0, 999), { state: "streaming", lang })] } });
    await valueOf(`{
      const { firstChild } = document.querySelector(".markdown p");
      getSelection().setBaseAndExtent(firstChild, 5, firstChild, 800);
    }`);
    await panel.say({ type: "delta", messageId: "a", channel: "text", text: text.slice(999) });
    await expect.poll(() => valueOf<string>('document.querySelector(".markdown p").textContent')).toBe(text.trim());
    expect(await valueOf('document.querySelector(".markdown p").childNodes.length')).toBeGreaterThan(1);
    expect(await valueOf("[getSelection().anchorOffset, getSelection().focusOffset]")).toEqual([5, 800]);
  });
});

describe("A paragraph too long for one block", () => {
  const SENTENCES = [
    "ภาษาไทยเขียนติดกัน",
    "ဗမာစာကိုစကားလုံးမခြားဘဲရေးသည်။",
    "ភាសាខ្មែរសរសេរជាប់គ្នា",
    "தமிழ் சொற்களுக்கு இடையில் இடைவெளி உண்டு. ",
    "中文没有空格。",
  ];

  it.each(SENTENCES)("shows no gap within itself, and is copied as it is: %s", async (sentence) => {
    const text = sentence.repeat(Math.ceil(36_000 / sentence.length)).trim();
    panel = await pages.open({ view: { messages: [answer(`${text}\n\nend`)] } });
    await expect.poll(() => valueOf<number>('document.querySelectorAll(".block").length')).toBeGreaterThan(9);
    await expect.poll(() => valueOf('document.querySelector(".markdown > .block")?.textContent.trim()')).toBe("end");
    const tops = await valueOf<{ top: number; bottom: number }[]>(`{
      // What is far from the view has no height of its own yet.
      for (const block of document.querySelectorAll(".block")) block.style.contentVisibility = "visible";
      Array.from(document.querySelectorAll(".block"), (block) => block.getBoundingClientRect().toJSON());
    }`);
    const gaps = tops.slice(1).map(({ top }, index) => Math.round(top - tops[index]!.bottom));
    // Only the next paragraph stands apart.
    expect(new Set(gaps.slice(0, -1))).toEqual(new Set([0]));
    expect(gaps.at(-1)).toBeGreaterThan(0);
    for (const visibility of ["visible", "auto"]) {
      const copied = await valueOf<string>(`{
        for (const block of document.querySelectorAll(".block")) block.style.contentVisibility = "${visibility}";
        getSelection().selectAllChildren(document.querySelector(".markdown"));
        getSelection().toString();
      }`);
      expect(copied.trimEnd()).toBe(`${text}\n\nend`);
    }
  });

  it.each(SENTENCES)("is copied as it is from a question: %s", async (sentence) => {
    const text = sentence.repeat(Math.ceil(110_000 / sentence.length)).trim();
    panel = await pages.open({ view: { messages: [answer(text, { role: "user" })] } });
    for (let part = 0; part < 2; part += 1) {
      await panel.page.locator('button:text-is("Show more")').first().click();
    }
    await expect.poll(() => valueOf<number>('document.querySelector(".bubble").textContent.length')).toBe(text.length);
    expect(
      await valueOf('getSelection().selectAllChildren(document.querySelector(".bubble")), getSelection().toString()'),
    ).toBe(text);
  });
});
