/** The messages of the built panel in a real Chromium: formulas, colours, copying, hostile text, accessibility. */
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ChatMessageView } from "../../src/shared/webviewProtocol.ts";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import { axeViolations } from "../support/axeViolations.ts";
import { HOSTILE_MARKDOWN, ORDINARY_MARKDOWN } from "../support/hostileMarkdown.ts";
import { answer, panelConversation } from "../support/panelConversation.ts";
import type { PanelPage, PanelPageOptions } from "../support/panelPage.ts";
import { panelPagesForThisFile } from "../support/panelPagesForThisFile.ts";
import { PANEL_THEMES } from "../support/panelThemes.ts";

const pages = panelPagesForThisFile();
let panel: PanelPage | undefined;

afterEach(async () => {
  await panel?.close();
  panel = undefined;
});

async function open(messages: readonly ChatMessageView[], options: PanelPageOptions = {}): Promise<PanelPage> {
  panel = await pages.open({ ...options, view: { ...options.view, messages } });
  return panel;
}

/** What an expression is in the page. */
function valueOf<Value>(expression: string): Promise<Value> {
  return panel!.page.evaluate(expression);
}

describe("Formulas", () => {
  it("are drawn by the browser, and what is none stays text", async () => {
    await open([answer("$x^2$ and \\(y\\), not $5 and $10, nor `$z$`\n\n$$\\frac{a}{b}$$")]);
    expect(await valueOf('Array.from(document.querySelectorAll("math"), (math) => math.textContent)')).toEqual([
      "x2",
      "y",
      "ab",
    ]);
    expect(await valueOf('document.querySelector("mfrac").namespaceURI')).toBe("http://www.w3.org/1998/Math/MathML");
    expect(await valueOf('document.querySelector(".markdown p").textContent')).toContain("not $5 and $10, nor $z$");
  });
});

describe("Brackets of a formula", () => {
  it.each(["en", "th", "zh-Hans"])("are as high as the matrix between them, in an answer in %s", async (lang) => {
    await open([answer("$$\\begin{pmatrix} a & b \\\\ c & d \\\\ e & f \\end{pmatrix}$$", { lang })]);
    const [bracket = 0, matrix = Infinity] = await valueOf<number[]>(
      '["mo", "mtable"].map((part) => document.querySelector(`math ${part}`).getBoundingClientRect().height)',
    );
    expect(bracket).toBeGreaterThan(0.9 * matrix);
  });
});

describe("Code", () => {
  const code = '/* a */\n@dec\nclass A extends B { m(): number { return /x/.test("s") ? 42 : true; } }';

  it.each(PANEL_THEMES)("has colours of enough contrast in %s", async (theme) => {
    await open(
      [answer(`\`\`\`ts\n${code}\n\`\`\`\n\`\`\`diff\n+ a\n- b\n\`\`\`\n\`\`\`html\n<a href='x'>y</a>\n\`\`\``)],
      {
        theme,
      },
    );
    await expect
      .poll(() => valueOf<number>('document.querySelectorAll("code > [class^=hljs-]").length'))
      .toBeGreaterThan(10);
    const ratios = await valueOf<Record<string, number>>(`(${CONTRASTS})()`);
    expect(Object.keys(ratios).length).toBeGreaterThan(8);
    expect(Object.entries(ratios).filter(([, ratio]) => ratio < 4.5)).toEqual([]);
  });

  it("folds its buttons away again in a narrow panel: at Escape, and when the keyboard goes elsewhere", async () => {
    await open([answer(`\`\`\`ts\n${code}\n\`\`\``)], { widthPx: 240 });
    const more = panel!.page.locator(".code-more");
    const insert = panel!.page.getByRole("button", { name: "Insert at Cursor" });
    await more.click();
    await insert.focus();
    await panel!.page.keyboard.press("Escape");
    await insert.waitFor({ state: "hidden" });
    await expect.poll(() => valueOf("document.activeElement.className")).toBe("code-more");
    await more.click();
    await expect.poll(() => more.getAttribute("aria-expanded")).toBe("true");
    await panel!.page.locator(".answer-footer").click({ position: { x: 1, y: 1 } });
    await insert.waitFor({ state: "hidden" });
    expect(await more.getAttribute("aria-expanded")).toBe("false");
  });

  it("has the characters that the model wrote, colours or not", async () => {
    await open([answer(`\`\`\`ts\n${code}\n\`\`\``)]);
    await panel!.page.waitForSelector(".hljs-keyword");
    await panel!.page.getByRole("button", { name: "Insert at Cursor" }).click();
    expect((await panel!.posted()).at(-1)).toEqual({ type: "insertCode", text: code, languageId: "ts" });
  });
});

