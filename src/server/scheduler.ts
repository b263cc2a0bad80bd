/** First come, first served, one at a time: what a model with one context can do. */
import { CancelledError } from "../shared/cancelSignal.ts";

export interface Place {
  /** Leaves the queue when aborted. Work that runs already must watch it by itself. */
  readonly signal: AbortSignal;
  /** How many are before this one, the running one included. Called at once if it has to wait, then at each change. */
  readonly onQueued: (ahead: number) => void;
}

interface Waiting extends Place {
  readonly start: () => void;
}

export class Scheduler {
  private readonly waiting: Waiting[] = [];
  private readonly onChange: () => void;
  private isRunning = false;

  /** @param onChange called when `running` or `queued` may have changed */
  constructor(onChange: () => void = () => undefined) {
    this.onChange = onChange;
  }

  get running(): boolean {
    return this.isRunning;
  }

  /** How many wait, the running one not counted. */
  get queued(): number {
    return this.waiting.length;
  }

  /**
   * Runs `work` when its turn has come and gives back its outcome.
   * @throws CancelledError when the signal was aborted before its turn
   */
  async run<T>(work: () => Promise<T>, place: Place): Promise<T> {
    await this.turn(place);
    try {
      return await work();
    } finally {
      this.next();
    }
  }

  private turn(place: Place): Promise<void> {
    if (place.signal.aborted) return Promise.reject(new CancelledError());
    if (!this.isRunning) {
      this.isRunning = true;
      this.onChange();
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(waiting), 1);
        reject(new CancelledError());
        this.tellPositions();
      };
      const waiting: Waiting = {
        ...place,
        start: () => {
          place.signal.removeEventListener("abort", leave);
          resolve();
        },
      };
      place.signal.addEventListener("abort", leave, { once: true });
      this.waiting.push(waiting);
      place.onQueued(this.waiting.length);
      this.onChange();
    });
  }

  private next(): void {
    const first = this.waiting.shift();
    this.isRunning = first !== undefined;
    first?.start();
    this.tellPositions();
  }

  private tellPositions(): void {
    this.waiting.forEach((waiting, index) => waiting.onQueued(index + 1));
    this.onChange();
  }
}
