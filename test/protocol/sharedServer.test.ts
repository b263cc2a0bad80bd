/** One server for all of a user's clients: how it is found, started, shared and left. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bundleScriptedServer, isRunning, ServerHome, waitForEnd, waitUntil } from "../support/serverHome.ts";

let bundleFolder: string;
let serverPath: string;
let home: ServerHome;

beforeAll(async () => {
  bundleFolder = mkdtempSync(path.join(os.tmpdir(), "sealion-bundle-"));
  serverPath = await bundleScriptedServer(bundleFolder);
});
afterAll(() => rmSync(bundleFolder, { recursive: true, force: true }));
beforeEach(() => {
  home = new ServerHome(serverPath);
});
afterEach(() => home.dispose());

describe("finding and starting", () => {
  it("starts a server, and another client meets the same one", async () => {
    const first = home.connect();
    const second = home.connect();
    const { pid } = await first.status();
    const status = await second.status();
    expect(status.pid).toBe(pid);
    expect(status.clients).toBe(2);
    expect(await second.chat({ messages: [{ role: "user", content: "hello" }], thinking: false })).toMatchObject({
      text: "hello",
      finishReason: "stop",
    });
    await waitUntil(() => isRunning(pid), "the server");
    void waitForEnd;
  });
});