describe("What is copied", () => {
  it.each(["km", "my", "th"] as const)("of a selection in %s is what the model wrote", async (lang) => {
    // Where such languages may be broken, and where scripts join: characters that nobody sees.
    const text = `${paragraph(lang, "1/1").replace(/^(.{5})(.{5})/u, "$1\u200B$2\u200D\u2060")} \u202Eabc`;
    await open([answer(text, { lang })]);
    await valueOf('getSelection().selectAllChildren(document.querySelector(".markdown p"))');
    expect(await valueOf("getSelection().toString()")).toBe(text);
    const shown = await valueOf(
      '[...document.querySelectorAll(".hidden-mark")].map((mark) => getComputedStyle(mark, "::before").content)',
    );
    expect(shown).toEqual(['"U+2060"', '"U+202E"']);
  });
});

describe("A selection in an answer that grows", () => {
  it.each(["km", "th", "vi"] as const)(
    "stays where it is, in the paragraph that is being written: %s",
    async (lang) => {
      const text = paragraph(lang, "1/1");
      await open([answer(text.slice(0, 40), { state: "streaming", lang })]);
      await valueOf(`{
      const { firstChild } = document.querySelector(".markdown p");
      getSelection().setBaseAndExtent(firstChild, 5, firstChild, 30);
    }`);
      await panel!.say({ type: "delta", messageId: "a", channel: "text", text: text.slice(40) });
      await expect.poll(() => valueOf<string>('document.querySelector(".markdown p").textContent')).toBe(text);
      expect(await valueOf("[getSelection().anchorOffset, getSelection().focusOffset]")).toEqual([5, 30]);
    },
  );
});

describe("Scripts without spaces", () => {
  it.each(["th", "lo", "km", "my"] as const)(
    "have lines in %s that begin with whole characters and stay in a narrow panel",
    async (lang) => {
      await open([answer(paragraph(lang, "1/1"), { lang })], { widthPx: 240 });
      const lines = await valueOf<string[]>(`(${LINES})()`);
      expect(lines.length).toBeGreaterThan(3);
      for (const line of lines) expect(line).not.toMatch(/^[\p{M}\u17D2]/u);
      expect(await valueOf("document.querySelector('main').scrollWidth <= innerWidth")).toBe(true);
    },
  );

  it.each(["th", "my"] as const)("leave code in %s in the editor's font", async (lang) => {
    await open([answer("```ts\nconst a = 1;\n```", { lang })]);
    await panel!.page.waitForSelector(".hljs-keyword");
    const font = (selector: string) => valueOf(`getComputedStyle(document.querySelector("${selector}")).fontFamily`);
    expect(await font(".hljs-keyword")).toBe(await font("pre"));
    expect(await font("pre")).toContain("monospace");
  });

  it.each(["km", "ta", "zh-Hans"] as const)(
    "leave formulas in %s in the fonts for formulas, signs of roots too",
    async (lang) => {
      await open([answer("$$\\sqrt{b^2 - 4ac}$$", { lang })]);
      const fonts = await valueOf<string[]>(
        'Array.from(document.querySelectorAll("math, math *"), (part) => getComputedStyle(part).fontFamily)',
      );
      expect(fonts.length).toBeGreaterThan(5);
      expect(fonts.filter((font) => !font.includes("Noto Sans Math"))).toEqual([]);
    },
  );
});

/**
 * Of the processor, compared with an ordinary answer of a quarter of a megabyte in the same browser: the dearest of the texts, formulas
 * as long as they may be, costs about ten times as much. What grows with the square of its length would cost hundreds of times.
 */
const MOST_ORDINARY_ANSWERS = 40;

/** Has an answer of this text streamed, ended, and read until the page takes a draft. Returns what that has cost the processor, in seconds. */
async function costOf(text: string): Promise<number> {
  const before = await panel!.processorSeconds();
  await panel!.say({ type: "delta", messageId: "a", channel: "text", text });
  await panel!.say({ type: "messageChanged", message: answer(text) });
  await panel!.say({ type: "draft", draftId: 1, text: "still here" });
  expect(await panel!.page.locator("textarea").inputValue()).toBe("still here");
  return (await panel!.processorSeconds()) - before;
}

