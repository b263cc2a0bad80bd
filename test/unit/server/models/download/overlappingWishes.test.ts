/** Windows and people who want different things of one download at the same moment, and what an earlier process has left. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { DownloadHome, networkOf } from "../../../../support/downloadHome.ts";
import { fileSource, ModelHub } from "../../../../support/modelHub.ts";
import { tinyModelPath } from "../../../../support/tinyEngine.ts";

const FILE = "sea-tiny-Q4_0.gguf";
const REPOSITORY = "sea/tiny-GGUF";
const REF = `hf:${REPOSITORY}/${FILE}`;
const JOURNAL = `${FILE}.partial.json`;

let hub: ModelHub;
let home: DownloadHome;

beforeEach(async () => {
  hub = await ModelHub.start();
  hub.addRepository(REPOSITORY, { [FILE]: fileSource(tinyModelPath()) }, { licence: "mit" });
  home = new DownloadHome();
});
afterEach(async () => {
  await home.dispose();
  await hub.dispose();
});

type Opened = ReturnType<DownloadHome["open"]>;

const start = ({ downloads }: Opened, ref = REF, licenceAccepted = true) =>
  downloads.start({ ref, network: networkOf(hub.url), licenceAccepted });

/** A download in the middle: the hub holds the rest back until the test lets it go. */
async function halfway(): Promise<Opened & { id: string }> {
  hub.behave = ({ origin }) => (origin === "cdn" ? { kind: "stall", afterBytes: 400_000 } : undefined);
  const process = home.open();
  const { id } = await start(process);
  await home.until(process.transfers, id, ({ doneBytes }) => doneBytes >= 400_000);
  hub.behave = () => undefined;
  return { ...process, id };
}

it.each([REF, `hf:${REPOSITORY}:q4_0`])("a start as %s right after a pause goes on", async (ref) => {
  const process = await halfway();
  const pausing = process.downloads.pause(process.id);
  const started = await start(process, ref);
  await pausing;
  expect(started.state.kind).toBe("running");
  expect((await home.end(process.transfers, process.id)).state).toEqual({ kind: "done", integrity: "verified" });
});

it.each([REF, `hf:${REPOSITORY}:q4_0`])("a start as %s right after a discard begins anew", async (ref) => {
  const process = await halfway();
  hub.requests.length = 0;
  const discarding = process.downloads.discard(process.id);
  const started = await start(process, ref);
  await discarding;
  expect(started.state.kind).toBe("running");
  expect((await home.end(process.transfers, process.id)).state).toEqual({ kind: "done", integrity: "verified" });
  expect(hub.fileRequests.some(({ range }) => range?.start === 0)).toBe(true);
  expect(home.names()).toEqual([FILE]);
});

it("pause, start, pause ends paused", async () => {
  const process = await halfway();
  const first = process.downloads.pause(process.id);
  const started = start(process).catch((error: unknown) => error);
  const second = process.downloads.pause(process.id);
  await Promise.all([first, started, second]);
  expect(process.transfers.find(process.id)?.state).toEqual({ kind: "paused" });
});

it("who has accepted the licence does not get the answer of who has not", async () => {
  const process = home.open();
  const unseen = start(process, REF, false).catch((error: unknown) => error);
  const accepted = start(process);
  expect(await unseen).toMatchObject({ code: "download.licence" });
  expect((await home.end(process.transfers, (await accepted).id)).state.kind).toBe("done");
});

it("keeps the licence that it began with when it goes on", async () => {
  const process = await halfway();
  await process.downloads.pause(process.id);
  await start(process);
  await home.end(process.transfers, process.id);
  expect(home.finished).toMatchObject([{ licence: "mit" }]);
});

it("a list that is made while one begins does not show it as interrupted", async () => {
  const before = await halfway();
  await before.downloads.dispose();
  const process = home.open();
  const [started] = await Promise.all([
    start(process),
    ...Array.from({ length: 40 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index));
      await process.downloads.listUnfinished();
    }),
  ]);
  expect((await home.end(process.transfers, started.id)).state.kind).toBe("done");
  expect(home.states).not.toContain("interrupted");
});

it("leaves the file to the process that has taken it over while this one slept", async () => {
  hub.behave = ({ origin, range }) =>
    origin === "cdn" && (range?.start ?? 0) > 0 ? { kind: "stall", afterBytes: 400_000 } : undefined;
  const process = home.open({ times: { syncIntervalMs: 20 }, settings: { connections: 1 } });
  const { id } = await start(process);
  await home.until(process.transfers, id, ({ doneBytes }) => doneBytes >= 1_400_000);
  const lock = path.join(home.folder, `${FILE}.partial.lock`);
  const owner = `${globalThis.process.ppid} the next`;
  writeFileSync(lock, owner);
  writeFileSync(path.join(home.folder, JOURNAL), "of the next");
  await process.downloads.pause(id);
  expect(process.transfers.find(id)?.state).toMatchObject({ kind: "failed", error: { code: "download.elsewhere" } });
  expect(readFileSync(lock, "utf8")).toBe(owner);
  expect(readFileSync(path.join(home.folder, JOURNAL), "utf8")).toBe("of the next");
});

it("a discard takes the bytes also where their journal cannot be read", async () => {
  const process = await halfway();
  await process.downloads.pause(process.id);
  writeFileSync(path.join(home.folder, JOURNAL), "torn");
  await process.downloads.discard(process.id);
  expect(home.names()).toEqual([]);
});
