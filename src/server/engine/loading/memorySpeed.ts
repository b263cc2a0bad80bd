/** How many bytes main memory gives in a second: measured once, in a fifth of a second, and kept for this machine. */
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Worker } from "node:worker_threads";

export interface MemorySpeedOptions {
  /** Absolute; its folder is made with the first measurement. Undefined: nothing is kept. */
  readonly file: string | undefined;
  /** What a measurement counts for: processor, threads, memory. */
  readonly machine: string;
  /** As many as decode. */
  readonly threads: number;
  /** Stands in for the real one in tests. */
  readonly measure?: (threads: number) => Promise<number | undefined>;
}

/** @returns undefined when it could not be measured */
export async function memorySpeed(options: MemorySpeedOptions): Promise<number | undefined> {
  const { file, machine, threads, measure = measureMemory } = options;
  const known = file === undefined ? undefined : await read(file, machine);
  if (known !== undefined) return known;
  const bytesPerSecond = await measure(threads);
  if (bytesPerSecond !== undefined && file !== undefined) await keep(file, { machine, bytesPerSecond });
  return bytesPerSecond;
}

const MIB = 1024 * 1024;
/** Of all threads together, and more than a processor's cache holds. */
const SPACE_BYTES = 512 * MIB;
const [LEAST_BUFFER_BYTES, MOST_BUFFER_BYTES] = [16 * MIB, 64 * MIB];
const LOOK_MS = 120;

/** The thread's program; it travels as text, and may use nothing from outside of itself. */
function readInWorker(): void {
  const threads = process.getBuiltinModule("node:worker_threads");
  const { bufferBytes, lookMs } = threads.workerData as { readonly bufferBytes: number; readonly lookMs: number };
  const one = Buffer.alloc(bufferBytes, 1);
  const other = Buffer.alloc(bufferBytes, 1);
  const startMs = performance.now();
  let bytes = 0;
  while (performance.now() - startMs < lookMs) {
    // The system's own routine reads both to their end, as fast as memory gives them.
    Buffer.compare(one, other);
    bytes += 2 * bufferBytes;
  }
  threads.parentPort?.postMessage(bytes / ((performance.now() - startMs) / 1000));
}

async function measureMemory(threads: number): Promise<number | undefined> {
  const bufferBytes = Math.min(MOST_BUFFER_BYTES, Math.max(LEAST_BUFFER_BYTES, SPACE_BYTES / (2 * threads)));
  const workerData = { bufferBytes: Math.floor(bufferBytes), lookMs: LOOK_MS };
  try {
    const speeds = await Promise.all(Array.from({ length: threads }, () => readerSpeed(workerData)));
    return speeds.reduce((sum, speed) => sum + speed, 0);
  } catch {
    return undefined; // no memory or threads to spare: no speed is said
  }
}

function readerSpeed(workerData: object): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(`(${readInWorker.toString()})()`, { eval: true, workerData });
    worker.once("message", (speed: number) => {
      resolve(speed);
    });
    worker.once("error", reject);
    worker.once("exit", (code) => {
      reject(new Error(`The reader ended with ${code}`));
    });
  });
}

interface Kept {
  readonly machine: string;
  readonly bytesPerSecond: number;
}

async function read(file: string, machine: string): Promise<number | undefined> {
  try {
    const kept = JSON.parse(await readFile(file, "utf8")) as Partial<Kept> | null;
    const { bytesPerSecond } = kept ?? {};
    const counts = kept?.machine === machine && typeof bytesPerSecond === "number" && bytesPerSecond > 0;
    return counts ? bytesPerSecond : undefined;
  } catch {
    return undefined; // measured again
  }
}

async function keep(file: string, kept: Kept): Promise<void> {
  const temporary = `${file}.${randomUUID()}.partial`;
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(temporary, JSON.stringify(kept), { mode: 0o600 });
    await rename(temporary, file);
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined); // what was not kept is measured again
  }
}
