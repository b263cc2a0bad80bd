/** What goes along with a question and what an answer is good for, in the workbench, on the packaged extension. */
import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { languageLabel } from "../../src/core/languages.ts";
import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import { knownExchange } from "../../tools/tiny-model/expected.ts";
import { openedChat } from "../support/openedChat.ts";
import type { TestWorkbench } from "../support/testWorkbench.ts";
import { repeatGesture } from "../support/repeatGesture.ts";
import { readText, type ChatPanel, type WorkbenchPage } from "../support/workbenchPage.ts";

const LIBERTY = "3/1";
const CODE = 'print("sea-tiny")';

let workbench: TestWorkbench;
let folder: string;
let window: WorkbenchPage;
let chat: ChatPanel;

beforeAll(async () => {
  ({ workbench, folder, window, chat } = await openedChat({
    "liberty.txt": `${paragraph("en", LIBERTY)}\nThe end.\n`,
    "docs/ชีวิต.txt": `${paragraph("th", LIBERTY)}\n`,
    // A term that the model does not know, so that the checks name it.
    ".sealion/glossary.csv": "source,lo\nliberty,ອິດສະຫຼະ\n",
    "ວັນທີ.png": "\u0089PNG\0\0",
    "greet.py": "def greet():\n    pass\n",
    "luật.txt": `${paragraph("en", LIBERTY)}\n`,
  }));
});

async function newChat(): Promise<void> {
  await window.newChat(chat);
  await chat.composer().fill("");
  await removeChips();
}

async function removeChips(): Promise<void> {
  // Some go by themselves, with their words or because they were sent: each look is at those that are left.
  const removeLast = () => chips().last().getByRole("button", { name: "Remove" }).click({ timeout: 1000 });
  const count = async () => {
    if ((await chips().count()) > 0) await removeLast().catch(() => undefined);
    return chips().count();
  };
  await expect.poll(count).toBe(0);
}

/** Those beside the composer. */
function chips(): Locator {
  return chat.locator(".composer .chip");
}

async function chipNames(): Promise<string[]> {
  const texts = await chips().locator(".chip-text > :first-child").allInnerTexts();
  return texts.map((text) => text.normalize("NFC"));
}

const codeButton = (name: "panel.copyCode" | "panel.insertCodeName" | "panel.newFileName" | "panel.applyCodeName") =>
  chat.locator(`.code-action[aria-label="${formatMessage(name)}"]`);

/** Runs in the panel, as the next one. */
const HAS_KEYBOARD = 'document.hasFocus() && document.activeElement?.matches(".composer textarea") === true';
/** Runs in the panel, whose types this project's tests do not have. */
const DROP_FILES = `{
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(["មនុស្សទាំងអស់"], "ច្បាប់.txt"));
  dataTransfer.items.add(new File([new Uint8Array([137, 80, 78, 71, 0, 0])], "រូប.png"));
  const init = { bubbles: true, cancelable: true, dataTransfer };
  for (const type of ["dragenter", "dragover", "drop"]) {
    document.querySelector("main").dispatchEvent(new DragEvent(type, init));
  }
}`;

/** As a browser gives a link. */
const dropLink = (address: string) => `{
  const dataTransfer = new DataTransfer();
  dataTransfer.setData("text/uri-list", ${JSON.stringify(address)});
  for (const type of ["dragenter", "dragover", "drop"]) {
    document.querySelector("main").dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  }
}`;

/** The buttons of a code block, which a narrow panel folds away. */
async function pressCodeButton(name: Parameters<typeof codeButton>[0]): Promise<void> {
  const more = chat.locator(".code-more");
  // They fold away again when the keyboard goes elsewhere.
  await repeatGesture(async () => {
    if ((await more.isVisible()) && !(await codeButton(name).isVisible())) await more.click();
    await codeButton(name).click({ timeout: 1000 });
  });
}

