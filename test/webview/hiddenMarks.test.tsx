/** Names of files and conversations come from anywhere: what turns their direction around is seen wherever they stand. */
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import type { ChatView, ConversationRow, DownloadView } from "../../src/shared/webviewProtocol.ts";
import { answer, PanelHarness, question, READY } from "./support/panelHarness.tsx";

/** Reads like "รายงานexe.pdf". */
const NAME = "รายงาน\u202Efdp.exe";
const NAMED = "รายงาน[U+202E]fdp.exe";

let panel: PanelHarness;

afterEach(() => {
  panel.unmount();
});

async function open(view: Partial<ChatView>): Promise<void> {
  panel = await new PanelHarness().open(view);
}

/** The place's text, with the name of each mark in brackets, as it is drawn. */
function drawn(selector: string): string {
  const place = panel.find(selector).cloneNode(true) as HTMLElement;
  for (const mark of place.querySelectorAll<HTMLElement>(".hidden-mark")) mark.textContent = `[${mark.title}]`;
  return place.textContent.trim();
}

async function openList(rows: readonly ConversationRow[]): Promise<void> {
  await open({});
  await panel.click(panel.button("Conversations"));
  await panel.say({ type: "conversations", query: "", rows });
}

const ROW: ConversationRow = { id: "c", title: NAME, isPinned: false, changedAtMs: 0, isRunning: false };

describe("Hidden characters are shown in", () => {
  it("the panel's title, and its tooltip", async () => {
    await open({ title: NAME, messages: [question("q", "?")] });
    expect(drawn("h1")).toBe(NAMED);
    expect(panel.find("h1").title).toBe(NAMED);
  });

  it("the list's titles, what a search finds, and the names of their menus", async () => {
    await openList([{ ...ROW, snippet: `… ${NAME} …` }]);
    expect(drawn(".conversation-title")).toBe(NAMED);
    expect(drawn(".conversation-snippet")).toBe(`… ${NAMED} …`);
    expect(panel.button(`More about “${NAMED}”`).title).toBe(`More about “${NAMED}”`);
  });

  it("chips, their tooltips, and the buttons that take them away", async () => {
    await open({ chips: [{ id: "1", kind: "file", label: NAME, detail: `docs/${NAME}`, tokens: 12 }] });
    expect(drawn(".chip-text > span")).toBe(NAMED);
    expect(panel.find(".chip-open").title).toBe(`docs/${NAMED}`);
    expect(panel.button(`Remove ${NAMED}`).title).toBe(`Remove ${NAMED}`);
  });

  it("what a word can be completed to", async () => {
    await open({});
    await act(() => {
      panel.textarea.focus();
      panel.textarea.value = "#";
      panel.textarea.setSelectionRange(1, 1);
      panel.textarea.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await panel.say({ type: "completions", word: "#", items: [{ insert: "#x", label: NAME, detail: `docs/${NAME}` }] });
    expect(drawn(".completion-label")).toBe(NAMED);
    expect(drawn(".completion-detail")).toBe(`docs/${NAMED}`);
  });

  it("follow-ups", async () => {
    await open({ messages: [question("q", "?"), answer("a", "!", { followUps: [`ดู ${NAME}?`] })] });
    expect(drawn(".follow-ups button")).toBe(`ดู ${NAMED}?`);
  });

  it("errors, and the model's name", async () => {
    const error = { message: `${NAME} is not a file that can be read.`, actions: [] };
    await open({ model: { ...READY, name: NAME }, messages: [answer("a", "", { state: "failed", error })] });
    expect(drawn(".error-body p")).toBe(`${NAMED} is not a file that can be read.`);
    expect(drawn(".model-name strong")).toBe(NAMED);
    expect(panel.find(".model-name").title.split("\n")[0]).toBe(NAMED);
  });

  it("the name of a model that is being loaded, for a screen reader, too", async () => {
    await open({ model: { kind: "loading", name: NAME, percent: 40 } });
    expect(panel.find(".model-line progress").getAttribute("aria-label")).toBe(NAMED);
  });

  it.each(["moving", "paused", "interrupted", "failed"] as const)(
    "a download that is %s: what is fetched, and what is wrong with it",
    async (state) => {
      const download: DownloadView = { name: NAME, state, percent: 40, size: "20 GB", problem: `${NAME}: ບໍ່ພົບ` };
      await open({ model: { kind: "none", download } });
      expect(drawn(".model-row p")).toContain(NAMED);
      expect(drawn(".welcome h2")).toContain(NAMED);
      expect(drawn(".welcome progress + p + p")).toBe(`${NAMED}: ບໍ່ພົບ`);
      expect(panel.find(".welcome progress").getAttribute("aria-label")).toBe(drawn(".welcome h2"));
    },
  );
});

it("A search marks its words beside them", async () => {
  await openList([]);
  const search = panel.find("input[type=search]") as HTMLInputElement;
  search.value = "รายงาน";
  search.dispatchEvent(new Event("input", { bubbles: true }));
  await panel.say({ type: "conversations", query: "", rows: [ROW] });
  expect(panel.find(".conversation-title mark").textContent).toBe("รายงาน");
  expect(drawn(".conversation-title")).toBe(NAMED);
});
