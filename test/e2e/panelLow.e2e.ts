/** Side bars with little room: what is needed stays in view, and what gives way comes back or can be scrolled to. */
import { describe, expect, it } from "vitest";
import { LANGUAGES, languageOf, type LanguageTag } from "../../src/core/languages.ts";
import { CATALOGUES } from "../../src/shared/messages/catalogues.ts";
import { ENGLISH } from "../../src/shared/messages/uiWords.ts";
import type { ChatView, CompletionView, NoticeView, OverflowView } from "../../src/shared/webviewProtocol.ts";
import { paragraph, title } from "../../tools/tiny-model/declaration.ts";
import { panelConversation } from "../support/panelConversation.ts";
import { GAUGE } from "../support/panelLook.ts";
import { EMPTY_VIEW, type PanelPage } from "../support/panelPage.ts";
import { panelPagesForThisFile } from "../support/panelPagesForThisFile.ts";

const pages = panelPagesForThisFile();

interface Completions {
  readonly word: string;
  readonly items: readonly CompletionView[];
}

const HELD: OverflowView = {
  neededTokens: 40_123,
  contextTokens: 32_768,
  draftLength: 1,
  ways: ["trimOldest", "summarizeEarlier", "newChat"],
};

/** Everything that can stand in the composer. */
function fullView(language: LanguageTag, overflow?: OverflowView): Partial<ChatView> {
  return {
    title: title(language),
    messages: panelConversation(language),
    thinking: true,
    answerLanguage: language,
    gauge: GAUGE,
    chips: [
      { id: "1", kind: "selection", label: "main.ts:12-40", detail: "src/main.ts", tokens: 412 },
      { id: "2", kind: "file", label: `${title(language)}.md`, detail: title(language), tokens: 12_031 },
      { id: "3", kind: "folder", label: "src/", detail: "src", problem: paragraph(language, "3/1").slice(0, 60) },
    ],
    ...(overflow === undefined ? {} : { overflow }),
  };
}

/** A model that could not be loaded: the largest that the model's line becomes. */
function failedModel(language: LanguageTag): ChatView["model"] {
  const message = paragraph(language, "4/1");
  const label = CATALOGUES[language]!["action.loadModel"];
  return { kind: "failed", name: "Qwen-SEA-LION-v4-32B-IT", error: { message, actions: [{ id: "loadModel", label }] } };
}

/** Parts of the composer of which something is beyond the panel's edges, or cut off by the composer's own. */
const CUT_OFF = `(() => {
  const composer = document.querySelector(".composer").getBoundingClientRect();
  const parts = document.querySelectorAll(".composer, .composer textarea, .composer-tools > :not(.composer-space)");
  return [...parts]
    .filter((part) => {
      const { left, right, top, bottom, width, height } = part.getBoundingClientRect();
      const isInPanel = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      return !isInPanel || bottom > composer.bottom || top < composer.top || width < 8 || height < 20;
    })
    .map((part) => part.className || part.localName);
})()`;

const COMPLETIONS_TOP_PX = 'document.querySelector(".completions").getBoundingClientRect().top';

/** The row that Enter would take: above the panel, above the list's own edge, or below that. */
const ACTIVE_ROW_HIDDEN_PX = `(() => {
  const row = document.querySelector(".completions [aria-selected=true]").getBoundingClientRect();
  const list = document.querySelector(".completions").getBoundingClientRect();
  return Math.max(0, -row.top, list.top - row.top, row.bottom - list.bottom);
})()`;

/** Rows of which nothing is beyond an edge of the list or of the panel, or covered. */
const WHOLE_ROWS = `(() => {
  const list = document.querySelector(".completions").getBoundingClientRect();
  return [...document.querySelectorAll(".completions li")].filter((row) => {
    const { left, right, top, bottom } = row.getBoundingClientRect();
    const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= Math.max(0, list.top) && bottom <= list.bottom && row.contains(middle);
  }).length;
})()`;

const PLACEHOLDER = `(() => {
  const textarea = document.querySelector(".composer textarea");
  const line = getComputedStyle(textarea.parentElement, "::before");
  const linePx = parseFloat(getComputedStyle(textarea).lineHeight);
  return {
    lines: Math.round((textarea.clientHeight - 12) / linePx),
    cutPx: textarea.scrollHeight - textarea.clientHeight,
    // It draws itself where nothing stands before it.
    isDrawn: getComputedStyle(textarea, "::placeholder").opacity === "1",
    ellipsed: line.content === "none" ? undefined : line.textOverflow + ": " + JSON.parse(line.content.split(" / ")[0]),
  };
})()`;

