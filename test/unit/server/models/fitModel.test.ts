import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { readRemoteHeader } from "../../../../src/server/models/download/remoteHeader.ts";
import { fitModel, type FitModelDeps } from "../../../../src/server/models/fitModel.ts";
import { DEFAULT_LOAD_SETTINGS } from "../../../../src/shared/protocol.ts";
import { networkOf } from "../../../support/downloadHome.ts";
import { card, GIB, machine } from "../../../support/fitModels.ts";
import { writeLargeModel } from "../../../support/largeModelFile.ts";
import { fileSource, ModelHub } from "../../../support/modelHub.ts";
import { splitTinyModel } from "../../../support/splitTinyModel.ts";
import { tinyModelPath } from "../../../support/tinyEngine.ts";

const REF = "hf:sea/large-GGUF/large-Q8_0.gguf";

let folder: string;
let dataDir: string;
let hub: ModelHub;
let large: { readonly path: string; readonly sizeBytes: number };

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-fit-"));
  const file = path.join(folder, "large-Q8_0.gguf");
  large = { path: file, sizeBytes: writeLargeModel(file) };
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(folder, "data-"));
  hub = await ModelHub.start();
  const { sizeBytes, path: file } = large;
  const read = (start: number, end: number) => createReadStream(file, { start, end: end - 1 });
  hub.addRepository("sea/large-GGUF", { "large-Q8_0.gguf": { sizeBytes, sha256: "0".repeat(64), read } });
});
afterEach(() => hub.dispose());

const fit = (ref: string, local: string | undefined, deps: Partial<FitModelDeps> = {}) =>
  fitModel(
    {
      dataDir,
      resolveLocal: () => Promise.resolve(local),
      describeMachine: () => Promise.resolve(machine([card(48)])),
      readRemoteHeader,
      signal: new AbortController().signal,
      ...deps,
    },
    {
      ref,
      dirs: [],
      settings: { ...DEFAULT_LOAD_SETTINGS, contextTokens: 32_768, parallel: 1 },
      network: networkOf(hub.url),
    },
  );

it("judges a model that is not here by its own header, in two requests and a few megabytes", async () => {
  const { report, sizeBytes, requests, receivedBytes } = await fit(REF, undefined);
  expect(sizeBytes).toBe(large.sizeBytes);
  expect(sizeBytes / 34.8e9).toBeCloseTo(1, 2);
  expect(requests).toBeLessThan(3);
  expect(receivedBytes).toBeLessThan(64e6);
  // With the real vocabulary: 6 MB, and what was on its way.
  expect(receivedBytes).toBeLessThan(10e6);
  expect(report).toMatchObject({ verdict: "gpu", totalLayers: 65, exact: true, downloadBytes: large.sizeBytes });
  expect(report.vram.cacheBytes).toBe(8 * GIB);
});

it("asks the network once", async () => {
  const first = await fit(REF, undefined);
  const asked = hub.requests.length;
  const again = await fit(REF, undefined);
  expect(hub.requests).toHaveLength(asked);
  expect(again).toEqual({ ...first, requests: 0, receivedBytes: 0 });
});

it("says which of a repository's files it is about, also when it is asked again", async () => {
  hub.addRepository("sea/two-GGUF", {
    "two-Q8_0.gguf": fileSource(tinyModelPath()),
    "two-Q4_0.gguf": fileSource(tinyModelPath()),
  });
  for (const _time of [1, 2]) {
    expect((await fit("hf:sea/two-GGUF", undefined)).source).toBe("hf:sea/two-GGUF/two-Q4_0.gguf");
  }
  expect((await fit("large", large.path)).source).toBeUndefined();
});

it("knows no path and no name that is not here, and asks nobody", async () => {
  for (const ref of ["/nope.gguf", "nope"]) {
    await expect(fit(ref, undefined)).rejects.toMatchObject({ code: "model.notFound", details: { model: ref } });
  }
  expect(hub.requests).toEqual([]);
});

it("asks the network for nothing where the file is here", async () => {
  const { report, requests, receivedBytes } = await fit("large", large.path);
  expect([requests, receivedBytes, hub.requests.length]).toEqual([0, 0, 0]);
  expect(report).toMatchObject({ verdict: "gpu", downloadBytes: 0, exact: true });
});

it("reads all parts of a split model on disk: the sum is that of the whole", async () => {
  const [first = ""] = splitTinyModel(folder, 3);
  const [split, whole] = [await fit("split", first), await fit("tiny", tinyModelPath())];
  expect(split.report.exact).toBe(true);
  expect(split.report.vram).toEqual(whole.report.vram);
  expect(split.report.ram).toEqual(whole.report.ram);
});
