import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DownloadHome, networkOf } from "../../../../support/downloadHome.ts";
import { bytesSource, fileSource, type HubFileSource, ModelHub } from "../../../../support/modelHub.ts";
import { splitTinyModel } from "../../../../support/splitTinyModel.ts";
import { tinyModelPath } from "../../../../support/tinyEngine.ts";

const REPOSITORY = "sea/tiny-GGUF";
const FILE = "sea-tiny-Q4_0.gguf";
const REF = `hf:${REPOSITORY}/${FILE}`;

let hub: ModelHub;
let home: DownloadHome;
let tiny: HubFileSource;
let splitHome: DownloadHome;
let parts: Record<string, HubFileSource>;

beforeAll(() => {
  tiny = fileSource(tinyModelPath());
  splitHome = new DownloadHome();
  parts = Object.fromEntries(
    splitTinyModel(splitHome.folder, 3).map((part) => [path.basename(part), fileSource(part)]),
  );
});
afterAll(() => splitHome.dispose());
beforeEach(async () => {
  hub = await ModelHub.start();
  hub.addRepository(REPOSITORY, { "README.md": bytesSource(Buffer.from("# Tiny")), [FILE]: tiny }, { licence: "mit" });
  home = new DownloadHome();
});
afterEach(async () => {
  await home.dispose();
  await hub.dispose();
});

/** The hub holds back what comes after so many bytes of each answer. */
function holdAfter(afterBytes: number): void {
  hub.behave = ({ origin }) => (origin === "cdn" ? { kind: "stall", afterBytes } : undefined);
}

const start = (downloads: ReturnType<DownloadHome["open"]>["downloads"], ref = REF, network = networkOf(hub.url)) =>
  downloads.start({ ref, network, licenceAccepted: true });

describe("a download", () => {
  it("ends with the file that the hub publishes, over several connections", async () => {
    const transfer = await home.download(REF, networkOf(hub.url));
    expect(transfer).toMatchObject({ name: "sea-tiny-Q4_0", ref: REF, state: { kind: "done", integrity: "verified" } });
    expect(home.names()).toEqual([FILE]);
    expect(home.sha256(FILE)).toBe(tiny.sha256);
    const starts = hub.fileRequests.map(({ range }) => range?.start ?? -1);
    expect(new Set(starts).size).toBe(starts.length); // nothing was fetched twice
    expect(starts).toHaveLength(Math.ceil(tiny.sizeBytes / 1024 / 1024));
    expect(home.finished).toEqual([
      {
        path: path.join(home.folder, FILE),
        source: REF,
        commit: expect.stringMatching(/^[0-9a-f]{40}$/u) as string,
        sha256: [tiny.sha256],
        integrity: "verified",
        licence: "mit",
      },
    ]);
  });

  it("takes a split model as one, and all of its parts are what the hub has", async () => {
    hub.addRepository("sea/split-GGUF", parts);
    const transfer = await home.download("hf:sea/split-GGUF", networkOf(hub.url));
    expect(transfer).toMatchObject({ name: "sea-tiny-split", state: { kind: "done", integrity: "verified" } });
    expect(home.names()).toEqual(Object.keys(parts));
    for (const [name, { sha256 }] of Object.entries(parts)) expect(home.sha256(name)).toBe(sha256);
    expect(home.finished[0]?.sha256).toEqual(Object.values(parts).map(({ sha256 }) => sha256));
  });

  it("never sends the token where the hub leads to", async () => {
    hub.addRepository(REPOSITORY, { [FILE]: tiny }, { token: "hf_secret" });
    await home.download(REF, networkOf(hub.url, { token: "hf_secret" }));
    expect(home.sha256(FILE)).toBe(tiny.sha256);
    const hubs = hub.requests.filter(({ origin }) => origin === "hub");
    const others = hub.requests.filter(({ origin }) => origin === "cdn");
    expect(hubs.map(({ headers }) => headers.authorization)).toEqual(hubs.map(() => "Bearer hf_secret"));
    expect(others.length).toBeGreaterThan(1);
    for (const { headers } of others) expect(JSON.stringify(headers)).not.toContain("hf_secret");
  });

  it("asks the hub once for the way, not once for each piece", async () => {
    await home.download(REF, networkOf(hub.url));
    expect(hub.requests.filter(({ path: asked }) => asked.includes("/resolve/")).length).toBeLessThanOrEqual(2);
  });

  it("takes the sum from the redirect where the list has none, and records one where nobody has", async () => {
    hub.addRepository(REPOSITORY, { [FILE]: tiny }, { listsSums: false });
    expect((await home.download(REF, networkOf(hub.url))).state).toEqual({ kind: "done", integrity: "verified" });
    hub.addRepository("sea/bare-GGUF", { "bare.gguf": tiny }, { listsSums: false, linksSums: false });
    const bare = await home.download("hf:sea/bare-GGUF/bare.gguf", networkOf(hub.url));
    expect(bare.state).toEqual({ kind: "done", integrity: "recorded" });
    expect(home.finished.at(-1)?.sha256).toEqual([tiny.sha256]);
  });

  it("comes from an address as well, under the name that the address ends in", async () => {
    const address = hub.addFile("แบบจำลอง ខ្មែរ.gguf", tiny);
    expect((await home.download(address, networkOf(hub.url))).state).toEqual({ kind: "done", integrity: "recorded" });
    expect(home.names()).toEqual(["แบบจำลอง ខ្មែរ.gguf"]);
    expect(home.sha256("แบบจำลอง ខ្មែរ.gguf")).toBe(tiny.sha256);
  });

  it("comes from a page of a mirror, as from the hub itself, with the sum that is published there", async () => {
    const page = `${hub.url}/${REPOSITORY}/blob/main/${FILE}`;
    const transfer = await home.download(page, networkOf(hub.url));
    expect(transfer).toMatchObject({ ref: REF, state: { kind: "done", integrity: "verified" } });
  });

  it("is one for all who ask, at the same time and later", async () => {
    holdAfter(300_000);
    const { downloads, transfers } = home.open();
    const [first, second] = await Promise.all([start(downloads), start(downloads)]);
    const third = await start(downloads);
    const byQuantization = await start(downloads, `hf:${REPOSITORY}:q4_0`);
    expect([second.id, third.id, byQuantization.id]).toEqual([first.id, first.id, first.id]);
    expect(transfers.list).toHaveLength(1);
    hub.behave = () => undefined;
    expect((await home.end(transfers, first.id)).state).toEqual({ kind: "done", integrity: "verified" });
    expect(home.finished).toHaveLength(1);
  });
});

