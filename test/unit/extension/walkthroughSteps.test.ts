import { describe, expect, it } from "vitest";
import { stepsDone, type StepSources } from "../../../src/extension/walkthroughSteps.ts";
import type { Transfer } from "../../../src/shared/modelsProtocol.ts";
import { MODEL_INFO } from "../../support/scriptedServerApi.ts";

const NOTHING: StepSources = { transfers: [], hasInstalled: false, isChosen: false, model: undefined };
const DOWNLOAD: Transfer = {
  id: "t",
  kind: "download",
  name: "big",
  ref: "hf:a/b",
  path: "/models/big.gguf",
  doneBytes: 0,
  totalBytes: 100,
  bytesPerSecond: 0,
  state: { kind: "running" },
};

describe("the walkthrough", () => {
  it.each<[string, Partial<StepSources>, string[]]>([
    ["nothing", {}, []],
    ["the model server is there", { model: { kind: "none" } }, []],
    ["a download has begun", { transfers: [DOWNLOAD] }, ["sealion.hasModel"]],
    ["a file is chosen", { isChosen: true }, ["sealion.hasModel"]],
    ["a file is there", { hasInstalled: true }, ["sealion.hasModel"]],
    [
      "a model is loading",
      { hasInstalled: true, model: { kind: "loading", path: "/m", fraction: 1 } },
      ["sealion.hasModel"],
    ],
    ["a model is loaded", { model: { kind: "ready", info: MODEL_INFO } }, ["sealion.hasModel", "sealion.hasLoaded"]],
  ])("when %s", (_name, sources, steps) => {
    expect(stepsDone({ ...NOTHING, ...sources })).toEqual(steps);
  });
});
