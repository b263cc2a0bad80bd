/** Chat tabs and the chat's view whose extension host goes away under them, while the window stays. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { knownExchange } from "../../tools/tiny-model/expected.ts";
import { openedChat } from "../support/openedChat.ts";
import { ChatPanel, readText, type WorkbenchPage } from "../support/workbenchPage.ts";

/** Pages come and go, and with them the order of those that are there. */
async function panelWith(window: WorkbenchPage, question: string): Promise<ChatPanel> {
  let found: ChatPanel | undefined;
  const look = async () => {
    for (let index = 0; index < 3 && found === undefined; index += 1) {
      const panel = new ChatPanel(window.page, index);
      const shown = panel.locator("article.user .bubble").filter({ hasText: question });
      if ((await panel.composer().isVisible()) && (await shown.count()) > 0) found = panel;
    }
    return found !== undefined;
  };
  await expect.poll(look).toBe(true);
  return found!;
}

it("live again with their conversations and what was typed, the hidden one as soon as it is shown", async () => {
  const { workbench, window } = await openedChat({ "notes.txt": "Notes\n" });
  const tabs = window.page.locator(".tabs-container .tab");
  const pages = window.page.locator('iframe.webview.ready[src*="extensionId=sealion-local.sealion"]');
  const formers: (string | null)[] = [];
  const talks = [
    { ...knownExchange("greeting th"), draft: "แล้วภาษาไทยล่ะ" },
    { ...knownExchange("greeting km"), draft: "ហើយភាសាខ្មែរវិញ?" },
  ];
  for (const [index, { user, draft }] of talks.entries()) {
    await window.runCommand("SEA-LION: Open Chat in Editor");
    await expect.poll(() => tabs.count()).toBe(index + 1);
    const tab = new ChatPanel(window.page, index + 1);
    await tab.ready();
    await tab.locator('.panel-header [aria-label="New Chat"]').click();
    await tab.send(user);
    await tab.finishedAnswer(1);
    await tab.composer().fill(draft);
    formers.push(await pages.nth(index + 1).getAttribute("name"));
  }
  const titles = await tabs.allInnerTexts();
  workbench.killExtensionHosts();
  for (const [index, { user, draft }] of [...talks.entries()].reverse()) {
    await tabs.nth(index).click();
    await window.page.locator(`iframe[name="${formers[index]}"]`).waitFor({ state: "detached" });
    const panel = await panelWith(window, user);
    expect(await panel.composer().inputValue()).toBe(draft);
    await panel.send(knownExchange("thanks").user);
    expect(await readText((await panel.finishedAnswer(2)).locator(".markdown"))).toBe(knownExchange("thanks").answer);
  }
  expect(await tabs.allInnerTexts()).toEqual(titles);
});

it("have again what stood beside the composer, and say so of a file that has gone; a question on its way is in the composer again", async () => {
  const { workbench, window, chat, folder } = await openedChat({
    "ราคา.md": "ข้าวผัด 60 บาท\n",
    "តម្លៃ.md": "បាយឆា ៨០០០ រៀល\n",
  });
  const chips = (panel: ChatPanel) => panel.locator(".composer .chip");
  const names = async (panel: ChatPanel) => {
    const texts = await chips(panel).locator(".chip-text > :first-child").allInnerTexts();
    return texts.map((text) => text.normalize("NFC"));
  };
  for (const name of ["ราคา.md", "តម្លៃ.md"]) {
    await window.openFile(name);
    await window.chooseFromMenuOf(window.page.locator(".tabs-container .tab.active"), "Add to Chat");
  }
  await expect.poll(() => names(chat)).toEqual(["ราคา.md", "តម្លៃ.md"]);
  // What is open can be read, wherever its file is.
  await window.runCommand("View: Close All Editors");
  // As long as the user is asked for its language it is on its way.
  await chat.composer().fill("/translate Cơm rang");
  await chat.composer().press("Enter");
  await window.page.locator(".quick-input-list .monaco-list-row").first().waitFor();
  expect(await chat.composer().inputValue()).toBe("");
  rmSync(join(folder, "តម្លៃ.md"));
  const former = await window.page
    .locator('iframe.webview.ready[src*="extensionId=sealion-local.sealion"]')
    .first()
    .getAttribute("name");
  workbench.killExtensionHosts();
  await window.page.locator(`iframe[name="${former}"]`).waitFor({ state: "detached" });
  await chat.ready();
  await expect.poll(() => chat.composer().inputValue()).toBe("/translate Cơm rang");
  await expect.poll(() => names(chat)).toEqual(["ราคา.md", "តម្លៃ.md"]);
  await expect.poll(() => readText(chips(chat).first())).toMatch(/\d+ tokens/u);
  await expect.poll(() => chips(chat).nth(1).getAttribute("class")).toContain("problem");
});
