/**
 * Program of the thread in which the server translates a large document, dist/documentThread.mjs. Reading and cutting ten megabytes
 * takes seconds and hundreds of megabytes of short-lived objects: here nobody's chat waits for it, and the memory goes back with the
 * thread. The model stays with the server (`ModelProxy`), so this must not load the engine.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { SegmentsProgress } from "../../core/translate/pipeline/segmentProgress.ts";
import { translateDocument } from "../../core/translate/pipeline/translateDocument.ts";
import type { TranslateResult } from "../../shared/protocol.ts";
import { type DocumentTask, type ModelReply, type ThreadMessage, toFailure } from "./documentMessages.ts";
import { ModelProxy } from "./modelProxy.ts";
import { ProgressBatches } from "./progressBatches.ts";

const { info, request } = workerData as DocumentTask;
const send = (message: ThreadMessage): void => parentPort?.postMessage(message);

const model = new ModelProxy(info, send);
parentPort?.on("message", (reply: ModelReply) => model.receive(reply));

const batches = new ProgressBatches((progress: readonly SegmentsProgress[]) => send({ kind: "progress", progress }));
try {
  const outcome = await translateDocument(model, request, {
    onProgress: (progress) => batches.push(progress),
    nextTurn: () => nextTurn(),
  });
  batches.flush();
  const result: TranslateResult = { ...outcome, model: info };
  const json = new TextEncoder().encode(JSON.stringify(result));
  parentPort?.postMessage({ kind: "done", result: json } satisfies ThreadMessage, [json.buffer]);
} catch (error) {
  // What was finished before is kept by whoever asked.
  batches.flush();
  send({ kind: "gaveUp", failure: toFailure(error) });
}
