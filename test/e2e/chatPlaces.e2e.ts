/** Conversations that are named, kept, carried away and brought back, and the places where a chat can stand. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { replayEvents } from "../../src/core/chat/applyEvents.ts";
import { exportJson } from "../../src/core/chat/exportJson.ts";
import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import { knownExchange } from "../../tools/tiny-model/expected.ts";
import { openedChat } from "../support/openedChat.ts";
import type { TestWorkbench } from "../support/testWorkbench.ts";
import { ChatPanel, readText, type WorkbenchPage } from "../support/workbenchPage.ts";

const SUMMARY = "ພວກເຮົາທັກທາຍກັນ.";
const summarised = replayEvents("c", [
  { type: "question", id: "q", text: "ສະບາຍດີ" },
  { type: "answerStarted", id: "a" },
  { type: "answerFinished", id: "a" },
  { type: "question", id: "r", text: "ຂອບໃຈ" },
  { type: "earlierSet", earlier: { untilId: "a", summary: SUMMARY } },
]);

let workbench: TestWorkbench;
let window: WorkbenchPage;
let chat: ChatPanel;
let folder: string;

beforeAll(async () => {
  const files = { "notes.txt": "Notes\n", "summarised.json": exportJson(summarised, 0) };
  ({ workbench, folder, window, chat } = await openedChat(files));
});

async function ask(question: string, panel = chat): Promise<string> {
  await panel.locator(`.panel-header [aria-label="${formatMessage("action.newChat")}"]`).click();
  await expect.poll(() => panel.answers().count()).toBe(0);
  await panel.send(question);
  return readText((await panel.finishedAnswer(1)).locator(".markdown"));
}

const LONG = knownExchange("everything th").user;

const questions = async (panel: ChatPanel) => {
  const texts = await panel.locator("article.user .bubble").allInnerTexts();
  return texts.map((text) => text.trim().normalize("NFC"));
};

const title = (panel = chat) => readText(panel.locator(".panel-header h1"));

async function chooseMore(item: string): Promise<void> {
  await chat.chooseFromMenu(chat.locator(`.panel-header [aria-label="${formatMessage("panel.more")}"]`), item);
}

async function openList(): Promise<void> {
  await chat.locator(`.panel-header [aria-label="${formatMessage("panel.conversations")}"]`).click();
  await chat.locator(".conversation-item").first().waitFor();
}

async function importFrom(file: string): Promise<void> {
  await openList();
  await chat.locator(".conversations-head").getByText(formatMessage("panel.import")).click();
  await window.typePath(file);
}

describe("a conversation", () => {
  it("is renamed in its place, and pinned before all others", async () => {
    await ask(knownExchange("greeting ta").user);
    await chooseMore(formatMessage("panel.rename"));
    await chat.locator(".rename-field").fill("வணக்கம் சொல்வது");
    await chat.locator(".rename-field").press("Enter");
    await expect.poll(() => title()).toBe("வணக்கம் சொல்வது");
    await ask(knownExchange("greeting km").user);
    await openList();
    const row = chat.locator(".conversation-item").filter({ hasText: "வணக்கம் சொல்வது" });
    await chat.chooseFromMenu(row.locator('[aria-haspopup="menu"]'), formatMessage("panel.pin"));
    await expect.poll(() => readText(chat.locator(".conversations-body h2").first())).toBe("Pinned");
    expect(await readText(chat.locator(".conversation-title").first())).toBe("வணக்கம் சொல்வது");
    await row.locator(".conversation-open").click();
    await expect.poll(() => questions(chat)).toEqual([knownExchange("greeting ta").user]);
  });

  it("is branched by editing its question, with a way back", async () => {
    const [former, edited] = [knownExchange("greeting vi"), knownExchange("thanks")];
    const answer = await ask(former.user);
    const question = chat.locator("article.user");
    await question.hover();
    await question.getByRole("button", { name: formatMessage("panel.editQuestion") }).click();
    await chat.locator(".question-editor textarea").fill(edited.user);
    await chat.locator(".question-editor textarea").press("Enter");
    await expect.poll(async () => readText((await chat.finishedAnswer(1)).locator(".markdown"))).toBe(edited.answer);
    await expect.poll(() => questions(chat)).toEqual([edited.user]);
    await question.getByRole("button", { name: formatMessage("panel.previousBranch") }).click();
    await expect.poll(() => questions(chat)).toEqual([former.user]);
    expect(await readText((await chat.finishedAnswer(1)).locator(".markdown"))).toBe(answer);
  });

  it("goes on where its answer was stopped", async () => {
    await ask(knownExchange("greeting fil").user);
    const answer = await chat.interruptedAnswer(LONG, () => chat.stop());
    const beginning = await readText(answer.locator(".markdown"));
    await answer.getByRole("button", { name: formatMessage("panel.continue") }).click();
    await expect.poll(() => answer.locator(".stopped").count()).toBe(0);
    await expect
      .poll(async () => (await readText(answer.locator(".markdown"))).length)
      .toBeGreaterThan(beginning.length);
    const whole = await readText((await chat.finishedAnswer(await chat.answers().count())).locator(".markdown"));
    // A number at the end becomes a list's as soon as its point is there.
    expect(whole.startsWith(beginning.replace(/\s*\d+$/u, ""))).toBe(true);
  });

  it.each(["md", "json"])("leaves as a file and comes back from it: %s", async (extension) => {
    const known = knownExchange("greeting lo");
    const answer = await ask(known.user);
    const file = join(folder, `ສະບາຍດີ.${extension}`);
    await chooseMore(formatMessage("panel.export"));
    await window.saveAs(file);
    await expect.poll(() => readdirSync(folder)).toContain(`ສະບາຍດີ.${extension}`);
    expect(readFileSync(file, "utf8").normalize("NFC")).toContain(known.user);
    await ask(knownExchange("thanks").user);
    await importFrom(file);
    await expect.poll(() => questions(chat)).toEqual([known.user]);
    expect(await readText((await chat.finishedAnswer(1)).locator(".markdown"))).toBe(answer);
  });

  it("has its summary again when the removal is undone", async () => {
    await importFrom(join(folder, "summarised.json"));
    const summary = chat.locator("details.earlier-summary");
    await summary.locator("summary").click();
    await summary.getByRole("button", { name: formatMessage("panel.removeSummary") }).click();
    await chat.locator(".forgotten-line").waitFor();
    await window
      .notification(formatMessage("chat.summaryRemoved"))
      .getByRole("button", { name: formatMessage("chat.undo") })
      .click();
    await summary.locator("summary").click();
    await expect.poll(() => readText(summary.locator(".markdown"))).toBe(SUMMARY);
  });

  // Short enough for the dialog, which counts characters. Linux counts bytes.
  it.runIf(process.platform === "linux")("says why its file cannot be written", async () => {
    await chooseMore(formatMessage("panel.export"));
    await window.saveAs(join(folder, `${"ສ".repeat(100)}.md`));
    await expect.poll(() => readText(chat.locator(".composer-notice"))).toContain(formatMessage("folder.nameTooLong"));
  });
});

describe("an editor tab", () => {
  it("shows the answer that the view is getting, and Escape in it stops that", async () => {
    await ask(knownExchange("greeting th").user);
    await chooseMore(formatMessage("panel.openInEditor"));
    const tab = new ChatPanel(window.page, 1);
    await tab.ready();
    const answer = await tab.interruptedAnswer(LONG, () => tab.composer().press("Escape"));
    const count = await tab.answers().count();
    const inView = await chat.finishedAnswer(count);
    await inView.locator(".stopped").waitFor();
    expect(await readText(inView.locator(".markdown"))).toBe(await readText(answer.locator(".markdown")));
    await window.runCommand("View: Close Editor");
  });
});

it("a tab takes what is selected in the editor that it covers", async () => {
  await window.openFile("notes.txt");
  await window.selectLine(1);
  await window.runCommand("SEA-LION: Open Chat in Editor");
  const tab = new ChatPanel(window.page, 1);
  await tab.ready();
  const addContext = tab.locator(`[aria-label="${formatMessage("panel.addContext")}"]`);
  await tab.chooseFromMenu(addContext, formatMessage("panel.context.selection"));
  await expect.poll(() => readText(tab.locator(".composer .chip"))).toContain("notes.txt:1");
  await window.runCommand("View: Close Editor");
});

describe("a window of its own", () => {
  it("shows the same conversation, which grows in both, and has the same keys", async () => {
    await ask(knownExchange("greeting id").user);
    const opened = window.page.waitForEvent("popup");
    await chooseMore(formatMessage("panel.openInWindow"));
    const popup: Page = await opened;
    const panel = new ChatPanel(popup);
    await panel.ready();
    await expect.poll(() => questions(panel)).toEqual([knownExchange("greeting id").user]);
    await panel.send(knownExchange("thanks").user);
    const answer = await readText((await panel.finishedAnswer(2)).locator(".markdown"));
    expect(answer).toBe(knownExchange("thanks").answer);
    expect(await readText((await chat.finishedAnswer(2)).locator(".markdown"))).toBe(answer);
    await panel.interruptedAnswer(LONG, () => panel.composer().press("Escape"));
    await (await chat.finishedAnswer(await panel.answers().count())).locator(".stopped").waitFor();
    await popup.close();
  });
});

describe("the secondary side bar", () => {
  it("takes the view with its conversation, and Escape stops an answer there", async () => {
    await ask(knownExchange("greeting ms").user);
    await window.runCommand("View: Move View");
    await window.choose("Chat");
    await window.choose("New Secondary Side Bar Entry");
    chat = new ChatPanel(window.page);
    await chat.ready();
    await expect.poll(() => questions(chat)).toEqual([knownExchange("greeting ms").user]);
    await window.page.locator(".part.auxiliarybar .composite-bar", { hasText: "SEA-LION" }).waitFor();
    await chat.interruptedAnswer(LONG, () => chat.composer().press("Escape"));
  });
});

it("asked for nothing outside this machine", () => {
  expect(workbench.foreignRequests).toEqual([]);
});
