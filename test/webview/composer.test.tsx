import { afterEach, describe, expect, it } from "vitest";
import { parsePanelState } from "../../webview-ui/src/panelState.ts";
import { EMPTY_FRAME } from "../../webview-ui/src/store.ts";
import { answer, PanelHarness, question } from "./support/panelHarness.tsx";

let panel: PanelHarness;

afterEach(() => {
  panel.unmount();
});

describe("Sending", () => {
  it("sends with Enter, once, and empties the composer", async () => {
    panel = await new PanelHarness().open({});
    await panel.type("  สวัสดี  ");
    await panel.press("Enter");
    await panel.press("Enter");
    expect(panel.postedOf("send")).toEqual([{ type: "send", text: "สวัสดี" }]);
    expect(panel.textarea.value).toBe("");
  });

  it("breaks the line with Shift+Enter", async () => {
    panel = await new PanelHarness().open({});
    await panel.type("one");
    expect(await panel.press("Enter", { shiftKey: true })).toBe(true);
    expect(panel.postedOf("send")).toEqual([]);
  });

  it.each([
    ["isComposing", { isComposing: true }],
    ["key code 229", { keyCode: 229 }],
  ])("does not send while an input method is composing (%s)", async (_, init) => {
    panel = await new PanelHarness().open({});
    await panel.type("မင်္ဂလာ");
    expect(await panel.press("Enter", init)).toBe(true);
    expect(panel.postedOf("send")).toEqual([]);
    expect(panel.textarea.value).toBe("မင်္ဂလာ");
  });

  it("sends nothing that is empty", async () => {
    panel = await new PanelHarness().open({});
    await panel.type(" \n ");
    await panel.press("Enter");
    await panel.click(panel.sendButton);
    expect(panel.postedOf("send")).toEqual([]);
    expect(panel.sendButton.getAttribute("aria-disabled")).toBe("true");
  });

  it("does not send while an answer is being written, and keeps the draft", async () => {
    panel = await new PanelHarness().open({ messages: [answer("a", "x", { state: "streaming" })] });
    await panel.type("next");
    await panel.press("Enter");
    expect(panel.postedOf("send")).toEqual([]);
    expect(panel.textarea.value).toBe("next");
  });

  it("fits the fonts to the script of the draft", async () => {
    panel = await new PanelHarness().open({});
    await panel.type("ជំរាបសួរ");
    expect(panel.textarea.lang).toBe("km");
  });
});

describe("Stopping", () => {
  it("turns Send into Stop and back, on one and the same button", async () => {
    panel = await new PanelHarness().open({});
    const button = panel.sendButton;
    await panel.type("x");
    expect(button.getAttribute("aria-label")).toBe("Send (Enter)");
    await panel.click(button);
    expect(button.getAttribute("aria-label")).toBe("Stop (Escape)");
    await panel.say({ type: "messageAdded", message: question("q", "x") });
    await panel.say({ type: "messageAdded", message: answer("a", "", { state: "waiting" }) });
    await panel.click(button);
    expect(panel.postedOf("stop")).toHaveLength(1);
    await panel.say({ type: "messageChanged", message: answer("a", "", { state: "stopped" }) });
    expect(button.getAttribute("aria-label")).toBe("Send (Enter)");
    expect(panel.root.querySelector(".answer")?.textContent).toContain("Stopped");
  });

  it("stops with Escape while an answer is being written, else not", async () => {
    panel = await new PanelHarness().open({ messages: [answer("a", "x", { state: "streaming" })] });
    await panel.press("Escape", { isComposing: true });
    expect(panel.postedOf("stop")).toEqual([]);
    await panel.press("Escape");
    expect(panel.postedOf("stop")).toHaveLength(1);
    await panel.say({ type: "messageChanged", message: answer("a", "x", { state: "stopped" }) });
    await panel.press("Escape");
    expect(panel.postedOf("stop")).toHaveLength(1);
  });
});

