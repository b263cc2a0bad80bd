/** What a machine has for models just now. Asks the operating system and the library, and loads nothing. */
import { statfs } from "node:fs/promises";
import { availableParallelism, cpus, totalmem } from "node:os";
import path from "node:path";
import { gpuBytesPerSecond } from "../../../core/models/gpuBandwidth.ts";
import type { GpuFacts, MachineFacts } from "../../../shared/fitReport.ts";
import type { ChosenBackend } from "./backends.ts";
import { usableVideoMemory } from "./gpuDevices.ts";
import { memorySpeed } from "./memorySpeed.ts";
import { chooseThreads } from "./threads.ts";
import { weightCopies } from "./weightCopies.ts";

export interface MachineParts {
  readonly chosen: ChosenBackend;
  readonly modelsDir: string;
  /** Where the measured speed of memory is kept. Undefined: nowhere. */
  readonly dataDir: string | undefined;
  /** Pages of files that loaded models map: the system calls them free, the library does not. */
  readonly mappedBytes: number;
  readonly holdsModels: boolean;
  readonly measureMemory?: (threads: number) => Promise<number | undefined>;
}

export async function describeMachine(parts: MachineParts): Promise<MachineFacts> {
  const { chosen, modelsDir } = parts;
  const { backend, kind } = chosen;
  const ramTotalBytes = mostRamBytes();
  const gpus = kind === "none" ? [] : await gpuFacts(chosen);
  const ownRamBytes = Math.max(0, (await backend.ownRamBytes()) - parts.mappedBytes);
  const vramSpeeds = gpus.map(({ name }) => gpuBytesPerSecond(name, ramTotalBytes));
  const slowestGpu = vramSpeeds.includes(undefined) ? undefined : Math.min(...vramSpeeds.map(Number));
  const ramSpeed = await ramBytesPerSecond(parts);
  return {
    backend: kind === "none" || backend.gpu === false ? "cpu" : backend.gpu,
    gpus,
    ramTotalBytes,
    ramFreeBytes: Math.min(ramTotalBytes, (await backend.freeRamBytes()) + ownRamBytes),
    diskFreeBytes: await freeDiskBytes(modelsDir),
    modelsDir,
    weightCopies: weightCopies(backend.systemInfo, kind === "none" ? false : backend.gpu),
    ...(ramSpeed !== undefined && { ramBytesPerSecond: ramSpeed }),
    ...(gpus.length > 0 && slowestGpu !== undefined && { vramBytesPerSecond: slowestGpu }),
  };
}

/** The library tells all devices' memory as one: several are taken to be equal. */
async function gpuFacts({ backend, kind }: ChosenBackend): Promise<GpuFacts[]> {
  const memory = await backend.videoMemory();
  const usable = usableVideoMemory(kind, memory);
  if (usable === undefined) return [];
  const names = await backend.deviceNames();
  const count = Math.max(1, names.length);
  const free = Math.min(usable.totalBytes, usable.freeBytes + (await backend.ownVideoBytes()));
  return Array.from({ length: count }, (_, index) => ({
    name: names[index] ?? "",
    totalBytes: Math.floor(usable.totalBytes / count),
    freeBytes: Math.floor(free / count),
    integrated: kind === "integrated" || (backend.gpu === "metal" && memory.unifiedSize > 0),
  }));
}

async function ramBytesPerSecond({
  chosen,
  dataDir,
  holdsModels,
  measureMemory,
}: MachineParts): Promise<number | undefined> {
  const logicalCores = availableParallelism();
  const threads = chooseThreads("auto", { mathCores: chosen.backend.mathCores, logicalCores, busyCores: 0 });
  return memorySpeed({
    file: dataDir === undefined ? undefined : path.join(dataDir, "cache", "memorySpeed.json"),
    machine: [cpus()[0]?.model.trim() ?? "", threads, totalmem()].join("|"),
    threads,
    // Beside a model that computes, half of the truth would be kept for ever.
    ...(holdsModels ? { measure: () => Promise.resolve(undefined) } : {}),
    ...(!holdsModels && measureMemory !== undefined && { measure: measureMemory }),
  });
}

/** What the process may take, where it is put into a box. */
function mostRamBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(totalmem(), limit) : totalmem();
}

/** Of the folder, or of where it will be made. */
async function freeDiskBytes(folder: string): Promise<number> {
  for (let place = folder; ; place = path.dirname(place)) {
    const found = await statfs(place).catch(() => undefined);
    if (found !== undefined) return found.bavail * found.bsize;
    if (path.dirname(place) === place) return 0;
  }
}
