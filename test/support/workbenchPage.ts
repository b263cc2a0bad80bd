/** What a person does in one window of the workbench. */
import { basename } from "node:path";
import { expect } from "vitest";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { repeatGesture } from "./repeatGesture.ts";
import type { TestWorkbench } from "./testWorkbench.ts";

const READY_TIMEOUT_MS = 60_000;
const TIMEOUT_MS = 20_000;
/** For each wait of a gesture that is repeated. */
const TRY_MS = 2000;

interface ShownLine {
  /** Of which editor, counted from 0, left to right. */
  readonly editor: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Runs in the page, whose types this project's tests do not have: the lines of all editors from top to bottom. */
const READ_LINES = `[...document.querySelectorAll(".editor-instance .monaco-editor")].flatMap((editor, index) =>
  [...editor.querySelectorAll(".view-line")]
    .map((line) => {
      const { x, y, height } = line.getBoundingClientRect();
      return { editor: index, text: line.textContent, x, y, height };
    })
    .sort((a, b) => a.y - b.y),
)`;

export class WorkbenchPage {
  readonly page: Page;
  private readonly url: string;

  private constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
    page.setDefaultTimeout(TIMEOUT_MS);
  }

  /** Opens a window on a folder and waits until the extension's icon is there. */
  static async open(workbench: TestWorkbench, folder: string): Promise<WorkbenchPage> {
    const url = `${workbench.url}/?folder=${encodeURIComponent(folder)}`;
    const window = new WorkbenchPage(await workbench.newPage(), url);
    await window.goto();
    return window;
  }

  async goto(): Promise<void> {
    await this.page.goto(this.url, { waitUntil: "domcontentloaded" });
    await this.page.locator(".monaco-workbench").waitFor({ timeout: READY_TIMEOUT_MS });
    await this.activityIcon().waitFor({ timeout: READY_TIMEOUT_MS });
  }

  private activityIcon(): Locator {
    return this.page.locator('.activitybar .action-label[aria-label^="SEA-LION"]');
  }

  /** Runs a command from the palette. An open palette does not learn of commands registered later: it is opened again. */
  async runCommand(title: string): Promise<void> {
    await this.pick("F1", `>${title}`, title);
  }

  async openFile(name: string): Promise<void> {
    await this.pick("Control+P", name, name);
    await this.page.locator(".tabs-container .tab.active", { hasText: name }).waitFor();
    await this.editor().locator(".view-lines").waitFor();
    await this.page.keyboard.press("Control+Home");
  }