const CONVERSATION_HEIGHT_PX = 'document.querySelector("main").clientHeight';

/** Under the middle of the button: itself, or what covers it. */
const SEND_IS_REACHABLE = `(() => {
  const send = document.querySelector("button.send");
  const { left, right, top, bottom } = send.getBoundingClientRect();
  return send.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
})()`;

/** The warning and the ways out of which an edge is scrolled away, or covered by something else. */
const COVERED = `[...document.querySelectorAll(".overflow-warning p, .overflow-line span, .overflow .button")]
  .filter((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const middle = (left + right) / 2;
    return [[middle, top + 2], [middle, bottom - 2]].some(([x, y]) => document.elementFromPoint(x, y) !== element);
  })
  .map((element) => element.textContent)`;

/** The sentences to be seen, each with the pixels of it that the warning and the buttons cover. */
const SHOWN_DETAILS = `(() => {
  const { bottom: from } = document.querySelector(".overflow-warning").getBoundingClientRect();
  const { top: to } = document.querySelector(".overflow .button-row").getBoundingClientRect();
  return [...document.querySelectorAll(".overflow dd")].filter((detail) => detail.checkVisibility({ visibilityProperty: true })).map((detail) => {
    const { top, bottom } = detail.getBoundingClientRect();
    return { id: detail.id, cutPx: Math.max(0, Math.round(from - top)) + Math.max(0, Math.round(bottom - to)) };
  });
})()`;

/** How much of what was typed is below what the text area shows. */
const TYPED_BELOW_VIEW_PX = `(() => {
  const { scrollHeight, scrollTop, clientHeight } = document.querySelector(".composer textarea");
  return scrollHeight - scrollTop - clientHeight;
})()`;

/** What stands above the text of which no line can be seen: cut off by itself, by what holds it, or covered. */
const UNSEEN_CONTEXT = `(() => {
  const context = document.querySelector(".composer-context");
  const firsts = { notice: context.querySelector(".composer-notice span"), chip: context.querySelector(".chip-text") };
  return Object.entries(firsts)
    .filter(([, first]) => {
      const { left, top } = first.getClientRects()[0];
      const linePx = parseFloat(getComputedStyle(first).lineHeight);
      const seen = [top + 2, top + linePx - 2].map((y) => document.elementFromPoint(left + 4, y));
      return !seen.every((element) => first.contains(element));
    })
    .map(([name]) => name);
})()`;

/** Of what stands above the text, what is higher than its room and cannot be scrolled. */
const UNSCROLLABLE = `[...document.querySelectorAll(".composer-context > *")]
  .filter((part) => {
    part.scrollTop = part.scrollHeight;
    const isAtEnd = part.scrollHeight - part.scrollTop - part.clientHeight <= 1;
    part.scrollTop = 0;
    return !isAtEnd;
  })
  .map((part) => part.className)`;

const CHIP_LINES = `[...document.querySelectorAll(".composer-context .chip")].map((chip) => {
  const label = chip.querySelector(".chip-text");
  return Math.round(label.clientHeight / parseFloat(getComputedStyle(label).lineHeight));
})`;

const FOCUSED_DETAIL = 'document.activeElement.getAttribute("aria-describedby")';

async function expectWholeComposer({ page }: PanelPage): Promise<void> {
  expect(await page.evaluate(CUT_OFF)).toEqual([]);
  expect(await page.evaluate(SEND_IS_REACHABLE)).toBe(true);
}

/** Ten files, each with a name of some lines in a narrow panel. */
function longNames(language: LanguageTag): Completions {
  const items = Array.from({ length: 10 }, (_, index) => {
    const label = `${title(language)} ${String(index)}.md`;
    return { insert: `#file:${label} `, label, detail: "src/" };
  });
  return { word: "#file:", items };
}

/** With three times `text` in the composer and the notice above it. */
async function expectRoomBesideNotice(panel: PanelPage, text: string, notice: NoticeView): Promise<void> {
  await panel.page.locator(".composer textarea").fill([text, text, text].join("\n"));
  await panel.say({ type: "notice", notice });
  await expectWholeComposer(panel);
  expect(await panel.page.evaluate(CONVERSATION_HEIGHT_PX)).toBeGreaterThanOrEqual(80);
}

/** @param before what stands before the word in the composer */
async function openCompletions(panel: PanelPage, before: string, { word, items }: Completions): Promise<void> {
  await panel.page.locator(".composer textarea").fill(before + word);
  await expect.poll(() => panel.posted()).toContainEqual(expect.objectContaining({ type: "complete", word }));
  await panel.say({ type: "completions", word, items });
  await panel.page.locator(".completions li").first().waitFor();
}

