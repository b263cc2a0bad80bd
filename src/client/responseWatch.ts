/**
 * Notices a server that is there and does nothing: a stopped process keeps its socket open for ever. Pings while a
 * request is open, and only then, so that nobody wakes a sleeping laptop.
 */
export interface WatchTimes {
  readonly pingIntervalMs: number;
  /** Silence after which the user is told. */
  readonly notRespondingMs: number;
  /** Silence after which the server is given up. */
  readonly giveUpMs: number;
}

export const DEFAULT_WATCH_TIMES: WatchTimes = { pingIntervalMs: 1000, notRespondingMs: 2000, giveUpMs: 20_000 };

/** A tick that comes later than so many intervals means that this machine slept, or this process was stopped. */
const SUSPEND_INTERVALS = 3;

export interface ResponseWatchOptions {
  readonly ping: () => Promise<unknown>;
  readonly onHealth: (health: "responding" | "notResponding") => void;
  readonly onGiveUp: () => void;
  readonly times?: Partial<WatchTimes>;
}

export class ResponseWatch {
  private readonly options: ResponseWatchOptions;
  private readonly times: WatchTimes;
  private openRequests = 0;
  private timer: NodeJS.Timeout | undefined;
  private lastTickMs = 0;
  private silentMs = 0;
  private pingIsOpen = false;
  private health: "responding" | "notResponding" = "responding";

  constructor(options: ResponseWatchOptions) {
    this.options = options;
    this.times = { ...DEFAULT_WATCH_TIMES, ...options.times };
  }

  /** Call for each request; call what it returns when the request has ended. */
  begin(): () => void {
    this.openRequests += 1;
    if (this.openRequests === 1) this.start();
    return () => {
      this.openRequests -= 1;
      if (this.openRequests === 0) this.stop();
    };
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private start(): void {
    this.lastTickMs = performance.now();
    this.silentMs = 0;
    this.timer = setInterval(() => this.tick(), this.times.pingIntervalMs);
    this.timer.unref();
    this.sendPing();
  }

  private tick(): void {
    const nowMs = performance.now(); // monotonic: a clock that is set changes nothing
    const passedMs = nowMs - this.lastTickMs;
    this.lastTickMs = nowMs;
    if (passedMs > SUSPEND_INTERVALS * this.times.pingIntervalMs) this.silentMs = 0;
    else if (this.pingIsOpen) this.silentMs += passedMs;
    if (this.silentMs >= this.times.giveUpMs) {
      this.stop();
      this.options.onGiveUp();
      return;
    }
    if (this.silentMs >= this.times.notRespondingMs) this.setHealth("notResponding");
    if (!this.pingIsOpen) this.sendPing();
  }

  private sendPing(): void {
    this.pingIsOpen = true;
    this.options.ping().then(
      () => {
        this.pingIsOpen = false;
        this.silentMs = 0;
        this.setHealth("responding");
      },
      () => undefined, // the connection is gone, and its owner knows
    );
  }

  private setHealth(health: "responding" | "notResponding"): void {
    if (this.health === health) return;
    this.health = health;
    this.options.onHealth(health);
  }
}
