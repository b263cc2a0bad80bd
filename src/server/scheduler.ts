/**
 * Who may use a model next. A place is held for one generation, never for a whole task: between two pieces of a long
 * translation everybody else has a turn.
 *
 * - A priority competes for the model's places with its own kind and with higher ones only. So a chat begins at once
 *   although a translation holds every place: the engine sets one of its pieces aside.
 * - Within a priority the client that was served least recently comes first, and its own requests in order: three segments
 *   of one window do not wait for five hundred of another.
 */
import type { Priority } from "../core/engine.ts";
import { CancelledError, throwIfCancelled, type CancelSignal } from "../shared/cancelSignal.ts";
import { throttled } from "./throttled.ts";

/** From the one that waits for nobody to the one that waits for all. */
const PRIORITIES: readonly Priority[] = ["chat", "hover", "batch"];

/** Positions change with every generation that ends. Nobody reads them faster than this. */
const TELL_INTERVAL_MS = 100;

/** One request of a client: what stands in the queue as one, however many generations it asks for. From `open` to its end. */
export interface QueuedTask {
  /** Requests with the same one share a turn. */
  readonly client: object;
  readonly priority: Priority;
  /** How many other requests come before this one, those that are being served included. Only while none of its own is. */
  readonly onQueued: (ahead: number) => void;
}

export interface SchedulerOptions {
  /** Generations that the model works on side by side. */
  readonly places: number;
  /** `running` or `queued` may have changed. */
  readonly onChange?: () => void;
}

/** Gives the place back, or ends the request. Calling it again does nothing. */
export type Release = () => void;

interface Waiting {
  readonly task: QueuedTask;
  readonly arrival: number;
  readonly start: () => void;
}

/** How many places a task holds, how many it waits for, and which position it was told last. */
interface Tally {
  running: number;
  waiting: number;
  /** It has had a place. Between two of its generations it is at work all the same. */
  hasBegun: boolean;
  told: number | undefined;
}

/** "new": open, and has not asked for a place yet. */
type Stage = "new" | "queued" | "running";

function stageOf({ running, waiting, hasBegun }: Tally): Stage {
  if (running === 0 && waiting > 0) return "queued";
  return hasBegun ? "running" : "new";
}

/** Clients that wait, each with its requests in the order of their arrival. A Set, so that leaving costs nothing. */
type Line = Map<object, Set<Waiting>>;

export class Scheduler {
  private readonly places: number;
  private readonly onChange: () => void;
  private readonly lines: readonly Line[] = PRIORITIES.map(() => new Map());
  private readonly held: number[] = PRIORITIES.map(() => 0);
  private readonly tallies = new Map<QueuedTask, Tally>();
  /** A number that grows with each place given: when a client was served last. */
  private readonly served = new WeakMap<object, number>();
  private serial = 0;
  private arrivals = 0;
  private readonly counts: Record<Stage, number> = { new: 0, queued: 0, running: 0 };
  private readonly positions = throttled(() => this.tellPositions(), TELL_INTERVAL_MS);

  constructor({ places, onChange = () => undefined }: SchedulerOptions) {
    this.places = Math.max(1, places);
    this.onChange = onChange;
  }

  /** Requests that are being answered. */
  get running(): number {
    return this.counts.running;
  }

  /** Requests that wait and have no place. */
  get queued(): number {
    return this.counts.queued;
  }

  /** A request begins. It ends with the call of what is returned, after all its places were given back. */
  open(task: QueuedTask): Release {
    const tally: Tally = { running: 0, waiting: 0, hasBegun: false, told: undefined };
    this.tallies.set(task, tally);
    this.counts.new += 1;
    return () => {
      if (!this.tallies.delete(task)) return;
      this.counts[stageOf(tally)] -= 1;
      this.announce();
    };
  }

  /**
   * Waits for a place. Whoever has it gives it back when the generation has really ended, also after a cancel.
   * @throws CancelledError when the signal was aborted before
   */
  async take(task: QueuedTask, signal?: CancelSignal): Promise<Release> {
    throwIfCancelled(signal);
    const rank = PRIORITIES.indexOf(task.priority);
    if (!this.hasPlace(rank)) await this.turn(task, rank, signal);
    else this.begin(task, rank);
    let isHeld = true;
    return () => {
      if (isHeld) this.end(task, rank);
      isHeld = false;
    };
  }

