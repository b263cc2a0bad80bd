/** Downloads that a client goes on with by itself, and people who want something else at the same moment. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { DownloadHome, networkOf } from "../../../../support/downloadHome.ts";
import { fileSource, ModelHub } from "../../../../support/modelHub.ts";
import { tinyModelPath } from "../../../../support/tinyEngine.ts";

const FILE = "sea-tiny-Q4_0.gguf";
const REF = `hf:sea/tiny-GGUF/${FILE}`;

let hub: ModelHub;
let home: DownloadHome;

beforeEach(async () => {
  hub = await ModelHub.start();
  hub.addRepository("sea/tiny-GGUF", { [FILE]: fileSource(tinyModelPath()) });
  home = new DownloadHome();
});
afterEach(async () => {
  await home.dispose();
  await hub.dispose();
});

type Opened = ReturnType<DownloadHome["open"]>;

/** A process after one that was ended in the middle. */
async function interrupted(): Promise<Opened & { id: string }> {
  hub.behave = ({ origin }) => (origin === "cdn" ? { kind: "stall", afterBytes: 400_000 } : undefined);
  const before = home.open();
  const { id } = await before.downloads.start({ ref: REF, network: networkOf(hub.url), licenceAccepted: true });
  await home.until(before.transfers, id, ({ doneBytes }) => doneBytes >= 400_000);
  await before.downloads.dispose();
  const after = home.open({ times: { stallMs: 60_000, lookUpGiveUpMs: 60_000 } });
  await after.downloads.listUnfinished();
  hub.behave = () => undefined;
  hub.requests.length = 0;
  return { ...after, id };
}

const goOn = ({ downloads }: Opened) =>
  downloads.start({ ref: REF, network: networkOf(hub.url), licenceAccepted: false, onlyIfInterrupted: true });
const start = ({ downloads }: Opened) =>
  downloads.start({ ref: REF, network: networkOf(hub.url), licenceAccepted: false });

/** The hub is silent until the test has done what it does. */
async function whileLookedUp(begin: () => Promise<unknown>, wish: () => Promise<void>): Promise<unknown> {
  hub.behave = () => ({ kind: "silent" });
  const begun = begin().catch((error: unknown) => error);
  await expect.poll(() => hub.requests.length).toBeGreaterThan(0);
  await wish();
  hub.behave = () => undefined;
  return begun;
}

it.each([
  ["by itself", goOn],
  ["because somebody asked", start],
])("a pause while it is looked up %s is not undone", async (_why, begin) => {
  const process = await interrupted();
  await whileLookedUp(
    () => begin(process),
    () => process.downloads.pause(process.id),
  );
  expect(process.transfers.find(process.id)?.state).toEqual({ kind: "paused" });
  const later = home.open();
  await later.downloads.listUnfinished();
  expect(later.transfers.find(process.id)?.state).toEqual({ kind: "paused" });
});

it("a pause that is being carried out is not undone by who comes meanwhile, and ends before somebody begins anew", async () => {
  const process = await interrupted();
  const pausing = process.downloads.pause(process.id);
  const late = goOn(process);
  await pausing;
  expect((await late).state).toEqual({ kind: "paused" });
  expect((await start(process)).state.kind).toBe("running");
  const again = process.downloads.pause(process.id);
  const asked = start(process);
  await again;
  expect((await asked).state.kind).toBe("running");
  expect((await home.end(process.transfers, process.id)).state.kind).toBe("done");
});

it("a discard while it is looked up leaves nothing", async () => {
  const process = await interrupted();
  await whileLookedUp(
    () => goOn(process),
    () => process.downloads.discard(process.id),
  );
  expect(process.transfers.list).toEqual([]);
  expect(home.names()).toEqual([]);
});

it("goes on by itself with what was interrupted, once for all windows", async () => {
  const process = await interrupted();
  const [one, other] = await Promise.all([goOn(process), goOn(process)]);
  expect([one.id, other.id]).toEqual([process.id, process.id]);
  expect((await home.end(process.transfers, process.id)).state.kind).toBe("done");
  expect((await goOn(process)).state.kind).toBe("done");
});

it("a window that comes late touches neither what was paused nor what was discarded, and asks nobody", async () => {
  const process = await interrupted();
  await process.downloads.pause(process.id);
  expect((await goOn(process)).state).toEqual({ kind: "paused" });
  const next = home.open(); // that has not listed it yet
  expect((await goOn(next)).state).toEqual({ kind: "paused" });
  await process.downloads.discard(process.id);
  await expect(goOn(process)).rejects.toMatchObject({ code: "download.unknown" });
  expect(hub.requests).toEqual([]);
  expect(home.names()).toEqual([]);
});

it("who asks for it begins it also beside a window that finds it paused", async () => {
  const process = await interrupted();
  await process.downloads.pause(process.id);
  const [byItself, asked] = await Promise.all([goOn(process), start(process)]);
  expect(byItself.state).toEqual({ kind: "paused" });
  expect(asked.state.kind).toBe("running");
  expect((await home.end(process.transfers, process.id)).state.kind).toBe("done");
});
