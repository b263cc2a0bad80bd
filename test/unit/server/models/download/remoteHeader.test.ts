import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { readRemoteHeader } from "../../../../../src/server/models/download/remoteHeader.ts";
import { DownloadHome, networkOf } from "../../../../support/downloadHome.ts";
import { bytesSource, fileSource, type HubFileSource, ModelHub } from "../../../../support/modelHub.ts";
import { splitTinyModel } from "../../../../support/splitTinyModel.ts";
import { tinyModelPath } from "../../../../support/tinyEngine.ts";

const MEGABYTE = 1024 * 1024;

let hub: ModelHub;
let home: DownloadHome;
let tiny: HubFileSource;
let parts: Record<string, HubFileSource>;

beforeAll(() => {
  tiny = fileSource(tinyModelPath());
  home = new DownloadHome();
  parts = Object.fromEntries(splitTinyModel(home.folder, 3).map((part) => [path.basename(part), fileSource(part)]));
});
afterAll(() => home.dispose());
beforeEach(async () => {
  hub = await ModelHub.start();
  hub.addRepository("sea/tiny-GGUF", { "sea-tiny-Q4_0.gguf": tiny });
  hub.addRepository("sea/split-GGUF", parts);
});
afterEach(() => hub.dispose());

it("takes two requests and little more than the header for a file that is named", async () => {
  const ref = "hf:sea/tiny-GGUF/sea-tiny-Q4_0.gguf";
  const found = await readRemoteHeader(ref, networkOf(hub.url));
  expect(found).toMatchObject({ source: ref, sizeBytes: tiny.sizeBytes, parts: 1, requests: 2 });
  expect(hub.requests).toHaveLength(2);
  expect(found.header.metadata.get("general.architecture")).toBe("qwen3");
  expect(found.receivedBytes).toBeGreaterThanOrEqual(found.header.headerBytes);
  expect(found.receivedBytes).toBeLessThan(found.header.headerBytes + 3 * MEGABYTE);
});

it("takes one more to find the file of a quantisation", async () => {
  const found = await readRemoteHeader("hf:sea/tiny-GGUF:q4_0", networkOf(hub.url));
  expect(found).toMatchObject({ source: "hf:sea/tiny-GGUF/sea-tiny-Q4_0.gguf", requests: 3 });
});

it("knows the size of all parts", async () => {
  const sizeBytes = Object.values(parts).reduce((sum, part) => sum + part.sizeBytes, 0);
  const [first = ""] = Object.keys(parts);
  for (const ref of ["hf:sea/split-GGUF", `hf:sea/split-GGUF/${first}`]) {
    expect(await readRemoteHeader(ref, networkOf(hub.url))).toMatchObject({ sizeBytes, parts: 3, requests: 3 });
  }
  const addresses = Object.entries(parts).map(([name, part]) => hub.addFile(name, part));
  expect(await readRemoteHeader(addresses[0] ?? "", networkOf(hub.url))).toMatchObject({ sizeBytes, parts: 3 });
});

it("refuses what is no model", async () => {
  const html = hub.addFile("page.gguf", bytesSource(Buffer.from("<!doctype html>")));
  const torn = hub.addFile(
    "torn.gguf",
    bytesSource(Buffer.concat([Buffer.from("GGUF\x03\0\0\0"), Buffer.alloc(12, 200)])),
  );
  for (const address of [html, torn]) {
    await expect(readRemoteHeader(address, networkOf(hub.url))).rejects.toMatchObject({ code: "download.notAModel" });
  }
  await expect(readRemoteHeader("name", networkOf(hub.url))).rejects.toMatchObject({ code: "download.badAddress" });
});

it("refuses what is shorter than its header says", async () => {
  const whole = readFileSync(tinyModelPath());
  const address = hub.addFile("short.gguf", bytesSource(whole.subarray(0, -1)));
  await expect(readRemoteHeader(address, networkOf(hub.url))).rejects.toMatchObject({
    code: "download.notAModel",
    details: { reason: `it is cut off: ${whole.length - 1} of at least ${whole.length} bytes are there` },
  });
});

it("stops when nobody waits any more", async () => {
  hub.behave = ({ origin }) => (origin === "cdn" ? { kind: "stall", afterBytes: 1000 } : undefined);
  const cancel = new AbortController();
  const reading = readRemoteHeader("hf:sea/tiny-GGUF", networkOf(hub.url), cancel.signal);
  setTimeout(() => cancel.abort(), 50);
  await expect(reading).rejects.toMatchObject({ name: "CancelledError" });
});
