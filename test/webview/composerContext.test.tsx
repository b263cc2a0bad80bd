import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LANGUAGES } from "../../src/core/languages.ts";
import { ENGLISH, setUiWords } from "../../src/shared/messages/uiWords.ts";
import type { ChipView, GaugeView } from "../../src/shared/webviewProtocol.ts";
import { EMPTY_FRAME } from "../../webview-ui/src/store.ts";
import { answer, PanelHarness, question } from "./support/panelHarness.tsx";

let panel: PanelHarness;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
  panel.unmount();
  vi.useRealTimers();
  setUiWords(ENGLISH);
});

const CHIPS: readonly ChipView[] = [
  { id: "1", kind: "selection", label: "main.ts:12-40", detail: "src/main.ts", tokens: 1412 },
  { id: "2", kind: "file", label: "ຄຳແນະນຳ.md", detail: "docs/ຄຳແນະນຳ.md", problem: "It is too large." },
];

const GAUGE: GaugeView = {
  contextTokens: 4000,
  systemTokens: 100,
  chipTokens: 400,
  historyTokens: 992,
  draftTokens: 20,
  answerTokens: 1000,
  isEstimate: false,
};

/** Something with data for the panel, which happy-dom's own events cannot carry. */
async function give(
  target: EventTarget,
  type: string,
  property: string,
  data: Readonly<Record<string, string>>,
  files: readonly File[] = [],
) {
  const event = new Event(type, { bubbles: true, cancelable: true });
  const types = [...Object.keys(data), ...(files.length > 0 ? ["Files"] : [])];
  const transfer = { types, getData: (name: string) => data[name] ?? "", files, dropEffect: "none" };
  Object.defineProperty(event, property, { value: transfer });
  await act(() => {
    target.dispatchEvent(event);
  });
  return event;
}

