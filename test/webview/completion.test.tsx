import fc from "fast-check";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { completionWord } from "../../webview-ui/src/completionWord.ts";
import { PanelHarness } from "./support/panelHarness.tsx";

let panel: PanelHarness | undefined;

afterEach(() => {
  panel?.unmount();
});

const COMMANDS = [
  { insert: "/translate ", label: "/translate", detail: "Translate into another language" },
  { insert: "/think", label: "/think", detail: "Think before answering" },
];

const FILES = [{ insert: "#file:src/main.ts ", label: "main.ts", detail: "src/main.ts" }];
const LANGUAGES = [
  { insert: "/translate th ", label: "ไทย - Thai", detail: "th" },
  { insert: "/translate km ", label: "ខ្មែរ - Khmer", detail: "km" },
];

async function typed(text: string, items = COMMANDS): Promise<PanelHarness> {
  const opened = await new PanelHarness().open({});
  panel = opened;
  await typeAtEnd(opened, text);
  await opened.say({ type: "completions", word: text, items });
  return opened;
}

async function typeAtEnd(opened: PanelHarness, text: string): Promise<void> {
  opened.textarea.focus();
  await act(() => {
    opened.textarea.value = text;
    opened.textarea.setSelectionRange(text.length, text.length);
    opened.textarea.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** As the arrow keys, Home and the mouse do. */
async function moveCaret(opened: PanelHarness, at: number): Promise<void> {
  await act(() => {
    opened.textarea.setSelectionRange(at, at);
    document.dispatchEvent(new Event("selectionchange"));
  });
}

function options(opened: PanelHarness): string[] {
  return Array.from(opened.root.querySelectorAll("[role=option]"), ({ textContent }) => textContent);
}

describe("The word at the caret", () => {
  it.each([
    ["/", { text: "/", start: 0 }],
    ["/tr", { text: "/tr", start: 0 }],
    ["/translate ไท", { text: "/translate ไท", start: 0 }],
    ["/translate th สวัสดี", undefined],
    ["see /tr", undefined],
    ["ดู #ไฟล์", { text: "#ไฟล์", start: 3 }],
    ["#", { text: "#", start: 0 }],
    ["（#ma", { text: "#ma", start: 1 }],
    ['ดู (#file:"บันทึก ของ', { text: '#file:"บันทึก ของ', start: 4 }],
    ['ดู #file:"บันทึก ของ.md" แล้ว', undefined],
    ["f(#ma", undefined],
    ["issue#12", undefined],
    ["# ", undefined],
    ["", undefined],
  ])("%j", (text, expected) => {
    expect(completionWord(text, text.length)).toEqual(expected);
  });

  it("always ends at the caret", () => {
    const texts = fc.string({ unit: fc.constantFrom("/", "#", " ", "\n", "ก", "ា", "x", "😀") });
    fc.assert(
      fc.property(texts, fc.nat(), (text, at) => {
        const caret = text === "" ? 0 : at % (text.length + 1);
        const word = completionWord(text, caret);
        expect(word?.text).toBe(word && text.slice(word.start, caret));
      }),
    );
  });
});

describe("Completion", () => {
  it("is asked for with the word, and offered as options that the text points at", async () => {
    const opened = await typed("/t");
    expect(opened.postedOf("complete").at(-1)).toEqual({ type: "complete", word: "/t" });
    expect(options(opened)).toHaveLength(2);
    const active = () => document.getElementById(opened.textarea.getAttribute("aria-activedescendant") ?? "");
    expect(active()?.textContent).toContain("/translate");
    await opened.press("ArrowDown");
    expect(active()?.textContent).toContain("/think");
    await opened.press("ArrowDown");
    expect(active()?.textContent).toContain("/translate");
  });

  it.each(["Enter", "Tab"])("is taken with %s, which sends nothing", async (key) => {
    const opened = await typed("/t");
    expect(await opened.press(key)).toBe(false);
    expect(opened.textarea.value).toBe("/translate ");
    expect(opened.postedOf("send")).toEqual([]);
  });

  it("puts a reference into the middle of a sentence", async () => {
    const opened = await typed("อธิบาย #ma");
    await opened.say({ type: "completions", word: "#ma", items: FILES });
    await opened.press("Enter");
    expect(opened.textarea.value).toBe("อธิบาย #file:src/main.ts ");
  });

  it("leaves Enter to the input method, and to a word that is complete", async () => {
    const opened = await typed("/think", COMMANDS.slice(1));
    await opened.press("Enter", { isComposing: true });
    expect([opened.textarea.value, opened.postedOf("send")]).toEqual(["/think", []]);
    await opened.press("Enter");
    expect(opened.postedOf("send")).toEqual([{ type: "send", text: "/think" }]);
  });

  it.each(["Enter", "Tab"])("has the first language chosen behind a command and a space: %s takes it", async (key) => {
    const opened = await typed("/translate ", LANGUAGES);
    expect(opened.root.querySelector('[aria-selected="true"]')?.textContent).toContain("ไทย");
    await opened.press(key);
    expect([opened.textarea.value, opened.postedOf("send")]).toEqual(["/translate th ", []]);
    expect(options(opened)).toEqual([]);
    await opened.press("Enter");
    expect(opened.postedOf("send")).toEqual([{ type: "send", text: "/translate th" }]);
  });

  it("is taken with the mouse, and the text keeps the keyboard", async () => {
    const opened = await typed("/translate ", LANGUAGES);
    const press = new MouseEvent("mousedown", { bubbles: true, cancelable: true });
    const last = opened.find("[role=option]:last-child");
    last.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
    await opened.click(last);
    expect(opened.textarea.value).toBe("/translate km ");
    expect(document.activeElement).toBe(opened.textarea);
  });

  it("is left alone by Enter once it was closed with Escape", async () => {
    const opened = await typed("/translate ", LANGUAGES);
    await opened.press("Escape");
    await opened.press("Enter");
    expect(opened.postedOf("send")).toEqual([{ type: "send", text: "/translate" }]);
  });

  it("stays closed over a question that comes back, so that Enter sends it again", async () => {
    const opened = await typed("ดู #file:ma", FILES);
    await opened.press("Escape");
    await opened.press("Enter");
    await opened.say({ type: "draft", draftId: 1, text: "ดู #file:ma" });
    await opened.say({ type: "completions", word: "#file:ma", items: FILES });
    expect(options(opened)).toEqual([]);
    await opened.press("Enter");
    const sent = { type: "send", text: "ดู #file:ma" };
    expect(opened.postedOf("send")).toEqual([sent, sent]);
  });

  it("of nothing leaves a # word to Enter as it stands", async () => {
    const opened = await typed("Sửa #12", []);
    await opened.press("Enter");
    expect(opened.postedOf("send")).toEqual([{ type: "send", text: "Sửa #12" }]);
  });

  it("closes with Escape, and the draft stays", async () => {
    const opened = await typed("/t");
    expect(await opened.press("Escape")).toBe(false);
    expect(options(opened)).toEqual([]);
    expect(opened.textarea.value).toBe("/t");
  });

  it("never shows what was found for another word", async () => {
    const opened = await typed("/t");
    await typeAtEnd(opened, "/th");
    // Of the shorter word's items those that still fit stay, until the answer comes.
    expect(options(opened)).toEqual(["/thinkThink before answering"]);
    await typeAtEnd(opened, "/think ");
    expect(options(opened)).toEqual([]);
    await typeAtEnd(opened, "/x");
    expect(options(opened)).toEqual([]);
    await opened.say({ type: "completions", word: "/th", items: COMMANDS });
    expect(options(opened)).toEqual([]);
  });

  it("keeps a file while its name is typed on, wherever it is", async () => {
    const opened = await typed("#ma", FILES);
    for (const [word, count] of [
      ["#mai", 1],
      ["#file:mai", 0],
      ["#max", 0],
    ] as const) {
      await typeAtEnd(opened, word);
      expect(options(opened)).toHaveLength(count);
    }
  });

  it("keeps a file while its name is typed on in quotation marks, over a space, too", async () => {
    const notes = { insert: '#file:"docs/my notes.md" ', label: "my notes.md", detail: "docs/my notes.md" };
    const opened = await typed('#file:"m');
    await opened.say({ type: "completions", word: '#file:"m', items: [notes] });
    for (const [word, count] of [
      ['#file:"my', 1],
      ['#file:"my ', 1],
      ['#file:"my notes', 1],
      ['#file:"my nothing', 0],
    ] as const) {
      await typeAtEnd(opened, word);
      expect(options(opened)).toHaveLength(count);
    }
  });

  it("goes when the caret leaves the word: Enter sends then", async () => {
    const opened = await typed("ดู #ma");
    await opened.say({ type: "completions", word: "#ma", items: FILES });
    expect(options(opened)).toHaveLength(1);
    await moveCaret(opened, 0);
    expect(options(opened)).toEqual([]);
    await opened.press("Enter");
    expect(opened.postedOf("send")).toEqual([{ type: "send", text: "ดู #ma" }]);
  });

  it("follows the caret inside the word, and stays closed once it was closed", async () => {
    const opened = await typed("ดู #ma");
    await moveCaret(opened, 5);
    expect(opened.postedOf("complete").at(-1)).toEqual({ type: "complete", word: "#m" });
    await opened.say({ type: "completions", word: "#m", items: FILES });
    expect(options(opened)).toHaveLength(1);
    await opened.press("Escape");
    await moveCaret(opened, 6);
    expect(options(opened)).toEqual([]);
  });

  it("shows nothing that comes too late", async () => {
    const opened = await typed("#m", []);
    await typeAtEnd(opened, "#ma");
    await opened.say({ type: "completions", word: "#ma", items: FILES });
    await opened.say({ type: "completions", word: "#m", items: [] });
    expect(options(opened)).toEqual(["main.tssrc/main.ts"]);
  });
});
