/** Fetches what is missing of some files over several connections, until all is there or nothing comes any more. */
import { setTimeout as delay } from "node:timers/promises";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import type { TransferState } from "../../../shared/modelsProtocol.ts";
import { toWireError } from "../../../shared/wireError.ts";
import { TransientFailure } from "./downloadFailure.ts";
import { type DownloadTimes, pauseMs } from "./downloadTimes.ts";
import type { FetchedFile, Piece } from "./fetchedFile.ts";
import { type FetchContext, fetchPiece } from "./fetchPiece.ts";
import type { NetworkRoute } from "./networkRoute.ts";
import { pauseFor } from "./tryAgain.ts";
import { VainTime } from "./vainTime.ts";

/** A link that is refused again although it was new is refused for good. */
const MOST_REFUSALS = 3;

export interface FetchOptions {
  readonly files: readonly FetchedFile[];
  readonly route: NetworkRoute;
  readonly signal: AbortSignal;
  readonly times: DownloadTimes;
  readonly random: () => number;
  readonly connections: number;
  readonly pieceBytes: number;
  /** Of the model, for errors. */
  readonly name: string;
  readonly onProgress: (state: TransferState) => void;
  /** Notes what is on the disk now. */
  readonly onSynced: () => Promise<void>;
}

/** @throws AppError, CancelledError, or an error of the disk. What came until then is synced and noted, if that is possible. */
export async function fetchFiles(options: FetchOptions): Promise<void> {
  await new FetchRun(options).run();
}

class FetchRun {
  private readonly options: FetchOptions;
  private readonly stop = new AbortController();
  private waiters: (() => void)[] = [];
  private failure: unknown;
  private readonly vainTime = new VainTime();
  private holdUntilMs = 0;
  /** Connections that bring something now. */
  private readonly healthy = new Set<Piece>();
  private syncing: Promise<void> = Promise.resolve();

  constructor(options: FetchOptions) {
    this.options = options;
  }

  async run(): Promise<void> {
    const { signal, connections } = this.options;
    const abort = (): void => void this.fail(new CancelledError());
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) abort();
    const keeper = this.keepSyncing();
    try {
      await Promise.all(Array.from({ length: connections }, () => this.work()));
    } finally {
      signal.removeEventListener("abort", abort);
      this.stop.abort();
      await keeper;
    }
    await this.sync().catch((error: unknown) => this.fail(error));
    if (this.failure !== undefined) throw this.failure as Error;
  }

  /** One connection's life. */
  private async work(): Promise<void> {
    let tries = 0;
    for (;;) {
      const claimed = await this.nextPiece();
      if (claimed === undefined) return;
      const { file, piece } = claimed;
      try {
        await this.waitWhileHeld();
        await fetchPiece(piece, file, this.contextFor(piece));
        tries = 0;
      } catch (error) {
        this.healthy.delete(piece);
        // A connection that brought something begins to count anew.
        tries = piece.position > piece.start ? 1 : tries + 1;
        file.release(piece);
        this.wake();
        if (!(await this.survive(error, tries))) return;
      } finally {
        this.healthy.delete(piece);
        file.release(piece);
        this.wake();
      }
    }
  }

  /** Undefined: all is there, or the run is over. */
  private async nextPiece(): Promise<{ readonly file: FetchedFile; readonly piece: Piece } | undefined> {
    const { files, pieceBytes } = this.options;
    while (this.failure === undefined && files.some((file) => !file.isComplete)) {
      // What each part's header says of it comes before the rest of any.
      for (const file of files.toSorted((a, b) => Number(a.isHeaderSeen) - Number(b.isHeaderSeen))) {
        const piece = file.claim(pieceBytes);
        if (piece !== undefined) return { file, piece };
      }
      await new Promise<void>((resolve) => this.waiters.push(resolve));
    }
    return undefined;
  }

  private contextFor(piece: Piece): FetchContext {
    const { route, times, name } = this.options;
    return {
      route,
      name,
      signal: this.stop.signal,
      stallMs: times.stallMs,
      count: { requests: 0, receivedBytes: 0 },
      onReceived: () => {
        this.vainTime.reset();
        this.healthy.add(piece);
      },
      onStored: () => {
        this.options.onProgress({ kind: "running" });
        if (this.waiters.length > 0) this.wake();
      },
    };
  }

  /** Whether this connection goes on after what happened to it. */
  private async survive(error: unknown, tries: number): Promise<boolean> {
    if (this.failure !== undefined) return false;
    if (!(error instanceof TransientFailure)) return this.fail(error);
    const { times, random, files, name } = this.options;
    const host = new URL(files[0]?.remote.url ?? "http://localhost").host;
    const now = performance.now();
    const pause = Math.max(pauseMs(tries, times, random), error.retryAfterMs ?? 0);
    const isRefused = error.code === "download.forbidden" && tries >= MOST_REFUSALS;
    // The hub and whom it leads to may each be silent once.
    const vainMs = this.vainTime.failed(now, pause + 2 * times.stallMs);
    if (isRefused || vainMs + pause > times.giveUpMs) return this.fail(error.toAppError(host, name));
    if (error.retryAfterMs !== undefined) this.holdUntilMs = Math.max(this.holdUntilMs, now + pause);
    if (this.healthy.size === 0) {
      const shown = toWireError(error.toAppError(host, name));
      this.options.onProgress({ kind: "retrying", attempt: tries, error: shown });
    }
    await pauseFor(pause, this.stop.signal).catch(() => undefined);
    return true;
  }

  /** A server that asks for a pause gets it from all connections. */
  private async waitWhileHeld(): Promise<void> {
    const ms = this.holdUntilMs - performance.now();
    if (ms > 0) await pauseFor(ms, this.stop.signal);
  }

  private fail(error: unknown): false {
    this.failure ??= error;
    this.stop.abort();
    this.wake();
    return false;
  }

  private wake(): void {
    const { waiters } = this;
    this.waiters = [];
    for (const waiter of waiters) waiter();
  }

  private async keepSyncing(): Promise<void> {
    const { signal } = this.stop;
    while (!signal.aborted) {
      const isOver = await delay(this.options.times.syncIntervalMs, false, { signal }).catch(() => true);
      if (isOver) return;
      await this.sync().catch((error: unknown) => this.fail(error));
    }
  }

  /** One at a time. */
  private sync(): Promise<void> {
    this.syncing = this.syncing
      .catch(() => undefined)
      .then(async () => {
        const changes = await Promise.all(this.options.files.map((file) => file.sync()));
        if (changes.includes(true)) await this.options.onSynced();
      });
    return this.syncing;
  }
}