describe("Chips", () => {
  it("stand above the text with their tokens, or with what is wrong", async () => {
    panel = await new PanelHarness().open({ chips: CHIPS });
    const [first, second] = panel.root.querySelectorAll(".composer .chip");
    expect(first?.textContent).toBe("main.ts:12-401,412 tokens");
    expect(second?.textContent).toBe("ຄຳແນະນຳ.mdIt is too large.");
    expect(second?.querySelector("[lang]")?.getAttribute("lang")).toBe("lo");
  });

  it("that a question went without are marked on it, and open nothing", async () => {
    const problem = "Left out: ຄຳແນະນຳ.md has more than 1,000,000 characters.";
    const chips = [CHIPS[0]!, { ...CHIPS[1]!, problem }];
    panel = await new PanelHarness().open({ messages: [{ ...question("1", "ສະຫຼຸບແດ່"), chips }] });
    const [given, left] = panel.root.querySelectorAll("article .chip");
    expect(left?.textContent).toBe(`ຄຳແນະນຳ.md${problem}`);
    expect([given, left].map((chip) => chip?.querySelectorAll("button").length)).toEqual([1, 0]);
  });

  it("say so where their tokens are estimated, as the gauge does", async () => {
    panel = await new PanelHarness().open({ chips: [{ ...CHIPS[0]!, isEstimate: true }] });
    expect(panel.find(".chip-note").textContent).toBe("≈ 1,412 tokens");
  });

  it("can be opened and taken away, and the keyboard goes back to the text", async () => {
    panel = await new PanelHarness().open({ chips: CHIPS });
    await panel.click(panel.find(".chip-open"));
    await panel.click(panel.button("Remove ຄຳແນະນຳ.md"));
    expect(panel.postedOf("openChip")).toEqual([{ type: "openChip", chipId: "1" }]);
    expect(panel.postedOf("removeChip")).toEqual([{ type: "removeChip", chipId: "2" }]);
    expect(document.activeElement).toBe(panel.textarea);
  });

  it.each([
    ["Selection", "selection"],
    ["File...", "file"],
    ["Folder...", "folder"],
    ["Problems", "problems"],
  ])("are added by a menu: %s", async (label, kind) => {
    panel = await new PanelHarness().open({});
    await panel.click(panel.button("Add Context"));
    await panel.click(panel.button(label));
    expect(panel.postedOf("addContext")).toEqual([{ type: "addContext", kind }]);
    expect(panel.root.querySelector("[role=menu]")).toBeNull();
  });

  it("come of files that are dropped anywhere on the panel, which shows that it takes them", async () => {
    panel = await new PanelHarness().open({});
    const list = "# from the explorer\r\nfile:///project/%E0%B8%81.md\r\nfile:///project/src\r\n";
    const over = await give(panel.find("main"), "dragover", "dataTransfer", { "text/uri-list": list });
    expect(over.defaultPrevented).toBe(true);
    expect(panel.root.querySelector(".drop-target")?.textContent).toBe("Drop to add to the question");
    await give(panel.find("main"), "drop", "dataTransfer", { "text/uri-list": list });
    expect(panel.root.querySelector(".drop-target")).toBeNull();
    expect(panel.postedOf("dropUris")).toEqual([
      { type: "dropUris", uris: ["file:///project/%E0%B8%81.md", "file:///project/src"] },
    ]);
  });

  it("come of files from outside the editor, which are read here: the page is not told where they are", async () => {
    panel = await new PanelHarness().open({});
    const folder = new File([], "ថត");
    Object.defineProperty(folder, "slice", { value: () => ({ text: () => Promise.reject(new Error("A folder")) }) });
    const files = [new File(["សេរីភាព"], "ច្បាប់.txt"), folder];
    const heard: string[] = [];
    const hear = ({ type }: Event) => void heard.push(type);
    // Where the workbench listens.
    for (const type of ["dragenter", "dragover"]) window.addEventListener(type, hear);
    const enter = await give(panel.find("main"), "dragenter", "dataTransfer", {}, files);
    const over = await give(panel.find("main"), "dragover", "dataTransfer", {}, files);
    for (const type of ["dragenter", "dragover"]) window.removeEventListener(type, hear);
    expect([enter.defaultPrevented, over.defaultPrevented, heard]).toEqual([true, true, []]);
    const drop = await give(panel.find("main"), "drop", "dataTransfer", {}, files);
    // Else the page would go to the file.
    expect(drop.defaultPrevented).toBe(true);
    await vi.waitFor(() => expect(panel.postedOf("pasteText")).toHaveLength(2));
    expect(panel.postedOf("pasteText")).toContainEqual({ type: "pasteText", text: "សេរីភាព", name: "ច្បាប់.txt" });
    expect(panel.postedOf("pasteText")).toContainEqual({ type: "pasteText", text: "\0", name: "ថត" });
  });

  it("do not come of text that is dragged: that goes into the composer as always", async () => {
    panel = await new PanelHarness().open({});
    const over = await give(panel.textarea, "dragover", "dataTransfer", { "text/plain": "สวัสดี" });
    expect(over.defaultPrevented).toBe(false);
    expect(panel.root.querySelector(".drop-target")).toBeNull();
  });

  it.each([
    ["many characters", "ភាសា".repeat(1200), true],
    ["many lines", "line\n".repeat(80), true],
    ["a paragraph", "ภาษาไทย ".repeat(40), false],
  ])("come of pasted text with %s", async (_, text, isLong) => {
    panel = await new PanelHarness().open({});
    const event = await give(panel.textarea, "paste", "clipboardData", { "text/plain": text });
    expect(event.defaultPrevented).toBe(isLong);
    expect(panel.postedOf("pasteText")).toEqual(isLong ? [{ type: "pasteText", text }] : []);
  });
});

