/** Model files seen by several windows of one server, with a hub on loopback that serves a real model. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ServerApi } from "../../src/client/serverApi.ts";
import type { Transfer } from "../../src/shared/modelsProtocol.ts";
import { fileSource, ModelHub } from "../support/modelHub.ts";
import { bundleScriptedServer, ServerHome, waitUntil } from "../support/serverHome.ts";
import { writeSmallModel } from "../support/smallModelFile.ts";
import { tinyModelPath } from "../support/tinyEngine.ts";

const REF = "hf:sea/tiny-GGUF:Q4_0";
const NAME = "sea-tiny.Q4_0";

let bundleFolder: string;
let serverPath: string;
let hub: ModelHub;
let home: ServerHome;

beforeAll(async () => {
  bundleFolder = mkdtempSync(path.join(os.tmpdir(), "sealion-bundle-"));
  serverPath = await bundleScriptedServer(bundleFolder);
});
afterAll(() => rmSync(bundleFolder, { recursive: true, force: true }));
beforeEach(async () => {
  hub = await ModelHub.start({ bytesPerSecond: 12_000_000 });
  hub.addRepository("sea/tiny-GGUF", { [`${NAME}.gguf`]: fileSource(tinyModelPath()) }, { licence: "apache-2.0" });
  home = new ServerHome(serverPath, { SEALION_IDLE_MS: "300" });
});
afterEach(async () => {
  await home.dispose();
  await hub.dispose();
});

const open = (): ServerApi => home.connect({ network: { hub: hub.url, noProxy: [], strictSsl: true } });
const modelPath = (): string => path.join(home.paths.modelsDir, `${NAME}.gguf`);
const transferOf = (window: ServerApi): Transfer | undefined =>
  window.models.lastTransfers.find(({ kind }) => kind === "download");
const isComplete = (): boolean => readFileSync(modelPath()).equals(readFileSync(tinyModelPath()));

describe("a download", () => {
  it("is one for two windows: both see it move, pause and end", async () => {
    const [one, other] = [open(), open()];
    await other.status();
    await expect(one.models.download(REF)).rejects.toMatchObject({ code: "download.licence" });
    const news: string[] = [];
    other.models.onDidChangeModels(() => news.push("models"));
    const begun = await one.models.download(REF, { licenceAccepted: true });
    const joined = await other.models.download(REF); // the licence was accepted, whichever window asked
    expect(joined.id).toBe(begun.id);
    for (const window of [one, other]) {
      await waitUntil(() => (transferOf(window)?.doneBytes ?? 0) > 1_000_000, "progress in each window");
    }
    await other.models.pause(begun.id);
    await waitUntil(() => transferOf(one)?.state.kind === "paused", "the pause to be seen in the other window");
    const { doneBytes } = transferOf(one)!;
    await one.models.download(REF);
    await waitUntil(() => transferOf(other)?.state.kind === "done", "the end");
    expect(doneBytes).toBeGreaterThan(0);
    expect(isComplete()).toBe(true);
    await waitUntil(() => news.length > 0, "the list to be told as another");
    const model = (await other.models.list()).find(({ name }) => name === NAME);
    expect(model).toMatchObject({ place: "managed", integrity: "verified", source: `hf:sea/tiny-GGUF/${NAME}.gguf` });
    expect(await one.models.verify(modelPath())).toBe("verified");
  });

  it("keeps the server when all windows are closed, and lets it go when it is done", async () => {
    const window = open();
    const begun = await window.models.download(REF, { licenceAccepted: true });
    expect(begun.state.kind).toBe("running");
    home.disconnect();
    await waitUntil(() => existsSync(modelPath()), "the download to end without a window");
    await waitUntil(() => home.serverPids().length === 0, "the server to leave");
    expect(isComplete()).toBe(true);
    expect(home.log()).toContain("Leaving: idle");
    const later = open();
    expect((await later.models.list()).find(({ name }) => name === NAME)?.integrity).toBe("verified");
  });

  it("goes on with the next server when its own is killed, whoever looks on", async () => {
    const [one, watcher] = [open(), open()];
    await watcher.status();
    await one.models.download(REF, { licenceAccepted: true });
    const seen = new Set<string>();
    watcher.models.onDidChangeTransfers((transfers) => seen.add(transfers.map(({ state }) => state.kind).join()));
    for (let kill = 0; kill < 3; kill += 1) {
      const { pid } = await one.status();
      const before = transferOf(watcher)?.doneBytes ?? 0;
      await waitUntil(() => (transferOf(watcher)?.doneBytes ?? 0) > before + 2_000_000, "bytes to come", 10_000);
      process.kill(pid, "SIGKILL");
      await waitUntil(
        () => watcher.lastStatus !== undefined && watcher.lastStatus.pid !== pid,
        "another server",
        10_000,
      );
      await waitUntil(() => transferOf(watcher)?.state.kind === "running", "the download to go on", 10_000);
    }
    await waitUntil(() => transferOf(watcher)?.state.kind === "done", "the end");
    expect(isComplete()).toBe(true);
    expect(readdirSync(home.paths.modelsDir).filter((name) => name.includes("partial"))).toEqual([]);
    // Nobody is told that it stopped, and at no moment is it off the list.
    seen.delete("verifying"); // so small a file is verified between two looks
    expect([...seen].sort()).toEqual(["done", "retrying", "running"]);
  }, 60_000);

  it("that somebody pauses or cancels at the moment of a loss stays so, though both windows go on by themselves", async () => {
    const [one, other] = [open(), open()];
    await other.status();
    for (const wish of ["pause", "discard"] as const) {
      const { pid } = await one.status();
      const { id } = await one.models.download(REF, { licenceAccepted: true });
      await waitUntil(() => (transferOf(other)?.doneBytes ?? 0) > 1_000_000, "bytes to come", 10_000);
      process.kill(pid, "SIGKILL");
      await waitUntil(() => transferOf(one)?.state.kind === "retrying", "the loss to be seen", 10_000);
      await one.models[wish](id);
      const expected = wish === "pause" ? "paused" : undefined;
      await waitUntil(() => transferOf(one)?.state.kind === expected, `the ${wish}`, 10_000);
      await waitUntil(() => transferOf(other)?.state.kind === expected, `the ${wish} in the other window`, 10_000);
      await new Promise((resolve) => setTimeout(resolve, 1000)); // time for a window that comes late
      expect([one, other].map((window) => transferOf(window)?.state.kind)).toEqual([expected, expected]);
    }
    expect(readdirSync(home.paths.modelsDir).filter((name) => name.startsWith(NAME))).toEqual([]);
  }, 60_000);

  it("that a stopped server has left is told to who comes next, and asks nothing of the network by itself", async () => {
    const window = open();
    await window.models.download(REF, { licenceAccepted: true });
    await waitUntil(() => (transferOf(window)?.doneBytes ?? 0) > 1_000_000, "progress");
    await window.stopServer();
    await waitUntil(() => home.serverPids().length === 0, "the server to leave");
    const asked = hub.requests.length;
    const later = open();
    await later.status();
    await waitUntil(() => transferOf(later)?.state.kind === "interrupted", "the interrupted download");
    await later.models.list();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(hub.requests).toHaveLength(asked);
    await later.models.discard(transferOf(later)!.id);
    expect(readdirSync(home.paths.modelsDir).filter((name) => name.includes("partial"))).toEqual([]);
  });
});

describe("model files", () => {
  it("come and go for all windows; what another window uses is not deleted", async () => {
    const [one, other] = [open(), home.connect({ model: "imported" })];
    await other.status();
    let changes = 0;
    other.models.onDidChangeModels(() => (changes += 1));
    const own = writeSmallModel(path.join(home.folder, "imported.gguf"));
    const copy = await one.models.import(own, "copy");
    await waitUntil(() => changes === 1, "the other window to hear of the import");
    await other.loadModel();
    await expect(one.models.remove(copy)).rejects.toMatchObject({ code: "model.inUse" });
    await other.unloadModel(copy);
    const { removedBytes } = await one.models.remove(copy);
    expect(removedBytes).toBeGreaterThan(0);
    await waitUntil(() => changes === 2, "the other window to hear of the removal");
    expect(existsSync(own)).toBe(true);
    await expect(one.models.remove(own)).rejects.toMatchObject({ code: "model.notManaged" });
  });

  it("has the one that a window uses on that window's list, wherever it is", async () => {
    const own = writeSmallModel(path.join(bundleFolder, "ตัวอย่าง.gguf"));
    const [user, other] = [home.connect({ model: own }), home.connect()];
    const find = async (window: ServerApi) => (await window.models.list()).find((model) => model.path === own);
    expect(await find(user)).toMatchObject({ name: "ตัวอย่าง", place: "folder" });
    expect(await find(other)).toBeUndefined();
    await expect(user.models.remove(own)).rejects.toMatchObject({ code: "model.notManaged" });
  });

  it("that are known to be damaged are not loaded", async () => {
    const window = home.connect({ model: NAME, network: { hub: hub.url, noProxy: [], strictSsl: true } });
    await window.models.download(REF, { licenceAccepted: true });
    await waitUntil(() => transferOf(window)?.state.kind === "done", "the end");
    const damaged = readFileSync(modelPath());
    damaged[damaged.length - 1]! ^= 1;
    writeFileSync(modelPath(), damaged);
    expect(await window.models.verify(modelPath())).toBe("damaged");
    await expect(window.loadModel()).rejects.toMatchObject({ code: "model.invalidFile" });
    expect((await window.models.list()).find(({ name }) => name === NAME)?.integrity).toBe("damaged");
    await window.models.download(REF); // takes the place of what is known to be bad
    await waitUntil(() => existsSync(modelPath()) && isComplete(), "the download to take its place");
    await waitUntil(() => transferOf(window)?.state.kind === "done", "the end");
    await window.loadModel();
  });

  it("are listed by the dozen without the engine, and without any socket but the private one", async () => {
    for (let index = 0; index < 50; index += 1) {
      copyFileSync(tinyModelPath(), path.join(home.paths.modelsDir, `many-${String(index)}.gguf`));
    }
    const window = open();
    const models = await window.models.list();
    expect(models.filter(({ header }) => header?.architecture === "qwen3")).toHaveLength(50);
    expect((await window.status()).model.kind).toBe("none");
    expect(hub.requests).toEqual([]);
  });
});
