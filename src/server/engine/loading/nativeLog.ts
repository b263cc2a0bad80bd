/**
 * Passes llama.cpp's log on, and remembers what stands nowhere else: its first complaint, which is the only place where it
 * says why it failed, and a few facts on what it decided by itself.
 */
import type { Logger } from "../../../shared/logger.ts";

export type NativeLevel = "disabled" | "fatal" | "error" | "warn" | "info" | "log" | "debug";

const LONGEST_REASON = 240;
const BYTES_PER_MIB = 1024 * 1024;

export class NativeLog {
  private readonly logger: Logger;
  private complaint: string | undefined;
  private isOutOfMemory = false;
  private architecture: string | undefined;
  private devices: string[] = [];
  private cacheMib = 0;
  private flash: boolean | undefined;
  private lockRefusal: string | undefined;

  constructor(logger: Logger) {
    this.logger = logger;
  }

  /** To be called before each piece of work whose failure is to be explained. */
  clear(): void {
    this.complaint = undefined;
    this.isOutOfMemory = false;
    this.architecture = undefined;
    this.cacheMib = 0;
  }

  /** To be called before a model is loaded: forgets what was said of another. */
  clearFacts(): void {
    this.clear();
    this.devices = [];
    this.flash = undefined;
    this.lockRefusal = undefined;
  }

  write(level: NativeLevel, message: string): void {
    const line = message.trim();
    if (line === "") return;
    this.note(line);
    if (level === "error" || level === "fatal") {
      this.noteComplaint(line);
      this.logger.error(line);
    } else if (level === "warn") this.logger.warn(line);
    else this.logger.debug(line);
  }

  /** The first complaint since `clear`, without the names of C++ functions: those that follow are its echoes. */
  get reason(): string | undefined {
    return this.complaint === undefined ? undefined : withoutFunction(this.complaint);
  }

  /** A backend could not get memory that the library's estimate had promised. */
  get saysOutOfMemory(): boolean {
    return this.isOutOfMemory;
  }

  /** The architecture that the library says it does not know. */
  get unknownArchitecture(): string | undefined {
    return this.architecture;
  }

  /** The devices that hold layers of the model, by their full names. */
  get usedDevices(): readonly string[] {
    return this.devices;
  }

  /** What "auto" came to. */
  get flashAttention(): boolean | undefined {
    return this.flash;
  }

  /** Why the weights could not be locked into memory. */
  get memoryLockRefusal(): string | undefined {
    return this.lockRefusal;
  }

  /** The size of the caches made since `clear`, all layers on all devices; 0 when nothing was said. */
  get cacheBytes(): number {
    return Math.round(this.cacheMib * BYTES_PER_MIB);
  }

  /** However many follow: a backend that fails can write hundreds of lines. */
  private noteComplaint(line: string): void {
    this.complaint ??= line;
    this.isOutOfMemory ||= /out of memory|failed to allocate|unable to allocate/iu.test(line);
    this.architecture ??= /unknown model architecture: '([^']*)'/u.exec(line)?.[1];
  }

  private note(line: string): void {
    const device = /: using device \S+ \((.+?)\)(?: \([^()]*\))? - \d+ MiB free/u.exec(line)?.[1];
    if (device !== undefined) this.devices.push(device);
    const cache = /^llama_(?:kv_cache|memory_recurrent)\w*: size = +([\d.]+) MiB/u.exec(line)?.[1];
    if (cache !== undefined) this.cacheMib += Number(cache);
    const flash = /Flash Attention was auto, set to (enabled|disabled)/iu.exec(line)?.[1];
    if (flash !== undefined) this.flash = flash === "enabled";
    if (/failed to (?:mlock|VirtualLock|set working set)/iu.test(line)) this.lockRefusal ??= withoutFunction(line);
  }
}

function withoutFunction(line: string): string {
  return line.replace(/^(?:\w+: |error loading model: |warning: )+/u, "").slice(0, LONGEST_REASON);
}
