/**
 * The list of all work on model files: what every window sees of downloads, imports and verifications, and the switches to
 * pause and to end them.
 */
import { createHash } from "node:crypto";
import { AppError } from "../../shared/appError.ts";
import type { Transfer, TransferState } from "../../shared/modelsProtocol.ts";
import { throttled, type Throttled } from "../throttled.ts";
import { SpeedMeter } from "./speedMeter.ts";

const ANNOUNCE_INTERVAL_MS = 200;
/** A speed falls also while nothing arrives. */
const SPEED_INTERVAL_MS = 1000;

/** What stays the same while a transfer moves. */
export interface TransferFacts {
  readonly id: string;
  readonly kind: Transfer["kind"];
  readonly name: string;
  readonly ref: string;
  readonly path: string;
  /** Other files that belong to it: the further parts of a split model. */
  readonly otherPaths?: readonly string[];
}

/** What whoever does the work does when somebody asks for it. Both resolve when nothing moves any more. */
export interface TransferControl {
  /** Stop, and keep what is there. */
  readonly pause: () => Promise<void>;
  /** Stop, and delete what is there of it. The transfer then leaves the list. */
  readonly discard: () => Promise<void>;
}

export interface TransferProgress {
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly state: TransferState;
}

/** One line of the list, for whoever does the work. */
export interface TransferEntry {
  readonly transfer: Transfer;
  update(change: Partial<TransferProgress>): void;
  /** Takes it off the list. */
  remove(): void;
}

export interface TransfersOptions {
  /** At most five times a second. */
  readonly onChange: (transfers: readonly Transfer[]) => void;
  /** In milliseconds. */
  readonly now?: () => number;
}

/** The same for the same file, also in another process. */
export function transferId(kind: Transfer["kind"], path: string): string {
  return `${kind}-${createHash("sha256").update(path).digest("hex").slice(0, 16)}`;
}

export class Transfers {
  private readonly options: TransfersOptions;
  private readonly lines = new Map<string, Line>();
  private readonly announcing: Throttled;
  private speedTimer: NodeJS.Timeout | undefined;
  private disposed = false;

  constructor(options: TransfersOptions) {
    this.options = options;
    this.announcing = throttled(() => options.onChange(this.list), ANNOUNCE_INTERVAL_MS);
  }

  /** In the order in which they began. */
  get list(): readonly Transfer[] {
    return [...this.lines.values()].map((line) => line.transfer);
  }

  /** Something moves, or tries to: the process has to stay. */
  get isActive(): boolean {
    return [...this.lines.values()].some((line) => line.isActive);
  }

  /** Whether something is being done to this file now. */
  isWorkingOn(path: string): boolean {
    return [...this.lines.values()].some((line) => line.isActive && line.paths.includes(path));
  }

  find(id: string): Transfer | undefined {
    return this.lines.get(id)?.transfer;
  }

  /** One that is over and has the same id gives way. */
  add(facts: TransferFacts, progress: TransferProgress, control: TransferControl): TransferEntry {
    const line = new Line(facts, progress, control, this.options.now);
    this.lines.delete(facts.id);
    this.lines.set(facts.id, line);
    this.changed();
    const isThere = (): boolean => this.lines.get(facts.id) === line;
    return {
      get transfer() {
        return line.transfer;
      },
      update: (change) => {
        line.update(change);
        if (isThere()) this.changed();
      },
      remove: () => {
        if (!isThere()) return;
        this.lines.delete(facts.id);
        this.changed();
      },
    };
  }

  /** @throws AppError download.unknown */
  async pause(id: string): Promise<void> {
    const line = this.line(id);
    if (line.isActive || line.transfer.state.kind === "interrupted") await line.control.pause();
  }

  /** @throws AppError download.unknown */
  async discard(id: string): Promise<void> {
    const line = this.line(id);
    await line.control.discard();
    if (this.lines.get(id) !== line) return;
    this.lines.delete(id);
    this.changed();
  }

  dispose(): void {
    this.disposed = true;
    this.announcing.dispose();
    clearTimeout(this.speedTimer);
  }

  private line(id: string): Line {
    const line = this.lines.get(id);
    if (line === undefined) throw new AppError("download.unknown", `No transfer ${id}`);
    return line;
  }

  private changed(): void {
    if (this.disposed) return;
    this.announcing.call();
    clearTimeout(this.speedTimer);
    if (!this.isActive) return;
    this.speedTimer = setTimeout(() => this.changed(), SPEED_INTERVAL_MS);
    this.speedTimer.unref();
  }
}

class Line {
  readonly control: TransferControl;
  private readonly facts: TransferFacts;
  private readonly meter: SpeedMeter;
  private progress: TransferProgress;

  constructor(facts: TransferFacts, progress: TransferProgress, control: TransferControl, now?: () => number) {
    this.facts = facts;
    this.progress = progress;
    this.control = control;
    this.meter = new SpeedMeter(now);
    this.meter.note(progress.doneBytes);
  }

  get transfer(): Transfer {
    const { id, kind, name, ref, path } = this.facts;
    const bytesPerSecond = this.isActive ? this.meter.bytesPerSecond : 0;
    return { id, kind, name, ref, path, ...this.progress, bytesPerSecond };
  }

  get paths(): readonly string[] {
    return [this.facts.path, ...(this.facts.otherPaths ?? [])];
  }

  get isActive(): boolean {
    const { kind } = this.progress.state;
    return kind === "running" || kind === "retrying" || kind === "verifying";
  }

  update(change: Partial<TransferProgress>): void {
    const before = this.progress.state.kind;
    this.progress = { ...this.progress, ...change };
    if (this.progress.state.kind !== before) this.meter.reset();
    this.meter.note(this.progress.doneBytes);
  }
}
