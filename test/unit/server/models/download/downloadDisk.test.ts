/** What a disk can do to a download: fill up, be read-only, vanish. */
import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { realDisk } from "../../../../../src/server/models/download/diskPort.ts";
import { DownloadHome, networkOf } from "../../../../support/downloadHome.ts";
import { bytesSource, ModelHub } from "../../../../support/modelHub.ts";
import { randomModel } from "../../../../support/randomModel.ts";
import { bundleDownload } from "../../../../support/serverHome.ts";

const FILE = "some-Q4_K_M.gguf";
const REF = `hf:sea/some-GGUF/${FILE}`;
const MEGABYTE = 1024 * 1024;
const source = bytesSource(randomModel(6 * MEGABYTE));

let hub: ModelHub;
let home: DownloadHome;

beforeEach(async () => {
  hub = await ModelHub.start();
  hub.addRepository("sea/some-GGUF", { [FILE]: source });
  home = new DownloadHome();
});
afterEach(async () => {
  await home.dispose();
  await hub.dispose();
});

/** A tmpfs needs a user namespace, which not every machine gives. What is injected above then stands alone. */
const MOUNT = ["-rm", "sh", "-c", 'mount -t tmpfs -o size=4m tmpfs "$1" && shift && exec "$@"', "sh"];
const canMount = spawnSync("unshare", [...MOUNT, "/mnt", "true"]).status === 0;

const failing = (code: string): Error => Object.assign(new Error(code), { code });

