/** From an empty machine to the first answer, and what goes on with model files, against a hub on loopback. */
import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemPaths } from "../../src/client/systemPaths.ts";
import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import { defaultTinyModelPath } from "../../tools/tiny-model/expand.mjs";
import { fileSource, ModelHub } from "../support/modelHub.ts";
import { TestWorkbench } from "../support/testWorkbench.ts";
import { repeatGesture } from "../support/repeatGesture.ts";
import { readText, WorkbenchPage, type ChatPanel } from "../support/workbenchPage.ts";

const FILE_NAME = "sea-tiny-Q4_0.gguf";
const TITLE = "Tiny one of the test";
/** A name that a tooltip or a list could take for something else, in scripts that need room above and below. */
const STRANGE_NAME = "แบบจำลอง မော်ဒယ် ម៉ូដែល மாதிரி $(bug) [x](command:quit)";
/** Slow enough to be paused in the middle, twice. */
const BYTES_PER_SECOND = 2_500_000;
/** More than any disk of today has room for. */
const HUGE_BYTES = 900e12;
const DOWNLOAD_TIMEOUT_MS = 90_000;

let hub: ModelHub;
let workbench: TestWorkbench;
let window: WorkbenchPage;
let chat: ChatPanel;

beforeAll(async () => {
  hub = await ModelHub.start({ bytesPerSecond: BYTES_PER_SECOND });
  hub.addRepository("tests/tiny", { [FILE_NAME]: fileSource(defaultTinyModelPath) }, { licence: "mit" });
  const entry = {
    ref: `hf:tests/tiny/${FILE_NAME}`,
    title: TITLE,
    licence: "MIT",
    licenceUrl: "https://licence.example/mit",
    languages: ["th", "my", "km"],
  };
  workbench = await TestWorkbench.start({
    settings: { "sealion.hub": hub.url, "sealion.catalogue": [entry, { title: "No address" }, 42] },
  });
  window = await WorkbenchPage.open(workbench, workbench.makeWorkspace({ "notes.txt": "Some words.\n" }));
});

afterAll(() => hub.dispose());

const modelsFolder = (): string => systemPaths({ SEALION_HOME: workbench.sealionHome }).modelsDir;
const modelFiles = (): string[] => readdirSync(modelsFolder()).filter((name) => name.endsWith(".gguf"));

/** Presses the button of a row, which is there while the mouse is: a row that is drawn anew or moves loses it. */
async function press(title: string, action: string): Promise<void> {
  const row = window.treeRow(title);
  await repeatGesture(async () => {
    await row.hover();
    await row.getByRole("button", { name: action, exact: true }).click({ timeout: 1000 });
  });
}

async function expectRow(title: string, words: string | RegExp, timeoutMs = 30_000): Promise<void> {
  await expect.poll(() => readText(window.treeRow(title)), { timeout: timeoutMs, interval: 200 }).toMatch(words);
}

