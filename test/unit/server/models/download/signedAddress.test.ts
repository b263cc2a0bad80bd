/** Addresses whose query is a secret: it is used, and neither written down nor shown. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readRemoteHeader } from "../../../../../src/server/models/download/remoteHeader.ts";
import { DownloadHome, networkOf } from "../../../../support/downloadHome.ts";
import { fileSource, ModelHub } from "../../../../support/modelHub.ts";
import { tinyModelPath } from "../../../../support/tinyEngine.ts";

const FILE = "tiny.gguf";
const SECRET = "SECRET";

let hub: ModelHub;
let home: DownloadHome;
let plain: string;
let signed: string;

beforeEach(async () => {
  hub = await ModelHub.start();
  plain = hub.addFile(FILE, fileSource(tinyModelPath()));
  signed = `${plain}?X-Amz-Signature=${SECRET}`;
  home = new DownloadHome();
});
afterEach(async () => {
  await home.dispose();
  await hub.dispose();
});

const isSigned = (asked: string): boolean => asked.includes(SECRET);
const params = (ref: string) => ({ ref, network: networkOf(hub.url), licenceAccepted: true });

it("is not written down, and a download goes on in the same session and with the whole address again", async () => {
  hub.behave = ({ path: asked }) =>
    isSigned(asked) ? { kind: "stall", afterBytes: 400_000 } : { kind: "status", status: 403 };
  const { downloads, transfers } = home.open();
  const { id, ref } = await downloads.start(params(signed));
  expect(ref).toBe(plain);
  await home.until(transfers, id, ({ doneBytes }) => doneBytes >= 400_000);
  await downloads.pause(id);
  expect(readFileSync(path.join(home.folder, `${FILE}.partial.json`), "utf8")).not.toContain(SECRET);
  expect((await downloads.start(params(ref))).state.kind).toBe("running");
  await downloads.pause(id);

  const later = home.open();
  await later.downloads.listUnfinished();
  hub.requests.length = 0;
  await expect(later.downloads.start(params(ref))).rejects.toMatchObject({
    code: "download.badAddress",
    details: { address: plain, reason: expect.stringContaining("give the whole address again") as string },
  });
  expect(hub.requests).toEqual([]);
  hub.behave = ({ path: asked }) => (isSigned(asked) ? undefined : { kind: "status", status: 403 });
  await later.downloads.start(params(signed));
  expect((await home.end(later.transfers, id)).state).toEqual({ kind: "done", integrity: "recorded" });
  expect(hub.fileRequests.some(({ range }) => range?.start === 0 && (range.end ?? 0) > 4)).toBe(false);
  expect(JSON.stringify([home.finished, later.transfers.list])).not.toContain(SECRET);
});

it.each(["none.gguf", "m-00002-of-00003.gguf"])("is in no error of %s", async (name) => {
  const refused = await home.download(`${hub.url}/files/${name}?s=${SECRET}`, networkOf(hub.url)).catch(String);
  expect(refused).toContain(name);
  expect(refused).not.toContain(SECRET);
});

it("is no part of where a header came from", async () => {
  expect((await readRemoteHeader(signed, networkOf(hub.url))).source).toBe(plain);
});
