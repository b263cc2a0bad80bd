import { describe, expect, it } from "vitest";
import { Backends, videoMemoryOf, type DeviceHost } from "../../../src/server/engine/loading/backends.ts";
import {
  decodesInTurns,
  gpuKind,
  usableVideoMemory,
  videoMemoryCap,
} from "../../../src/server/engine/loading/gpuDevices.ts";
import type { OpenBackend } from "../../../src/server/engine/loading/llamaLibrary.ts";
import { MemoryRoom } from "../../../src/server/engine/loading/memoryRoom.ts";
import { AppError } from "../../../src/shared/appError.ts";
import { gpuDeviceVariables } from "../../../src/shared/gpuDeviceVariables.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import { DEFAULT_LOAD_SETTINGS, type LoadSettings } from "../../../src/shared/protocol.ts";
import { FakeBackend, LARGE_FILE, type FakeMemories } from "../../support/fakeLlamaLibrary.ts";

const GIB = 1024 ** 3;
const VARIABLES = ["CUDA_VISIBLE_DEVICES", "GGML_VK_VISIBLE_DEVICES"] as const;
/** A process without any choice of devices. */
const anywhere = (): DeviceHost => ({ platform: "linux", env: {} });

interface Started {
  readonly backends: Backends;
  readonly starts: string[];
  readonly limits: (number | undefined)[];
}

interface StartOptions {
  readonly ownVideoBytes?: number;
  readonly deviceNames?: readonly string[];
  readonly host?: DeviceHost;
}

function start(memoriesOf: (gpu: LoadSettings["gpu"]) => FakeMemories, options: StartOptions = {}): Started {
  const { ownVideoBytes = 0, deviceNames = ["Some graphics"], host = anywhere() } = options;
  const starts: string[] = [];
  const limits: (number | undefined)[] = [];
  const library = {
    start: (gpu: LoadSettings["gpu"]): Promise<OpenBackend> => {
      starts.push(gpu);
      if (gpu === "metal") return Promise.reject(new AppError("config.invalid", "no metal"));
      const fake = new FakeBackend(memoriesOf(gpu));
      const more = {
        version: "fake",
        mathCores: 4,
        deviceNames: () => Promise.resolve(deviceNames),
        ownVideoBytes: () => Promise.resolve(ownVideoBytes),
        limitVideoMemory: (bytes: number | undefined) => Promise.resolve(void limits.push(bytes)),
        dispose: () => Promise.resolve(),
      };
      // The weights of these tests are never loaded.
      return Promise.resolve(Object.assign(fake, more) as unknown as OpenBackend);
    },
  };
  return { backends: new Backends(library, silentLogger, host), starts, limits };
}

const choice = (gpu: LoadSettings["gpu"], gpuDevices: readonly number[] = []) => ({ gpu, gpuDevices });

