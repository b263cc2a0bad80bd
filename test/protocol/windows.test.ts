/** Windows that share a server: one that ends, however, takes nothing from another. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ServerApi } from "../../src/client/serverApi.ts";
import { chat, DEFAULT_LOAD_SETTINGS } from "../../src/shared/protocol.ts";
import { bundleScriptedServer, bundleWindow, ServerHome, waitUntil } from "../support/serverHome.ts";
import { TestWindow } from "../support/testWindow.ts";

const ENDLESS = "stream 100000 5";

let bundleFolder: string;
let serverPath: string;
let windowPath: string;
let home: ServerHome;
let other: ServerApi;

beforeAll(async () => {
  bundleFolder = mkdtempSync(path.join(os.tmpdir(), "sealion-bundle-"));
  serverPath = await bundleScriptedServer(bundleFolder);
  windowPath = await bundleWindow(bundleFolder);
});
afterAll(() => rmSync(bundleFolder, { recursive: true, force: true }));
beforeEach(async () => {
  home = new ServerHome(serverPath);
  other = home.connect({ model: "wide" });
  await other.loadModel();
});
afterEach(() => home.dispose());

/** Another window's answer, which goes on while `meanwhile` happens. */
async function streamDuring(meanwhile: () => Promise<void>): Promise<void> {
  const { pid } = await other.status();
  let words = 0;
  const cancel = new AbortController();
  const answer = other.chat(
    { messages: [{ role: "user", content: ENDLESS }], thinking: false },
    { onProgress: ({ kind }) => (words += kind === "delta" ? 1 : 0), signal: cancel.signal },
  );
  const outcome = expect(answer).rejects.toMatchObject({ name: "CancelledError" });
  await waitUntil(() => words > 0, "the answer to begin");
  await meanwhile();
  const before = words;
  await waitUntil(() => words > before + 5, "the answer to go on");
  await waitUntil(() => running() === 1, "the other window's request to be freed");
  expect((await other.status()).pid).toBe(pid);
  cancel.abort();
  await outcome;
}

function running(): number {
  const model = other.lastStatus?.model;
  return model?.kind === "busy" ? model.running : 0;
}

function openWindow(): TestWindow {
  return new TestWindow({ windowPath, serverPath, env: home.env, model: "wide", content: ENDLESS });
}

describe("an answer goes on while another window", () => {
  it.each([
    ["is closed", (window: TestWindow) => window.close()],
    ["is killed", (window: TestWindow) => window.kill("SIGKILL")],
    ["is interrupted", (window: TestWindow) => window.kill("SIGINT")],
  ])("%s", async (_name, end) => {
    await streamDuring(async () => {
      const window = openWindow();
      await window.streaming();
      await waitUntil(() => running() === 2, "both to be answered");
      end(window);
      await waitUntil(() => window.hasEnded, "the window to end");
    });
  });

  it.each(["exit", "shutdown and exit", "the end of its stream", "noise"])("sends %s", async (what) => {
    await streamDuring(async () => {
      const { socket } = await home.acquire();
      const rpc = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
      rpc.listen();
      const params = {
        model: { ref: "wide", dirs: [] },
        settings: DEFAULT_LOAD_SETTINGS,
        messages: [{ role: "user", content: ENDLESS }],
        thinking: false,
      };
      rpc.sendRequest(chat.method, params).catch(() => undefined);
      await waitUntil(() => running() === 2, "both to be answered");
      const closed = new Promise((resolve) => socket.once("close", resolve));
      if (what === "shutdown and exit") await rpc.sendRequest("shutdown");
      if (what.endsWith("exit")) await rpc.sendNotification("exit");
      else if (what === "noise") socket.write("Content-Length: many\r\n\r\n{");
      else socket.end();
      await closed;
      rpc.dispose();
    });
  });
});

it("is one server for twenty windows that are opened in the same instant", { timeout: 60_000 }, async () => {
  const fresh = new ServerHome(serverPath);
  try {
    const wishes = { windowPath, serverPath, env: fresh.env, model: "wide", content: "hello" };
    const windows = Array.from({ length: 20 }, () => new TestWindow(wishes));
    await waitUntil(() => windows.every((window) => window.hasEnded), "all windows to be answered", 50_000);
    expect(windows.map((window) => window.outcome)).toEqual(Array(20).fill("answered"));
    expect(fresh.log().match(/listens in/gu)).toHaveLength(1);
    expect(fresh.serverPids()).toHaveLength(1);
    expect(fresh.leftovers()).toEqual([]);
  } finally {
    await fresh.dispose();
  }
});

describe("the end of a window", () => {
  it("frees what it had asked for: the model, and its place in the queue", async () => {
    const narrow = home.connect({ model: "beside" });
    await narrow.loadModel();
    const windows = [1, 2, 3].map(
      () => new TestWindow({ windowPath, serverPath, env: home.env, model: "beside", content: ENDLESS }),
    );
    const queue = () => {
      const model = narrow.lastStatus?.model;
      return model?.kind === "busy" ? [model.running, model.queued] : [0, 0];
    };
    await waitUntil(() => String(queue()) === "1,2", "one to be answered and two to wait", 10_000);
    for (const window of windows) window.kill("SIGKILL");
    await waitUntil(() => narrow.lastStatus?.model.kind === "ready", "the queue to be empty");
    await waitUntil(() => narrow.lastStatus?.clients === 2, "the windows to be gone");
  });

  it("starts the idle time when it was the last", async () => {
    const idle = new ServerHome(serverPath, { SEALION_IDLE_MS: "400" });
    try {
      const wishes = { windowPath, serverPath, env: idle.env, model: "wide", content: ENDLESS };
      const windows = [new TestWindow(wishes), new TestWindow(wishes)];
      for (const window of windows) await window.streaming();
      expect(idle.serverPids()).toHaveLength(1);
      windows[0]!.kill("SIGKILL");
      await new Promise((resolve) => setTimeout(resolve, 800));
      expect(idle.log()).not.toContain("Leaving"); // one is there, for longer than the idle time
      windows[1]!.kill("SIGKILL");
      await waitUntil(() => idle.serverPids().length === 0, "the server to leave");
      expect(idle.log()).toContain("Leaving: idle");
      expect(idle.leftovers()).toEqual([]);
    } finally {
      await idle.dispose();
    }
  });
});