describe.each([
  ["ta", 170, 400],
  ["my", 170, 600],
  ["ta", 240, 240],
  ["ta", 240, 320],
  ["my", 240, 320],
  ["ta", 300, 400],
  ["my", 300, 400],
] as const)("In %s, %i by %i pixels,", (language, widthPx, heightPx) => {
  const text = paragraph(language, "3/1");

  it.each<readonly [string, Partial<ChatView>]>([
    ["an empty composer", { ...fullView(language), chips: [] }],
    ["a full composer", fullView(language)],
    ["a model that could not be loaded", { ...fullView(language), model: failedModel(language) }],
  ])("%s leaves the conversation its room, and all of its own is in view", async (_, view) => {
    const panel = await pages.open({ language, widthPx, heightPx, view });
    await expectWholeComposer(panel);
    await expectRoomBesideNotice(panel, text, { text, isError: false });
    await panel.close();
  });

  it("a refused question has a line of the reason and one of its chips in view, and all of both can be scrolled to", async () => {
    const names = ["a.md", "b.md", "c.md"];
    const reason = text.slice(0, 90);
    const chips = names.map((name) => ({
      id: name,
      kind: "file" as const,
      label: name,
      detail: name,
      problem: reason,
    }));
    const panel = await pages.open({ language, widthPx, heightPx, view: { ...fullView(language), chips } });
    const refusal = CATALOGUES[language]!["chat.notReadable"].replace("{reasons}", names.map(() => reason).join(" "));
    await expectRoomBesideNotice(panel, text, { text: refusal.replace("{names}", names.join(", ")), isError: true });
    expect(await panel.page.evaluate(UNSEEN_CONTEXT)).toEqual([]);
    expect(await panel.page.evaluate(UNSCROLLABLE)).toEqual([]);
    await panel.close();
  });

  it("what would not fit is told and leaves the composer whole, the end of what is typed in view", async () => {
    const panel = await pages.open({ language, widthPx, heightPx, view: fullView(language) });
    await panel.page.locator(".composer textarea").fill([text, text, text].join("\n"));
    await panel.say({
      type: "frameChanged",
      frame: { ...EMPTY_VIEW, ...fullView(language, { ...HELD, isForeseen: true }) },
    });
    await expectWholeComposer(panel);
    expect(await panel.page.evaluate(TYPED_BELOW_VIEW_PX)).toBeLessThanOrEqual(1);
    await panel.page.locator(".overflow-line").click();
    await expectWholeComposer(panel);
    await panel.say({ type: "frameChanged", frame: { ...EMPTY_VIEW, ...fullView(language, HELD) } });
    await expectWholeComposer(panel);
    if (heightPx >= 320) expect(await panel.page.evaluate(COVERED)).toEqual([]);
    await panel.close();
  });

  it("what completes a word is in view, also where it would not fit", async () => {
    const panel = await pages.open({ language, widthPx, heightPx, view: fullView(language, HELD) });
    const items = LANGUAGES.map(({ tag, endonym }) => ({ insert: `/translate ${tag} `, label: endonym, detail: tag }));
    await openCompletions(panel, "", { word: "/t", items });
    await expectWholeComposer(panel);
    expect(await panel.page.evaluate(COMPLETIONS_TOP_PX)).toBeGreaterThanOrEqual(0);
    await panel.page.keyboard.press("Escape");
    await panel.page.locator(".overflow-warning").waitFor();
    await panel.close();
  });

  it("what is to be done about a model can be scrolled to", async () => {
    const panel = await pages.open({
      language,
      widthPx,
      heightPx,
      view: { ...fullView(language), model: failedModel(language) },
    });
    await panel.page.getByRole("button", { name: CATALOGUES[language]!["action.showLog"] }).click();
    expect(await panel.posted()).toContainEqual({ type: "runAction", action: "showLog" });
    await panel.close();
  });
});

describe("A question that would not fit", () => {
  it.each(LANGUAGES.map(({ tag }) => [languageOf(tag).englishName, tag] as const))(
    "has its warning, all ways out and what the focused one does in view in a low and narrow side bar, with the interface in %s",
    async (_, language) => {
      const text = paragraph(language, "3/1");
      const panel = await pages.open({ widthPx: 240, heightPx: 400, language, view: fullView(language, HELD) });
      await panel.page.locator("textarea").fill(text);
      expect(await panel.page.locator(".overflow button").count()).toBe(3);
      expect(await panel.page.evaluate(COVERED)).toEqual([]);
      await panel.page.locator(".overflow button").last().focus();
      for (let way = 0; way < 3; way += 1) {
        const id = await panel.page.evaluate(FOCUSED_DETAIL);
        expect(await panel.page.evaluate(SHOWN_DETAILS)).toEqual([{ id, cutPx: 0 }]);
        expect(await panel.page.evaluate(COVERED)).toEqual([]);
        await panel.page.keyboard.press("Shift+Tab");
      }
      await panel.close();
    },
  );
});