  private async pick(key: string, input: string, row: string): Promise<void> {
    const field = this.page.locator(".quick-input-widget input.input");
    const wanted = this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: row }).first();
    let isOpen = false;
    await repeatGesture(async () => {
      if (isOpen) await this.page.keyboard.press("Escape");
      await this.page.keyboard.press(key);
      isOpen = true;
      await field.waitFor({ state: "visible", timeout: TRY_MS });
      await field.fill(input, { timeout: TRY_MS });
      await wanted.click({ timeout: TRY_MS });
    });
  }

  /** Chooses in a list that a command has opened. */
  async choose(label: string): Promise<void> {
    const row = this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: label }).first();
    await row.waitFor();
    await row.click();
  }

  /** The one that the keyboard is in. */
  focusedEditor(): Locator {
    return this.page.locator(".editor-instance .monaco-editor.focused");
  }

  private editor(): Locator {
    return this.page.locator(".editor-instance .monaco-editor").first();
  }

  /** Selects one line, counted from 1, without its line break. The file must not wrap. */
  async selectLine(line: number): Promise<void> {
    await this.editor().click({ position: { x: 300, y: 10 } });
    await this.page.keyboard.press("Control+Home");
    for (let index = 1; index < line; index += 1) await this.page.keyboard.press("ArrowDown");
    await this.page.keyboard.press("Home");
    await this.page.keyboard.press("Shift+End");
  }

  /** Selects several lines, each as a selection of its own. */
  async selectLines(lines: readonly number[]): Promise<void> {
    const shown = (await this.shownLines()).filter(({ editor }) => editor === 0);
    for (const [index, line] of lines.entries()) {
      const box = shown[line - 1];
      if (box === undefined) throw new Error(`there is no line ${line}`);
      if (index > 0) await this.page.keyboard.down("Alt");
      await this.page.mouse.click(box.x + 2, box.y + box.height / 2);
      await this.page.keyboard.up("Alt");
    }
    await this.page.keyboard.press("Shift+End");
  }

  /** Moves the mouse over words in the first editor, and stays there. */
  private async hoverOver(words: string): Promise<void> {
    const spans = this.editor().locator(".view-line span span", { hasText: words });
    // The editor draws a line anew when it learns its colours.
    let box: Awaited<ReturnType<Locator["boundingBox"]>> = null;
    await expect.poll(async () => (box = await spans.first().boundingBox()), { timeout: TIMEOUT_MS }).not.toBeNull();
    const { x, y, width, height } = box!;
    await this.page.mouse.move(x + Math.min(width / 2, 40), y + height / 2, { steps: 5 });
  }

  /**
   * Moves the mouse over words in the first editor until its hover shows `content`: it asks those who have registered by then, and asks nobody again before
   * the pointer has left.
   */
  async hoverUntil(words: string, content: Locator): Promise<void> {
    const isShown = async () => {
      await this.page.mouse.move(700, 600, { steps: 3 });
      await this.hoverOver(words);
      return content
        .first()
        .waitFor({ timeout: 5000 })
        .then(
          () => true,
          () => false,
        );
    };
    await expect.poll(isShown, { timeout: TIMEOUT_MS }).toBe(true);
  }

  /** Types a path into a file dialog of the workbench and accepts it. */
  async typePath(path: string): Promise<void> {
    const dialog = this.page.locator(".quick-input-widget");
    const field = dialog.locator("input.input");
    // The dialog writes its first folder into the field when it has read it, over what was typed meanwhile.
    await dialog.locator(".monaco-list-row").first().waitFor();
    await expect.poll(() => field.inputValue()).not.toBe("");
    await field.fill(path);
    await dialog.locator(".monaco-list-row", { hasText: basename(path) }).waitFor();
    expect(await field.inputValue()).toBe(path);
    await this.page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
  }

  /** Types the path of a file that is to be written into a dialog of the workbench and accepts it. */
  async saveAs(path: string): Promise<void> {
    const dialog = this.page.locator(".quick-input-widget");
    const field = dialog.locator("input.input");
    await dialog.locator(".monaco-list-row").first().waitFor();
    await expect.poll(() => field.inputValue()).not.toBe("");
    await field.fill(path);
    expect(await field.inputValue()).toBe(path);
    await this.page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
  }

  /** Right-clicks the selection and chooses from the menu. */
  async chooseFromContextMenu(label: string): Promise<void> {
    await this.chooseMenuItem(label, () => this.openContextMenu());
  }

  /** Right-clicks the selection and chooses from a menu in the menu. */
  async chooseFromSubmenu(menu: string, label: string): Promise<void> {
    await this.chooseMenuItem(label, async () => {
      await this.openContextMenu();
      await this.page.getByRole("menuitem", { name: menu, exact: true }).hover({ timeout: TRY_MS });
    });
  }

  /** Right-clicks what is no editor, a tab or a row, and chooses from the menu. */
  async chooseFromMenuOf(target: Locator, label: string): Promise<void> {
    await this.chooseMenuItem(label, () => target.click({ button: "right" }));
  }

  private async openContextMenu(): Promise<void> {
    // The editor draws its lines anew at any time: for a moment there is no such element.
    const selected = this.editor().locator(".selected-text").first();
    let box: Awaited<ReturnType<Locator["boundingBox"]>> = null;
    await expect.poll(async () => (box = await selected.boundingBox()), { timeout: TIMEOUT_MS }).not.toBeNull();
    const { x, y, height } = box!;
    await this.page.mouse.click(x + 12, y + height / 2, { button: "right" });
  }

  private async chooseMenuItem(label: string, open: () => Promise<void>): Promise<void> {
    // Its name ends with the key that does the same.
    const item = this.page.getByRole("menuitem", { name: label }).first();
    await repeatGesture(async () => {
      if (!(await item.isVisible())) await open();
      await item.click({ timeout: TRY_MS });
      // A menu takes no click in its first moments, so that the one that opened it does not choose.
      await item.waitFor({ state: "hidden", timeout: TRY_MS });
    });
  }

  /** The lines that the first editor shows, as far as they fit, in NFC. */
  async editorLines(): Promise<string[]> {
    return (await this.shownLines()).filter(({ editor }) => editor === 0).map(({ text }) => text);
  }

  /** What all editors show, wrapped lines joined. */
  async allEditorText(): Promise<string> {
    return (await this.shownLines()).map(({ text }) => text).join("");
  }

  private async shownLines(): Promise<ShownLine[]> {
    const lines = await this.page.evaluate<ShownLine[]>(READ_LINES);
    // The editor shows spaces as no-break ones.
    return lines.map((line) => ({ ...line, text: line.text.replaceAll("\u00a0", " ").normalize("NFC") }));
  }

  async expectEditorLine(line: number, text: string, timeoutMs = READY_TIMEOUT_MS): Promise<void> {
    await expect
      .poll(async () => (await this.editorLines())[line - 1], { timeout: timeoutMs, interval: 200 })
      .toBe(text);
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator(".notification-list-item", { hasText: text }).first();
  }

  /** A row of the Models view. */
  treeRow(title: string): Locator {
    return this.page.locator(".pane .monaco-list-row", { hasText: title }).first();
  }

  /** The product's item in the status bar. */
  statusBarItem(): Locator {
    return this.page.locator('[id="sealion-local.sealion.sealion.status"]');
  }

  async statusBarText(): Promise<string> {
    return readText(this.statusBarItem());
  }

  /** Chooses from the list behind the product's item in the status bar. */
  async chooseFromStatusBar(label: string): Promise<void> {
    const row = this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: label }).first();
    await repeatGesture(async () => {
      if (!(await row.isVisible())) await this.statusBarItem().locator("a").click();
      await row.click({ timeout: TRY_MS });
    });
  }

  /** A rendered Markdown document. It is a frame in a frame. */
  markdownPreview(): FrameLocator {
    return this.page
      .frameLocator('iframe.webview.ready[src*="extensionId=vscode.markdown-language-features"]')
      .frameLocator("#active-frame");
  }

  async openChat(): Promise<ChatPanel> {
    const panel = new ChatPanel(this.page);
    const chosen = this.page.locator('.activitybar .action-item.checked .action-label[aria-label^="SEA-LION"]');
    await repeatGesture(async () => {
      // A second click would fold away what a window that was reloaded has just opened by itself.
      if (!(await chosen.isVisible())) await this.activityIcon().click();
      await chosen.waitFor({ timeout: TRY_MS });
    });
    await panel.ready();
    return panel;
  }

  /** Begins another conversation in the panel, by the palette. */
  async newChat(panel: ChatPanel): Promise<void> {
    await this.runCommand("SEA-LION: New Chat");
    await panel.ready();
    await expect.poll(() => panel.answers().count()).toBe(0);
  }
}

