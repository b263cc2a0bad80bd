/** The summary that the model reads in the place of earlier talk. */
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import type { ChatView } from "../../src/shared/webviewProtocol.ts";
import { answer, PanelHarness, question } from "./support/panelHarness.tsx";

const SUMMARY = { text: "เราคุยเรื่อง **การเดินทาง** ไปเชียงใหม่", lang: "th" };
const GAUGE = {
  contextTokens: 4096,
  systemTokens: 40,
  chipTokens: 0,
  historyTokens: 60,
  summaryTokens: 38,
  draftTokens: 0,
  answerTokens: 1024,
  isEstimate: false,
};

let panel: PanelHarness;

afterEach(() => {
  panel.unmount();
});

function view(more: Partial<ChatView> = {}): Partial<ChatView> {
  const forgotten = { isForgotten: true };
  return {
    messages: [
      { ...question("q", "ไปเชียงใหม่อย่างไรดี"), ...forgotten },
      answer("a", "นั่งรถไฟ", forgotten),
      question("r", "กี่ชั่วโมง"),
    ],
    earlierSummary: SUMMARY,
    gauge: GAUGE,
    ...more,
  };
}

async function show(more?: Partial<ChatView>, state?: unknown): Promise<void> {
  panel = await new PanelHarness(state).open(view(more));
}

function disclosure(): HTMLDetailsElement {
  return panel.find("details.earlier-summary") as HTMLDetailsElement;
}

async function unfold(): Promise<void> {
  await act(() => {
    disclosure().open = true;
    disclosure().dispatchEvent(new Event("toggle"));
  });
}

function editor(): HTMLTextAreaElement {
  return panel.find(".question-editor textarea") as HTMLTextAreaElement;
}

async function write(text: string, key: string): Promise<void> {
  await act(() => {
    editor().value = text;
    editor().dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(() => {
    editor().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });
}

describe("A summary of earlier talk", () => {
  it("is told below what it stands for, with what it takes, and is read when it is opened, in its language", async () => {
    await show();
    expect(panel.root.querySelector(".forgotten-line")).toBeNull();
    expect(disclosure().previousElementSibling?.getAttribute("aria-label")).toBe("Answer 1");
    expect(disclosure().textContent).toBe("The model reads a summary of what is above. 38 tokens");
    await unfold();
    expect(panel.find("details.earlier-summary .markdown").getAttribute("lang")).toBe("th");
    expect(panel.find("details.earlier-summary strong").textContent).toBe("การเดินทาง");
  });

  it("says that its tokens are an estimate, and nothing where nobody has counted them", async () => {
    await show({ gauge: { ...GAUGE, isEstimate: true } });
    expect(panel.find("details.earlier-summary summary").textContent).toContain("≈ 38 tokens");
    await panel.snapshot({ messages: view().messages!, earlierSummary: SUMMARY });
    expect(panel.find("details.earlier-summary summary").textContent).not.toContain("tokens");
  });

  it("is rewritten in its place, and the keyboard comes back to the button", async () => {
    await show();
    await unfold();
    await panel.click(panel.button("Edit Summary"));
    expect(document.activeElement).toBe(editor());
    expect(editor().value).toBe(SUMMARY.text);
    expect(editor().lang).toBe("th");
    await write("ไปเชียงใหม่ด้วยรถไฟ", "Enter");
    expect(panel.postedOf("setEarlierSummary")).toEqual([
      { type: "setEarlierSummary", messageId: "a", text: "ไปเชียงใหม่ด้วยรถไฟ" },
    ]);
    expect(disclosure().open).toBe(true);
    expect(document.activeElement).toBe(panel.button("Edit Summary"));
  });

  it("stays as it was when the writer gives up", async () => {
    await show();
    await unfold();
    await panel.click(panel.button("Edit Summary"));
    await write("ผิด", "Escape");
    expect(panel.postedOf("setEarlierSummary")).toEqual([]);
    expect(panel.find("details.earlier-summary .markdown").textContent).toContain("การเดินทาง");
  });

  it("is still being rewritten on the next page", async () => {
    await show();
    await unfold();
    await panel.click(panel.button("Edit Summary"));
    await act(() => {
      editor().value = "กำลังเขียน";
      editor().dispatchEvent(new Event("input", { bubbles: true }));
    });
    panel.unmount();
    await show({}, panel.state);
    expect(disclosure().open).toBe(true);
    expect(editor().value).toBe("กำลังเขียน");
  });

  it("is removed, or all is read again, and the keyboard goes to the composer", async () => {
    await show();
    await unfold();
    await panel.click(panel.button("Remove Summary"));
    expect(panel.postedOf("setEarlierSummary")).toEqual([{ type: "setEarlierSummary", messageId: "a", text: "" }]);
    expect(document.activeElement).toBe(panel.textarea);
    await panel.click(panel.button("Read All Again"));
    expect(panel.postedOf("readEarlier")).toEqual([{ type: "readEarlier", messageId: "a" }]);
  });

  it("is removed where all of it was deleted, as the button says then, and the keyboard goes to the composer", async () => {
    await show();
    await unfold();
    await panel.click(panel.button("Edit Summary"));
    await write("  ", "a");
    await panel.click(panel.button("Remove Summary"));
    expect(panel.postedOf("setEarlierSummary")).toEqual([{ type: "setEarlierSummary", messageId: "a", text: "" }]);
    expect(document.activeElement).toBe(panel.textarea);
  });

  it("cannot be changed while an answer is written, here or elsewhere", async () => {
    await show({ isFollowing: true });
    await unfold();
    const buttons = ["Edit Summary", "Remove Summary", "Read All Again"].map((name) => panel.button(name).disabled);
    expect(buttons).toEqual([true, true, true]);
  });
});