describe("a disk", () => {
  it("without room is told of before the first byte, with all parts and what is there already counted", async () => {
    const freeBytes = async (): Promise<number> => source.sizeBytes + 1000;
    const settings = { disk: { ...realDisk, freeBytes }, reserveBytes: 1001 };
    await expect(home.download(REF, networkOf(hub.url), { settings })).rejects.toMatchObject({
      code: "download.diskFull",
      details: { name: "some-Q4_K_M", needed: "6.3 MB", free: "6.3 MB", path: home.folder },
    });
    expect(hub.fileRequests).toEqual([]);
    expect(home.names()).toEqual([]);
  });

  it("that fills up ends the download, keeps what is there, and lets it go on later", async () => {
    let roomBytes = 3 * MEGABYTE;
    const openPartial: typeof realDisk.openPartial = async (filePath, sizeBytes) => {
      const partial = await realDisk.openPartial(filePath, sizeBytes);
      return {
        ...partial,
        write: async (chunks, position) => {
          roomBytes -= chunks.reduce((sum, { length }) => sum + length, 0);
          if (roomBytes < 0) throw failing("ENOSPC");
          await partial.write(chunks, position);
        },
      };
    };
    const full = await home.download(REF, networkOf(hub.url), { settings: { disk: { ...realDisk, openPartial } } });
    expect(full.state).toMatchObject({ kind: "failed", error: { code: "download.diskFull" } });
    expect(full.doneBytes).toBeGreaterThan(0);
    hub.requests.length = 0;
    const done = await home.download(REF, networkOf(hub.url));
    expect(done.state).toEqual({ kind: "done", integrity: "verified" });
    const fetched = hub.fileRequests.reduce((sum, { range }) => sum + (range?.end ?? 0) - (range?.start ?? 0), 0);
    expect(fetched).toBe(source.sizeBytes - full.doneBytes);
    expect(home.sha256(FILE)).toBe(source.sha256);
  });

  it("that is full already for the journal alone loses nothing of it", async () => {
    let isFull = false;
    const writeWhole: typeof realDisk.writeWhole = async (filePath, text) => {
      if (isFull) throw failing("ENOSPC");
      await realDisk.writeWhole(filePath, text);
      isFull = text.includes('"done":[[0,');
    };
    const full = await home.download(REF, networkOf(hub.url), { settings: { disk: { ...realDisk, writeWhole } } });
    expect(full.state).toMatchObject({ kind: "failed", error: { code: "download.diskFull" } });
    expect((await home.download(REF, networkOf(hub.url))).state).toEqual({ kind: "done", integrity: "verified" });
    expect(home.sha256(FILE)).toBe(source.sha256);
  });

  it.runIf(canMount)("of four megabytes really fills up", { timeout: 20_000 }, async () => {
    const bundlePath = await bundleDownload(home.folder);
    const small = path.join(home.folder, "small");
    mkdirSync(small);
    const args = [process.execPath, bundlePath, "--hub", hub.url, "--ref", REF, "--folder", small, "--blind"];
    const { stdout } = await promisify(execFile)("unshare", [...MOUNT, small, ...args]);
    expect(JSON.parse(stdout)).toMatchObject({
      state: { kind: "failed", error: { code: "download.diskFull", details: { path: small } } },
    });
  });

  it("that others fill is left some room", async () => {
    let asked = 0;
    const freeBytes = async (): Promise<number> => ((asked += 1) === 1 ? 1e9 : 100);
    hub.behave = ({ origin, range }) =>
      origin === "cdn" && (range?.start ?? 0) > MEGABYTE ? { kind: "stall", afterBytes: 10 } : undefined;
    const settings = { disk: { ...realDisk, freeBytes }, reserveBytes: 4 * MEGABYTE };
    const transfer = await home.download(REF, networkOf(hub.url), { settings });
    expect(transfer.state).toMatchObject({ kind: "failed", error: { code: "download.diskFull" } });
  });

  it.each(["EIO", "EROFS", "ENODEV"])("that says %s is named", async (code) => {
    const openPartial: typeof realDisk.openPartial = async (filePath, sizeBytes) => ({
      ...(await realDisk.openPartial(filePath, sizeBytes)),
      write: () => Promise.reject(failing(code)),
    });
    const { state } = await home.download(REF, networkOf(hub.url), {
      settings: { disk: { ...realDisk, openPartial } },
    });
    expect(state).toMatchObject({
      kind: "failed",
      error: { code: "folder.notWritable", details: { path: home.folder } },
    });
  });

  it("that is unplugged in the middle is told of, and what was on it goes on when it is back", async () => {
    const stick = path.join(home.folder, "stick");
    const models = path.join(stick, "models");
    hub.behave = ({ origin }) => (origin === "cdn" ? { kind: "stall", afterBytes: 500_000 } : undefined);
    const options = { modelsDir: models, times: { stallMs: 100 } };
    const { downloads, transfers } = home.open(options);
    const { id } = await downloads.start({ ref: REF, network: networkOf(hub.url), licenceAccepted: true });
    await home.until(transfers, id, ({ doneBytes }) => doneBytes > 400_000);
    renameSync(stick, `${stick}-away`);
    writeFileSync(stick, "nothing is mounted here");
    expect((await home.end(transfers, id)).state).toMatchObject({ error: { code: "folder.notWritable" } });
    rmSync(stick);
    renameSync(`${stick}-away`, stick);
    hub.behave = () => undefined;
    const later = home.open(options);
    await later.downloads.start({ ref: REF, network: networkOf(hub.url), licenceAccepted: true });
    expect((await home.end(later.transfers, id)).state).toEqual({ kind: "done", integrity: "verified" });
  });

  it("that may not be written is told of before anything is asked for", async () => {
    const makeFolder = () => Promise.reject(failing("EACCES"));
    const refused = home.download(REF, networkOf(hub.url), { settings: { disk: { ...realDisk, makeFolder } } });
    await expect(refused).rejects.toMatchObject({ code: "folder.notWritable", details: { path: home.folder } });
  });

  it("with a file in the place of the folder", async () => {
    const models = path.join(home.folder, "file");
    writeFileSync(models, "");
    await expect(home.download(REF, networkOf(hub.url), { modelsDir: models })).rejects.toMatchObject({
      code: "folder.notWritable",
    });
  });

  it("a link in the place of the partial file leads nowhere", async () => {
    const outside = path.join(home.folder, "outside");
    writeFileSync(outside, "precious");
    const models = path.join(home.folder, "models");
    mkdirSync(models);
    symlinkSync(outside, path.join(models, `${FILE}.partial`));
    const transfer = await home.download(REF, networkOf(hub.url), { modelsDir: models });
    expect(transfer.state).toEqual({ kind: "done", integrity: "verified" });
    expect(home.sha256("outside")).toBe(bytesSource(Buffer.from("precious")).sha256);
  });
});
