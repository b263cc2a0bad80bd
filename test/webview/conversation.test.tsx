import { act } from "preact/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import type { ModelView } from "../../src/shared/webviewProtocol.ts";
import { EMPTY_FRAME } from "../../webview-ui/src/store.ts";
import { answer, PanelHarness, question, READY } from "./support/panelHarness.tsx";

let panel: PanelHarness;

afterEach(() => {
  panel.unmount();
});

const STATS = { generatedTokens: 412, tokensPerSecond: 23.417, timeToFirstTokenMs: 812, modelName: "Qwen3-0.6B" };

describe("An answer", () => {
  it("has a footer with Copy, tokens, speed, time to the first token and the model", async () => {
    panel = await new PanelHarness().open({ messages: [question("q", "x"), answer("a", "y", { stats: STATS })] });
    const words = panel.find(".answer-footer").textContent;
    for (const part of ["412 tokens", "23.4 tok/s", "0.8 s", "Qwen3-0.6B"]) expect(words).toContain(part);
    await panel.click(panel.button("Copy answer"));
    expect(panel.postedOf("copyMessage")).toEqual([{ type: "copyMessage", messageId: "a" }]);
    expect(panel.button("Copied")).toBeDefined();
  });

  it("says no speed of one token, which is the first", async () => {
    const stats = { ...STATS, generatedTokens: 1, tokensPerSecond: 0 };
    panel = await new PanelHarness().open({ messages: [question("q", "x"), answer("a", "y", { stats })] });
    expect(panel.find(".answer-footer").textContent).not.toContain("tok/s");
  });

  it("says what it waits for", async () => {
    panel = await new PanelHarness().open({
      messages: [answer("a", "", { state: "waiting", waitingFor: "2 requests ahead" })],
    });
    expect(panel.find(".waiting").textContent).toBe("2 requests ahead");
    expect(panel.find("article").getAttribute("aria-busy")).toBe("true");
  });

  it("that failed keeps its text, tells why, and offers one way on and the log", async () => {
    const error = {
      message: "The model stopped with an error.",
      actions: [{ id: "retry", label: "Try Again" }],
    } as const;
    panel = await new PanelHarness().open({ messages: [answer("a", "half", { state: "failed", error })] });
    expect(panel.find(".markdown").textContent.trim()).toBe("half");
    expect(panel.find(".error-notice").textContent).toContain(error.message);
    await panel.click(panel.button("Try Again"));
    await panel.click(panel.button("Show Log"));
    expect(panel.postedOf("runAction")).toEqual([
      { type: "runAction", action: "retry", messageId: "a" },
      { type: "runAction", action: "showLog" },
    ]);
  });

  it("that found another model in use offers to wait and to switch, and says what it waits for", async () => {
    const error = {
      message: "big is in use by another window.",
      actions: [
        { id: "waitForModel", label: "Wait" },
        { id: "switchModel", label: "Switch for All Windows" },
      ],
    } as const;
    panel = await new PanelHarness().open({ messages: [answer("a", "", { state: "failed", error })] });
    await panel.click(panel.button("Wait"));
    await panel.click(panel.button("Switch for All Windows"));
    expect(panel.postedOf("runAction")).toEqual([
      { type: "runAction", action: "waitForModel", messageId: "a" },
      { type: "runAction", action: "switchModel", messageId: "a" },
    ]);
  });

  it("is announced when it has ended, while its growing text is no live region", async () => {
    panel = await new PanelHarness().open({ messages: [answer("a", "x", { state: "streaming" })] });
    const live = panel.root.querySelectorAll("[aria-live], [role=status], [role=log], [role=alert]");
    expect(live).toHaveLength(1);
    expect(live[0]?.textContent).toBe("");
    await panel.say({ type: "messageChanged", message: answer("a", "xy") });
    expect(live[0]?.textContent).toBe("Answer ready");
  });

  it("and a question are articles with a name", async () => {
    const messages = [question("q", "x"), answer("a", "y"), question("r", "x"), answer("b", "y")];
    panel = await new PanelHarness().open({ messages });
    const names = Array.from(panel.root.querySelectorAll("article"), (article) => article.getAttribute("aria-label"));
    expect(names).toEqual(["Question 1", "Answer 1", "Question 2", "Answer 2"]);
  });
});

