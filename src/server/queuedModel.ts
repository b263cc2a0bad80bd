import type { EngineModel, GenerateOptions, GenerationResult, RenderedPrompt } from "../core/engine.ts";
import { CancelledError, type CancelSignal } from "../shared/cancelSignal.ts";
import type { TaskProgress } from "../shared/protocol.ts";
import type { QueuedTask, Release, Scheduler } from "./scheduler.ts";

export interface QueuedModelOptions {
  readonly model: EngineModel;
  readonly scheduler: Scheduler;
  readonly client: object;
  readonly priority: QueuedTask["priority"];
  readonly report: (progress: TaskProgress) => void;
}

export interface QueuedModel {
  readonly model: EngineModel;
  /** The task is over: it is counted no more. */
  readonly end: () => void;
}

/**
 * The model as one task sees it: each of its generations waits for its place and carries the task's priority. Reports the
 * wait, and the prompt's size with the first generation and whenever a wait is over.
 */
export function queuedModel(options: QueuedModelOptions): QueuedModel {
  const { model, scheduler, client, priority, report } = options;
  let isTold = false;
  const task: QueuedTask = {
    client,
    priority,
    onQueued: (ahead) => {
      isTold = false;
      report({ kind: "queued", ahead });
    },
  };

  async function* generate(prompt: RenderedPrompt, how: GenerateOptions): ReturnType<EngineModel["generate"]> {
    const release = await placeOrCancel(scheduler, task, how.signal);
    if (release === undefined) return cancelledInQueue(prompt);
    try {
      if (!isTold) report({ kind: "started", promptTokens: prompt.tokens.length });
      isTold = true;
      return yield* model.generate(prompt, { ...how, priority });
    } finally {
      release();
    }
  }

  return {
    end: scheduler.open(task),
    model: {
      info: model.info,
      renderPrompt: (messages, how) => model.renderPrompt(messages, how),
      countTokens: (text) => model.countTokens(text),
      generate,
      dispose: () => model.dispose(),
    },
  };
}

async function placeOrCancel(
  scheduler: Scheduler,
  task: QueuedTask,
  signal: CancelSignal | undefined,
): Promise<Release | undefined> {
  try {
    return await scheduler.take(task, signal);
  } catch (error) {
    if (CancelledError.is(error)) return undefined;
    throw error;
  }
}

/** The port's promise: a cancelled generation ends, it does not throw. */
function cancelledInQueue({ tokens }: RenderedPrompt): GenerationResult {
  return {
    text: "",
    thinking: "",
    finishReason: "cancelled",
    stats: {
      promptTokens: tokens.length,
      cachedTokens: 0,
      generatedTokens: 0,
      timeToFirstTokenMs: 0,
      tokensPerSecond: 0,
      totalMs: 0,
      thinkingMs: 0,
    },
  };
}