describe("While a question is typed that would not fit", () => {
  it.each([
    ["ta", 240, 320],
    ["my", 240, 600],
    ["ta", 300, 560],
    ["my", 300, 480],
    ["ta", 300, 400],
  ] as const)("the conversation stays in view: %s, %i by %i pixels", async (language, widthPx, heightPx) => {
    const view = fullView(language, { ...HELD, isForeseen: true });
    const panel = await pages.open({ language, widthPx, heightPx, view });
    await panel.page.locator(".composer textarea").fill(`${paragraph(language, "3/1")}\n`.repeat(20));
    const line = panel.page.locator(".overflow-line");
    await line.waitFor();
    expect(await panel.page.evaluate(COVERED)).toEqual([]);
    expect(await panel.page.evaluate(CONVERSATION_HEIGHT_PX)).toBeGreaterThanOrEqual(80);
    await line.click();
    expect(await panel.page.evaluate(COVERED)).toEqual([]);
    await line.click();
    expect(await panel.page.evaluate(CONVERSATION_HEIGHT_PX)).toBeGreaterThanOrEqual(80);
    await panel.close();
  });

  it.each([
    ["en", 300, 400],
    ["my", 240, 500],
    ["ta", 300, 600],
    ["my", 300, 700],
  ] as const)(
    "the completion that Enter takes is in view: %s, %i by %i pixels",
    async (language, widthPx, heightPx) => {
      const typed = `${paragraph(language, "3/1")}\n`.repeat(20);
      for (const overflow of [HELD, { ...HELD, isForeseen: true }] as const) {
        const panel = await pages.open({ language, widthPx, heightPx, view: fullView(language, overflow) });
        await openCompletions(panel, typed, longNames(language));
        await expectWholeComposer(panel);
        expect(await panel.page.evaluate(TYPED_BELOW_VIEW_PX)).toBeLessThanOrEqual(1);
        for (let row = 0; row < 10; row += 1) {
          expect(await panel.page.evaluate(COMPLETIONS_TOP_PX)).toBeGreaterThanOrEqual(0);
          expect(await panel.page.evaluate(ACTIVE_ROW_HIDDEN_PX)).toBeLessThanOrEqual(1);
          await panel.page.keyboard.press("ArrowDown");
        }
        await panel.close();
      }
    },
  );
});

describe("The list of completions of a low or narrow panel", () => {
  const SIZES_PX = [
    [240, 250],
    [400, 250],
    [240, 330],
    [400, 330],
    [170, 600],
  ] as const;

  it.each((["ta", "my"] as const).flatMap((language) => SIZES_PX.map((sizePx) => [language, ...sizePx] as const)))(
    "has three whole rows, the active one among them: %s, %i by %i pixels",
    async (language, widthPx, heightPx) => {
      const text = `${paragraph(language, "3/1")}\n`.repeat(3);
      const panel = await pages.open({ language, widthPx, heightPx, view: fullView(language, HELD) });
      await openCompletions(panel, text, longNames(language));
      await expectWholeComposer(panel);
      for (let row = 0; row < 10; row += 1) {
        expect(await panel.page.evaluate(WHOLE_ROWS)).toBeGreaterThanOrEqual(3);
        expect(await panel.page.evaluate(ACTIVE_ROW_HIDDEN_PX)).toBe(0);
        await panel.page.keyboard.press("ArrowDown");
      }
      await panel.close();
    },
  );

  it.each(["ta", "my"] as const)(
    "has the active row where there is room for one: %s, 240 by 120 pixels",
    async (language) => {
      const panel = await pages.open({ language, widthPx: 240, heightPx: 120, view: fullView(language) });
      await openCompletions(panel, "", longNames(language));
      for (let row = 0; row < 10; row += 1) {
        expect(await panel.page.evaluate(ACTIVE_ROW_HIDDEN_PX)).toBe(0);
        await panel.page.keyboard.press("ArrowDown");
      }
      await panel.close();
    },
  );
});

