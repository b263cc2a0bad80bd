/** Everything that a network and a hub can do to a download. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ErrorCode } from "../../../../../src/shared/appError.ts";
import { fromWireError } from "../../../../../src/shared/wireError.ts";
import { presentError } from "../../../../../src/shared/errorPresentation.ts";
import type { Transfer } from "../../../../../src/shared/modelsProtocol.ts";
import { DownloadHome, networkOf, PATIENT } from "../../../../support/downloadHome.ts";
import { bytesSource, type HubRequest, type Misbehaviour, ModelHub } from "../../../../support/modelHub.ts";
import { tinyModelPath } from "../../../../support/tinyEngine.ts";
import { randomModel } from "../../../../support/randomModel.ts";
import { seededRandom } from "../../../../support/seededRandom.ts";

const REPOSITORY = "sea/some-GGUF";
const FILE = "some-Q4_K_M.gguf";
const REF = `hf:${REPOSITORY}:Q4_K_M`;
const MEGABYTE = 1024 * 1024;
const model = randomModel(6 * MEGABYTE + 123);
const source = bytesSource(model);

let hub: ModelHub;
let home: DownloadHome;

beforeEach(async () => {
  hub = await ModelHub.start();
  hub.addRepository(REPOSITORY, { [FILE]: source });
  home = new DownloadHome();
});
afterEach(async () => {
  await home.dispose();
  await hub.dispose();
});

const download = (changes = {}): Promise<Transfer> => home.download(REF, networkOf(hub.url), { times: changes });

/** Each request for bytes of the file, as often as `times` says for each range. */
function misbehave(what: Misbehaviour, times = 1, which: (request: HubRequest) => boolean = () => true): void {
  const met = new Map<number, number>();
  hub.behave = (request) => {
    if (request.origin !== "cdn" || !which(request)) return undefined;
    const start = request.range?.start ?? -1;
    met.set(start, (met.get(start) ?? 0) + 1);
    return (met.get(start) ?? 0) > times ? undefined : what;
  };
}

function expectWhole(transfer: Transfer): void {
  expect(transfer.state).toEqual({ kind: "done", integrity: "verified" });
  expect(transfer.doneBytes).toBe(source.sizeBytes);
  expect(readFileSync(path.join(home.folder, FILE)).equals(model)).toBe(true);
  expect(home.names()).toEqual([FILE]);
}

/** The download has failed so, and the words for it are whole. */
function expectFailure(transfer: Transfer, code: ErrorCode): void {
  expect(transfer.state).toMatchObject({ kind: "failed", error: { code } });
  const error = transfer.state.kind === "failed" ? fromWireError(transfer.state.error) : undefined;
  expect(presentError(error!).message).not.toMatch(/[{}]|undefined/u);
}

