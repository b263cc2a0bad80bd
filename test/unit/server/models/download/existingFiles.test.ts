/** Files that have the name of what is to be downloaded: damaged ones, somebody's own, and those of an earlier run. */
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DownloadHome, networkOf } from "../../../../support/downloadHome.ts";
import { bytesSource, fileSource, type HubFileSource, ModelHub } from "../../../../support/modelHub.ts";
import { tinyModelPath } from "../../../../support/tinyEngine.ts";

const FILE = "sea-tiny-Q4_0.gguf";
const OTHER = "sea-tiny-bf16.gguf";
const REPOSITORY = "sea/tiny-GGUF";
const REF = `hf:${REPOSITORY}/${FILE}`;

let hub: ModelHub;
let home: DownloadHome;
let tiny: HubFileSource;
let place: string;
let damaged: Buffer;

beforeEach(async () => {
  hub = await ModelHub.start();
  tiny = fileSource(tinyModelPath());
  hub.addRepository(REPOSITORY, { [FILE]: tiny, [OTHER]: tiny });
  home = new DownloadHome();
  place = path.join(home.folder, FILE);
  damaged = Buffer.from(readFileSync(tinyModelPath()));
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
});
afterEach(async () => {
  await home.dispose();
  await hub.dispose();
});

const isDamaged = async (filePath: string) => existsSync(filePath) && readFileSync(filePath).equals(damaged);

describe("a file that is known to be damaged", () => {
  beforeEach(() => writeFileSync(place, damaged));

  it("is there until the right one takes its place", async () => {
    hub.behave = ({ origin }) => (origin === "cdn" ? { kind: "stall", afterBytes: 400_000 } : undefined);
    const { downloads, transfers } = home.open({ isDamaged });
    const params = { ref: REF, network: networkOf(hub.url), licenceAccepted: true };
    const { id } = await downloads.start(params);
    await home.until(transfers, id, ({ doneBytes }) => doneBytes >= 400_000);
    expect(readFileSync(place).equals(damaged)).toBe(true);
    await downloads.pause(id);
    hub.behave = () => undefined;
    const later = home.open(); // what it replaces is known by the journal
    await later.downloads.start(params);
    expect((await home.end(later.transfers, id)).state).toEqual({ kind: "done", integrity: "verified" });
    expect(home.sha256(FILE)).toBe(tiny.sha256);
    expect(home.names()).toEqual([FILE]);
  });

  it.each([
    ["its licence is not accepted", { licenceAccepted: false }, {}],
    ["there is no such file", { ref: `${REF.slice(0, -5)}-none.gguf` }, {}],
    ["there is no room", {}, { settings: { reserveBytes: 1e15 } }],
  ])("stays where %s", async (_why, changes, options) => {
    const { downloads } = home.open({ isDamaged, ...options });
    const params = { ref: REF, network: networkOf(hub.url), licenceAccepted: true, ...changes };
    await expect(downloads.start(params)).rejects.toThrow();
    expect(readFileSync(place).equals(damaged)).toBe(true);
  });

  it("stays where another file of its repository is asked for", async () => {
    await home.download(`hf:${REPOSITORY}:bf16`, networkOf(hub.url), { isDamaged });
    expect(home.names()).toEqual([FILE, OTHER]);
    expect(readFileSync(place).equals(damaged)).toBe(true);
  });

  it("gives way to nothing when somebody has put another file there meanwhile", async () => {
    hub.behave = ({ origin }) => (origin === "cdn" ? { kind: "stall", afterBytes: 400_000 } : undefined);
    const { downloads, transfers } = home.open({ isDamaged, times: { stallMs: 300 } });
    const { id } = await downloads.start({ ref: REF, network: networkOf(hub.url), licenceAccepted: true });
    await home.until(transfers, id, ({ doneBytes }) => doneBytes >= 400_000);
    writeFileSync(place, "mine");
    hub.behave = () => undefined;
    expect((await home.end(transfers, id)).state).toMatchObject({ kind: "failed", error: { code: "model.exists" } });
    expect(readFileSync(place, "utf8")).toBe("mine");
  });
});

describe("a file of the same name and size where no sum is published", () => {
  const mine = () => Buffer.alloc(tiny.sizeBytes, 1);

  it("is somebody's own", async () => {
    const address = hub.addFile(FILE, tiny);
    writeFileSync(place, mine());
    await expect(home.download(address, networkOf(hub.url))).rejects.toMatchObject({ code: "model.exists" });
    expect(readFileSync(place).equals(mine())).toBe(true);
    expect(home.finished).toEqual([]);
  });

  it("is the download's where a process ended right after it had its name", async () => {
    const address = hub.addFile(FILE, tiny);
    const { pathname, origin } = new URL(address);
    writeFileSync(place, readFileSync(tinyModelPath()));
    const files = [{ name: FILE, sizeBytes: tiny.sizeBytes, validators: {}, done: [[0, tiny.sizeBytes]] }];
    const journal = { version: 1, ref: address, source: address, origin: `${origin}${pathname}`, paused: false, files };
    writeFileSync(`${place}.partial.json`, JSON.stringify(journal));
    const { state } = await home.download(address, networkOf(hub.url));
    expect(state).toEqual({ kind: "done", integrity: "recorded" });
    expect(home.names()).toEqual([FILE]);
  });
});

it("a damaged model of several parts is replaced as a whole, also in two goes", async () => {
  const [one, two] = ["m-00001-of-00002.gguf", "m-00002-of-00002.gguf"] as const;
  const other = bytesSource(Buffer.concat([readFileSync(tinyModelPath()), Buffer.alloc(64)]));
  hub.addRepository("sea/split-GGUF", { [one]: tiny, [two]: other });
  for (const name of [one, two]) writeFileSync(path.join(home.folder, name), "damaged");
  const options = { isDamaged: () => Promise.resolve(true) };
  hub.behave = ({ origin }) => (origin === "cdn" ? { kind: "stall", afterBytes: 100_000 } : undefined);
  const { downloads, transfers } = home.open(options);
  const params = { ref: "hf:sea/split-GGUF", network: networkOf(hub.url), licenceAccepted: true };
  const { id } = await downloads.start(params);
  await home.until(transfers, id, ({ doneBytes }) => doneBytes >= 100_000);
  await downloads.pause(id);
  // As if a process had ended between the two.
  writeFileSync(path.join(home.folder, one), readFileSync(tinyModelPath()));
  utimesSync(path.join(home.folder, one), 1, 1);
  hub.behave = () => undefined;
  const later = home.open();
  await later.downloads.start(params);
  expect((await home.end(later.transfers, id)).state).toEqual({ kind: "done", integrity: "verified" });
  expect([home.sha256(one), home.sha256(two)]).toEqual([tiny.sha256, other.sha256]);
  expect(statSync(path.join(home.folder, one)).mtimeMs).toBe(1000); // it was right already
});