describe("a machine without a model", () => {
  it("opens its walkthrough", async () => {
    await window.runCommand("Welcome: Open Walkthrough...");
    await window.choose("Get Started with SEA-LION Local");
    await window.page.locator(".gettingStartedContainer").getByText("Ask something").first().waitFor();
  });

  it("says so in both views, with one next step, and asks no hub", async () => {
    chat = await window.openChat();
    const setUp = formatMessage("action.setUpModel");
    await chat.locator(".welcome").getByRole("button", { name: setUp }).waitFor();
    await window.treeRow(setUp).waitFor();
    expect(hub.requests).toEqual([]);
  });

  it("tells of all bad entries of the catalogue in one warning", async () => {
    await window.notification(/No address.*Entry 3 /u).waitFor();
    for (const words of ["is missing", "no object"]) await window.notification(words).waitFor();
    expect(await window.page.locator(".notification-list-item", { hasText: "catalogue" }).count()).toBe(1);
    await window.runCommand("Notifications: Clear All Notifications");
  });

  it("has no step of the walkthrough done", async () => {
    expect(await window.page.locator(".codicon-getting-started-step-checked").count()).toBe(0);
  });

  it("takes a token for the hub of now, which it names", async () => {
    await window.runCommand("SEA-LION: Set Hugging Face Token...");
    const input = window.page.locator(".quick-input-widget");
    await input.getByText(hub.url).waitFor();
    await input.locator("input.input").fill("hf_test");
    await window.page.keyboard.press("Enter");
    await input.waitFor({ state: "hidden" });
    expect(hub.requests).toEqual([]);
  });

  it("Set Up shows what there is, and size, verdict and licence come before any byte but the header's", async () => {
    await chat
      .locator(".welcome")
      .getByRole("button", { name: formatMessage("action.setUpModel") })
      .click();
    const list = window.page.locator(".quick-input-list");
    await list.getByText(formatMessage("models.pick.recommended")).waitFor();
    expect(hub.requests).toEqual([]);
    await window.page.locator(".quick-input-widget input.input").fill("Burmese");
    await window.choose(TITLE);
    const dialog = window.page.locator(".monaco-dialog-box");
    await dialog.waitFor();
    const asked = await readText(dialog);
    expect(asked).toContain("licence: mit");
    expect(asked).toContain("https://licence.example/mit");
    expect(asked).toMatch(/Size: \d+ MB\. On this machine: Fits in main memory/u);
    // The one look at the header: nothing of the model is kept.
    expect(hub.fileRequests.map(({ range }) => range?.start)).toEqual([0]);
    expect(existsSync(modelsFolder()) ? readdirSync(modelsFolder()) : []).toEqual([]);
    await dialog.getByRole("button", { name: formatMessage("models.licence.accept") }).click();
    await expectRow(TITLE, /downloading \d+ %/u);
    const ofHub = hub.requests.filter(({ origin }) => origin === "hub");
    expect(new Set(ofHub.map(({ headers }) => headers.authorization))).toEqual(new Set(["Bearer hf_test"]));
    await expect.poll(() => window.statusBarText()).toMatch(/↓ \d+ %/u);
    await expect.poll(() => readText(chat.locator(".welcome"))).toMatch(/\d+ % of \d+ MB/u);
  });

  it("pauses and goes on from there, and asks for no licence again", async () => {
    await press(TITLE, "Pause Download");
    await expectRow(TITLE, /paused at \d+ %/u);
    const sent = hub.fileRequests.length;
    await press(TITLE, "Resume Download");
    await expectRow(TITLE, /downloading \d+ %/u);
    await expect.poll(() => hub.fileRequests.length).toBeGreaterThan(sent);
    expect(hub.fileRequests.slice(sent).some(({ range }) => (range?.start ?? 0) > 0)).toBe(true);
  });

  it("says in the chat that it is paused, and goes on from there too", async () => {
    await press(TITLE, "Pause Download");
    const welcome = chat.locator(".welcome");
    await expect.poll(() => readText(welcome)).toContain("is paused");
    await welcome.getByRole("button", { name: formatMessage("action.resumeDownload") }).click();
    await expectRow(TITLE, /downloading \d+ %/u);
    await expect.poll(() => readText(welcome)).toContain("Downloading");
  });

  it("goes on by itself when the server was killed in the middle of it", async () => {
    const former = workbench.modelServerPids();
    expect(former).toHaveLength(1);
    for (const pid of former) process.kill(pid, "SIGKILL");
    await expect.poll(() => workbench.modelServerPids().filter((pid) => !former.includes(pid))).toHaveLength(1);
    await expectRow(TITLE, /downloading \d+ %|verifying \d+ %|loading|loaded/u);
    expect(await window.notification(/stopped at \d+ %/u).count()).toBe(0);
  });

  it("has the model at the end, loaded, byte for byte, and it answers", async () => {
    await expectRow(TITLE, formatMessage("models.state.loadedCpu"), DOWNLOAD_TIMEOUT_MS);
    expect(modelFiles()).toEqual([FILE_NAME]);
    const path = join(modelsFolder(), FILE_NAME);
    expect(readFileSync(path).equals(readFileSync(defaultTinyModelPath))).toBe(true);
    await chat.send("Hello");
    await chat.finishedAnswer(1);
  });
});

