import { act } from "preact/test-utils";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ChatMessageView, RenditionView } from "../../src/shared/webviewProtocol.ts";
import { answer, PanelHarness, question } from "./support/panelHarness.tsx";
import { SAMPLES } from "./support/samples.ts";

let panel: PanelHarness;

afterEach(() => {
  panel.unmount();
  vi.useRealTimers();
});

async function show(...messages: ChatMessageView[]): Promise<void> {
  panel = await new PanelHarness().open({ messages });
}

describe("Who jumps from heading to heading", () => {
  it("finds where each message begins", async () => {
    await show(question("q", "ผมชื่อสมชาย"), answer("a", "# สวัสดี"), question("r", "ขอบคุณ"));
    const names = Array.from(panel.root.querySelectorAll("article > h2"), ({ textContent }) => textContent);
    expect(names).toEqual(["Question 1", "Answer 1", "Question 2"]);
    expect(Array.from(panel.root.querySelectorAll("article > :first-child"), ({ tagName }) => tagName)).toEqual([
      "H2",
      "H2",
      "H2",
    ]);
  });
});

describe("An answer without words", () => {
  const silent = answer("a", "", { thought: { text: "เขาแนะนำตัว", durationMs: 900, lang: "th" } });

  it("says so, and can be had again or go on", async () => {
    await show(question("q", "ผมชื่อสมชาย"), { ...silent, canContinue: true });
    expect(panel.find(".no-answer").textContent).toBe("The model gave no answer.");
    await panel.click(panel.button("Answer Again"));
    expect(panel.postedOf("regenerate")).toEqual([{ type: "regenerate", messageId: "a" }]);
    expect(panel.find(".answer-footer").textContent).toContain("Continue");
  });

  it("is not said to be ready", async () => {
    await show(question("q", "ผมชื่อสมชาย"), { ...silent, state: "streaming" });
    await panel.say({ type: "messageChanged", message: silent });
    expect(panel.find("[role=status]").textContent).toBe("The model gave no answer.");
  });

  it("is no news while it is still written, or where it was stopped", async () => {
    await show(answer("a", "", { state: "streaming" }), answer("b", "", { state: "stopped" }));
    expect(panel.root.querySelector(".no-answer")).toBeNull();
  });
});

describe("Branches", () => {
  const second = answer("b", "two", { branch: { index: 1, count: 3 } });

  it("are changed with the buttons beside their number", async () => {
    await show(question("q", "x"), second);
    expect(panel.find(".branches").textContent).toBe("2/3");
    expect(panel.find(".branches").getAttribute("aria-label")).toBe("Version 2 of 3");
    await panel.click(panel.button("Previous version"));
    await panel.click(panel.button("Next version"));
    expect(panel.postedOf("showBranch")).toEqual([
      { type: "showBranch", messageId: "b", index: 0 },
      { type: "showBranch", messageId: "b", index: 2 },
    ]);
  });

  it("keep the keyboard on the button, although the message is another", async () => {
    await show(question("q", "x"), second);
    panel.button("Next version").focus();
    await panel.click(panel.button("Next version"));
    await panel.snapshot({ messages: [question("q", "x"), answer("c", "three", { branch: { index: 2, count: 3 } })] });
    // There is no next one any more.
    expect(document.activeElement).toBe(panel.button("Previous version"));
  });

  it("are changed with the arrow keys, and end where they end", async () => {
    await show(answer("a", "one", { branch: { index: 0, count: 2 } }));
    const press = (key: string) =>
      act(() => {
        panel.button("Next version").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      });
    await press("ArrowLeft");
    await press("ArrowRight");
    expect(panel.postedOf("showBranch")).toEqual([{ type: "showBranch", messageId: "a", index: 1 }]);
  });

  it("stay as they are while an answer is written", async () => {
    await show(second, answer("c", "", { state: "streaming" }));
    expect(panel.button("Next version").disabled).toBe(true);
  });
});

