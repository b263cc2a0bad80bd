/** Measuring a chat: exact counts, each counted once, of a model that is in memory and never for its sake. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EngineModel } from "../../../src/core/engine.ts";
import { ModelHost } from "../../../src/server/modelHost.ts";
import { Library } from "../../../src/server/models/library.ts";
import type { TaskWatch } from "../../../src/server/taskWatch.ts";
import { runMeasure } from "../../../src/server/tasks/measureTask.ts";
import { modelNeed, type TaskContext } from "../../../src/server/tasks/taskContext.ts";
import { createDeferred } from "../../../src/shared/deferred.ts";
import { MAX_TEXT_CHARACTERS } from "../../../src/shared/limits.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import { DEFAULT_LOAD_SETTINGS, type MeasureParams } from "../../../src/shared/protocol.ts";
import { fakeEngineModel, fakeTokenCount } from "../../support/fakeEngineModel.ts";

let modelsDir: string;
beforeEach(() => {
  modelsDir = mkdtempSync(path.join(os.tmpdir(), "sealion-measure-"));
});
afterEach(() => rmSync(modelsDir, { recursive: true, force: true }));

const TEMPLATE_TOKENS = 10;
const QUESTION = "ကျေးဇူးပြု၍ ဘာသာပြန်ပေးပါ။";
const SYSTEM = "Be helpful.";

function setUp(change: (model: EngineModel) => Partial<EngineModel> = () => ({})) {
  const calls = { rendered: 0, counted: [] as string[], loads: 0 };
  const models = new ModelHost({
    logger: silentLogger,
    onChange: () => undefined,
    createEngine: () => ({
      checkModel: () => Promise.resolve(),
      loadModel: ({ path: file }) => {
        calls.loads += 1;
        const fake = fakeEngineModel();
        const model: EngineModel = {
          ...fake,
          info: { ...fake.info, path: file },
          renderPrompt: (messages, options) => {
            calls.rendered += 1;
            return fake.renderPrompt(messages, options);
          },
          countTokens: (text) => {
            calls.counted.push(text);
            return fake.countTokens(text);
          },
        };
        return Promise.resolve({ ...model, ...change(model) });
      },
      dispose: () => Promise.resolve(),
    }),
  });
  const library = new Library({ dataDir: modelsDir, logger: silentLogger });
  const context: TaskContext = { models, modelsDir, library };
  const ref = path.join(modelsDir, "a.gguf");
  writeFileSync(ref, "");
  const params: MeasureParams = {
    model: { ref, dirs: [] },
    settings: DEFAULT_LOAD_SETTINGS,
    messages: [
      { role: "system", content: SYSTEM },
      { role: "user", content: QUESTION },
    ],
    thinking: false,
    texts: ["draft"],
  };
  const watch: TaskWatch = { client: {}, signal: new AbortController().signal, report: () => undefined };
  const measure = (different: Partial<MeasureParams> = {}, signal = watch.signal) =>
    runMeasure(context, { ...params, ...different }, { ...watch, signal });
  const load = async () => models.use(await modelNeed(context, params), watch, () => Promise.resolve());
  return { calls, models, measure, load };
}

describe("measuring a chat", () => {
  it("tells nothing and loads nothing while the model is not in memory, or while there is none", async () => {
    const { measure, calls, load, models } = setUp();
    expect(await measure()).toBeNull();
    expect(await measure({ model: { ref: "nowhere", dirs: [] } })).toBeNull();
    expect(calls.loads).toBe(0);
    await load();
    expect(await measure()).not.toBeNull();
    await models.unload();
    expect(await measure()).toBeNull();
    expect(calls.loads).toBe(1);
  });

  it("counts the whole prompt, its system part, each text, and the room of the answer", async () => {
    const { measure, load } = setUp();
    await load();
    expect(await measure({ texts: ["draft", "", QUESTION] })).toEqual({
      contextTokens: 4_096,
      promptTokens: TEMPLATE_TOKENS + fakeTokenCount(SYSTEM) + fakeTokenCount(QUESTION),
      systemTokens: TEMPLATE_TOKENS + fakeTokenCount(SYSTEM),
      textTokens: [fakeTokenCount("draft"), 0, fakeTokenCount(QUESTION)],
      answerTokens: 1_024,
    });
    expect(await measure({ thinking: true, thinkingBudget: 100 })).toMatchObject({ answerTokens: 1_124 });
  });

  it("counts only what is new while somebody types", async () => {
    const { measure, load, calls } = setUp();
    await load();
    for (const draft of ["W", "What", "What is"]) await measure({ texts: [draft, "a file"] });
    expect(calls.rendered).toBe(2);
    expect(calls.counted).toEqual(["W", "a file", "What", "What is"]);
    await measure({ thinking: true });
    expect(calls.rendered).toBe(4);
  });

  it("waits for no answer, keeps no model in memory, and says of a model that has left that there is none", async () => {
    const begun = createDeferred<undefined>();
    const gate = createDeferred<undefined>();
    const { measure, load, models } = setUp((model) => ({
      countTokens: async (text) => {
        begun.resolve(undefined);
        await gate.promise;
        if (text === "draft") throw new Error("disposed");
        return model.countTokens(text);
      },
    }));
    await load();
    const measured = measure();
    await begun.promise;
    expect(models.stateFor().model.kind).toBe("ready");
    await models.unload();
    gate.resolve(undefined);
    expect(await measured).toBeNull();
  });

  it("stops counting when nobody asks any more", async () => {
    const { measure, load, calls } = setUp();
    await load();
    await expect(measure({ texts: ["one", "two"] }, AbortSignal.abort())).rejects.toMatchObject({
      name: "CancelledError",
    });
    expect(calls.counted).toEqual([]);
  });

  it.each([
    ["messages", { messages: ["x", "y"].map((sign) => ({ role: "user" as const, content: half(sign) + sign })) }],
    ["texts", { texts: ["x", "y"].map((sign) => half(sign) + sign) }],
  ])("refuses more than a chat may carry in its %s", async (_, params) => {
    const { measure, load } = setUp();
    await load();
    await expect(measure(params)).rejects.toMatchObject({ code: "input.tooLarge" });
  });

  it("measures the longest chat there may be, with the tokens of all its messages one by one", async () => {
    const { measure, load } = setUp();
    await load();
    const texts = ["x", "y"].map(half);
    const { textTokens } = (await measure({ messages: texts.map((content) => ({ role: "user", content })), texts }))!;
    expect(textTokens).toEqual(texts.map(fakeTokenCount));
  });
});

/** Of what a chat may carry. */
function half(sign: string): string {
  return sign.repeat(MAX_TEXT_CHARACTERS / 2);
}