describe("Thoughts", () => {
  const open = async () => {
    const details = panel.root.querySelector("details")!;
    await act(() => {
      details.open = true;
      details.dispatchEvent(new Event("toggle"));
    });
    return details;
  };

  it("are closed, with their time, and open on demand", async () => {
    panel = await new PanelHarness().open({
      messages: [answer("a", "y", { thought: { text: "- **ลองคิดดู**", durationMs: 12_300 } })],
    });
    const details = panel.root.querySelector("details")!;
    expect(details.open).toBe(false);
    expect(details.querySelector("summary")?.textContent).toBe("Thought for 12 s");
    expect(details.textContent).not.toContain("ลองคิดดู");
    expect((await open()).querySelector("li strong")?.textContent).toBe("ลองคิดดู");
  });

  it("have the language of their own text, and the answer its own", async () => {
    const thought = { text: "They ask for the capital.", durationMs: 900, lang: "en" };
    panel = await new PanelHarness().open({ messages: [answer("a", "Ibu kotanya Jakarta.", { thought, lang: "id" })] });
    await open();
    const langs = Array.from(panel.root.querySelectorAll(".markdown"), (text) => text.getAttribute("lang"));
    expect(langs).toEqual(["en", "id"]);
  });

  it("grow while the model thinks", async () => {
    panel = await new PanelHarness().open({ messages: [answer("a", "", { state: "waiting" })] });
    await panel.say({
      type: "messageChanged",
      message: answer("a", "", { state: "streaming", thought: { text: "Let" } }),
    });
    expect(panel.find("summary").textContent).toBe("Thinking...");
    await open();
    await panel.say({ type: "delta", messageId: "a", channel: "thinking", text: " me see" });
    await panel.frame();
    expect(panel.find("details .markdown").textContent.trim()).toBe("Let me see");
  });

  it.each([
    [85, "Thought for 85 ms"],
    [800, "Thought for 0.8 s"],
    [59_400, "Thought for 59 s"],
    [65_000, "Thought for 1 min 5 s"],
    [0, "Thoughts"],
  ])("of %i ms say %s", async (durationMs, words) => {
    panel = await new PanelHarness().open({ messages: [answer("a", "y", { thought: { text: "t", durationMs } })] });
    expect(panel.find("summary").textContent).toBe(words);
  });
});

describe("A question", () => {
  it("is plain text, with its line breaks", async () => {
    const text = "**not bold** <b>x</b>\n\n  indented \u202E";
    panel = await new PanelHarness().open({ messages: [question("q", text)] });
    expect(panel.find(".bubble").textContent).toBe(text);
    expect(panel.find(".bubble .hidden-mark").title).toBe("U+202E");
    expect(panel.root.querySelector(".bubble b, .bubble strong")).toBeNull();
  });

  it("that is one endless word is folded, too", async () => {
    panel = await new PanelHarness().open({ messages: [question("q", "A".repeat(5000))] });
    expect(panel.find(".bubble").textContent).toBe(`${"A".repeat(1200)}…`);
  });

  it("that is long is folded, never inside a word", async () => {
    const text = "ภาษาไทย ".repeat(1000);
    panel = await new PanelHarness().open({ messages: [question("q", text)] });
    const folded = panel.find(".bubble").textContent.replace(/…$/u, "");
    expect(folded.length).toBeLessThan(1300);
    expect(text.startsWith(folded)).toBe(true);
    await panel.click(panel.button("Show more"));
    expect(panel.find(".bubble").textContent).toBe(text);
    await panel.click(panel.button("Show less"));
    expect(panel.find(".bubble").textContent.length).toBeLessThan(1300);
  });
});

describe("The model line", () => {
  const show = async (model: ModelView) => {
    panel = await new PanelHarness().open({ model });
    return panel.find(".model-line").textContent;
  };

  it("leads to a model when there is none", async () => {
    expect(await show({ kind: "none" })).toContain("No model");
    await panel.click(panel.button("Set Up a Model..."));
    await panel.click(panel.button("Choose a GGUF File..."));
    expect(panel.postedOf("runAction").map(({ action }) => action)).toEqual(["setUpModel", "chooseModel"]);
  });

  it("leads to a model also under a conversation", async () => {
    panel = await new PanelHarness().open({ model: { kind: "none" }, messages: [question("q", "Hello")] });
    await panel.click(panel.button("Set Up a Model..."));
    expect(panel.postedOf("runAction")).toEqual([{ type: "runAction", action: "setUpModel" }]);
  });

  it("shows a model on its way in place of the buttons", async () => {
    const download = { name: "Qwen3 0.6B", percent: 43, size: "640 MB", state: "moving" } as const;
    expect(await show({ kind: "none", download })).toContain("Qwen3 0.6B");
    expect(panel.find(".welcome").textContent).toContain("43 % of 640 MB");
    expect(panel.root.querySelector("progress")!.value).toBe(43);
    expect(panel.root.querySelector(".set-up")).toBeNull();
  });

  it.each([
    ["paused", "is paused"],
    ["interrupted", "was interrupted"],
    ["failed", "has failed"],
  ] as const)("offers to go on with a download that is %s, and nothing else", async (state, words) => {
    const problem = state === "failed" ? { problem: "The disk is full." } : {};
    const download = { name: "Qwen3 0.6B", percent: 43, size: "640 MB", state, ...problem };
    expect(await show({ kind: "none", download })).toContain(words);
    const welcome = panel.find(".welcome");
    expect(welcome.textContent).toContain(words);
    expect(welcome.textContent.includes("The disk is full.")).toBe(state === "failed");
    expect(welcome.querySelectorAll("button")).toHaveLength(1);
    await panel.click(panel.button("Resume Download"));
    expect(panel.postedOf("runAction").map(({ action }) => action)).toEqual(["resumeDownload"]);
  });

  it("offers to load one that is not loaded", async () => {
    expect(await show({ kind: "stopped", name: "sea-tiny" })).toContain("sea-tiny");
    await panel.click(panel.button("Load Model"));
    expect(panel.postedOf("runAction")).toEqual([{ type: "runAction", action: "loadModel" }]);
  });

  it("shows how far loading is", async () => {
    expect(await show({ kind: "loading", name: "m.gguf", percent: 43 })).toContain("43 %");
    expect(panel.root.querySelector("progress")!.value).toBe(43);
    await panel.say({ type: "modelChanged", model: READY });
    expect(panel.find(".model-line").textContent).toContain("CPU · 4096 tokens of context");
    expect(panel.find(".model-name").getAttribute("title")).toBe("Test Model\nThreads: 4");
    expect(panel.root.querySelector("progress")).toBeNull();
  });

  it("tells why loading failed", async () => {
    const error = { message: "Not a GGUF.", actions: [{ id: "chooseModel", label: "Choose a GGUF File..." }] } as const;
    expect(await show({ kind: "failed", name: "m.gguf", error })).toContain("Not a GGUF.");
    await panel.click(panel.button("Choose a GGUF File..."));
    await panel.click(panel.button("Show Log"));
    expect(panel.postedOf("runAction").map(({ action }) => action)).toEqual(["chooseModel", "showLog"]);
  });
});

