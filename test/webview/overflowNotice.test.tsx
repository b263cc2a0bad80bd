/** A question that would not fit: told while it is typed and when it was sent, with the ways to make room. */
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { EMPTY_FRAME } from "../../webview-ui/src/store.ts";
import { PanelHarness } from "./support/panelHarness.tsx";

const OVERFLOW = {
  neededTokens: 5210,
  contextTokens: 4096,
  draftLength: 1,
  ways: ["trimOldest", "summarizeEarlier", "newChat"],
} as const;
const WARNING = "This would not fit: it needs 5,210 tokens, the context has 4,096. Nothing was sent.";
const FORESEEN = "Too long: 5,210 of 4,096 tokens";

let panel: PanelHarness;

afterEach(() => {
  panel.unmount();
});

describe("A question that would not fit", () => {
  const overflow = OVERFLOW;

  it("comes back with what was typed meanwhile, and says what each way does", async () => {
    panel = await new PanelHarness().open({});
    await panel.type("คำถามยาว");
    await panel.press("Enter");
    await panel.type("และอีก");
    await panel.say({ type: "frameChanged", frame: { ...EMPTY_FRAME, overflow } });
    await panel.say({ type: "draft", draftId: 1, text: "คำถามยาว" });
    expect(panel.textarea.value).toBe("คำถามยาว\n\nและอีก");
    expect(panel.sendButton.getAttribute("aria-label")).toBe("Send (Enter)");
    expect(panel.find("[role=alert]").textContent).toBe(WARNING);
    const described = Array.from(panel.root.querySelectorAll(".overflow button"), (button) => [
      button.textContent,
      document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent,
    ]);
    expect(described).toEqual([
      ["Trim Oldest", "The model forgets the oldest messages. They stay in the conversation."],
      ["Summarize Earlier", "The model gets a summary in the place of the oldest messages."],
      ["New Chat", "Asks in a new conversation, without the earlier talk."],
    ]);
  });

  it.each([
    ["Trim Oldest", "trimOldest"],
    ["Summarize Earlier", "summarizeEarlier"],
    ["New Chat", "newChat"],
  ])("is sent by %s", async (label, way) => {
    panel = await new PanelHarness({ draft: "คำถามยาว" }).open({ overflow });
    await panel.say({ type: "notice", notice: { text: "Không có lệnh /dcos.", isError: false } });
    expect(panel.root.textContent).toContain("Không có lệnh");
    const ways = Array.from(panel.root.querySelectorAll<HTMLElement>(".overflow button"));
    await panel.click(ways.find(({ textContent }) => textContent === label)!);
    expect(panel.postedOf("resolveOverflow")).toEqual([{ type: "resolveOverflow", way, text: "คำถามยาว" }]);
    expect(panel.root.textContent).not.toContain("Không có lệnh");
    expect(panel.textarea.value).toBe("");
    expect(panel.sendButton.getAttribute("aria-label")).toBe("Stop (Escape)");
    // The button is gone, and has not taken the keyboard with it.
    expect(document.activeElement).toBe(panel.textarea);
  });

  it("stays in view while room is made for it, until it is in the conversation or comes back", async () => {
    panel = await new PanelHarness({ draft: "คำถามยาว" }).open({ overflow });
    await panel.click(panel.button("Summarize Earlier"));
    const said = () => panel.root.querySelector(".composer-notice.in-progress")?.textContent;
    expect(said()).toBe("Summarize Earlierคำถามยาว");
    await panel.say({ type: "frameChanged", frame: { ...EMPTY_FRAME, overflow, isSending: true } });
    await panel.type("อีกเรื่อง");
    // What is written meanwhile is no question that would not fit.
    expect(panel.root.querySelector("[role=alert]")).toBeNull();
    expect(said()).toBe("Summarize Earlierคำถามยาว");
    await panel.say({ type: "draft", draftId: 1, text: "คำถามยาว" });
    await panel.say({ type: "frameChanged", frame: { ...EMPTY_FRAME, overflow } });
    expect(said()).toBeUndefined();
    expect(panel.textarea.value).toBe("คำถามยาว\n\nอีกเรื่อง");
  });

  it("explains one way at a time: the first, then what the keyboard or the pointer is on", async () => {
    panel = await new PanelHarness({ draft: "คำถามยาว" }).open({ overflow });
    const explained = () => Array.from(panel.root.querySelectorAll(".explained dt"), ({ textContent }) => textContent);
    expect(explained()).toEqual(["Trim Oldest"]);
    await act(() => {
      panel.button("Summarize Earlier").focus();
    });
    expect(explained()).toEqual(["Summarize Earlier"]);
    await act(() => void panel.button("Trim Oldest").dispatchEvent(new Event("pointerenter")));
    expect(explained()).toEqual(["Trim Oldest"]);
    await panel.say({ type: "frameChanged", frame: { ...EMPTY_FRAME, overflow: { ...overflow, ways: ["newChat"] } } });
    expect(explained()).toEqual(["New Chat"]);
  });

  it("offers nothing to send any more when its question was deleted", async () => {
    panel = await new PanelHarness({ draft: "คำถาม" }).open({ overflow });
    await panel.type("");
    expect(panel.root.querySelector(".overflow")).toBeNull();
  });

  it("says so when no way would help", async () => {
    panel = await new PanelHarness({ draft: "x" }).open({ overflow: { ...overflow, ways: [] } });
    expect(panel.root.querySelector(".overflow button")).toBeNull();
    expect(panel.find("[role=alert]").textContent).toContain("Shorten the message");
  });
});

