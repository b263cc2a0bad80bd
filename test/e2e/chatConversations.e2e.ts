/** Conversations in the workbench, on the packaged extension: branches, the list, the trash, and several panels at once. */
import { beforeAll, describe, expect, it } from "vitest";
import { knownExchange } from "../../tools/tiny-model/expected.ts";
import { openedChat } from "../support/openedChat.ts";
import type { TestWorkbench } from "../support/testWorkbench.ts";
import { ChatPanel, readText, WorkbenchPage } from "../support/workbenchPage.ts";

let workbench: TestWorkbench;
let window: WorkbenchPage;
let chat: ChatPanel;

beforeAll(async () => {
  ({ workbench, window, chat } = await openedChat({ "notes.txt": "Notes\n" }));
});

async function ask(question: string): Promise<void> {
  await window.newChat(chat);
  await chat.send(question);
  await chat.finishedAnswer(1);
}

const rows = (text: string, panel = chat) => panel.locator(".conversation-item").filter({ hasText: text });

/** In the menu of the conversation that is shown. */
const choose = (item: string) => chat.chooseFromMenu(chat.locator('.panel-header [aria-label="More"]'), item);

async function openList(query: string, panel = chat): Promise<void> {
  await panel.locator('.panel-header button[aria-label="Conversations"]').click();
  await panel.locator('.conversations [aria-label="Search conversations"]').fill(query);
}

describe("branches", () => {
  it("another answer stands beside the former, with a way between them that lasts", async () => {
    await ask(knownExchange("greeting th").user);
    const answer = await chat.finishedAnswer(1);
    await answer.hover();
    await answer.getByRole("button", { name: "Answer Again" }).click();
    await chat.locator('.branches:has-text("2")').first().waitFor();
    await (await chat.finishedAnswer(1)).getByRole("button", { name: "Previous version" }).click();
    await expect.poll(() => readText(chat.locator("article.answer .branches"))).toMatch(/1\s*\/\s*2/u);
    await window.goto();
    chat = await window.openChat();
    await expect.poll(() => readText(chat.locator("article.answer .branches"))).toMatch(/1\s*\/\s*2/u);
  });
});

describe("the list", () => {
  it("finds a conversation by what was said, and opens it", async () => {
    const known = knownExchange("greeting km");
    await ask(known.user);
    await ask(knownExchange("thanks").user);
    await openList(known.user);
    await rows(known.user).first().locator(".conversation-open").click();
    await expect.poll(() => readText(chat.locator("article.user .bubble"))).toBe(known.user);
  });

  it("deletes a conversation, and takes that back", async () => {
    const known = knownExchange("greeting my");
    await ask(known.user);
    await openList(known.user);
    await rows(known.user).first().locator(".conversation-open").press("Delete");
    await expect.poll(() => rows(known.user).count()).toBe(0);
    await window.notification("was deleted").getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => readText(chat.locator("article.user .bubble"))).toBe(known.user);
  });

  it("is opened by its command in the panel, with the keyboard in its search", async () => {
    const known = knownExchange("greeting vi");
    await ask(known.user);
    await ask(knownExchange("thanks").user);
    await window.runCommand("SEA-LION: Conversations");
    await chat.locator(".conversations").waitFor();
    await expect.poll(() => rows(known.user).count()).toBeGreaterThan(0);
    await window.page.keyboard.type(known.user.slice(0, 8));
    await expect.poll(() => chat.locator(".conversation-item").count()).toBe(1);
    await window.page.keyboard.press("ArrowDown");
    await window.page.keyboard.press("Enter");
    await expect.poll(() => readText(chat.locator("article.user .bubble"))).toBe(known.user);
  });
});

describe("the menu of the conversation that is shown", () => {
  it("pins it, and deletes it in all panels, which can be taken back in all", async () => {
    const known = knownExchange("greeting km");
    await ask(known.user);
    await choose("Pin");
    await openList("");
    await expect.poll(() => readText(chat.locator(".conversations-body h2").first())).toBe("Pinned");
    await chat.locator(".conversations").press("Escape");
    await window.runCommand("SEA-LION: Open Chat in Editor");
    const tab = new ChatPanel(window.page, 1);
    await tab.ready();
    await choose("Delete");
    for (const panel of [chat, tab]) await expect.poll(() => panel.answers().count()).toBe(0);
    await window.notification("was deleted").getByRole("button", { name: "Undo" }).click();
    for (const panel of [chat, tab]) {
      await expect.poll(() => readText(panel.locator("article.user .bubble"))).toBe(known.user);
    }
    await window.runCommand("View: Close Editor");
  });
});

describe("a second window with the same conversation", () => {
  it("says that the first one has deleted it, and has it again with what was being rewritten when that is taken back", async () => {
    const known = knownExchange("greeting lo");
    await ask(known.user);
    const second = await WorkbenchPage.open(workbench, workbench.makeWorkspace({}));
    const other = await second.openChat();
    await openList(known.user, other);
    await rows(known.user, other).first().locator(".conversation-open").click();
    await expect.poll(() => readText(other.locator("article.user .bubble"))).toBe(known.user);
    await other.locator("article.user").hover();
    await other.locator("article.user").getByRole("button", { name: "Edit Question" }).click();
    await other.locator(".question-editor textarea").fill("ສະບາຍດີບໍ?");
    await choose("Delete");
    await second.notification("was deleted").getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => other.locator(".question-editor textarea").inputValue()).toBe("ສະບາຍດີບໍ?");
    await expect.poll(() => readText(chat.locator("article.user .bubble"))).toBe(known.user);
    await second.page.close();
  });
});

describe("an editor tab", () => {
  it("shows the same as the view, while an answer is being written too", async () => {
    await ask(knownExchange("greeting th").user);
    await window.runCommand("SEA-LION: Open Chat in Editor");
    const tab = new ChatPanel(window.page, 1);
    await tab.ready();
    expect(await readText(tab.locator("article.user .bubble"))).toBe(knownExchange("greeting th").user);
    await tab.send(knownExchange("thanks").user);
    const inTab = await readText((await tab.finishedAnswer(2)).locator(".markdown"));
    expect(inTab).toBe(knownExchange("thanks").answer);
    expect(await readText((await chat.finishedAnswer(2)).locator(".markdown"))).toBe(inTab);
  });

  it("has its own conversation again after the window was reloaded", async () => {
    await window.runCommand("SEA-LION: New Chat");
    const tab = new ChatPanel(window.page, 1);
    await expect.poll(() => tab.answers().count()).toBe(0);
    await tab.send(knownExchange("greeting km").user);
    await tab.finishedAnswer(1);
    // As people do it: a page that just goes away has not stored what its tabs show.
    const isLoaded = window.page.waitForEvent("load");
    await window.runCommand("Developer: Reload Window");
    await isLoaded;
    await expect
      .poll(
        async () => {
          const shown = [new ChatPanel(window.page, 0), new ChatPanel(window.page, 1)];
          const questions = await Promise.all(
            shown.map((panel) => panel.locator("article.user .bubble").allInnerTexts()),
          );
          return questions.flat().map((text) => text.trim().normalize("NFC"));
        },
        { timeout: 30_000 },
      )
      .toContain(knownExchange("greeting km").user);
  });
});