describe("what passes", () => {
  it.each<[string, Misbehaviour]>([
    ["a connection that is cut", { kind: "cut", afterBytes: 100_000 }],
    ["a connection that is cut before the first byte", { kind: "cut", afterBytes: 0 }],
    ["a connection that stalls", { kind: "stall", afterBytes: 100_000 }],
    ["a server that does not answer", { kind: "silent" }],
    ["a promise of more bytes than come", { kind: "promise", extraBytes: 1000 }],
    ["429 with a pause", { kind: "status", status: 429, headers: { "retry-after": "0" } }],
    ["429 without one", { kind: "status", status: 429 }],
    ["500", { kind: "status", status: 500 }],
    ["503 with a pause", { kind: "status", status: 503, headers: { "retry-after": "0" } }],
    ["408", { kind: "status", status: 408 }],
    ["a link that has expired", { kind: "status", status: 403 }],
    ["another part than was asked for", { kind: "otherRange" }],
  ])("%s, at each piece once", async (_what, fault) => {
    misbehave(fault);
    expectWhole(await download());
  });

  it.each([400, 403, 404, 410])("links that are good for two requests each, and say %d after that", async (status) => {
    const used = new Map<string, number>();
    let links = 0;
    hub.behave = ({ origin, path: asked }) => {
      const place = `${hub.cdnUrl}/${encodeURIComponent(REPOSITORY)}/${FILE}`;
      if (asked.includes("/resolve/")) return { kind: "redirect", location: `${place}?signature=${(links += 1)}` };
      if (origin !== "cdn") return undefined;
      used.set(asked, (used.get(asked) ?? 0) + 1);
      return (used.get(asked) ?? 0) > 2 ? { kind: "status", status } : undefined;
    };
    expectWhole(await download(PATIENT));
    expect(home.states).not.toContain("retrying");
    expect(links).toBeGreaterThan(2);
  });

  it("a host that the hub has led to and that is gone", async () => {
    const other = await ModelHub.start();
    other.addRepository(REPOSITORY, { [FILE]: source });
    const place = `${other.cdnUrl}/${encodeURIComponent(REPOSITORY)}/${FILE}`;
    hub.behave = ({ path: asked, index }) =>
      asked.includes("/resolve/") && index === 0 ? { kind: "redirect", location: place } : undefined;
    let ending: Promise<void> | undefined;
    other.behave = ({ index }) => {
      if (index < 2) return undefined;
      ending ??= other.dispose();
      return { kind: "cut", afterBytes: 0 };
    };
    expectWhole(await download());
    await ending;
  });

  it("ten minutes of sleep, in which all connections broke", async () => {
    hub.behave = ({ origin }) => (origin === "cdn" ? { kind: "stall", afterBytes: 400_000 } : undefined);
    const { downloads, transfers } = home.open();
    const { id } = await downloads.start({ ref: REF, network: networkOf(hub.url), licenceAccepted: true });
    await home.until(transfers, id, ({ doneBytes }) => doneBytes >= 400_000);
    const now = performance.now.bind(performance);
    const clock = vi.spyOn(performance, "now").mockImplementation(() => now() + 600_000);
    try {
      hub.behave = () => undefined;
      expectWhole(await home.end(transfers, id));
    } finally {
      clock.mockRestore();
    }
  });

  it("one bad connection costs the others nothing", async () => {
    misbehave({ kind: "stall", afterBytes: 10 }, 1, ({ range }) => range?.start === 2 * MEGABYTE);
    expectWhole(await download());
    const starts = hub.fileRequests.map(({ range }) => range?.start ?? 0);
    const again = starts.filter((start) => start % MEGABYTE !== 0);
    expect(again).toEqual([2 * MEGABYTE + 10]); // and only the rest of that piece was asked for again
  });

  it("a page for logging in that comes in the middle", async () => {
    misbehave({ kind: "html" }, 1, ({ range }) => (range?.start ?? 0) > 0);
    expectWhole(await download());
  });

  it("a server without ranges, over one connection, also where it is cut once", async () => {
    hub.behave = ({ origin }) => (origin === "cdn" ? { kind: "ignoreRange" } : undefined);
    expectWhole(await download(PATIENT));
    expect(hub.fileRequests).toHaveLength(1);
    await home.dispose();
    home = new DownloadHome();
    hub.requests.length = 0;
    hub.behave = ({ origin, index }) =>
      origin === "cdn" ? { kind: "ignoreRange", ...(index === 0 && { cutAfterBytes: 3 * MEGABYTE }) } : undefined;
    expectWhole(await download(PATIENT));
    expect(hub.fileRequests).toHaveLength(2);
  });

  it("an address that tells no version, in one piece", async () => {
    hub.behave = () => ({ kind: "noValidator" });
    const transfer = await home.download(hub.addFile("plain.gguf", source), networkOf(hub.url));
    expect(transfer.state).toEqual({ kind: "done", integrity: "recorded" });
    expect(readFileSync(path.join(home.folder, "plain.gguf")).equals(model)).toBe(true);
    expect(hub.fileRequests.filter(({ range }) => (range?.start ?? 0) > 0)).toEqual([]);
  });

  it("a hub whose list and facts fail at first", async () => {
    hub.behave = ({ origin, index }) => (origin === "hub" && index === 0 ? { kind: "status", status: 502 } : undefined);
    expectWhole(await download());
  });

  it("is told while it lasts", async () => {
    misbehave({ kind: "status", status: 503 }, 3);
    const { downloads, transfers } = home.open({ times: { firstPauseMs: 250, longestPauseMs: 250 } });
    const { id } = await downloads.start({ ref: REF, network: networkOf(hub.url), licenceAccepted: true });
    const transfer = await home.until(transfers, id, ({ state }) => state.kind === "retrying");
    expect(transfer.state).toMatchObject({ error: { code: "download.network", details: { host: hub.url.slice(7) } } });
    expectWhole(await home.end(transfers, id));
  });
});