describe("the backend of a load", () => {
  it("is the CPU's alone when a GPU is not wanted", async () => {
    const { backends, starts } = start(() => ({}));
    const chosen = await backends.choose(choice("off"));
    expect(chosen).toMatchObject({ kind: "none", adjustments: [] });
    expect(await videoMemoryOf(chosen)).toBeUndefined();
    expect(starts).toEqual(["off"]);
  });

  it("is started once", async () => {
    const { backends, starts } = start(() => ({ gpu: "cuda", videoMib: 8000 }));
    await Promise.all([backends.choose(choice("auto")), backends.choose(choice("auto"))]);
    expect(starts).toEqual(["auto"]);
  });

  it("that did not start can be tried again", async () => {
    const { backends, starts } = start(() => ({}));
    await expect(backends.choose(choice("metal"))).rejects.toMatchObject({ code: "config.invalid" });
    await expect(backends.choose(choice("metal"))).rejects.toMatchObject({ code: "config.invalid" });
    expect(starts).toEqual(["metal", "metal"]);
  });

  it("is never silently an integrated one", async () => {
    const memories = (gpu: LoadSettings["gpu"]): FakeMemories =>
      gpu === "off" ? {} : { gpu: "vulkan", videoMib: 16_000, unifiedMib: 16_000 };
    const auto = start(memories);
    const chosen = await auto.backends.choose(choice("auto"));
    expect(chosen.backend.gpu).toBe(false);
    expect(chosen.adjustments).toEqual([{ kind: "integratedGpu", device: "Some graphics", used: false }]);
    expect(auto.starts).toEqual(["auto", "off"]);
    const wanted = await start(memories).backends.choose(choice("vulkan"));
    expect(wanted.backend.gpu).toBe("vulkan");
    expect(wanted.adjustments).toEqual([{ kind: "integratedGpu", device: "Some graphics", used: true }]);
    const numbered = await start(memories).backends.choose(choice("auto", [0]));
    expect(numbered.adjustments).toEqual([{ kind: "integratedGpu", device: "Some graphics", used: true }]);
  });

  it("does not count an integrated one's memory beside a real one's", async () => {
    const { backends, limits } = start(() => ({ gpu: "vulkan", videoMib: 24_000, unifiedMib: 16_000 }), {
      ownVideoBytes: 100,
    });
    const chosen = await backends.choose(choice("auto"));
    expect(chosen).toMatchObject({ kind: "mixed", adjustments: [] });
    expect(limits).toEqual([8000 * 1024 ** 2 + 100]);
    expect(await videoMemoryOf(chosen)).toEqual({ totalBytes: 8000 * 1024 ** 2, freeBytes: 8000 * 1024 ** 2 });
  });

  it("sees the chosen devices for as long as the process lives", async () => {
    const host = anywhere();
    const { backends } = start(() => ({ gpu: "cuda", videoMib: 8000 }), { host, deviceNames: ["One", "Two"] });
    expect((await backends.choose(choice("auto", [1, 2]))).adjustments).toEqual([]);
    expect(VARIABLES.map((name) => host.env[name])).toEqual(["1,2", "1,2"]);
    expect((await backends.choose(choice("auto", [0]))).adjustments).toEqual([{ kind: "gpuDevicesLater" }]);
    expect((await backends.choose(choice("auto"))).adjustments).toEqual([{ kind: "gpuDevicesLater" }]);
    expect(host.env.CUDA_VISIBLE_DEVICES).toBe("1,2");
  });

  it("is told of where devices were chosen that are not there", async () => {
    const missing = (devices: readonly number[]) => [{ kind: "gpuDevicesMissing", devices }];
    const none = start(() => ({}));
    expect((await none.backends.choose(choice("auto", [7]))).adjustments).toEqual(missing([7]));
    expect((await none.backends.choose(choice("off", [7]))).adjustments).toEqual([]);
    const one = start(() => ({ gpu: "cuda", videoMib: 8000 }));
    expect((await one.backends.choose(choice("auto", [0, 7]))).adjustments).toEqual(missing([0, 7]));
    const metal = start(() => ({ gpu: "metal", videoMib: 8000 }));
    expect((await metal.backends.choose(choice("auto", [1]))).adjustments).toEqual(missing([1]));
  });

  it("is an error where another kind than the one asked for would do the work", async () => {
    const { backends } = start(() => ({}));
    const details = { setting: "sealion.gpu", backend: "vulkan" };
    await expect(backends.choose(choice("vulkan"))).rejects.toMatchObject({ code: "config.invalid", details });
  });

  it("leaves a choice that the whole session was started with alone when nobody chooses", async () => {
    const host: DeviceHost = { platform: "linux", env: { CUDA_VISIBLE_DEVICES: "3" } };
    const { backends } = start(() => ({ gpu: "cuda", videoMib: 8000 }), { host });
    expect((await backends.choose(choice("auto"))).adjustments).toEqual([]);
    expect(host.env).toEqual({ CUDA_VISIBLE_DEVICES: "3" });
  });

  it.each<NodeJS.Platform>(["win32", "linux"])("sees on %s what the server was started with", async (platform) => {
    const host: DeviceHost = { platform, env: { ...gpuDeviceVariables([1]) } };
    const { backends } = start(() => ({ gpu: "cuda", videoMib: 8000 }), { host });
    expect((await backends.choose(choice("auto", [1]))).adjustments).toEqual([]);
    expect((await backends.choose(choice("auto", []))).adjustments).toEqual([{ kind: "gpuDevicesLater" }]);
    expect((await backends.choose(choice("off", []))).adjustments).toEqual([]);
  });

  it("says on Windows that a choice needs another start, where native code would not see it", async () => {
    const host: DeviceHost = { platform: "win32", env: {} };
    const { backends } = start(() => ({ gpu: "cuda", videoMib: 8000 }), { host });
    expect((await backends.choose(choice("auto", [1]))).adjustments).toEqual([{ kind: "gpuDevicesLater" }]);
    expect(host.env).toEqual({});
    expect((await backends.choose(choice("auto"))).adjustments).toEqual([]);
  });
});

