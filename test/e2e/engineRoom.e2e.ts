/** One server for all: what a window shows of it when others use it, and when it dies. The engine is scripted. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acquireServer } from "../../src/client/acquireServer.ts";
import { createConnectedServer } from "../../src/client/connectedServer.ts";
import { createJsonRpcPeer } from "../../src/client/jsonRpcPeer.ts";
import type { ServerApi } from "../../src/client/serverApi.ts";
import { systemPaths } from "../../src/client/systemPaths.ts";
import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import { DEFAULT_LOAD_SETTINGS } from "../../src/shared/protocol.ts";
import { bundleGpuServer } from "../support/serverHome.ts";
import { TestWorkbench } from "../support/testWorkbench.ts";
import { readText, WorkbenchPage, type ChatPanel } from "../support/workbenchPage.ts";

const TIMEOUT_MS = 60_000;

let workbench: TestWorkbench;
let window: WorkbenchPage;
let chat: ChatPanel;
let other: ServerApi;

beforeAll(async () => {
  workbench = await TestWorkbench.start({ model: "gpu-large" });
  const folder = mkdtempSync(join(tmpdir(), "sealion-bundle-"));
  const bundle = await bundleGpuServer(folder);
  cpSync(bundle, join(workbench.extensionFolder, "dist", "server.mjs"));
  rmSync(folder, { recursive: true, force: true });
  const { modelsDir } = systemPaths({ SEALION_HOME: workbench.sealionHome });
  mkdirSync(modelsDir, { recursive: true });
  for (const name of ["gpu-large", "other"]) writeFileSync(join(modelsDir, `${name}.gguf`), "GGUF");
  window = await WorkbenchPage.open(workbench, workbench.makeWorkspace({ "notes.txt": "Some words.\n" }));
  chat = await window.openChat();
});

beforeEach(async () => {
  other = await connect("other");
  await window.newChat(chat);
});

afterEach(() => other.dispose());

/** Another client of the same server: a terminal, or a window of another editor. */
async function connect(model: string): Promise<ServerApi> {
  const env = { ...process.env, SEALION_HOME: workbench.sealionHome };
  const serverPath = join(workbench.extensionFolder, "dist", "server.mjs");
  const api = createConnectedServer({
    connect: async ({ spawn }) => {
      const acquired = await acquireServer({ serverPath, paths: systemPaths(env), env, spawn });
      return acquired && { peer: createJsonRpcPeer(acquired.socket), pid: acquired.hello.pid };
    },
    context: () => ({ model: { ref: model, dirs: [] }, settings: DEFAULT_LOAD_SETTINGS }),
  });
  await api.status();
  return api;
}

/** An answer of the other client that goes on until it is cancelled. Resolves when it has begun. */
async function keepBusy(api: ServerApi): Promise<{ readonly end: () => void; readonly outcome: Promise<unknown> }> {
  const cancel = new AbortController();
  const messages = [{ role: "user", content: "stream 100000 50" }] as const;
  return new Promise((resolve) => {
    const outcome = api.chat(
      { messages, thinking: false, whenBusy: "switch" },
      {
        signal: cancel.signal,
        onProgress: ({ kind }) => {
          if (kind === "delta") resolve({ end: () => cancel.abort(), outcome });
        },
      },
    );
    outcome.catch(() => undefined);
  });
}

describe("when another window's model leaves no room", () => {
  it("the chat offers to wait, shows the wait, and answers when the model is free", async () => {
    const busy = await keepBusy(other);
    await chat.send("hello");
    const notice = chat.locator(".error-notice");
    await notice.getByRole("button", { name: formatMessage("action.switchModel") }).waitFor();
    expect(await readText(notice)).toContain(formatMessage("error.model.busy", { model: "other" }));
    await notice.getByRole("button", { name: formatMessage("action.waitForModel"), exact: true }).click();
    await expect
      .poll(() => readText(chat.answers().last()), { timeout: TIMEOUT_MS })
      .toContain(formatMessage("task.waitingForModel", { model: "other" }));
    await expect.poll(() => window.statusBarText()).toContain("waiting for other");
    busy.end();
    other.dispose(); // gone, so that its model is kept no longer
    expect(await readText(await chat.finishedAnswer(1))).toContain("hello");
    await expect.poll(() => window.statusBarText()).not.toContain("waiting for other");
  });

  it("a translation asks in a notification, and can take the model's place", async () => {
    const busy = await keepBusy(other);
    await window.openFile("notes.txt");
    await window.selectLine(1);
    await window.runCommand("SEA-LION: Translate Selection To...");
    await window.choose("Thai");
    const notification = window.notification(formatMessage("error.model.busy", { model: "other" }));
    await notification.getByRole("button", { name: formatMessage("action.waitForModel"), exact: true }).waitFor();
    await notification.getByRole("button", { name: formatMessage("action.switchModel") }).click();
    await expect(busy.outcome).rejects.toMatchObject({ code: "model.switched" });
    await expect.poll(() => window.statusBarText(), { timeout: TIMEOUT_MS }).toContain("CUDA");
  });
});

it("a question behind others says how many, in the chat and in the status bar", async () => {
  const same = await connect("gpu-large");
  const busy = await keepBusy(same);
  await chat.send("hello");
  await expect
    .poll(() => readText(chat.answers().last()), { timeout: TIMEOUT_MS })
    .toContain(formatMessage("task.queuedOne"));
  await expect.poll(() => window.statusBarText()).toContain(formatMessage("status.queued", { ahead: 1 }));
  busy.end();
  expect(await readText(await chat.finishedAnswer(1))).toContain("hello");
  same.dispose();
});

it("shows where the model runs: behind the menu, as a document that can be copied", async () => {
  await chat.send("hello");
  await chat.finishedAnswer(1);
  await window.chooseFromStatusBar(formatMessage("action.showDetails"));
  const document = window.markdownPreview();
  await document.getByText("NVIDIA GeForce RTX 4090").first().waitFor();
  for (const fact of ["64 of 64", "17.9 GB for this model", "8,192 tokens", "Qwen3-0.6B"]) {
    await expect.poll(() => readText(document.locator("body"))).toContain(fact);
  }
});

it("a server that dies is told of with its cause; the question is asked again of a new one with fewer layers", async () => {
  await chat.send("stream 100000 50");
  await expect.poll(() => readText(chat.answers().last()), { timeout: TIMEOUT_MS }).toContain("0 1 2");
  for (const pid of workbench.modelServerPids()) process.kill(pid, "SIGSEGV"); // as a native fault does
  const notice = chat.locator(".error-notice");
  await notice.waitFor();
  expect(await readText(notice)).toContain(formatMessage("crash.againFewerLayers", { layers: 32 }));
  await notice.getByRole("button", { name: formatMessage("action.retry") }).click();
  await expect.poll(() => readText(chat.answers().last()), { timeout: TIMEOUT_MS }).toContain("0 1 2");
  await window.notification("32 instead of 64 layers").waitFor();
  await expect.poll(() => readText(chat.modelLine())).toContain("CUDA, 32 of 64 layers");
  await chat.stopButton().click();
});