describe("what lasts", () => {
  it.each<[string, Misbehaviour, ErrorCode]>([
    ["a web page", { kind: "html" }, "download.notAModel"],
    ["404", { kind: "status", status: 404 }, "download.notFound"],
    ["418", { kind: "status", status: 418 }, "download.network"],
    ["416", { kind: "status", status: 416 }, "download.changed"],
    ["another size than is listed", { kind: "total", bytes: 5 * MEGABYTE }, "download.network"],
    ["links that are refused again and again", { kind: "status", status: 403 }, "download.forbidden"],
    ["no byte of what was asked for", { kind: "empty" }, "download.network"],
    [
      "a stream that ends too early again and again",
      { kind: "noLength", afterBytes: 3 * MEGABYTE },
      "download.network",
    ],
    [
      "a stream that is cut at one place again and again",
      { kind: "ignoreRange", cutAfterBytes: 3 * MEGABYTE },
      "download.network",
    ],
    ["500 without an end", { kind: "status", status: 500 }, "download.network"],
    [
      "a pause that is too long to wait",
      { kind: "status", status: 429, headers: { "retry-after": "3600" } },
      "download.rateLimited",
    ],
    ["silence", { kind: "silent" }, "download.network"],
    ["a redirect to a file", { kind: "redirect", location: "file:///etc/passwd" }, "download.badRedirect"],
    [
      "a redirect to data",
      { kind: "redirect", location: "data:application/octet-stream,GGUF" },
      "download.badRedirect",
    ],
    ["a redirect to ftp", { kind: "redirect", location: "ftp://127.0.0.1/a.gguf" }, "download.badRedirect"],
    ["a redirect to plain http", { kind: "redirect", location: "http://example.org/a.gguf" }, "download.badRedirect"],
    ["a redirect in a circle", { kind: "redirect", location: "?again" }, "download.badRedirect"],
    ["a redirect to nowhere", { kind: "redirect", location: "http://[" }, "download.badRedirect"],
  ])("%s", async (_what, fault, code) => {
    hub.behave = ({ origin }) => (origin === "cdn" ? fault : undefined);
    expectFailure(await download({ giveUpMs: 600 }), code);
    expect(home.names().filter((name) => !name.startsWith(`${FILE}.partial`))).toEqual([]);
  });

  it.each<Misbehaviour>([{ kind: "empty" }, { kind: "alwaysPart" }, { kind: "noLength", afterBytes: 0 }])(
    "an address that answers %j is not asked without a pause",
    async (fault) => {
      const address = hub.addFile("plain.gguf", source);
      hub.behave = ({ range }) => (range?.end === 4 ? { kind: "noValidator" } : fault);
      const options = { times: { giveUpMs: 500, firstPauseMs: 40 }, settings: { connections: 1 } };
      expectFailure(await home.download(address, networkOf(hub.url), options), "download.network");
      expect(hub.requests.length).toBeLessThan(40);
    },
  );

  it("a dead hub is told when the look-up's time is over", async () => {
    hub.behave = () => ({ kind: "silent" });
    await expect(download({ lookUpGiveUpMs: 400, stallMs: 100 })).rejects.toMatchObject({ code: "download.network" });
  });

  it("something else than a GGUF, with nothing of it kept", async () => {
    hub.addRepository(REPOSITORY, { [FILE]: bytesSource(randomBytes(3 * MEGABYTE)) });
    expectFailure(await download(PATIENT), "download.notAModel");
    expect(hub.fileRequests).toHaveLength(1); // the first bytes told it
  });

  it("a model that was published cut off, by its header, before the rest is fetched", async () => {
    const whole = readFileSync(tinyModelPath());
    hub.addRepository(REPOSITORY, { [FILE]: bytesSource(whole.subarray(0, -1)) });
    const failed = await download();
    const reason = `it is cut off: ${whole.length - 1} of at least ${whole.length} bytes are there`;
    expect(failed.state).toMatchObject({ error: { code: "download.notAModel", details: { reason } } });
    const asked = Math.max(...hub.fileRequests.map(({ range }) => range?.end ?? Infinity));
    expect(asked).toBeLessThan(whole.length / 2);
    expect(home.names()).toEqual([]);
  });

  it("a later part that was published cut off, before the rest of the first", async () => {
    const first = randomModel(20 * MEGABYTE);
    const second = readFileSync(tinyModelPath()).subarray(0, -1);
    const parts = { "m-00001-of-00002.gguf": bytesSource(first), "m-00002-of-00002.gguf": bytesSource(second) };
    hub.addRepository("sea/split-GGUF", parts);
    const failed = await home.download("hf:sea/split-GGUF", networkOf(hub.url), { settings: { connections: 1 } });
    expectFailure(failed, "download.notAModel");
    const ofFirst = hub.fileRequests.filter(({ path: asked }) => asked.includes("m-00001"));
    expect(ofFirst).toHaveLength(1);
    expect(home.names()).toEqual([]);
  });

  it("keeps what is there when the tries end, and goes on with it", async () => {
    hub.behave = ({ origin, range }) =>
      origin === "cdn" && (range?.start ?? 0) >= 2 * MEGABYTE ? { kind: "status", status: 503 } : undefined;
    const failed = await download({ ...PATIENT, giveUpMs: 300 });
    expectFailure(failed, "download.network");
    expect(failed.doneBytes).toBe(2 * MEGABYTE);
    hub.behave = () => undefined;
    hub.requests.length = 0;
    expectWhole(await download());
    expect(hub.fileRequests.every(({ range }) => (range?.start ?? 0) >= 2 * MEGABYTE)).toBe(true);
  });

  it("a file that changes between two pieces is never mixed with what was there", async () => {
    const other = bytesSource(randomModel(6 * MEGABYTE + 123));
    hub.addRepository(REPOSITORY, { [FILE]: source }, { listsSums: false, linksSums: false });
    let hasChanged = false;
    hub.behave = ({ origin, range }) => {
      if (origin === "cdn" && (range?.start ?? 0) >= 2 * MEGABYTE && !hasChanged) {
        hasChanged = true;
        hub.addRepository(REPOSITORY, { [FILE]: other }, { listsSums: false, linksSums: false });
      }
      return undefined;
    };
    expectFailure(await download(), "download.changed");
    expect(home.names()).not.toContain(FILE);
    expect((await download()).state).toEqual({ kind: "done", integrity: "recorded" });
    expect(home.sha256(FILE)).toBe(other.sha256);
  });

  it("a damaged piece is told by the sum, and nothing of it is kept", async () => {
    misbehave({ kind: "corrupt" }, 1, ({ range }) => range?.start === 3 * MEGABYTE);
    const transfer = await download();
    expectFailure(transfer, "download.checksumMismatch");
    expect(home.names()).toEqual([`${FILE}.partial.json`]);
    expectWhole(await download());
  });

  it("of a split model only the damaged part is fetched again", async () => {
    const [one, two] = [bytesSource(model.subarray(0, 2 * MEGABYTE)), source];
    hub.addRepository("sea/split-GGUF", { "m-00001-of-00002.gguf": one, "m-00002-of-00002.gguf": two });
    misbehave(
      { kind: "corrupt" },
      1,
      ({ path: asked, range }) => asked.includes("m-00002") && range?.start === MEGABYTE,
    );
    const ref = "hf:sea/split-GGUF/m-00001-of-00002.gguf";
    const transfer = await home.download(ref, networkOf(hub.url));
    expectFailure(transfer, "download.checksumMismatch");
    expect(transfer.state).toMatchObject({ error: { details: { name: "m-00002-of-00002.gguf" } } });
    hub.requests.length = 0;
    expect((await home.download(ref, networkOf(hub.url))).state).toEqual({ kind: "done", integrity: "verified" });
    expect(hub.fileRequests.every(({ path: asked }) => asked.includes("m-00002"))).toBe(true);
    expect(home.sha256("m-00001-of-00002.gguf")).toBe(one.sha256);
    expect(home.sha256("m-00002-of-00002.gguf")).toBe(two.sha256);
  });
});