describe("Editing a question", () => {
  const field = () => panel.find(".question-editor textarea") as HTMLTextAreaElement;
  const press = async (key: string, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
    await act(() => {
      field().dispatchEvent(event);
    });
  };
  const edit = async (text: string) => {
    await show(question("q", "ถามอะไร"), answer("a", "y"));
    await panel.click(panel.button("Edit Question"));
    expect(document.activeElement).toBe(field());
    expect(field().value).toBe("ถามอะไร");
    await rewrite(text);
  };
  const rewrite = (text: string) =>
    act(() => {
      field().value = text;
      field().dispatchEvent(new Event("input", { bubbles: true }));
    });

  it("sends with Enter, in its place", async () => {
    await edit("ถามใหม่");
    await press("Enter");
    expect(panel.postedOf("editQuestion")).toEqual([{ type: "editQuestion", messageId: "q", text: "ถามใหม่" }]);
    expect(panel.root.querySelector(".question-editor")).toBeNull();
  });

  it("moves the keyboard to the composer, and shows that something can be stopped", async () => {
    await edit("ถามใหม่");
    await press("Enter");
    expect(panel.sendButton.getAttribute("aria-label")).toBe("Stop (Escape)");
    await panel.snapshot({ messages: [question("q2", "ถามใหม่")] });
    await panel.say({ type: "messageAdded", message: answer("b", "", { state: "waiting" }) });
    expect(document.activeElement).toBe(panel.textarea);
  });

  it("is sent without what was said about the wish before", async () => {
    await edit("ถามใหม่");
    await panel.say({ type: "notice", notice: { text: "Không có lệnh /dcos.", isError: true } });
    expect(panel.find(".composer-notice").textContent).toContain("Không có lệnh");
    await press("Enter");
    expect(panel.root.querySelector(".composer-notice")).toBeNull();
  });

  it("goes on where it was on the next page, which leaves the keyboard where it is", async () => {
    await edit("ຖາມໃໝ່");
    const { state } = panel;
    panel.unmount();
    panel = await new PanelHarness(state).open({ messages: [question("q", "ถามอะไร"), answer("a", "y")] });
    expect(field().value).toBe("ຖາມໃໝ່");
    expect(document.activeElement).toBe(document.body);
    await press("Enter");
    expect(panel.postedOf("editQuestion")).toEqual([{ type: "editQuestion", messageId: "q", text: "ຖາມໃໝ່" }]);
    expect(panel.state).toMatchObject({ edits: [] });
  });

  it("goes on where it was when another conversation was shown meanwhile", async () => {
    await edit("ถามใหม่");
    await panel.snapshot({ conversationId: "d", messages: [question("r", "คนอื่น")] });
    expect(panel.root.querySelector(".question-editor")).toBeNull();
    await panel.snapshot({ messages: [question("q", "ถามอะไร"), answer("a", "y")] });
    expect(field().value).toBe("ถามใหม่");
  });

  it("stays while other questions are rewritten, here and in another conversation", async () => {
    await edit("ถามใหม่");
    const both = [question("q", "ถามอะไร"), answer("a", "y"), question("r", "ສອງ?"), answer("b", "z")];
    await panel.snapshot({ conversationId: "d", messages: [question("s", "រកអ្វី")] });
    await panel.click(panel.button("Edit Question"));
    await panel.snapshot({ messages: both });
    await panel.click(panel.button("Edit Question"));
    const fields = [...panel.root.querySelectorAll<HTMLTextAreaElement>(".question-editor textarea")];
    expect(fields.map(({ value }) => value)).toEqual(["ถามใหม่", "ສອງ?"]);
    await press("Enter");
    expect(panel.postedOf("editQuestion")).toEqual([{ type: "editQuestion", messageId: "q", text: "ถามใหม่" }]);
    expect(field().value).toBe("ສອງ?");
    expect(panel.state).toMatchObject({
      edits: [
        { messageId: "s", text: "រកអ្វី" },
        { messageId: "r", text: "ສອງ?" },
      ],
    });
  });

  it("leaves it as it was with Escape, and gives the keyboard back", async () => {
    await edit("ถามใหม่");
    await press("Escape");
    expect(panel.postedOf("editQuestion")).toEqual([]);
    expect(panel.find(".bubble").textContent).toBe("ถามอะไร");
    expect(document.activeElement).toBe(panel.button("Edit Question"));
  });

  it.each([
    ["composing", { isComposing: true }],
    ["composing in Safari", { keyCode: 229 }],
    ["beginning a line", { shiftKey: true }],
  ])("does not send with the Enter of %s", async (_, init) => {
    await edit("ถามใหม่");
    await press("Enter", init);
    expect(panel.postedOf("editQuestion")).toEqual([]);
    expect(panel.root.querySelector(".question-editor")).not.toBeNull();
  });

  it("sends no empty question", async () => {
    await edit("  ");
    await press("Enter");
    expect(panel.postedOf("editQuestion")).toEqual([]);
    expect(panel.button("Send").disabled).toBe(true);
    await rewrite("ถามใหม่");
    expect(panel.button("Send").disabled).toBe(false);
  });

  it("waits for an answer that is being written", async () => {
    await show(question("q", "x"), answer("a", "", { state: "streaming" }));
    expect(panel.button("Edit Question").disabled).toBe(true);
  });

  it("keeps what is written while another panel's answer comes, and sends it afterwards", async () => {
    await edit("ถามใหม่");
    const next = question("q2", "จากอีกแผง");
    await panel.say({ type: "messageAdded", message: next });
    await panel.say({ type: "messageAdded", message: answer("b", "", { state: "streaming" }) });
    await press("Enter");
    expect(panel.button("Send").disabled).toBe(true);
    expect(panel.postedOf("editQuestion")).toEqual([]);
    await panel.say({ type: "messageChanged", message: answer("b", "z") });
    expect(field().value).toBe("ถามใหม่");
    await press("Enter");
    expect(panel.postedOf("editQuestion")).toEqual([{ type: "editQuestion", messageId: "q", text: "ถามใหม่" }]);
  });
});