describe("a download that stops", () => {
  it("is paused, is found so by the next process, and goes on where it was", async () => {
    holdAfter(400_000);
    const first = home.open();
    const { id } = await start(first.downloads);
    await home.until(first.transfers, id, ({ doneBytes }) => doneBytes >= 400_000);
    await first.downloads.pause(id);
    const paused = first.transfers.find(id);
    expect(paused?.state).toEqual({ kind: "paused" });
    expect(first.transfers.isActive).toBe(false);
    expect(home.names()).toEqual([`${FILE}.partial`, `${FILE}.partial.json`]);

    const second = home.open();
    await second.downloads.listUnfinished();
    expect(second.transfers.list).toMatchObject([
      { id, ref: REF, doneBytes: paused?.doneBytes, state: { kind: "paused" } },
    ]);
    hub.behave = () => undefined;
    hub.requests.length = 0;
    await start(second.downloads);
    expect((await home.end(second.transfers, id)).state).toEqual({ kind: "done", integrity: "verified" });
    const fetched = hub.fileRequests.reduce((sum, { range }) => sum + (range?.end ?? 0) - (range?.start ?? 0), 0);
    expect(fetched).toBe(tiny.sizeBytes - (paused?.doneBytes ?? 0));
    expect(home.sha256(FILE)).toBe(tiny.sha256);
  });

  it("is interrupted when the process leaves, and a user can pause that", async () => {
    holdAfter(400_000);
    const first = home.open();
    const { id } = await start(first.downloads);
    await home.until(first.transfers, id, ({ doneBytes }) => doneBytes >= 400_000);
    await first.downloads.dispose();
    const second = home.open();
    await second.downloads.listUnfinished();
    expect(second.transfers.find(id)?.state).toEqual({ kind: "interrupted" });
    await second.downloads.pause(id);
    expect(second.transfers.find(id)?.state).toEqual({ kind: "paused" });
    const third = home.open();
    await third.downloads.listUnfinished();
    expect(third.transfers.find(id)?.state).toEqual({ kind: "paused" });
  });

  it("opens no connection while it is only listed", async () => {
    holdAfter(100_000);
    const first = home.open();
    const { id } = await start(first.downloads);
    await first.downloads.pause(id);
    hub.requests.length = 0;
    const second = home.open();
    await second.downloads.listUnfinished();
    await second.downloads.discard(id);
    expect(hub.requests).toEqual([]);
  });

  it("is discarded with all that was there of it, running, paused and failed, and nothing else", async () => {
    writeFileSync(path.join(home.folder, "mine.gguf"), "GGUF");
    mkdirSync(path.join(home.folder, "mine.partial"));
    holdAfter(100_000);
    const { downloads, transfers } = home.open({ times: { giveUpMs: 50 } });
    const { id } = await start(downloads);
    await downloads.discard(id);
    expect(transfers.list).toEqual([]);
    expect(home.names()).toEqual(["mine.gguf", "mine.partial"]);

    const again = await start(downloads);
    await downloads.pause(again.id);
    await downloads.discard(again.id);
    expect(home.names()).toEqual(["mine.gguf", "mine.partial"]);

    holdAfter(0); // what brings something each time is not given up
    await home.end(transfers, (await start(downloads)).id);
    expect(transfers.find(id)?.state.kind).toBe("failed");
    await downloads.discard(id);
    expect(home.names()).toEqual(["mine.gguf", "mine.partial"]);
    await expect(downloads.discard(id)).rejects.toMatchObject({ code: "download.unknown" });
  });

  it("stays when a finished one is taken off the list", async () => {
    const { downloads, transfers } = home.open();
    const { id } = await start(downloads);
    await home.end(transfers, id);
    await downloads.discard(id);
    expect(transfers.list).toEqual([]);
    expect(home.sha256(FILE)).toBe(tiny.sha256);
  });

  it("goes on with the commit that it began with, and with today's when that one is gone", async () => {
    holdAfter(200_000);
    const { downloads, transfers } = home.open();
    const { id } = await start(downloads);
    await home.until(transfers, id, ({ doneBytes }) => doneBytes > 0);
    await downloads.pause(id);
    const newer = bytesSource(Buffer.concat([readFileSync(tinyModelPath()), Buffer.alloc(32)]));
    hub.addRepository(REPOSITORY, { [FILE]: newer });
    hub.behave = () => undefined;
    await start(downloads);
    expect((await home.end(transfers, id)).state).toEqual({ kind: "done", integrity: "verified" });
    expect(home.sha256(FILE)).toBe(newer.sha256);
  });

  it("ends whole where the process ended between the file's new name and the end of its old one", async () => {
    hub.addRepository("sea/split-GGUF", parts);
    hub.behave = ({ origin, path: asked }) =>
      origin === "cdn" && asked.includes("00003-of") ? { kind: "stall", afterBytes: 10 } : undefined;
    const { downloads, transfers } = home.open();
    const { id } = await start(downloads, "hf:sea/split-GGUF");
    const most = tiny.sizeBytes - 1;
    await home.until(transfers, id, ({ doneBytes }) => doneBytes > most / 2);
    await downloads.pause(id);
    const [first = "", second = ""] = Object.keys(parts);
    for (const name of [first, second])
      writeFileSync(path.join(home.folder, name), readFileSync(path.join(splitHome.folder, name)));
    rmSync(path.join(home.folder, `${second}.partial`));
    hub.behave = () => undefined;
    await start(downloads, "hf:sea/split-GGUF");
    expect((await home.end(transfers, id)).state).toEqual({ kind: "done", integrity: "verified" });
    expect(home.names()).toEqual(Object.keys(parts));
  });

  it("begins anew where its journal cannot be read", async () => {
    holdAfter(200_000);
    const { downloads, transfers } = home.open();
    const { id } = await start(downloads);
    await home.until(transfers, id, ({ doneBytes }) => doneBytes > 0);
    await downloads.pause(id);
    writeFileSync(path.join(home.folder, `${FILE}.partial.json`), '{"version":1,"files":[{"name":"../../etc/x.gguf"');
    hub.behave = () => undefined;
    await start(downloads);
    expect((await home.end(transfers, id)).state.kind).toBe("done");
    expect(home.sha256(FILE)).toBe(tiny.sha256);
  });
});

