/**
 * The server is killed in the middle of a download, again and again: the next one goes on, and the file ends byte for byte as
 * the hub has it. SEALION_STRESS_ROUNDS and SEALION_STRESS_SEED as in randomKills.test.ts.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { ServerApi } from "../../src/client/serverApi.ts";
import type { Transfer } from "../../src/shared/modelsProtocol.ts";
import { bytesSource, ModelHub } from "../support/modelHub.ts";
import { randomModel } from "../support/randomModel.ts";
import { seededRandom } from "../support/seededRandom.ts";
import { bundleScriptedServer, ServerHome, waitForEnd, waitUntil } from "../support/serverHome.ts";

const kills = Number(process.env.SEALION_STRESS_ROUNDS ?? 10);
const seed = Number(process.env.SEALION_STRESS_SEED ?? Date.now() % 100_000);
const FILE = "large-Q4_K_M.gguf";
const REF = `hf:sea/large-GGUF/${FILE}`;
const bytes = randomModel(64 * 1024 * 1024 + 12_345);
const source = bytesSource(bytes);

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
  hub = await ModelHub.start({ bytesPerSecond: 6_000_000 });
  hub.addRepository("sea/large-GGUF", { [FILE]: source });
  home = new ServerHome(serverPath, { HF_ENDPOINT: hub.url });
});
afterEach(async () => {
  await home.dispose();
  await hub.dispose();
});

const isOver = ({ state }: Transfer): boolean => state.kind === "done" || state.kind === "failed";

function expectWhole(): void {
  expect(readFileSync(path.join(home.paths.modelsDir, FILE)).equals(bytes)).toBe(true);
  expect(readdirSync(home.paths.modelsDir).filter((name) => name.includes("partial"))).toEqual([]);
}

async function untilOver(server: ServerApi): Promise<Transfer> {
  await waitUntil(() => server.models.lastTransfers.some(isOver), "the download to end", 60_000);
  return server.models.lastTransfers.find(isOver)!;
}

it(
  `ends as the hub's file after ${kills} kills at random moments, seed ${seed}`,
  { timeout: 60_000 + kills * 5000 },
  async () => {
    const random = seededRandom(seed);
    let killed = 0;
    let keptBytes = 0;
    while (killed < kills) {
      const server = home.connect();
      const { pid } = await server.status();
      const [before] = await server.models.transfers();
      if (killed > 0) expect(before?.state.kind).toBe("interrupted");
      // What has reached the disk once is never lost again.
      expect(before?.doneBytes ?? 0).toBeGreaterThanOrEqual(keptBytes);
      keptBytes = before?.doneBytes ?? 0;
      const transfer = await server.models.download(REF, { licenceAccepted: true });
      expect(transfer.totalBytes).toBe(source.sizeBytes);
      await new Promise((resolve) => setTimeout(resolve, random() * 1200));
      if ((await server.models.transfers()).some(isOver)) {
        // Faster than the kills: once more from the beginning.
        expectWhole();
        await server.models.remove(path.join(home.paths.modelsDir, FILE));
        keptBytes = 0;
        continue;
      }
      process.kill(pid, "SIGKILL");
      await waitForEnd(pid);
      home.disconnect();
      killed += 1;
    }
    const server = home.connect();
    await server.models.download(REF, { licenceAccepted: true });
    expect((await untilOver(server)).state).toEqual({ kind: "done", integrity: "verified" });
    expectWhole();
    expect(keptBytes).toBeGreaterThan(0);
  },
);

it(
  "is one download for two windows, which both see it, and goes on when both have gone",
  { timeout: 60_000 },
  async () => {
    const [one, two] = [home.connect(), home.connect()];
    const [first, second] = await Promise.all(
      [one, two].map((window) => window.models.download(REF, { licenceAccepted: true })),
    );
    expect(second!.id).toBe(first!.id);
    for (const { models } of [one, two]) {
      await waitUntil(() => (models.lastTransfers[0]?.doneBytes ?? 0) > 0, "news of the download");
      expect(models.lastTransfers).toHaveLength(1);
    }
    const { pid } = await one.status();
    home.disconnect();
    const finished = path.join(home.paths.modelsDir, FILE);
    await waitUntil(() => readdirSync(home.paths.modelsDir).includes(FILE), "the file to come", 30_000);
    expect(readFileSync(finished).equals(bytes)).toBe(true);
    const later = home.connect();
    expect((await later.status()).pid).toBe(pid);
  },
);