describe("An empty conversation", () => {
  it("welcomes, and puts a suggestion into the composer without sending it", async () => {
    panel = await new PanelHarness().open({});
    expect(panel.find(".welcome").textContent).toContain("Nothing is sent anywhere.");
    const suggestion = panel.find(".suggestion");
    await panel.click(suggestion);
    expect(panel.textarea.value).toBe(suggestion.textContent);
    expect(document.activeElement).toBe(panel.textarea);
    expect(panel.postedOf("send")).toEqual([]);
  });

  it("keeps what was typed, below a suggestion", async () => {
    panel = await new PanelHarness().open({});
    await panel.type("ແປໃຫ້ແດ່");
    const suggestion = panel.find(".suggestion");
    await panel.click(suggestion);
    expect(panel.textarea.value).toBe(`${suggestion.textContent}\n\nແປໃຫ້ແດ່`);
  });

  it("suggests nothing without a model", async () => {
    panel = await new PanelHarness().open({ model: { kind: "none" } });
    expect(panel.root.querySelector(".welcome")).not.toBeNull();
    expect(panel.root.querySelector(".suggestion")).toBeNull();
  });
});

describe("What the host says", () => {
  const overflown = (overflow: object) => ({
    type: "frameChanged",
    seq: 2,
    frame: { ...EMPTY_FRAME, title: "ຊື່", overflow: { neededTokens: 2, contextTokens: 1, ways: [], ...overflow } },
  });

  it("asks for a snapshot when something got lost, and shows it", async () => {
    panel = await new PanelHarness().open({ messages: [answer("a", "one ", { state: "streaming" })] });
    panel.lose();
    await panel.say({ type: "delta", messageId: "a", channel: "text", text: "three" });
    expect(panel.postedOf("requestSnapshot")).toHaveLength(1);
    await panel.snapshot({ messages: [answer("a", "one two three")] });
    expect(panel.find(".markdown").textContent.trim()).toBe("one two three");
  });

  it.each([
    ["null", null],
    ["a text", "snapshot"],
    ["no number", { type: "snapshot", view: {} }],
    ["another type", { type: "eval", seq: 2 }],
    ["a property of Object", { type: "toString", seq: 2 }],
    ["a view without messages", { type: "snapshot", seq: 2, view: { conversationId: "c", thinking: false } }],
    ["a message of no role", { type: "messageAdded", seq: 2, message: { id: "x", text: "", state: "complete" } }],
    ["a model of no kind", { type: "modelChanged", seq: 2, model: { kind: "odd", name: "x" } }],
    ["an overflow of no draft", overflown({})],
    ["an overflow that is foreseen in some way", overflown({ draftLength: 1, isForeseen: "yes" })],
    ["a delta without text", { type: "delta", seq: 2, messageId: "a", channel: "text" }],
  ])("is ignored when it is none of the protocol: %s", async (_, data) => {
    panel = await new PanelHarness().open({ messages: [answer("a", "same", { state: "streaming" })] });
    const before = panel.root.innerHTML;
    await panel.sayRaw(data);
    expect(panel.root.innerHTML).toBe(before);
    await panel.say({ type: "delta", messageId: "a", channel: "text", text: "!" });
    await panel.frame();
    expect(panel.find(".markdown").textContent.trim()).toBe("same!");
  });
});