describe("A question that is typed and would not fit", () => {
  const overflow = { ...OVERFLOW, isForeseen: true } as const;
  const chips = [{ id: "1", kind: "file", label: "ច្បាប់.md", detail: "ច្បាប់.md", tokens: 5000 }] as const;

  it("is told before it is sent, in a line, and without a stir of the caret", async () => {
    panel = await new PanelHarness().open({});
    panel.textarea.focus();
    await panel.type("கேள்வி நீளமானது");
    panel.textarea.setSelectionRange(3, 6);
    await panel.say({ type: "frameChanged", frame: { ...EMPTY_FRAME, overflow } });
    expect(panel.button(FORESEEN).getAttribute("aria-expanded")).toBe("false");
    expect(panel.root.querySelector("[role=alert]")).toBeNull();
    const { selectionStart, selectionEnd, value } = panel.textarea;
    expect([selectionStart, selectionEnd, value]).toEqual([3, 6, "கேள்வி நீளமானது"]);
    expect(document.activeElement).toBe(panel.textarea);
    await panel.say({ type: "frameChanged", frame: EMPTY_FRAME });
    expect(panel.root.querySelector(".overflow-warning")).toBeNull();
  });

  it("unfolds to the ways out, and folds again", async () => {
    panel = await new PanelHarness({ draft: "မေးခွန်းရှည်" }).open({ overflow });
    expect(panel.root.querySelector(".button-row")).toBeNull();
    await panel.click(panel.button(FORESEEN));
    expect(panel.button(FORESEEN).getAttribute("aria-expanded")).toBe("true");
    expect(panel.root.querySelectorAll(".overflow .button-row button")).toHaveLength(3);
    await panel.click(panel.button(FORESEEN));
    expect(panel.root.querySelector(".button-row")).toBeNull();
  });

  it("unfolds to what helps where no way would", async () => {
    panel = await new PanelHarness({ draft: "x" }).open({ overflow: { ...overflow, ways: [] } });
    await panel.click(panel.button(FORESEEN));
    expect(panel.find(".overflow-warning").textContent).toContain("Shorten the message");
  });

  it("can be sent by a way at once", async () => {
    panel = await new PanelHarness({ draft: "คำถามยาว" }).open({ overflow });
    await panel.click(panel.button(FORESEEN));
    await panel.click(panel.button("Trim Oldest"));
    expect(panel.posted.at(-1)).toEqual({ type: "resolveOverflow", way: "trimOldest", text: "คำถามยาว" });
    expect(panel.textarea.value).toBe("");
  });

  it("can be sent as it is: the host looks again, and nothing is said meanwhile", async () => {
    panel = await new PanelHarness({ draft: "คำถามยาว" }).open({ overflow, chips });
    await panel.press("Enter");
    expect(panel.postedOf("send")).toEqual([{ type: "send", text: "คำถามยาว" }]);
    expect(panel.root.querySelector(".overflow-warning")).toBeNull();
  });

  it.each([
    ["foreseen", { isForeseen: true }, FORESEEN],
    ["sent", {}, WARNING],
  ] as const)(
    "is another one when it was replaced: nothing is said of it that was counted for one that was %s",
    async (_, how, warning) => {
      const draft = "ຄຳຖາມທີ່ຍາວຫຼາຍ ".repeat(100);
      const tellCount = ({ length }: string) =>
        panel.say({
          type: "frameChanged",
          frame: { ...EMPTY_FRAME, overflow: { ...OVERFLOW, ...how, draftLength: length } },
        });
      panel = await new PanelHarness({ draft }).open({});
      await tellCount(draft);
      // Nothing blinks for whoever shortens it.
      await panel.type(draft.slice(40));
      expect(panel.find(".overflow-warning").textContent).toBe(warning);
      await panel.type("ສະບາຍດີ");
      expect(panel.root.querySelector(".overflow-warning")).toBeNull();
      // A count that was under way.
      await tellCount(draft);
      expect(panel.root.querySelector(".overflow-warning")).toBeNull();
      await tellCount("ສະບາຍດີ");
      expect(panel.find(".overflow-warning").textContent).toBe(warning);
    },
  );

  it("is told of chips alone, where there is nothing to send yet, and of nothing at all it is not", async () => {
    panel = await new PanelHarness().open({ overflow: { ...overflow, draftLength: 0 }, chips });
    await panel.click(panel.button(FORESEEN));
    expect(panel.find(".overflow").textContent).toBe(FORESEEN);
    await panel.type("ក");
    expect(panel.root.querySelectorAll(".overflow .button-row button")).toHaveLength(3);
    await panel.snapshot({ overflow });
    await panel.type("");
    expect(panel.root.querySelector(".overflow-warning")).toBeNull();
  });
});