describe("The words of an empty composer", () => {
  it.each(LANGUAGES.map(({ tag }) => [languageOf(tag).englishName, tag] as const))(
    "are one line that ends with an ellipsis in a low panel, and whole in a higher one: %s",
    async (_, language) => {
      const panel = await pages.open({ language, widthPx: 240, heightPx: 320 });
      const { page } = panel;
      await page.locator(".composer textarea").focus();
      const ellipsed = `ellipsis: ${(CATALOGUES[language] ?? ENGLISH.messages)["panel.placeholder"]}`;
      expect(await page.evaluate(PLACEHOLDER)).toEqual({ lines: 1, cutPx: 0, isDrawn: false, ellipsed });
      await page.locator(".composer textarea").fill("a");
      expect(await page.evaluate(PLACEHOLDER)).not.toHaveProperty("ellipsed", ellipsed);
      await page.locator(".composer textarea").fill("");
      await page.setViewportSize({ width: 240, height: 600 });
      expect(await page.evaluate(PLACEHOLDER)).toMatchObject({ cutPx: 0, isDrawn: true, ellipsed: undefined });
      await panel.close();
    },
  );
});

describe("In a low panel", () => {
  it("chips are a line each, with a shadow where there are more of them", async () => {
    const panel = await pages.open({ widthPx: 240, heightPx: 240, language: "ta", view: fullView("ta") });
    expect(await panel.page.evaluate(CHIP_LINES)).toEqual([1, 1, 1]);
    const { x, y, height } = (await panel.page.locator(".composer-context .chips").boundingBox())!;
    // Beside the chips.
    const strip = (fromTopPx: number) =>
      panel.page.screenshot({ clip: { x: x + 2, y: y + fromTopPx, width: 2, height: 2 } });
    const plain = await strip(height / 2);
    expect((await strip(0)).equals(plain)).toBe(true);
    expect((await strip(height - 2)).equals(plain)).toBe(false);
    await panel.page.evaluate('document.querySelector(".composer-context .chips").scrollTo(0, 1000)');
    expect((await strip(0)).equals(plain)).toBe(false);
    expect((await strip(height - 2)).equals(plain)).toBe(true);
    await panel.close();
  });

  const download = { name: "sea-lion.gguf", percent: 41, size: "8.1 / 19.8 GB", state: "moving" } as const;

  it("a model that is ready leaves its line to the conversation, a download that runs is told", async () => {
    const view = fullView("ms");
    const panel = await pages.open({ widthPx: 300, heightPx: 420, view });
    const line = panel.page.locator(".model-line");
    expect(await line.isVisible()).toBe(false);
    await panel.say({ type: "modelChanged", model: { kind: "none", download } });
    expect(await line.isVisible()).toBe(true);
    expect(await line.textContent()).toContain("41");
    expect(await panel.page.evaluate(CONVERSATION_HEIGHT_PX)).toBeGreaterThanOrEqual(80);
    await panel.close();
  });

  it.each(["ta", "my"] as const)(
    "a chip that cannot be read is one line, below those that can: %s",
    async (language) => {
      const view = fullView(language);
      const chips = (view.chips ?? []).toReversed();
      const panel = await pages.open({ widthPx: 300, heightPx: 400, language, view: { ...view, chips } });
      const { problem } = chips[0]!;
      const note = panel.page.locator(".composer-context li:last-child .chip-note");
      expect(await note.textContent()).toBe(problem);
      expect(await note.getAttribute("title")).toBe(problem);
      expect(await panel.page.evaluate(CHIP_LINES)).toMatchObject({ length: 3, 2: 1 });
      await panel.page.locator(".composer-context li:nth-child(2) .icon-button").focus();
      await panel.page.keyboard.press("Tab");
      expect(await panel.page.evaluate(`${CHIP_LINES}[2]`)).toBeGreaterThan(1);
      await panel.close();
    },
  );

  it("a word that is longer than the line of the model goes on below", async () => {
    const view: Partial<ChatView> = { model: { kind: "none" } };
    const panel = await pages.open({ widthPx: 169, heightPx: 400, language: "ta", view });
    const overflowPx = "((line) => line.scrollWidth - line.clientWidth)(document.querySelector('.model-line'))";
    expect(await panel.page.evaluate(overflowPx)).toBe(0);
    await panel.close();
  });

  it("the header gives way where there is room for hardly more than the composer", async () => {
    const panel = await pages.open({ widthPx: 300, heightPx: 200, view: fullView("vi") });
    expect(await panel.page.locator(".panel-header").isVisible()).toBe(false);
    await panel.page.setViewportSize({ width: 300, height: 240 });
    expect(await panel.page.locator(".panel-header").isVisible()).toBe(true);
    await panel.close();
  });
});