describe("The language of answers", () => {
  it("is one of the eleven or the user's own, each under its own name and in its own fonts", async () => {
    panel = await new PanelHarness().open({});
    const options = Array.from(panel.root.querySelectorAll("option"));
    expect(options).toHaveLength(12);
    expect(options[0]?.textContent).toBe("Auto");
    const thai = options.find(({ value }) => value === "th");
    expect([thai?.textContent, thai?.lang]).toEqual(["ไทย - Thai", "th"]);
  });

  it("is kept by the host, and follows it", async () => {
    panel = await new PanelHarness().open({});
    const select = panel.find(".answer-language") as HTMLSelectElement;
    await act(() => {
      select.value = "km";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    expect(panel.postedOf("setAnswerLanguage")).toEqual([{ type: "setAnswerLanguage", language: "km" }]);
    await panel.say({ type: "frameChanged", frame: { ...EMPTY_FRAME, answerLanguage: "my" } });
    expect(select.value).toBe("my");
  });

  it("begins with the interface's language, as every list of languages does", async () => {
    setUiWords({ ...ENGLISH, language: "lo" });
    panel = await new PanelHarness().open({});
    const tags = Array.from(panel.root.querySelectorAll("option"), ({ value }) => value);
    expect(tags.slice(0, 2)).toEqual(["auto", "lo"]);
    expect(new Set(tags).size).toBe(LANGUAGES.length + 1);
  });
});

describe("The context gauge", () => {
  it("says how full the context is, of what, and goes away with Escape", async () => {
    panel = await new PanelHarness().open({ gauge: GAUGE });
    const button = panel.button("Context: 63 % of 4,000 tokens");
    await panel.click(button);
    const parts = Array.from(panel.root.querySelectorAll(".gauge-table dd"), (part) => part.textContent);
    expect(parts).toEqual(["100", "400", "992", "20", "1,000", "1,480"]);
    await act(() => {
      button.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
    });
    expect(panel.root.querySelector(".gauge-table")).toBeNull();
  });

  it.each([
    [74, "usual"],
    [75, "warning"],
    [89, "warning"],
    [90, "critical"],
    [130, "critical"],
  ])("at %i % is %s", async (percent, level) => {
    const others = 8 + GAUGE.systemTokens + GAUGE.chipTokens + GAUGE.draftTokens + GAUGE.answerTokens;
    panel = await new PanelHarness().open({ gauge: { ...GAUGE, historyTokens: percent * 40 - others } });
    expect(panel.find(".gauge").classList.contains(level)).toBe(true);
  });

  it.each([
    [3999, "99"],
    [4000, "100"],
    [4001, "101"],
  ])("with %i of 4,000 tokens says %s %", async (needed, percent) => {
    const others = 8 + GAUGE.systemTokens + GAUGE.chipTokens + GAUGE.draftTokens + GAUGE.answerTokens;
    panel = await new PanelHarness().open({ gauge: { ...GAUGE, historyTokens: needed - others } });
    expect(panel.find(".gauge").getAttribute("aria-label")).toContain(` ${percent} % `);
  });

  it("says that it estimates when there is no model to count with", async () => {
    panel = await new PanelHarness().open({ gauge: { ...GAUGE, isEstimate: true } });
    await panel.click(panel.button("Context: about 63 % of 4,000 tokens"));
    expect(panel.find(".gauge-table").textContent).toContain("Estimated: no model is loaded");
  });

  it("is asked for when typing rests, and not before", async () => {
    panel = await new PanelHarness().open({});
    for (const text of ["ส", "สวั", "สวัสดี"]) {
      await panel.type(text);
      await act(() => void vi.advanceTimersByTime(200));
    }
    expect(panel.postedOf("draftChanged")).toEqual([]);
    await act(() => void vi.advanceTimersByTime(400));
    expect(panel.postedOf("draftChanged")).toEqual([{ type: "draftChanged", text: "สวัสดี" }]);
  });

  it("is told what a page begins with, nothing too: the one before may have been emptied in its last moment", async () => {
    panel = await new PanelHarness().open({});
    await act(() => void vi.advanceTimersByTime(400));
    expect(panel.postedOf("draftChanged")).toEqual([{ type: "draftChanged", text: "" }]);
  });

  it("is told nothing of a moment without letters: cut and pasted, or composed anew", async () => {
    panel = await new PanelHarness({ draft: "ราคาเท่าไร" }).open({});
    await act(() => void vi.advanceTimersByTime(400));
    await panel.type("");
    await act(() => void vi.advanceTimersByTime(200));
    await panel.type("ราคาเท่าไร");
    await act(() => void vi.advanceTimersByTime(1000));
    expect(panel.postedOf("draftChanged")).toEqual([{ type: "draftChanged", text: "ราคาเท่าไร" }]);
  });

  it("waits as ever when the composer is emptied by sending: a question that is refused comes back into its place", async () => {
    panel = await new PanelHarness().open({});
    await panel.type("ราคาเท่าไร");
    await act(() => void vi.advanceTimersByTime(400));
    await panel.press("Enter");
    await panel.say({ type: "draft", draftId: 1, text: "ราคาเท่าไร" });
    await act(() => void vi.advanceTimersByTime(1000));
    expect(panel.postedOf("draftChanged")).toEqual([{ type: "draftChanged", text: "ราคาเท่าไร" }]);
  });

  it("is told what is typed once more right after it was sent: the host has emptied its composer", async () => {
    panel = await new PanelHarness().open({});
    await panel.type("/translate th #file:luật.txt");
    await act(() => void vi.advanceTimersByTime(400));
    await panel.press("Enter");
    await act(() => void vi.advanceTimersByTime(100));
    await panel.type("/translate th #file:luật.txt");
    await act(() => void vi.advanceTimersByTime(400));
    const told = { type: "draftChanged", text: "/translate th #file:luật.txt" };
    expect(panel.postedOf("draftChanged")).toEqual([told, told]);
  });

  it("is asked for when a page begins with what an earlier one has left", async () => {
    panel = await new PanelHarness({ draft: "ดู #selection" }).open({});
    await act(() => void vi.advanceTimersByTime(400));
    expect(panel.postedOf("draftChanged")).toEqual([{ type: "draftChanged", text: "ดู #selection" }]);
  });
});

describe("Beside other windows", () => {
  it("says that another one writes, and sends nothing meanwhile", async () => {
    panel = await new PanelHarness().open({ isFollowing: true });
    await panel.type("สวัสดี");
    await panel.press("Enter");
    expect(panel.postedOf("send")).toEqual([]);
    expect(panel.find(".composer").textContent).toContain("Another window writes");
    // What the host would refuse is not offered.
    for (const control of [".thinking-switch", ".answer-language"]) {
      expect((panel.find(control) as HTMLButtonElement).disabled).toBe(true);
    }
  });
});

describe("ArrowUp", () => {
  const messages = [question("q1", "หนึ่ง"), answer("a1", "x"), question("q2", "สอง"), answer("a2", "y")];

  it("in an empty composer rewrites the last question", async () => {
    panel = await new PanelHarness().open({ messages });
    expect(await panel.press("ArrowUp")).toBe(false);
    const editor = panel.root.querySelectorAll<HTMLTextAreaElement>("main textarea");
    expect(Array.from(editor, ({ value }) => value)).toEqual(["สอง"]);
  });

  it("leaves a rewrite that is under way as it is, and goes to it", async () => {
    panel = await new PanelHarness().open({ messages });
    await panel.press("ArrowUp");
    const editor = panel.find("main textarea") as HTMLTextAreaElement;
    expect(document.activeElement).toBe(editor);
    await act(() => {
      editor.value = "สองและสาม";
      editor.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    const composer = panel.find(".composer textarea");
    const arrowUp = () => new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true, cancelable: true });
    for (const event of [arrowUp(), arrowUp()]) {
      composer.focus();
      await act(() => void composer.dispatchEvent(event));
      expect(event.defaultPrevented).toBe(true);
      expect(document.activeElement).toBe(editor);
    }
    expect(editor.value).toBe("สองและสาม");
  });

  it("moves the caret where something is typed", async () => {
    panel = await new PanelHarness().open({ messages });
    await panel.type("สาม");
    expect(await panel.press("ArrowUp")).toBe(true);
    expect(panel.root.querySelector("main textarea")).toBeNull();
  });
});
