/** The backends of this process: each is started once, with the devices that were chosen first. */
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../../shared/appError.ts";
import type { Logger } from "../../../shared/logger.ts";
import { GPU_DEVICES_VARIABLE, gpuDeviceVariables } from "../../../shared/gpuDeviceVariables.ts";
import type { LoadAdjustment } from "../../../shared/loadAdjustment.ts";
import type { ModelResources } from "../../../shared/modelResources.ts";
import type { LoadSettings } from "../../../shared/protocol.ts";
import { gpuKind, usableVideoMemory, videoMemoryCap, type GpuKind } from "./gpuDevices.ts";
import type { LlamaLibrary, OpenBackend } from "./llamaLibrary.ts";

export interface ChosenBackend {
  readonly backend: OpenBackend;
  readonly kind: GpuKind;
  readonly adjustments: readonly LoadAdjustment[];
}

/** The process, as far as it decides which devices backends see. Tests have one of their own. */
export interface DeviceHost {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
}

const DISPOSE_TIMEOUT_MS = 2000;

export class Backends {
  private readonly library: LlamaLibrary;
  private readonly logger: Logger;
  private readonly started = new Map<LoadSettings["gpu"], Promise<OpenBackend>>();
  private readonly host: DeviceHost;
  /** The choice that counts, as a list; undefined before the first one. */
  private devices: string | undefined;

  constructor(library: LlamaLibrary, logger: Logger, host: DeviceHost = process) {
    this.library = library;
    this.logger = logger;
    this.host = host;
    this.devices = host.env[GPU_DEVICES_VARIABLE];
  }

  /**
   * The backend for a load. "auto" leaves a graphics processor without memory of its own alone, and says so: it is
   * seldom faster than the CPU and slows the whole desktop down.
   * @throws AppError config.invalid when this machine has no such backend
   */
  async choose({ gpu, gpuDevices }: Pick<LoadSettings, "gpu" | "gpuDevices">): Promise<ChosenBackend> {
    if (gpu === "off") return { backend: await this.start("off"), kind: "none", adjustments: [] };
    const adjustments: LoadAdjustment[] = [];
    const seesChoice = this.chooseDevices(gpuDevices);
    if (!seesChoice) adjustments.push({ kind: "gpuDevicesLater" });
    const backend = await this.start(gpu);
    // The library takes the CPU for a kind that the system cannot have, without a word.
    if (gpu !== "auto" && backend.gpu !== gpu) {
      throw new AppError("config.invalid", `No ${gpu} backend`, { details: { setting: "sealion.gpu", backend: gpu } });
    }
    const memory = await backend.videoMemory();
    const kind = gpuKind(backend.gpu, memory);
    if (seesChoice && (await lacksDevices(backend, kind, gpuDevices))) {
      adjustments.push({ kind: "gpuDevicesMissing", devices: gpuDevices });
    }
    if (kind === "integrated") {
      const used = gpu !== "auto" || gpuDevices.length > 0;
      const device = (await backend.deviceNames()).join(", ");
      adjustments.push({ kind: "integratedGpu", device, used });
      if (!used) return { backend: await this.start("off"), kind: "none", adjustments };
    }
    await backend.limitVideoMemory(videoMemoryCap(kind, memory, await backend.ownVideoBytes()));
    return { backend, kind, adjustments };
  }

  /** @returns false when other devices were chosen before: a backend sees them for as long as the process lives */
  private chooseDevices(gpuDevices: readonly number[]): boolean {
    const wanted = gpuDevices.join(",");
    this.devices ??= this.takeEffect(gpuDevices);
    return this.devices === wanted;
  }

  /**
   * For a server that was started without a choice: native code still sees what is set now, but not on Windows.
   * @returns the choice that counts from now on
   */
  private takeEffect(gpuDevices: readonly number[]): string {
    if (this.host.platform === "win32") return "";
    Object.assign(this.host.env, gpuDeviceVariables(gpuDevices));
    return gpuDevices.join(",");
  }

  private start(gpu: LoadSettings["gpu"]): Promise<OpenBackend> {
    const known = this.started.get(gpu);
    if (known !== undefined) return known;
    const starting = this.library.start(gpu);
    this.started.set(gpu, starting);
    starting.then(
      (backend) => this.logger.info(`${backend.version}, backend ${backend.gpu === false ? "cpu" : backend.gpu}`),
      () => this.started.delete(gpu),
    );
    return starting;
  }

  async dispose(): Promise<void> {
    for (const starting of this.started.values()) {
      const freed = starting.then(
        (backend) => backend.dispose(),
        () => undefined,
      );
      // After a load that failed, the library waits for that model for ever.
      await Promise.race([freed, sleep(DISPOSE_TIMEOUT_MS, undefined, { ref: false })]);
    }
  }
}

/** Backends leave numbers out that they do not know; Metal knows one device and no choice. */
async function lacksDevices(backend: OpenBackend, kind: GpuKind, gpuDevices: readonly number[]): Promise<boolean> {
  if (gpuDevices.length === 0) return false;
  if (kind === "none") return true;
  if (backend.gpu === "metal") return gpuDevices.some((device) => device > 0);
  return (await backend.deviceNames()).length < gpuDevices.length;
}

/** The memory of the graphics processors that hold layers, as it is now. */
export async function videoMemoryOf({ backend, kind }: ChosenBackend): Promise<ModelResources["vram"]> {
  return kind === "none" ? undefined : usableVideoMemory(kind, await backend.videoMemory());
}