describe("a download is refused", () => {
  const failure = (ref: string, changes = {}) => home.download(ref, networkOf(hub.url, changes));

  it("before its licence is accepted, with the licence's name and place; once is enough", async () => {
    const { downloads, transfers } = home.open();
    const unseen = { ref: REF, network: networkOf(hub.url), licenceAccepted: false };
    await expect(downloads.start(unseen)).rejects.toMatchObject({
      code: "download.licence",
      details: { name: REF, licence: "mit", url: `${hub.url}/${REPOSITORY}` },
    });
    const known = { name: "The Licence", url: "https://example.org" };
    hub.requests.length = 0;
    await expect(downloads.start(unseen, known)).rejects.toMatchObject({ details: { licence: "The Licence" } });
    expect(hub.requests).toEqual([]);
    await home.end(transfers, (await start(downloads)).id);
    await downloads.start(unseen);
    expect([...home.accepted]).toEqual([`hf:${REPOSITORY}`]);
  });

  it.each([
    ["hf:sea/none", "download.notFound", "there is no such repository, or it is private"],
    [`hf:${REPOSITORY}:Q8_0`, "download.notFound", "the repository has Q4_0"],
    [`hf:${REPOSITORY}/other.gguf`, "download.notFound", `the repository has ${FILE}`],
    [`hf:${REPOSITORY}@gone`, "download.notFound", "the repository has no such revision"],
    ["ftp://example.org/a.gguf", "download.badAddress", undefined],
    ["http://example.org/a.gguf", "download.badAddress", undefined],
    ["a-name", "download.badAddress", undefined],
  ])("%s with %s", async (ref, code, reason) => {
    await expect(failure(ref)).rejects.toMatchObject({ code, ...(reason !== undefined && { details: { reason } }) });
    expect(home.names()).toEqual([]);
  });

  it("without the token that a repository asks for", async () => {
    hub.addRepository(REPOSITORY, { [FILE]: tiny }, { token: "hf_secret" });
    await expect(failure(REF)).rejects.toMatchObject({ code: "download.forbidden", details: { name: REPOSITORY } });
  });

  it("where another file has its name, which stays as it is", async () => {
    writeFileSync(path.join(home.folder, FILE), "GGUF mine");
    await expect(failure(REF)).rejects.toMatchObject({ code: "model.exists" });
    writeFileSync(path.join(home.folder, FILE), Buffer.alloc(tiny.sizeBytes, 7));
    expect((await failure(REF)).state).toMatchObject({ kind: "failed", error: { code: "model.exists" } });
    expect(readFileSync(path.join(home.folder, FILE)).every((byte) => byte === 7)).toBe(true);
  });

  it("not where the same file is there: its bytes are compared", async () => {
    await failure(REF);
    hub.requests.length = 0;
    expect((await failure(REF)).state).toEqual({ kind: "done", integrity: "verified" });
    expect(hub.fileRequests).toEqual([]);
  });

  it("while another model of the same name is on its way", async () => {
    holdAfter(100_000);
    const { downloads, transfers } = home.open();
    const { id } = await start(downloads);
    await home.until(transfers, id, ({ doneBytes }) => doneBytes > 0);
    await downloads.pause(id);
    hub.addRepository("other/owner", { [FILE]: bytesSource(Buffer.from("GGUF of somebody else, long enough")) });
    await expect(failure(`hf:other/owner/${FILE}`)).rejects.toMatchObject({ code: "model.exists" });
    expect(home.names()).toEqual([`${FILE}.partial`, `${FILE}.partial.json`]);
  });

  it.each([
    "CON.gguf",
    "a:b.gguf",
    "a\u202eb.gguf",
    "a\u200bb.gguf",
    "a\u200fb.gguf",
    "a\u061cb.gguf",
    `${"x".repeat(250)}.gguf`,
    "con.x.gguf",
  ])("under the name %j", async (name) => {
    await expect(failure(hub.addFile(name, tiny))).rejects.toMatchObject({ code: "download.badAddress" });
    expect(home.names()).toEqual([]);
  });

  it("while a process that lives works on it, and not after that one's death", async () => {
    const lock = path.join(home.folder, `${FILE}.partial.lock`);
    writeFileSync(lock, `${process.ppid} somebody`);
    await expect(failure(REF)).rejects.toMatchObject({
      code: "download.elsewhere",
      details: { name: "sea-tiny-Q4_0" },
    });
    writeFileSync(lock, "999999999 somebody");
    expect((await failure(REF)).state.kind).toBe("done");
    expect(home.names()).toEqual([FILE]);
  });
});