/** A chat panel: the view, or one in an editor tab. It is a frame in a frame. */
export class ChatPanel {
  private readonly frame: FrameLocator;

  /** @param index of the panels that are there, in the order in which they came */
  constructor(page: Page, index = 0) {
    this.frame = page
      .locator('iframe.webview.ready[src*="extensionId=sealion-local.sealion"]')
      .nth(index)
      .contentFrame()
      .frameLocator("#active-frame");
  }

  composer(): Locator {
    return this.frame.locator(".composer textarea");
  }

  ready(): Promise<void> {
    return this.composer().waitFor({ timeout: READY_TIMEOUT_MS });
  }

  async send(text: string): Promise<void> {
    await this.composer().fill(text);
    await this.frame.locator(".composer button.send:not(.stop)").click();
  }

  stopButton(): Locator {
    return this.frame.locator(".composer button.send.stop");
  }

  /** The answers of the conversation, oldest first. */
  answers(): Locator {
    return this.frame.locator("article.answer");
  }

  /** The newest answer when it is finished. */
  async finishedAnswer(count: number): Promise<Locator> {
    const answer = this.answers().nth(count - 1);
    await answer.and(this.frame.locator('[aria-busy="false"]')).waitFor({ timeout: READY_TIMEOUT_MS });
    return answer;
  }

  /**
   * Has an answer interrupted while it is being written. The model writes a long one in a second: who comes too late on a busy
   * machine asks once more.
   * @param mark what an answer shows that was interrupted so
   */
  async interruptedAnswer(question: string, interrupt: () => Promise<void>, mark = ".stopped"): Promise<Locator> {
    for (let tries = 0; tries < 5; tries += 1) {
      const count = await this.answers().count();
      await this.send(question);
      await this.answers().nth(count).locator(".markdown").waitFor();
      await interrupt().catch(() => undefined);
      const answer = await this.finishedAnswer(count + 1);
      if ((await answer.locator(mark).count()) > 0) return answer;
    }
    throw new Error("The answer was complete each time");
  }

  /** Presses the stop button for a moment: it goes with the end of the answer. */
  async stop(): Promise<void> {
    await this.stopButton().click({ timeout: 1000 });
  }

  /** Chooses from a menu of the panel. */
  async chooseFromMenu(opener: Locator, label: string): Promise<void> {
    const item = this.frame.locator('[role="menuitem"]').filter({ hasText: label });
    await repeatGesture(async () => {
      if (!(await item.isVisible())) await opener.click();
      await item.click({ timeout: TRY_MS });
    });
  }

  modelLine(): Locator {
    return this.frame.locator(".model-line");
  }

  locator(selector: string): Locator {
    return this.frame.locator(selector);
  }
}

/** Text of an element as a reader sees it, in NFC, white space collapsed. */
export async function readText(locator: Locator): Promise<string> {
  return (await locator.innerText()).replaceAll(/\s+/gu, " ").trim().normalize("NFC");
}
