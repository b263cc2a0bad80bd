/** Translates a large document in a thread of its own, which ends with the translation, whatever its end. */
import { fileURLToPath } from "node:url";
import { type ResourceLimits, Worker } from "node:worker_threads";
import type { EngineModel } from "../../core/engine.ts";
import type { SegmentsProgress } from "../../core/translate/pipeline/segmentProgress.ts";
import type { TranslationRequest } from "../../core/translate/pipeline/translateDocument.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError, throwIfCancelled } from "../../shared/cancelSignal.ts";
import { EncodedResult } from "../encodedResult.ts";
import { type DocumentTask, fromFailure, type ThreadMessage } from "./documentMessages.ts";
import { ModelCalls } from "./modelCalls.ts";

export interface ThreadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SegmentsProgress) => void;
  /** The thread's program; beside the server's own bundle unless a test names another. */
  readonly threadPath?: string;
  /** `limitsFor` the document when left out. */
  readonly limits?: ResourceLimits;
}

/**
 * Throws what `translateDocument` throws, and document.outOfMemory when the document takes more memory than the thread may have.
 * When it settles the thread is gone and the model is done with it.
 * @returns a `TranslateResult`
 */
export async function translateInThread(
  model: EngineModel,
  request: TranslationRequest,
  { signal, onProgress = () => undefined, threadPath = shippedThreadPath(), limits }: ThreadOptions = {},
): Promise<EncodedResult> {
  throwIfCancelled(signal);
  const task: DocumentTask = { info: model.info, request };
  const worker = new Worker(threadPath, {
    workerData: task,
    execArgv: [],
    resourceLimits: limits ?? limitsFor(request),
  });
  const calls = new ModelCalls(model, (reply) => worker.postMessage(reply));
  let cancel: (() => void) | undefined;
  try {
    return await new Promise<EncodedResult>((resolve, reject) => {
      cancel = () => reject(new CancelledError());
      signal?.addEventListener("abort", cancel, { once: true });
      worker.on("message", (message: ThreadMessage) => {
        if (message.kind === "progress") message.progress.forEach(onProgress);
        else if (message.kind === "done") resolve(new EncodedResult(message.result));
        else if (message.kind === "gaveUp") reject(fromFailure(message.failure));
        else calls.receive(message);
      });
      worker.once("error", (error) => reject(threadFailure(error)));
      worker.once("exit", () => reject(new AppError("internal", "The thread of a document ended early")));
    });
  } finally {
    if (cancel !== undefined) signal?.removeEventListener("abort", cancel);
    await worker.terminate();
    await calls.end();
  }
}

function shippedThreadPath(): string {
  return fileURLToPath(new URL("./documentThread.mjs", import.meta.url));
}

function threadFailure(error: unknown): AppError {
  const isOutOfMemory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  return isOutOfMemory
    ? new AppError("document.outOfMemory", "The thread of a document ran out of memory", { cause: error })
    : AppError.from(error);
}

const MEBIBYTE = 1024 * 1024;
/** A small nursery makes the collector look often, which costs little and keeps what is short-lived from piling up. */
const NURSERY_MEBIBYTES = 4;

/** For the program, and for each UTF-16 unit: prose has 7 bytes in use, a list of single words took up to 240 of the machine's. */
const HEAP_BYTES = 256 * MEBIBYTE;
const HEAP_BYTES_PER_CHARACTER = 250;

function limitsFor({ text, previous }: TranslationRequest): ResourceLimits {
  const characters = text.length + (previous?.text.length ?? 0);
  return {
    maxYoungGenerationSizeMb: NURSERY_MEBIBYTES,
    maxOldGenerationSizeMb: Math.ceil((HEAP_BYTES + characters * HEAP_BYTES_PER_CHARACTER) / MEBIBYTE),
  };
}