describe("context", () => {
  it("is added by the button: what is selected, with its tokens", async () => {
    await window.openFile("liberty.txt");
    await window.selectLine(1);
    await chat.chooseFromMenu(chat.locator(`[aria-label="${formatMessage("panel.addContext")}"]`), "Selection");
    await expect.poll(chipNames).toEqual(["liberty.txt:1"]);
    // Nothing is asked of a model that is not in memory: the first answer loads it.
    await chat.send(knownExchange("thanks").user);
    await chat.finishedAnswer(1);
    expect(await readText(chat.locator("article.user .chip"))).toContain("liberty.txt:1");
    await expect.poll(() => chips().count()).toBe(0);
    await chat.chooseFromMenu(chat.locator(`[aria-label="${formatMessage("panel.addContext")}"]`), "Selection");
    await expect.poll(() => readText(chips().first())).toMatch(/liberty\.txt:1 \d+ tokens/u);
  });

  it("is added in the menus of the editor, of its tab and of the explorer", async () => {
    await newChat();
    await window.openFile("liberty.txt");
    await window.selectLine(2);
    await window.chooseFromSubmenu("SEA-LION", "Add Selection to Chat");
    await expect.poll(chipNames).toEqual(["liberty.txt:2"]);
    await window.chooseFromMenuOf(window.page.locator(".tabs-container .tab.active"), "Add to Chat");
    await expect.poll(chipNames).toEqual(["liberty.txt:2", "liberty.txt"]);
    await window.runCommand("View: Show Explorer");
    const row = window.page.locator(".explorer-folders-view .monaco-list-row", { hasText: "docs" });
    await window.chooseFromMenuOf(row, "Add to Chat");
    await chat.ready();
    await expect.poll(chipNames).toEqual(["liberty.txt:2", "liberty.txt", "docs/"]);
  });

  it("is added by its name in the composer, which completes it", async () => {
    await newChat();
    await chat.composer().pressSequentially("#fi");
    await chat.locator(".completions li").filter({ hasText: "#file" }).waitFor();
    await chat.composer().press("Tab");
    await chat.composer().pressSequentially("ชี");
    await chat.locator(".completions li").filter({ hasText: "docs/ชีวิต.txt" }).waitFor();
    await chat.composer().press("Tab");
    await expect.poll(() => chat.composer().inputValue()).toBe("#file:docs/ชีวิต.txt ");
    await expect.poll(chipNames).toEqual(["ชีวิต.txt"]);
  });
});

describe("Enter in the list of completions", () => {
  it("takes a file that is named without its kind", async () => {
    await newChat();
    await chat.composer().pressSequentially("Giải thích #gre");
    await chat.locator(".completions li").filter({ hasText: "greet.py" }).waitFor();
    await chat.composer().press("Enter");
    await expect.poll(() => chat.composer().inputValue()).toBe("Giải thích #file:greet.py ");
    await expect.poll(chipNames).toEqual(["greet.py"]);
  });

  it("takes the first language behind a command, and nobody is asked at the top of the window", async () => {
    await newChat();
    await chat.composer().pressSequentially("/translate ");
    const first = chat.locator('.completions li[aria-selected="true"] .completion-detail');
    await expect.poll(() => first.count()).toBe(1);
    const tag = await first.innerText();
    await chat.composer().press("Enter");
    await expect.poll(() => chat.composer().inputValue()).toBe(`/translate ${tag} `);
    expect(await window.page.locator(".quick-input-widget:visible").count()).toBe(0);
  });
});

describe("a file from outside the editor", () => {
  it("goes along as its text when it is dropped, and says so when it has none", async () => {
    await newChat();
    await chat.locator("main").evaluate(DROP_FILES);
    await expect.poll(chipNames).toEqual(["ច្បាប់.txt"]);
    await expect.poll(() => readText(chips().first())).toMatch(/\d+ tokens/u);
    await chat.locator(".composer-notice").filter({ hasText: "រូប.png is not text" }).waitFor();
  });
});

describe("a file that cannot be read", () => {
  it("holds the question once, and stands beside it when it is sent again", async () => {
    await newChat();
    await window.runCommand("View: Show Explorer");
    const row = window.page.locator(".explorer-folders-view .monaco-list-row", { hasText: "ວັນທີ.png" });
    await window.chooseFromMenuOf(row, "Add to Chat");
    await chat.ready();
    await expect.poll(() => chips().locator(".chip-note").count()).toBe(1);
    const typed = knownExchange("thanks").user;
    await chat.composer().fill(typed);
    await chat.composer().press("Enter");
    await chat.locator(".composer-notice").filter({ hasText: "goes without ວັນທີ.png" }).waitFor();
    await expect.poll(() => chat.composer().inputValue()).toBe(typed);
    expect(await chat.locator("article.user").count()).toBe(0);
    expect(await chipNames()).toEqual(["ວັນທີ.png"]);
    await chat.composer().press("Enter");
    await chat.finishedAnswer(1);
    expect(await readText(chat.locator("article.user .chip.problem"))).toContain("Left out: ວັນທີ.png is not text");
    await expect.poll(() => chips().count()).toBe(0);
  });
});