describe("a model on this machine", () => {
  it("can be unloaded and loaded from its row", async () => {
    await press(TITLE, "Unload");
    await expectRow(TITLE, formatMessage("models.state.ready"));
    await press(TITLE, "Load");
    await expectRow(TITLE, formatMessage("models.state.loadedCpu"), 60_000);
  });

  it("is shown by the name of its file, whatever that is", async () => {
    copyFileSync(defaultTinyModelPath, join(modelsFolder(), `${STRANGE_NAME}.gguf`));
    await window.runCommand("SEA-LION: Refresh Models");
    await expectRow(STRANGE_NAME, /ready.*Fits in main memory/u);
    const hover = window.page.locator(".workbench-hover", { hasText: "မော်ဒယ်" });
    // A row that is drawn anew loses its tooltip: the mouse leaves it and comes again.
    const tooltip = async (): Promise<string> => {
      if (!(await hover.isVisible())) {
        await window.page.mouse.move(0, 0);
        await window.treeRow(STRANGE_NAME).hover();
        await hover.waitFor({ timeout: 2000 });
      }
      return readText(hover);
    };
    await expect.poll(tooltip).toContain(STRANGE_NAME);
    expect(await hover.locator('a[data-href^="command:quit"]').count()).toBe(0);
  });

  it("is deleted for good only after a question that names its bytes", async () => {
    const asked = async (button: string): Promise<void> => {
      await window.chooseFromMenuOf(window.treeRow(STRANGE_NAME), "Delete Model...");
      const dialog = window.page.locator(".monaco-dialog-box");
      await dialog.waitFor();
      expect(await readText(dialog)).toMatch(/\d+ MB are deleted/u);
      await dialog.getByRole("button", { name: button, exact: true }).click();
      await dialog.waitFor({ state: "hidden" });
    };
    await asked("Cancel");
    expect(modelFiles()).toHaveLength(2);
    await asked(formatMessage("models.delete.yes"));
    await expect.poll(modelFiles).toEqual([FILE_NAME]);
    await window.treeRow(STRANGE_NAME).waitFor({ state: "hidden" });
  });
});

describe("the walkthrough", () => {
  const ticked = async (): Promise<string[]> => {
    const steps = window.page.locator(".gettingStartedContainer .getting-started-step");
    const done = steps.filter({ has: window.page.locator(".codicon-getting-started-step-checked") });
    return done.locator(".step-title").allInnerTexts();
  };

  it("has ticked off the steps that are done, and a command that did nothing is none", async () => {
    await window.runCommand("SEA-LION: Translate Selection");
    await window.page.keyboard.press("Escape");
    await expect.poll(ticked, { timeout: 20_000 }).toHaveLength(3);
    expect(await ticked()).toEqual(["Choose a model", "Download and load it once", "Ask something"]);
  });
});

it("forgets which model was chosen when its file is deleted", async () => {
  await press(TITLE, "Unload");
  await expectRow(TITLE, formatMessage("models.state.ready"));
  await window.chooseFromMenuOf(window.treeRow(TITLE), "Delete Model...");
  const dialog = window.page.locator(".monaco-dialog-box");
  await dialog.getByRole("button", { name: formatMessage("models.delete.yes"), exact: true }).click();
  await expect.poll(modelFiles).toEqual([]);
  await expect.poll(() => readText(chat.modelLine())).toContain(formatMessage("panel.modelNone"));
});

it("asks before it downloads what there is no room for, and a no keeps the hub from sending more than a header", async () => {
  const tiny = fileSource(defaultTinyModelPath);
  hub.addRepository("tests/huge", { "huge.gguf": { ...tiny, sizeBytes: HUGE_BYTES } }, { licence: "mit" });
  const before = hub.fileRequests.length;
  await window.runCommand("SEA-LION: Download from Address...");
  // Not the palette's own, which stands there until the command's comes.
  const input = window.page.locator('.quick-input-widget input.input[placeholder^="hf:"]');
  await input.fill("hf:tests/huge/huge.gguf");
  await window.page.keyboard.press("Enter");
  const dialog = window.page.locator(".monaco-dialog-box");
  await dialog.getByRole("button", { name: formatMessage("models.unfit.yes"), exact: true }).waitFor();
  expect(await readText(dialog)).toMatch(/Size: [\d,]+\.\d GB.*(?:Does not fit|No room on the disk)/su);
  await dialog.getByRole("button", { name: "Cancel", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  expect(hub.fileRequests).toHaveLength(before + 1);
  expect(modelFiles()).toEqual([]);
});

it("asked for nothing outside this machine", () => {
  expect(workbench.foreignRequests).toEqual([]);
});