describe("What can be stopped", () => {
  const rendition = { id: "r", label: "ລາວ", text: "ສະບາຍ", state: "streaming", lang: "lo" } as const;
  const translated = answer("a", "Hello", { renditions: [rendition] });

  it("is an answer in another language, with Escape and with the button, unless something can be sent", async () => {
    panel = await new PanelHarness().open({ messages: [question("q", "?"), translated] });
    expect(panel.sendButton.getAttribute("aria-label")).toBe("Stop (Escape)");
    await panel.press("Escape");
    await panel.click(panel.sendButton);
    expect(panel.postedOf("stop")).toHaveLength(2);
    await panel.type("ຕໍ່ໄປ");
    expect(panel.sendButton.getAttribute("aria-label")).toBe("Send (Enter)");
    await panel.press("Escape");
    expect(panel.postedOf("stop")).toHaveLength(3);
  });

  it.each([
    ["an answer", answer("a", "x", { state: "streaming" })],
    ["a translation", translated],
  ])("is not %s that another window writes: the button says why it does nothing", async (_, message) => {
    panel = await new PanelHarness().open({ isFollowing: true, messages: [question("q", "?"), message] });
    await panel.type("ຕໍ່ໄປ");
    expect(panel.sendButton.getAttribute("aria-label")).toBe("Send (Enter)");
    expect(panel.sendButton.getAttribute("aria-disabled")).toBe("true");
    expect(panel.sendButton.title).toContain("Another window writes");
    await panel.click(panel.sendButton);
    await panel.press("Escape");
    expect([panel.postedOf("stop"), panel.postedOf("send")]).toEqual([[], []]);
  });

  it("is this window's own question while another one writes, and the button's tooltip says so", async () => {
    panel = await new PanelHarness().open({ isFollowing: true, isSending: true });
    expect(panel.sendButton.title).toBe("Stop (Escape)");
    expect(panel.sendButton.getAttribute("aria-label")).toBe("Stop (Escape)");
  });

  it("is a question that the host measures, until the host says that it does so no more", async () => {
    panel = await new PanelHarness().open({ isSending: true });
    await panel.click(panel.sendButton);
    expect(panel.postedOf("stop")).toHaveLength(1);
    await panel.say({ type: "frameChanged", frame: EMPTY_FRAME });
    expect(panel.sendButton.getAttribute("aria-label")).toBe("Send (Enter)");
  });

  it("is nothing any more once a question that is a switch alone has been taken", async () => {
    panel = await new PanelHarness().open({});
    await panel.type("/think");
    await panel.press("Enter");
    await panel.say({ type: "frameChanged", frame: { ...EMPTY_FRAME, isSending: true } });
    expect(panel.sendButton.getAttribute("aria-label")).toBe("Stop (Escape)");
    await panel.say({ type: "frameChanged", frame: { ...EMPTY_FRAME, thinking: true } });
    expect(panel.sendButton.getAttribute("aria-label")).toBe("Send (Enter)");
  });
});