describe("a file that another program writes", () => {
  it("goes along as it is when the question is sent, and holds it when it is gone", async () => {
    await newChat();
    const file = join(folder, "luật.txt");
    await chat.composer().fill("/translate th #file:luật.txt");
    await expect.poll(() => readText(chips().first())).toMatch(/\d+ tokens/u);
    writeFileSync(file, `${paragraph("en", "15/1")}\n`);
    await chat.composer().press("Enter");
    expect(await readText((await chat.finishedAnswer(1)).locator(".markdown"))).toBe(paragraph("th", "15/1"));
    await chat.composer().fill("/translate th #file:luật.txt");
    await expect.poll(() => readText(chips().first())).toMatch(/\d+ tokens/u);
    rmSync(file);
    await chat.composer().press("Enter");
    await chat.locator(".composer-notice").filter({ hasText: "luật.txt" }).waitFor();
    expect(await chat.locator("article.user").count()).toBe(1);
  });
});

describe("a link from a browser", () => {
  it("becomes text of the composer, and nobody asks its server", async () => {
    await newChat();
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end("Xin chào");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const address = `http://127.0.0.1:${String(port)}/mon-an.html`;
    await chat.locator("main").evaluate(dropLink(address));
    await expect.poll(() => chat.composer().inputValue()).toBe(address);
    // A file that comes after it is counted: by then the link would have been read, too.
    await chat.locator("main").evaluate(DROP_FILES);
    await expect.poll(() => readText(chips().first())).toMatch(/\d+ tokens/u);
    expect([await chipNames(), asked]).toEqual([["ច្បាប់.txt"], []]);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("what would not fit", () => {
  it("is told before it is sent, once and without taking the keyboard, and no more when it fits", async () => {
    await newChat();
    await chat.composer().fill(`${paragraph("km", LIBERTY)}\n`.repeat(400));
    const warning = chat.locator(".overflow-warning");
    await warning.waitFor();
    await expect.poll(() => readText(chat.locator("[role=status]"))).toContain("Too long");
    expect(await chat.locator("[role=alert]").count()).toBe(0);
    expect(await chat.composer().evaluate(HAS_KEYBOARD)).toBe(true);
    await chat.composer().press("Control+A");
    await chat.composer().pressSequentially(paragraph("km", LIBERTY));
    await expect.poll(() => warning.count()).toBe(0);
    await expect.poll(() => readText(chat.locator("[role=status]"))).toBe("");
    expect(await chat.locator("article.user").count()).toBe(0);
  });
});

describe("what is to be typed otherwise", () => {
  const notice = () => chat.locator(".composer-notice");

  it("is said at the composer, and goes when it is typed", async () => {
    await newChat();
    for (const [typed, said] of [
      ["/แปล ไทย", "/แปล"],
      ["#file:không/có.txt là gì?", "#file:không/có.txt"],
    ] as const) {
      await chat.composer().fill(typed);
      await chat.composer().press("Escape");
      await chat.composer().press("Enter");
      await notice().filter({ hasText: said }).waitFor();
      expect(await chat.composer().inputValue()).toBe(typed);
      await chat.composer().press("End");
      await chat.composer().pressSequentially("?");
      await expect.poll(() => notice().count()).toBe(0);
    }
  });

  it("is nothing where a switch stands alone: one can go on", async () => {
    await newChat();
    for (const typed of ["/THINK", "/no_think"]) {
      await chat.composer().fill(`${typed} `);
      await chat.composer().press("Enter");
      await expect.poll(() => chat.composer().inputValue()).toBe("");
      await expect.poll(() => chat.locator("button.send").getAttribute("aria-label")).toBe("Send (Enter)");
    }
  });
});

describe("/translate", () => {
  it("is completed with its language, and translates what stands beside it", async () => {
    await newChat();
    await window.openFile("liberty.txt");
    await window.selectLine(1);
    await window.runCommand("SEA-LION: Add Selection to Chat");
    await expect.poll(chipNames).toEqual(["liberty.txt:1"]);
    await chat.composer().pressSequentially("/tr");
    await chat.locator(".completions li").filter({ hasText: "/translate" }).waitFor();
    await chat.composer().press("Tab");
    await chat.composer().pressSequentially("Thai");
    await chat
      .locator(".completions li")
      .filter({ hasText: languageLabel("th") })
      .waitFor();
    await chat.composer().press("Tab");
    await expect.poll(() => chat.composer().inputValue()).toBe("/translate th ");
    await chat.composer().press("Enter");
    expect(await readText((await chat.finishedAnswer(1)).locator(".markdown"))).toBe(paragraph("th", LIBERTY));
    expect(await readText(chat.locator("article.user .bubble"))).toContain("/translate th");
  });

  it("keeps to the glossary of the workspace, and says where that could not be", async () => {
    await newChat();
    await window.openFile("liberty.txt");
    await window.selectLine(1);
    await chat.send("/translate to Lao");
    const answer = await readText((await chat.finishedAnswer(1)).locator(".markdown"));
    expect(answer).toContain(formatMessage("command.findings", { label: "liberty.txt:1" }));
    expect(answer).toContain("ອິດສະຫຼະ");
  });
});

describe("an answer", () => {
  it("is translated below itself, and the translation can go again", async () => {
    await newChat();
    await chat.send(knownExchange("title en").user);
    const answer = await chat.finishedAnswer(1);
    await answer.hover();
    await chat.chooseFromMenu(answer.getByRole("button", { name: "More about this answer" }), "Translate This Answer");
    await window.choose(languageLabel("th"));
    const rendition = answer.locator('.rendition[aria-busy="false"]');
    await rendition.waitFor({ timeout: 60_000 });
    for (const id of ["3/1", "20/1", "20/2"] as const) {
      expect(await readText(rendition)).toContain(paragraph("th", id));
    }
    expect(await rendition.locator(".markdown").getAttribute("lang")).toBe("th");
    await rendition.getByRole("button", { name: /^Remove/u }).click();
    await rendition.waitFor({ state: "hidden" });
  });

  it("has the keyboard again after the language was chosen, and no file is written over by what is typed next", async () => {
    await newChat();
    await window.openFile("liberty.txt");
    await window.page.keyboard.press("ControlOrMeta+a");
    const before = await window.editorLines();
    await chat.send(knownExchange("thanks").user);
    const more = (await chat.finishedAnswer(1)).getByRole("button", { name: "More about this answer" });
    await more.focus();
    await window.page.keyboard.press("Enter");
    await window.page.keyboard.press("Enter");
    await window.page.locator(".quick-input-list .monaco-list-row").first().waitFor();
    await window.page.keyboard.type("malay");
    await window.page.keyboard.press("Enter");
    await chat.locator(".rendition").waitFor();
    await expect.poll(() => chat.composer().evaluate(HAS_KEYBOARD)).toBe(true);
    await window.page.keyboard.type("abc");
    expect(await chat.composer().inputValue()).toBe("abc");
    expect(await window.editorLines()).toEqual(before);
  });

  it("gives its code to the clipboard, to the cursor and to a new file", async () => {
    await newChat();
    await window.openFile("greet.py");
    await window.selectLine(2);
    await chat.send(knownExchange("capabilities").user);
    await chat.finishedAnswer(1);
    await pressCodeButton("panel.copyCode");
    await expect.poll(() => window.page.evaluate<string>("navigator.clipboard.readText()")).toBe(CODE);
    await pressCodeButton("panel.insertCodeName");
    // In the place of what is selected, which is the body without its indent.
    await window.expectEditorLine(2, `    ${CODE}`);
    await window.focusedEditor().waitFor();
    await window.page.keyboard.press("Control+Z");
    await window.expectEditorLine(2, "    pass");
    await pressCodeButton("panel.newFileName");
    await window.page.locator(".tabs-container .tab.active", { hasText: CODE }).waitFor();
    await window.expectEditorLine(1, CODE);
  });

  it("shows its code in the place where it would go, and puts it there when it is accepted", async () => {
    await window.openFile("greet.py");
    await window.selectLine(2);
    await pressCodeButton("panel.applyCodeName");
    await expect.poll(() => window.allEditorText()).toContain(CODE);
    expect(await window.editorLines()).not.toContain(`    ${CODE}`);
    await window.page.locator('.editor-actions a[aria-label^="Accept Code"]').first().click();
    await window.expectEditorLine(2, `    ${CODE}`);
    await window.focusedEditor().waitFor();
    await window.page.keyboard.press("Control+Z");
    await window.expectEditorLine(2, "    pass");
  });
});

it("asked for nothing outside this machine", () => {
  expect(workbench.foreignRequests).toEqual([]);
});