describe("whatever happens", () => {
  const seed = Number(process.env.SEALION_STRESS_SEED ?? Date.now() % 100_000);
  const rounds = Number(process.env.SEALION_STRESS_ROUNDS ?? 6);

  it(`it ends with the same bytes, ${rounds} rounds, seed ${seed}`, { timeout: 20_000 + rounds * 20_000 }, async () => {
    const random = seededRandom(seed);
    for (let round = 0; round < rounds; round += 1) {
      hub.behave = (request) => randomFault(request, random);
      await playRound(random);
      await home.dispose();
      home = new DownloadHome();
    }
  });

  /** Pauses, leaves and comes back at random until it is done. */
  async function playRound(random: () => number): Promise<void> {
    for (let process = 0; process < 60; process += 1) {
      const { downloads, transfers } = home.open({
        times: { giveUpMs: 2000, stallMs: 60 },
        settings: { pieceBytes: 1 + Math.floor(random() * MEGABYTE), connections: 1 + Math.floor(random() * 8) },
      });
      await downloads.listUnfinished();
      const started = await downloads
        .start({ ref: REF, network: networkOf(hub.url), licenceAccepted: true })
        .catch(() => undefined);
      if (started === undefined) continue;
      const end = home.end(transfers, started.id);
      const wait = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), random() * 400));
      const ended = await (process > 20 ? end : Promise.race([end, wait]));
      if (ended?.state.kind === "done") {
        expectWhole(ended);
        return;
      }
      await (random() < 0.5 ? downloads.pause(started.id) : downloads.dispose());
      const last = await end;
      if (last.state.kind === "done") {
        expectWhole(last);
        return;
      }
      await downloads.dispose();
    }
    throw new Error("It was not done after 60 processes");
  }
});

/** Nothing that damages bytes without a trace: that is for the sum to find. */
function randomFault({ origin }: HubRequest, random: () => number): Misbehaviour | undefined {
  if (origin === "hub") return random() < 0.1 ? { kind: "status", status: 502 } : undefined;
  const afterBytes = Math.floor(random() * MEGABYTE);
  const faults: readonly Misbehaviour[] = [
    { kind: "cut", afterBytes },
    { kind: "stall", afterBytes },
    { kind: "status", status: 503 },
    { kind: "status", status: 403 },
    { kind: "status", status: 429, headers: { "retry-after": "0" } },
    { kind: "promise", extraBytes: 17 },
    { kind: "otherRange" },
    { kind: "silent" },
  ];
  return random() < 0.35 ? faults[Math.floor(random() * faults.length)] : undefined;
}
