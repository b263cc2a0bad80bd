/** SHA-256 of whole files in a thread of its own: twenty gigabytes keep a processor busy for a while, and a ping must not wait. */
import { Worker } from "node:worker_threads";
import { CancelledError } from "../../shared/cancelSignal.ts";

export interface HashOptions {
  readonly signal?: AbortSignal;
  /** Of all files together, some times a second. */
  readonly onProgress?: (doneBytes: number) => void;
}

type WorkerMessage =
  | { readonly doneBytes: number }
  | { readonly hashes: string[] }
  | { readonly failed: { readonly code: string | undefined; readonly message: string } };

/**
 * @returns one hexadecimal sum for each path, in their order
 * @throws CancelledError, or what reading a file threw, with its `code`
 */
export function hashFiles(paths: readonly string[], { signal, onProgress }: HashOptions = {}): Promise<string[]> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new CancelledError());
      return;
    }
    // The thread's program travels as text, so that one bundle stays one file. It may use nothing from outside of itself.
    const worker = new Worker(`(${hashInWorker.toString()})()`, { eval: true, workerData: [...paths] });
    const end = (settle: () => void): void => {
      signal?.removeEventListener("abort", abort);
      void worker.terminate();
      settle();
    };
    const abort = (): void => end(() => reject(new CancelledError()));
    signal?.addEventListener("abort", abort, { once: true });
    worker.on("message", (message: WorkerMessage) => {
      if ("doneBytes" in message) onProgress?.(message.doneBytes);
      else if ("hashes" in message) end(() => resolve(message.hashes));
      else end(() => reject(Object.assign(new Error(message.failed.message), { code: message.failed.code })));
    });
    worker.once("error", (error) => end(() => reject(error instanceof Error ? error : new Error(String(error)))));
    worker.once("exit", () => end(() => reject(new Error("The thread that hashes ended early"))));
  });
}

function hashInWorker(): void {
  const { createHash } = process.getBuiltinModule("node:crypto");
  const { closeSync, openSync, readSync } = process.getBuiltinModule("node:fs");
  const threads = process.getBuiltinModule("node:worker_threads");
  const { parentPort } = threads;
  const readBytes = 1024 * 1024;
  const intervalMs = 200;
  const buffer = Buffer.allocUnsafe(readBytes);
  let doneBytes = 0;
  let toldAtMs = performance.now();
  const tell = (): void => {
    const now = performance.now();
    if (now - toldAtMs < intervalMs) return;
    toldAtMs = now;
    parentPort?.postMessage({ doneBytes });
  };
  const hashOf = (path: string): string => {
    const hash = createHash("sha256");
    const file = openSync(path, "r");
    try {
      for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
        hash.update(count === readBytes ? buffer : buffer.subarray(0, count));
        doneBytes += count;
        tell();
      }
    } finally {
      closeSync(file);
    }
    return hash.digest("hex");
  };
  try {
    parentPort?.postMessage({ hashes: (threads.workerData as string[]).map(hashOf) });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    parentPort?.postMessage({ failed: { code, message } });
  }
}