describe("Hostile Markdown", () => {
  let ordinarySeconds: number;

  beforeAll(async () => {
    await open([answer("", { state: "streaming" })]);
    ordinarySeconds = await costOf(ORDINARY_MARKDOWN);
    await panel!.close();
  });

  it.each(HOSTILE_MARKDOWN)("never runs, never asks the network, never hangs: %s", async (_, text) => {
    await open([answer("", { state: "streaming" })]);
    const asked: string[] = [];
    panel!.page.on("request", (request) => void asked.push(request.url()));
    await panel!.page.evaluate("window.alert = () => { window.hasRun = true; }");
    expect(await costOf(text)).toBeLessThan(MOST_ORDINARY_ANSWERS * ordinarySeconds);
    expect(await valueOf("window.hasRun === true")).toBe(false);
    expect(asked).toEqual([]);
    const active = "script:not([nonce]), iframe, img, object, embed, form, style, maction, semantics, annotation-xml";
    expect(await valueOf(`document.querySelectorAll(".markdown :is(${active})").length`)).toBe(0);
    expect(await valueOf(`document.querySelectorAll('#app math [href], #app [style*="position"]').length`)).toBe(0);
  });
});

/** How far below the view blocks have their elements. */
const MADE_BELOW_VIEW_PX = `
  document.querySelector(".block.pending").getBoundingClientRect().top -
  document.querySelector("main").getBoundingClientRect().bottom`;

describe("A text far longer than any answer", () => {
  const text = HOSTILE_MARKDOWN.find(([name]) => name === "formulas as long as they may be")![1];
  const words = () => valueOf<string>('document.querySelector(".markdown").textContent');
  const first = () => valueOf('document.querySelector(".markdown strong")?.textContent');
  const formulaCount = () => valueOf('document.querySelectorAll(".markdown math").length');
  const scrollTo = (topPx: string) => panel!.page.evaluate(`document.querySelector("main").scrollTop = ${topPx}`);
  const end = "document.querySelector('main').scrollHeight";
  /** Scrolls each time: while blocks still come, the panel follows its end. */
  const firstAtTop = async () => {
    await scrollTo("0");
    return first();
  };

  it("has elements only near the view, and all its words", async () => {
    await open([answer(`**first**\n\n${text}Last.`)]);
    const blockCount = () => valueOf('document.querySelectorAll(".block").length');
    // All words stand there as plain text first.
    await expect.poll(blockCount).toBeGreaterThan(190);
    await expect.poll(words).toMatch(/Last\.\n?$/u);
    expect((await words()).match(/x_1\^2/gu)?.length).toBeGreaterThan(100 * 248);
    expect(await formulaCount()).toBeLessThan(60);
    await expect.poll(firstAtTop).toBe("first");
    expect(await formulaCount()).toBeLessThan(60);
  });

  it("keeps the elements that are selected, however far away they are", async () => {
    await open([answer(`**first**\n\n${text}`)]);
    await expect.poll(firstAtTop).toBe("first");
    await panel!.page.evaluate('getSelection().selectAllChildren(document.querySelector(".markdown strong"))');
    await scrollTo(end);
    await expect.poll(() => valueOf('document.querySelectorAll(".block")[1].matches(".pending")')).toBe(true);
    expect(await valueOf("getSelection().toString()")).toBe("first");
    expect(await first()).toBe("first");
    await panel!.page.evaluate("getSelection().removeAllRanges()");
    await expect.poll(first).toBeUndefined();
  });

  it("has elements already when it comes into view", async () => {
    const greetings = Array.from({ length: 2000 }, (_, index) => `**${index}** สวัสดีชาวโลก ຍິນດີຕ້ອນຮັບ`);
    await open([answer(greetings.join("\n\n"))]);
    const madeBelowTopPx = async () => {
      await scrollTo("0");
      return valueOf<number>(MADE_BELOW_VIEW_PX);
    };
    await expect.poll(madeBelowTopPx).toBeGreaterThan(800);
  });
});

