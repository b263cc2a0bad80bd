/** Screen readers hear of what happens from one polite status line, whatever the panel shows. */
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import type { ChatView, OverflowView } from "../../src/shared/webviewProtocol.ts";
import { EMPTY_FRAME } from "../../webview-ui/src/store.ts";
import { answer, PanelHarness, question, READY } from "./support/panelHarness.tsx";

/** What speaks when its text changes, without interrupting. Alerts are for what has gone wrong. */
const POLITE = "[aria-live]:not([aria-live=off]), [role=status], [role=log], [role=timer], [role=marquee], output";

const ERROR = { message: "ບໍ່ພົບໄຟລ໌", actions: [] };
const OVERFLOW = {
  neededTokens: 5210,
  contextTokens: 4096,
  draftLength: 8,
  ways: ["summarizeEarlier", "newChat"],
} as const;
const QUIET = { text: "ไม่มีรายงานปัญหา", isError: false };

let panel: PanelHarness;

afterEach(() => {
  panel.unmount();
});

/** What the only polite region says. */
function said(): string {
  const regions = Array.from(panel.root.querySelectorAll(POLITE), ({ textContent }) => textContent);
  expect(regions).toHaveLength(1);
  return regions[0] ?? "";
}

async function search(query: string): Promise<void> {
  const field = panel.find("input[type=search]") as HTMLInputElement;
  await act(() => {
    field.value = query;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

describe("There is one polite region, which is silent,", () => {
  it.each<readonly [string, Partial<ChatView> | undefined]>([
    ["before the host has said anything", undefined],
    ["in an empty conversation", {}],
    ["without a model", { model: { kind: "none" } }],
    [
      "while a model is fetched",
      { model: { kind: "none", download: { name: "SEA-LION", state: "moving", percent: 4, size: "20 GB" } } },
    ],
    ["while a model is loaded", { model: { kind: "loading", name: "SEA-LION", percent: 40 } }],
    ["with a model that cannot be loaded", { model: { kind: "failed", name: "SEA-LION", error: ERROR } }],
    ["while a model works for others", { model: { ...READY, kind: "busy", queued: 2 } }],
    ["while an answer grows", { messages: [question("q", "?"), answer("a", "ស", { state: "streaming" })] }],
    ["while an answer is waited for", { messages: [question("q", "?"), answer("a", "", { state: "waiting" })] }],
    ["while another window writes", { isFollowing: true }],
    ["while a question is measured", { isSending: true }],
    ["when a question would not fit", { overflow: OVERFLOW }],
  ])("%s", async (_, view) => {
    panel = await new PanelHarness({ draft: "คำถามยาว" }).open(view);
    expect(said()).toBe("");
  });
});

describe("It says", () => {
  it("that an answer is ready", async () => {
    panel = await new PanelHarness().open({ messages: [answer("a", "ស", { state: "streaming" })] });
    await panel.say({ type: "messageChanged", message: answer("a", "សួស្តី") });
    expect(said()).toBe("Answer ready");
  });

  it("what became of a wish, each time anew, with the names of hidden characters", async () => {
    panel = await new PanelHarness().open({});
    const notice = { ...QUIET, text: `${QUIET.text}\u202E` };
    for (const text of ["", "ก", "กข"]) {
      await panel.type(text);
      expect(said()).toBe("");
      await panel.say({ type: "notice", notice });
      expect(said()).toBe(`${QUIET.text}[U+202E]`);
    }
  });

  it("the same words once more, as another element, when the same becomes of another wish", async () => {
    panel = await new PanelHarness().open({});
    await panel.say({ type: "notice", notice: QUIET });
    const first = panel.find("[role=status] > *");
    await panel.say({ type: "notice", notice: { ...QUIET } });
    const second = panel.find("[role=status] > *");
    expect([first.textContent, second.textContent]).toEqual([QUIET.text, QUIET.text]);
    expect(second).not.toBe(first);
  });

  it("nothing of what an alert says", async () => {
    panel = await new PanelHarness().open({});
    await panel.say({ type: "notice", notice: { ...QUIET, isError: true } });
    expect(said()).toBe("");
    expect(panel.find("[role=alert]").textContent).toBe(QUIET.text);
  });

  it("once that what is typed would not fit, whatever is counted after that", async () => {
    const foreseen = (neededTokens: number) => ({ ...OVERFLOW, isForeseen: true, neededTokens }) as const;
    const tell = (overflow?: OverflowView) =>
      panel.say({ type: "frameChanged", frame: { ...EMPTY_FRAME, ...(overflow === undefined ? {} : { overflow }) } });
    panel = await new PanelHarness({ draft: "คำถามยาว" }).open({});
    await tell(foreseen(5210));
    const first = panel.find("[role=status] > *");
    expect(said()).toContain("5,210");
    await panel.type("คำถามยาวมาก");
    await tell(foreseen(5214));
    expect(panel.find(".overflow-warning").textContent).toContain("5,214");
    expect(panel.find("[role=status] > *")).toBe(first);
    expect(said()).toContain("5,210");
    await tell();
    expect(said()).toBe("");
    await tell(foreseen(5230));
    expect(said()).toContain("5,230");
  });

  it("nothing of an overflow that an alert has told, when its question is typed on", async () => {
    panel = await new PanelHarness({ draft: "คำถามยาว" }).open({ overflow: OVERFLOW });
    expect(panel.find("[role=alert]").textContent).toContain("5,210");
    await panel.say({ type: "frameChanged", frame: { ...EMPTY_FRAME, overflow: { ...OVERFLOW, isForeseen: true } } });
    expect(panel.root.querySelector("[role=alert]")).toBeNull();
    expect(said()).toBe("");
  });

  it("which way is taken out of an overflow, until the question is asked or comes back", async () => {
    panel = await new PanelHarness({ draft: "คำถามยาว" }).open({ overflow: OVERFLOW });
    await panel.click(panel.button("Summarize Earlier"));
    expect(said()).toBe("Summarize Earlier");
    await panel.say({ type: "draft", draftId: 1, text: "คำถามยาว" });
    expect(said()).toBe("");
    await panel.click(panel.button("Summarize Earlier"));
    expect(said()).toBe("Summarize Earlier");
    await panel.say({ type: "messageAdded", message: question("q", "คำถามยาว") });
    await panel.say({ type: "messageAdded", message: answer("a", "", { state: "waiting" }) });
    expect(said()).toBe("");
  });

  it("how many conversations a search finds, and that it finds none", async () => {
    panel = await new PanelHarness().open({});
    await panel.click(panel.button("Conversations"));
    expect(said()).toBe("");
    const row = { title: "Quyền con người", isPinned: false, isRunning: false, changedAtMs: 0 };
    await panel.say({ type: "conversations", query: "", rows: ["c", "d"].map((id) => ({ ...row, id })) });
    expect(said()).toBe("");
    await search("quyền");
    expect(said()).toBe("");
    await panel.say({ type: "conversations", query: "quyền", rows: ["c", "d"].map((id) => ({ ...row, id })) });
    expect(said()).toBe("Found: 2");
    await panel.say({ type: "conversations", query: "quyền", rows: [] });
    expect(said()).toBe("Nothing found for “quyền”.");
    await panel.click(panel.button("Back"));
    expect(said()).toBe("");
  });
});
