/** Translates a large document in a thread of its own, which ends with the translation, whatever its end. */
import { freemem } from "node:os";
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
import { ThreadTurns, type TurnWatch } from "./threadTurns.ts";

export interface ThreadOptions extends TurnWatch {
  readonly onProgress?: (progress: SegmentsProgress) => void;
  /** The thread's program; beside the server's own bundle unless a test names another. */
  readonly threadPath?: string;
  /** What the thread may take; as much as the document needs, where the machine has it, when left out. */
  readonly heapBytes?: number;
  /** Those of all the server's documents when left out. */
  readonly turns?: ThreadTurns;
}

/** The other half is for the model's growing context, and for everybody else. */
const serverTurns = new ThreadTurns(() => freemem() / 2);

/**
 * Throws what `translateDocument` throws, and document.outOfMemory when the document takes more memory than the thread may have.
 * When it settles the thread is gone and the model is done with it.
 * @returns a `TranslateResult`
 */
export async function translateInThread(
  model: EngineModel,
  request: TranslationRequest,
  options: ThreadOptions = {},
): Promise<EncodedResult> {
  const { heapBytes = heapBytesFor(request), turns = serverTurns } = options;
  const release = await turns.take(heapBytes, options);
  try {
    return await runThread(model, request, { ...options, heapBytes: Math.min(heapBytes, mostHeapBytes()) });
  } finally {
    release();
  }
}

async function runThread(
  model: EngineModel,
  request: TranslationRequest,
  { signal, onProgress = () => undefined, threadPath = shippedThreadPath(), heapBytes }: ThreadOptions & HeapSize,
): Promise<EncodedResult> {
  throwIfCancelled(signal);
  const task: DocumentTask = { info: model.info, request };
  const worker = new Worker(threadPath, { workerData: task, execArgv: [], resourceLimits: limitsOf(heapBytes) });
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
    // What is still on its way is of a translation that is over.
    worker.removeAllListeners("message");
    await Promise.all([calls.end(), worker.terminate()]);
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

interface HeapSize {
  readonly heapBytes: number;
}

function heapBytesFor({ text, previous }: TranslationRequest): number {
  return HEAP_BYTES + (text.length + (previous?.text.length ?? 0)) * HEAP_BYTES_PER_CHARACTER;
}

/** A document that needs more is refused by name: otherwise the system would end the server, or use the disk for memory. */
function mostHeapBytes(): number {
  return Math.max(HEAP_BYTES, freemem());
}

function limitsOf(heapBytes: number): ResourceLimits {
  return {
    maxYoungGenerationSizeMb: NURSERY_MEBIBYTES,
    maxOldGenerationSizeMb: Math.ceil(heapBytes / MEBIBYTE),
  };
}