describe("An answer's footer", () => {
  it("answers again, and goes on where it can", async () => {
    await show(question("q", "x"), answer("a", "y", { state: "stopped", canContinue: true }));
    await panel.click(panel.button("Answer Again"));
    await panel.click(panel.button("Continue"));
    expect(panel.posted.slice(-2)).toEqual([
      { type: "regenerate", messageId: "a" },
      { type: "continueAnswer", messageId: "a" },
    ]);
  });

  it.each([
    ["it was stopped", { state: "stopped" }, "Stopped"],
    ["it has used up its room", { isCutShort: true }, "Length limit reached"],
    ["it is whole", {}, undefined],
  ] as const)("says why an answer ends where it does: %s", async (_, more, words) => {
    await show(question("q", "x"), answer("a", "ประเทศไท", more));
    expect(panel.root.querySelector(".answer-footer :is(.stopped, .cut-short)")?.textContent).toBe(words);
  });

  it.each([
    ["Translate This Answer...", "translateAnswer"],
    ["Read in Another Register...", "changeRegister"],
    ["Suggest Follow-ups", "suggestFollowUps"],
  ] as const)("offers %s", async (label, type) => {
    await show(question("q", "x"), answer("a", "y"));
    await panel.click(panel.button("More about this answer"));
    await panel.click(panel.button(label));
    expect(panel.postedOf(type)).toEqual([{ type, messageId: "a" }]);
  });

  it("suggests follow-ups for the last answer only", async () => {
    await show(answer("a", "y"), question("q", "x"));
    await panel.click(panel.button("More about this answer"));
    expect(panel.root.textContent).toContain("Translate This Answer...");
    expect(panel.root.textContent).not.toContain("Suggest Follow-ups");
  });

  it("changes nothing in a conversation that another window writes", async () => {
    panel = await new PanelHarness().open({ messages: [answer("a", "y", { canContinue: true })], isFollowing: true });
    expect(panel.button("Answer Again").disabled).toBe(true);
    expect(panel.root.textContent).not.toContain("Continue");
  });
});