  private turn(task: QueuedTask, rank: number, signal: CancelSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.remove(waiting, rank);
        reject(new CancelledError());
        this.announce();
      };
      this.arrivals += 1;
      const waiting: Waiting = {
        task,
        arrival: this.arrivals,
        start: () => {
          signal?.removeEventListener("abort", leave);
          resolve();
        },
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.add(waiting, rank);
      this.announce();
    });
  }

  private hasPlace(rank: number): boolean {
    return this.held.slice(0, rank + 1).reduce((sum, held) => sum + held, 0) < this.places;
  }

  private begin(task: QueuedTask, rank: number): void {
    this.change(task, (tally) => {
      tally.running += 1;
      tally.hasBegun = true;
      tally.told = undefined;
    });
    this.held[rank] = (this.held[rank] ?? 0) + 1;
    this.serial += 1;
    this.served.set(task.client, this.serial);
    this.announce(); // also to who waits: what is more urgent has come before it
  }

  private end(task: QueuedTask, rank: number): void {
    this.change(task, (tally) => (tally.running -= 1));
    this.held[rank] = (this.held[rank] ?? 0) - 1;
    this.admit();
    this.announce();
  }

  private admit(): void {
    for (const [rank, line] of this.lines.entries()) {
      while (line.size > 0 && this.hasPlace(rank)) {
        const [next] = this.clientsInTurn(line)[0] ?? [];
        if (next === undefined) return;
        this.remove(next, rank);
        this.begin(next.task, rank);
        next.start();
      }
    }
  }

  private add(waiting: Waiting, rank: number): void {
    const line = this.lines[rank];
    const own = line?.get(waiting.task.client) ?? new Set();
    own.add(waiting);
    line?.set(waiting.task.client, own);
    this.change(waiting.task, (tally) => (tally.waiting += 1));
  }

  private remove(waiting: Waiting, rank: number): void {
    const { task } = waiting;
    const line = this.lines[rank];
    const own = line?.get(task.client);
    own?.delete(waiting);
    if (own?.size === 0) line?.delete(task.client);
    this.change(task, (tally) => (tally.waiting -= 1));
  }

  /** What each client waits for; the one that was served least recently comes first, of new ones the first to come. */
  private clientsInTurn(line: Line): Set<Waiting>[] {
    const turns = Array.from(line, ([client, own]) => {
      const [first] = own;
      return { own, served: this.served.get(client) ?? 0, arrival: first?.arrival ?? 0 };
    });
    return turns.sort((one, other) => one.served - other.served || one.arrival - other.arrival).map(({ own }) => own);
  }

  /** A request that has ended is counted no more; its last place may come back later. */
  private change(task: QueuedTask, how: (tally: Tally) => void): void {
    const tally = this.tallies.get(task);
    if (tally === undefined) return;
    this.counts[stageOf(tally)] -= 1;
    how(tally);
    this.counts[stageOf(tally)] += 1;
  }

  private announce(): void {
    if (this.queued > 0) this.positions.call();
    this.onChange();
  }

  /** One walk through all who wait, in the order in which they would be served if nobody came or left. */
  private tellPositions(): void {
    const before = new Set<QueuedTask>();
    for (const [rank, line] of this.lines.entries()) {
      for (const [task, tally] of this.tallies) {
        if (task.priority === PRIORITIES[rank] && stageOf(tally) === "running") before.add(task);
      }
      for (const { task } of roundRobin(this.clientsInTurn(line))) {
        const tally = this.tallies.get(task);
        if (tally !== undefined && !before.has(task)) tell(task, tally, before.size);
        before.add(task);
      }
    }
  }
}

/** Far back in a long queue a step forward is no news: so a queue of n costs about n log n messages, not n². */
function tell(task: QueuedTask, tally: Tally, ahead: number): void {
  const leastNews = Math.max(1, Math.floor((tally.told ?? 0) / 10));
  if (tally.told !== undefined && Math.abs(ahead - tally.told) < leastNews) return;
  tally.told = ahead;
  task.onQueued(ahead);
}

/** One from each in turn, until all are empty. */
function* roundRobin<T>(sources: readonly Iterable<T>[]): Generator<T> {
  let iterators: Iterator<T>[] = sources.map((source) => source[Symbol.iterator]());
  while (iterators.length > 0) {
    const left: Iterator<T>[] = [];
    for (const iterator of iterators) {
      const step = iterator.next();
      if (step.done === true) continue;
      yield step.value;
      left.push(iterator);
    }
    iterators = left;
  }
}