describe("What the page remembers", () => {
  it("has a question that came back before the page says that it has taken it, and takes it once", async () => {
    panel = await new PanelHarness().open({});
    let atAnswer: unknown;
    panel.onPosted = ({ type }) => {
      if (type === "draftTaken") atAnswer ??= panel.state;
    };
    await panel.say({ type: "draft", draftId: 1, text: "ဘယ်လောက်လဲ" });
    expect(atAnswer).toMatchObject({ draft: "ဘယ်လောက်လဲ" });
    await panel.type("ဘယ်လောက်ကျလဲ");
    await panel.say({ type: "draft", draftId: 1, text: "ဘယ်လောက်လဲ" });
    expect(panel.textarea.value).toBe("ဘယ်လောက်ကျလဲ");
    expect(panel.postedOf("draftTaken").at(-1)).toEqual({ type: "draftTaken", draftId: 1 });
  });

  it("keeps the draft and shows it on the next page", async () => {
    panel = await new PanelHarness().open({});
    await panel.type("ร่าง");
    const { state } = panel;
    expect(state).toMatchObject({ draft: "ร่าง" });
    panel.unmount();
    panel = await new PanelHarness(state).open({});
    expect(panel.textarea.value).toBe("ร่าง");
  });

  it("keeps where its chips are found again, of a later extension host, too", async () => {
    const chip = { id: "1", kind: "file", label: "ราคา.md", detail: "docs/ราคา.md" } as const;
    const kept = { kind: "file", piece: "file:///project/docs/ราคา.md" } as const;
    panel = await new PanelHarness().open({
      chips: [
        { ...chip, ...kept, tokens: 7 },
        { ...chip, id: "2" },
      ],
    });
    expect(parsePanelState(panel.state)?.chips).toEqual([kept]);
    await panel.say({ type: "frameChanged", frame: { ...EMPTY_FRAME, chips: [] } });
    expect(parsePanelState(panel.state)?.chips).toEqual([]);
  });

  it.each([
    ["edits", { edits: [{ messageId: "q" }] }],
    ["a place", { place: { conversationId: "c", messageId: 7, share: 0.5 } }],
    ["a place in a part", { place: { conversationId: "c", messageId: "m", share: 0.5, part: { index: "1" } } }],
    ["a conversation", { conversationId: 7 }],
    ["chips", { chips: [{ kind: "file" }] }],
  ])("keeps the draft beside %s that it does not understand", (_, more) => {
    expect(parsePanelState({ draft: "ร่าง", ...more })).toEqual({ draft: "ร่าง" });
  });

  it("begins empty with a state that it does not understand", async () => {
    panel = await new PanelHarness({ draft: 7 }).open({});
    expect(panel.textarea.value).toBe("");
  });

  it("takes the keyboard when the host asks", async () => {
    panel = await new PanelHarness().open({});
    expect(document.activeElement).not.toBe(panel.textarea);
    await panel.say({ type: "focusComposer" });
    expect(document.activeElement).toBe(panel.textarea);
  });
});

describe("The thinking switch", () => {
  it("tells its state, asks the host and follows it", async () => {
    panel = await new PanelHarness().open({ thinking: false });
    const button = panel.button("Thinking");
    expect(button.getAttribute("aria-pressed")).toBe("false");
    await panel.click(button);
    expect(button.getAttribute("aria-pressed")).toBe("true");
    expect(panel.postedOf("setThinking")).toEqual([{ type: "setThinking", thinking: true }]);
    await panel.say({ type: "frameChanged", frame: EMPTY_FRAME });
    expect(button.getAttribute("aria-pressed")).toBe("false");
  });
});

describe("What the host says about a wish", () => {
  const notice = { text: "Không có lệnh /dcos.\u202E", isError: true };
  const shown = () => panel.root.querySelector(".composer-notice");

  it("stands above the text, with nothing hidden in it, until something is typed", async () => {
    panel = await new PanelHarness().open({});
    await panel.type("/dcos");
    await panel.press("Enter");
    await panel.say({ type: "draft", draftId: 1, text: "/dcos" });
    await panel.say({ type: "notice", notice });
    expect(shown()?.getAttribute("role")).toBe("alert");
    expect(shown()?.querySelector<HTMLElement>(".hidden-mark")?.title).toBe("U+202E");
    await panel.type("/docs");
    expect(shown()).toBeNull();
  });

  it("is no alarm where it is no error, and goes when something is sent or another conversation is shown", async () => {
    panel = await new PanelHarness().open({});
    const quiet = { text: "ไม่มีรายงานปัญหา", isError: false };
    await panel.type("สวัสดี");
    await panel.say({ type: "notice", notice: quiet });
    expect(shown()?.hasAttribute("role")).toBe(false);
    await panel.snapshot();
    expect(shown()?.textContent).toBe("ไม่มีรายงานปัญหา");
    await panel.press("Enter");
    expect(shown()).toBeNull();
    await panel.say({ type: "notice", notice: quiet });
    await panel.snapshot({ conversationId: "d" });
    expect(shown()).toBeNull();
  });
});