describe("graphics processors", () => {
  it("are told apart by whose memory they have", () => {
    expect(gpuKind(false, { total: 0, free: 0, unifiedSize: 0 })).toBe("none");
    expect(gpuKind("vulkan", { total: 0, free: 0, unifiedSize: 0 })).toBe("none");
    expect(gpuKind("vulkan", { total: 8, free: 8, unifiedSize: 0 })).toBe("own");
    expect(gpuKind("vulkan", { total: 8, free: 8, unifiedSize: 8 })).toBe("integrated");
    expect(gpuKind("vulkan", { total: 8, free: 8, unifiedSize: 3 })).toBe("mixed");
    // Apple's share their memory and are what there is best.
    expect(gpuKind("metal", { total: 8, free: 8, unifiedSize: 8 })).toBe("own");
  });

  it("have the memory that can be used", () => {
    const memory = { total: 24, free: 20, unifiedSize: 16 };
    expect(usableVideoMemory("mixed", memory)).toEqual({ totalBytes: 8, freeBytes: 4 });
    expect(usableVideoMemory("own", memory)).toEqual({ totalBytes: 24, freeBytes: 20 });
    expect(usableVideoMemory("none", memory)).toBeUndefined();
    expect(videoMemoryCap("own", memory, 1)).toBeUndefined();
    expect(videoMemoryCap("mixed", { ...memory, free: 10 }, 1)).toBe(1);
  });
});

describe("batches of several models", () => {
  it("take turns wherever they would wait for the same cores, or end the process", () => {
    const cpu = { backend: false, gpuLayers: 0, totalLayers: 65, threads: 6, logicalCores: 8 } as const;
    expect(decodesInTurns(cpu)).toBe(true);
    expect(decodesInTurns({ ...cpu, backend: "cuda", gpuLayers: 40 })).toBe(true);
    expect(decodesInTurns({ ...cpu, backend: "cuda", gpuLayers: 65 })).toBe(false);
    expect(decodesInTurns({ ...cpu, backend: "metal", gpuLayers: 65 })).toBe(false);
    expect(decodesInTurns({ ...cpu, backend: "vulkan", gpuLayers: 65, threads: 1 })).toBe(true);
  });

  it("overlap where there are cores for both", () => {
    const cpu = { backend: false, gpuLayers: 0, totalLayers: 65 } as const;
    expect(decodesInTurns({ ...cpu, threads: 1, logicalCores: 2 })).toBe(false);
    expect(decodesInTurns({ ...cpu, threads: 4, logicalCores: 8 })).toBe(false);
    expect(decodesInTurns({ ...cpu, threads: 5, logicalCores: 8 })).toBe(true);
    expect(decodesInTurns({ ...cpu, threads: 1, logicalCores: 1 })).toBe(true);
  });
});

describe("room beside what is loaded", () => {
  const settings = DEFAULT_LOAD_SETTINGS;
  const small = {
    ...LARGE_FILE,
    sizeBytes: GIB,
    sizes: { ...LARGE_FILE.sizes, blocks: LARGE_FILE.sizes.blocks.map((block) => ({ ...block, cacheValues: 16 })) },
  };
  const ram = (gib: number) => ({ ramBytes: gib * GIB, videoBytes: undefined });

  it("is there when weights, one context and a reserve fit into most of what is free", () => {
    const room = new MemoryRoom();
    expect(room.fits(small, settings, ram(3))).toBe(true);
    expect(room.fits(small, settings, ram(1.5))).toBe(false);
    // 20 GB of weights and 2 GB of context.
    expect(room.fits(LARGE_FILE, settings, ram(28))).toBe(true);
    expect(room.fits(LARGE_FILE, settings, ram(22))).toBe(false);
    expect(room.fits(LARGE_FILE, { ...settings, parallel: 4 }, ram(28))).toBe(false);
  });

  it("is not given to two", () => {
    const room = new MemoryRoom();
    const release = room.reserve(LARGE_FILE, settings);
    expect(room.fits(small, settings, ram(23))).toBe(false);
    release();
    expect(room.fits(small, settings, ram(23))).toBe(true);
  });

  it("is not where weights are mapped, though the system calls it free", () => {
    const room = new MemoryRoom();
    const forget = room.keepMapped(LARGE_FILE.sizeBytes);
    expect(room.holdsModels).toBe(true);
    expect(room.fits(small, settings, ram(21))).toBe(false);
    forget();
    expect(room.holdsModels).toBe(false);
    expect(room.fits(small, settings, ram(21))).toBe(true);
  });

  it("is on the graphics processor, or nowhere", () => {
    const room = new MemoryRoom();
    expect(room.fits(small, settings, { ramBytes: 4 * GIB, videoBytes: 3 * GIB })).toBe(true);
    expect(room.fits(small, settings, { ramBytes: 64 * GIB, videoBytes: GIB })).toBe(false);
    expect(room.fits(small, settings, { ramBytes: 0.1 * GIB, videoBytes: 8 * GIB })).toBe(false);
    expect(room.fits(small, { ...settings, gpuLayers: 0 }, { ramBytes: 64 * GIB, videoBytes: GIB })).toBe(true);
  });
});
