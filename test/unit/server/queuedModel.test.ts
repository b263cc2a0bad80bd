import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import type { EngineModel, GenerateOptions, GenerationResult, Priority, Sampling } from "../../../src/core/engine.ts";
import { queuedModel } from "../../../src/server/queuedModel.ts";
import { Scheduler } from "../../../src/server/scheduler.ts";
import type { TaskProgress } from "../../../src/shared/protocol.ts";
import { fakeEngineModel } from "../../support/fakeEngineModel.ts";

const sampling: Sampling = { temperature: 0, topK: 1, topP: 1, minP: 0 };
const settled = () => new Promise((resolve) => setImmediate(resolve));

function createModel(places = 1) {
  const scheduler = new Scheduler({ places });
  const engineModel = fakeEngineModel();
  const requestOf = (priority: Priority, model: EngineModel = engineModel) => {
    const reports: TaskProgress[] = [];
    const report = (progress: TaskProgress) => reports.push(progress);
    return { reports, ...queuedModel({ model, scheduler, client: {}, priority, report }) };
  };
  return { scheduler, engineModel, requestOf };
}

async function generate(model: EngineModel, options: Partial<GenerateOptions> = {}): Promise<GenerationResult> {
  const prompt = await model.renderPrompt([{ role: "user", content: "<t>\nhello\n</t>" }], { thinking: false });
  const stream = model.generate(prompt, { sampling, maxTokens: 100, ...options });
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value;
  }
}

it("hands on the priority, tells the prompt's size once, and gives the place back", async () => {
  const { scheduler, engineModel, requestOf } = createModel();
  const { model, end, reports } = requestOf("hover");
  expect((await generate(model)).text).toBe("hello");
  await generate(model);
  expect(engineModel.prompts.map(({ options }) => options.priority)).toEqual(["hover", "hover"]);
  expect(reports).toEqual([{ kind: "started", promptTokens: expect.any(Number) as number }]);
  expect(scheduler.running).toBe(1);
  end();
  expect(scheduler.running).toBe(0);
});

it("says that it waits, and begins anew to say that it has started", async () => {
  const { scheduler, requestOf } = createModel();
  const holder = { client: {}, priority: "chat", onQueued: () => undefined } as const;
  scheduler.open(holder);
  const { model, reports } = requestOf("chat");
  await generate(model);
  const release = await scheduler.take(holder);
  const second = generate(model);
  await settled();
  expect(reports.map(({ kind }) => kind)).toEqual(["started", "queued"]);
  release();
  await second;
  expect(reports.map(({ kind }) => kind)).toEqual(["started", "queued", "started"]);
});

it("ends as cancelled in the queue, without a word to the model or to the signal", async () => {
  const { scheduler, engineModel, requestOf } = createModel();
  const holder = { client: {}, priority: "chat", onQueued: () => undefined } as const;
  scheduler.open(holder);
  const release = await scheduler.take(holder);
  const { model, end } = requestOf("chat");
  const cancel = new AbortController();
  const answer = generate(model, { signal: cancel.signal });
  await settled();
  cancel.abort();
  expect(await answer).toMatchObject({ text: "", finishReason: "cancelled" });
  expect(engineModel.prompts).toEqual([]);
  expect(getEventListeners(cancel.signal, "abort")).toHaveLength(0);
  release();
  end();
  expect(await generate(requestOf("chat").model)).toMatchObject({ finishReason: "stop" });
});

it("gives the place back when the model throws, and when nobody reads on", async () => {
  const { engineModel, requestOf } = createModel();
  const broken: EngineModel = {
    ...engineModel,
    async *generate() {
      await settled();
      throw new RangeError("broken");
    },
  };
  await expect(generate(requestOf("chat", broken).model)).rejects.toThrow("broken");
  const { model } = requestOf("chat");
  const prompt = await model.renderPrompt([{ role: "user", content: "<t>\nhello\n</t>" }], { thinking: false });
  const stream = model.generate(prompt, { sampling, maxTokens: 100 });
  await stream.next();
  await stream.return({} as GenerationResult);
  expect((await generate(requestOf("chat").model)).text).toBe("hello");
});
