/** What a load has taken is given back, whatever fails and whenever it is cancelled. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { EngineModel } from "../../../src/core/engine.ts";
import { LoadingEngine } from "../../../src/server/engine/loading/loadingEngine.ts";
import { ReleaseStack } from "../../../src/server/engine/loading/releaseStack.ts";
import { AppError } from "../../../src/shared/appError.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";
import { createDeferred } from "../../../src/shared/deferred.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import { DEFAULT_LOAD_SETTINGS, type LoadSettings } from "../../../src/shared/protocol.ts";
import { CountedLibrary, WEIGHTS_RAM_MIB } from "../../support/countedLibrary.ts";
import { writeSmallModel } from "../../support/smallModelFile.ts";
import { templateChildPath } from "../../support/templateChildPath.ts";

let folder: string;
let model: string;
let settings: LoadSettings;
let library: CountedLibrary;
let engine: LoadingEngine;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sealion-load-"));
  model = writeSmallModel(join(folder, "model.gguf"));
  const draftModel = writeSmallModel(join(folder, "draft.gguf"));
  settings = { ...DEFAULT_LOAD_SETTINGS, draftModel, parallel: 2 };
  library = new CountedLibrary();
  engine = new LoadingEngine({ logger: silentLogger, templateChildPath, dataDir: folder }, () => library);
});
afterEach(() => {
  library.onStep = () => undefined;
  library.beforeWeights = () => Promise.resolve();
  library.freeRamMib = 650;
});
afterAll(async () => {
  await engine.dispose();
  rmSync(folder, { recursive: true });
});

const load = (signal?: AbortSignal): Promise<EngineModel> =>
  engine.loadModel({ path: model, settings, ...(signal === undefined ? {} : { signal }) });

/** The reserve of main memory is free, and no more than a part of one model's weights beside it. */
const fitsBeside = (): Promise<boolean> => engine.fitsBeside(model, settings);

/** Lets a load come to its `index`-th step, of any kind, and does something there. */
function atStep(index: number, act: () => void): void {
  let seen = 0;
  library.onStep = () => {
    seen += 1;
    if (seen === index + 1) act();
  };
}

async function stepsOfALoad(): Promise<readonly string[]> {
  const names: string[] = [];
  library.onStep = (name) => void names.push(name);
  const loaded = await load();
  library.onStep = () => undefined;
  await loaded.dispose();
  return names;
}

async function expectNothingHeld(when: string): Promise<void> {
  library.onStep = () => undefined;
  expect([library.openWeights, library.openContexts], when).toEqual([0, 0]);
  expect(await fitsBeside(), when).toBe(true);
}

describe("a load", () => {
  it("holds weights and context of model and draft, and its part of memory, until it is disposed", async () => {
    const loaded = await load();
    expect(loaded.info.resources?.draftModel).toBe("draft");
    expect([library.openWeights, library.openContexts]).toEqual([2, 2]);
    expect(await fitsBeside()).toBe(false);
    // Both models' mapped weights count.
    library.freeRamMib = 650 + WEIGHTS_RAM_MIB;
    expect(await fitsBeside()).toBe(false);
    library.freeRamMib = 650 + 2 * WEIGHTS_RAM_MIB;
    expect(await fitsBeside()).toBe(true);
    library.freeRamMib = 650;
    await loaded.dispose();
    await expectNothingHeld("after all");
  });

  it("gives everything back, whichever of its steps fails", async () => {
    const steps = await stepsOfALoad();
    for (const name of ["loadWeights", "createContext", "drive", "deviceNames", "freeRamBytes", "isEogToken"]) {
      expect(steps).toContain(name);
    }
    let refusedDrafts = 0;
    for (const [index, name] of steps.entries()) {
      const when = `step ${index}, ${name}`;
      atStep(index, () => {
        throw new Error(when);
      });
      const outcome = await load().catch((error: unknown) => error);
      if (AppError.is(outcome)) expect(outcome, when).toMatchObject({ code: "model.loadFailed", message: when });
      else {
        // Only the draft can be done without.
        const { info, dispose } = outcome as EngineModel;
        expect(info.resources?.adjustments, when).toMatchObject([{ kind: "draftRefused" }]);
        refusedDrafts += 1;
        await dispose.call(outcome);
      }
      await expectNothingHeld(when);
    }
    // Its weights, two looks at free memory, its context and the drive.
    expect(refusedDrafts).toBe(5);
  });

  it("gives everything back, at whichever of its steps it is cancelled", async () => {
    const steps = await stepsOfALoad();
    for (const [index, name] of steps.entries()) {
      const when = `step ${index}, ${name}`;
      const abort = new AbortController();
      atStep(index, () => abort.abort());
      await expect(load(abort.signal), when).rejects.toBeInstanceOf(CancelledError);
      await expectNothingHeld(when);
    }
  });

  it("counts against what others ask for while it is on its way", async () => {
    // 80 GB of graphics memory: one of these fits, two do not.
    const wide = { ...settings, contextTokens: 4096, parallel: 100_000, draftModel: "" };
    const fits = (): Promise<boolean> => engine.fitsBeside(model, wide);
    expect(await fits()).toBe(true);
    const reached = createDeferred<undefined>();
    const goOn = createDeferred<undefined>();
    library.beforeWeights = () => {
      reached.resolve(undefined);
      return goOn.promise;
    };
    const loading = engine.loadModel({ path: model, settings: wide });
    expect(await fits()).toBe(false);
    await reached.promise;
    expect(await fits()).toBe(false);
    goOn.resolve(undefined);
    await (await loading).dispose();
    expect(await fits()).toBe(true);
  });
});

describe("what is given back", () => {
  let order: string[];
  beforeEach(() => (order = []));

  it("goes last in, first out, once, and one that refuses does not keep the others", async () => {
    const stack = new ReleaseStack();
    stack.add(() => void order.push("weights"));
    stack.add(() => Promise.reject(new Error("no")));
    stack.add(async () => {
      await Promise.resolve();
      order.push("draft");
    });
    const first = stack.release();
    expect(stack.release()).toBe(first);
    await expect(first).rejects.toThrow("no");
    expect(order).toEqual(["draft", "weights"]);
  });
});