describe("A menu of an answer", () => {
  it("stays at its button while the conversation is scrolled", async () => {
    await open(panelConversation("th"), { heightPx: 600 });
    await panel!.page.locator('.answer-footer [aria-haspopup="menu"]').last().click();
    await panel!.page.getByRole("menu").waitFor();
    const fromButtonPx = () =>
      valueOf<number>(`
        document.querySelector(".menu").getBoundingClientRect().top -
        document.querySelector('[aria-expanded="true"][aria-haspopup="menu"]').getBoundingClientRect().bottom`);
    const beforePx = await fromButtonPx();
    await valueOf('document.querySelector("main").scrollBy(0, -40)');
    await expect.poll(fromButtonPx).toBeCloseTo(beforePx, 1);
  });
});

describe("A character that nobody sees", () => {
  it("is drawn as its name alone, and copied as it is", async () => {
    await open([answer("[31mแดง\u001B[0m")]);
    const range = `(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector(".hidden-mark"));
      return range;
    })()`;
    expect(await valueOf(`${range}.getBoundingClientRect().width`)).toBe(0);
    expect(await valueOf('document.querySelector(".hidden-mark").getBoundingClientRect().width')).toBeGreaterThan(30);
    await panel!.page.evaluate('getSelection().selectAllChildren(document.querySelector(".markdown p"))');
    expect(await valueOf("getSelection().toString()")).toBe("[31mแดง\u001B[0m");
  });
});

describe("Accessibility", () => {
  const STATES: readonly (readonly [string, readonly ChatMessageView[]])[] = [
    ["everything", panelConversation("th")],
    ["thinking", [answer("", { state: "streaming", thought: { text: "Let me see" } })]],
    ["waiting", [answer("", { state: "waiting", waitingFor: "Loading the model (43 %)" })]],
    ["failed", [answer("half", { state: "failed", error: { message: "It stopped.", actions: [] } })]],
    ["empty", []],
  ];

  for (const theme of PANEL_THEMES) {
    for (const [name, messages] of STATES) {
      for (const widthPx of [240, 500]) {
        it(`finds nothing wrong with ${name} in ${theme}, ${String(widthPx)} px wide`, async () => {
          await open(messages, { theme, widthPx, reducedMotion: true, heightPx: 2400 });
          expect(await axeViolations(panel!.page)).toEqual([]);
        });
      }
    }
  }

  it.each(PANEL_THEMES)(
    "finds nothing wrong with a summary of earlier talk in %s, read and rewritten",
    async (theme) => {
      const earlierSummary = { text: "ผู้ใช้ถามเรื่อง **สิทธิมนุษยชน**", lang: "th" };
      await open(panelConversation("th"), { theme, widthPx: 240, reducedMotion: true, view: { earlierSummary } });
      const { page } = panel!;
      await page.locator(".earlier-summary > summary").focus();
      await page.keyboard.press("Enter");
      await page.locator(".earlier-summary .markdown").waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const field = page.getByRole("textbox", { name: "Edit Summary" });
      await expect.poll(() => field.inputValue()).toBe(earlierSummary.text);
      expect(await axeViolations(page)).toEqual([]);
    },
  );

  it("finds nothing wrong while a question is edited", async () => {
    await open(panelConversation("my"), { reducedMotion: true });
    await panel!.page.getByRole("button", { name: "Edit Question" }).last().click();
    expect(await axeViolations(panel!.page)).toEqual([]);
  });
});

/** The lines of the first paragraph, as they are laid out. Runs in the page. */
const LINES = `() => {
  const text = document.querySelector(".markdown p").firstChild;
  const lines = [];
  let lastTop = -Infinity;
  for (const { segment, index } of new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text.data)) {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + segment.length);
    const rects = range.getClientRects();
    const { top, height } = rects[rects.length - 1] ?? { top: lastTop, height: 0 };
    if (height > 0 && top > lastTop + height / 2) {
      lines.push("");
      lastTop = top;
    }
    lines[lines.length - 1] += segment;
  }
  return lines;
}`;

/** The least contrast of each class of tokens with the ground of its code block. Runs in the page. */
const CONTRASTS = `() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const pixel = (...colors) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const color of colors) {
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const page = getComputedStyle(document.documentElement).backgroundColor;
  const ratios = {};
  for (const token of document.querySelectorAll("code [class^=hljs-]")) {
    const ground = getComputedStyle(token.closest(".code-block")).backgroundColor;
    const colors = [pixel(page, ground), pixel(page, ground, getComputedStyle(token).color)].map(luminance);
    const [light, dark] = colors.sort((a, b) => b - a);
    ratios[token.className] = Math.min(ratios[token.className] ?? 21, (light + 0.05) / (dark + 0.05));
  }
  return ratios;
}`;