describe("Beside an answer", () => {
  const rendition = (more: Partial<RenditionView>): RenditionView => ({
    id: "r",
    label: "ไทย · formal",
    text: SAMPLES[0]!.short,
    state: "complete",
    lang: "th",
    ...more,
  });

  it("stands a rendition in its own language, until it is removed", async () => {
    await show(answer("a", "y", { lang: "en", renditions: [rendition({})] }));
    expect(panel.find(".rendition .markdown").lang).toBe("th");
    expect(panel.find(".rendition .markdown").textContent.trim()).toBe(SAMPLES[0]!.short);
    await panel.click(panel.button("Remove ไทย · formal"));
    expect(panel.postedOf("removeRendition")).toEqual([{ type: "removeRendition", messageId: "a", renditionId: "r" }]);
  });

  it("says under a rendition what should be looked at in it", async () => {
    const findings = ["`npm start` is missing.", `“${SAMPLES[0]!.short}” was not translated.`];
    await show(answer("a", "y", { renditions: [rendition({ findings })] }));
    expect(panel.find(".rendition-findings p").textContent).toBe("To be checked:");
    const items = panel.root.querySelectorAll(".rendition-findings li");
    expect(Array.from(items, ({ textContent }) => textContent)).toEqual(findings);
    await panel.say({ type: "messageChanged", message: answer("a", "y", { renditions: [rendition({})] }) });
    expect(panel.root.querySelector(".rendition-findings")).toBeNull();
  });

  it("stands a rendition that can be stopped as long as it grows", async () => {
    await show(answer("a", "y", { renditions: [rendition({ state: "streaming" })] }));
    const stop = panel.find('.rendition [aria-label="Stop (Escape)"]');
    await panel.click(stop);
    expect(panel.postedOf("stop")).toEqual([{ type: "stop" }]);
    await panel.say({ type: "messageChanged", message: answer("a", "y", { renditions: [rendition({})] }) });
    expect(panel.root.querySelector('.rendition [aria-label="Stop (Escape)"]')).toBeNull();
  });

  it("stands why a rendition failed, with a button that asks for it again", async () => {
    const error = { message: "The model stopped.", actions: [{ id: "retry", label: "Try Again" }] } as const;
    await show(answer("a", "y", { renditions: [rendition({ state: "failed", error })] }));
    expect(panel.find(".rendition").textContent).toContain("The model stopped.");
    await panel.click(panel.button("Try Again"));
    expect(panel.postedOf("runAction")).toEqual([
      { type: "runAction", action: "retry", messageId: "a", renditionId: "r" },
    ]);
  });

  it("stand follow-ups that fill the composer", async () => {
    const [first, second] = [SAMPLES[1]!.short, SAMPLES[2]!.short];
    await show(answer("a", "y", { followUps: [first, second] }));
    await panel.click(panel.button(second));
    expect(panel.textarea.value).toBe(second);
    expect(document.activeElement).toBe(panel.textarea);
    expect(panel.postedOf("send")).toEqual([]);
    // What was typed is not lost to another one.
    await panel.click(panel.button(first));
    expect(panel.textarea.value).toBe(`${first}\n\n${second}`);
  });

  it("opens what went along with a question", async () => {
    const chip = { id: "c", kind: "file", label: "main.ts", detail: "src/main.ts", tokens: 120 } as const;
    await show({ ...question("q", "x"), chips: [chip] });
    await panel.click(panel.find(".message.user .chip-open"));
    expect(panel.postedOf("openChip")).toEqual([{ type: "openChip", chipId: "c", messageId: "q" }]);
  });
});

describe("What the model no longer reads", () => {
  it("is told by one line below the last of it", async () => {
    const forgotten = { isForgotten: true };
    await show(
      { ...question("q", "x"), ...forgotten },
      answer("a", "y", forgotten),
      question("r", "x"),
      answer("b", "y"),
    );
    expect(panel.root.querySelectorAll(".forgotten")).toHaveLength(2);
    expect(panel.root.querySelectorAll(".forgotten-line")).toHaveLength(1);
    expect(panel.find(".earlier-talk").previousElementSibling?.getAttribute("aria-label")).toBe("Answer 1");
  });

  it("can be given to it again, which leaves the keyboard in the composer", async () => {
    await show({ ...question("q", "x"), isForgotten: true }, question("r", "y"));
    await panel.click(panel.button("Read All Again"));
    expect(panel.postedOf("readEarlier")).toEqual([{ type: "readEarlier", messageId: "q" }]);
    expect(document.activeElement).toBe(panel.textarea);
  });
});

describe("A live thought", () => {
  it("says how long the model has been thinking, and nobody reads that out", async () => {
    vi.useFakeTimers();
    await show(answer("a", "", { state: "streaming", thought: { text: "Let" } }));
    expect(panel.find("summary").textContent).toBe("Thinking...");
    await act(() => {
      vi.advanceTimersByTime(12_000);
    });
    expect(panel.find("summary").textContent).toBe("Thinking... 12 s");
    expect(panel.find("summary").closest("[aria-live], [role=status]")).toBeNull();
  });
});
