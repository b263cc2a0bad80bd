/** One connection to the model server, from its hello to its end. */
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "../shared/appError.ts";
import { CancelledError } from "../shared/cancelSignal.ts";
import { createDeferred } from "../shared/deferred.ts";
import { DisposableStore } from "../shared/disposableStore.ts";
import type { Logger } from "../shared/logger.ts";
import { didChangeModels, didChangeTransfers, type Transfer } from "../shared/modelsProtocol.ts";
import * as protocol from "../shared/protocol.ts";
import { endHungServer } from "./endHungServer.ts";
import type { ClientContext } from "./clientContext.ts";
import type { ServerEnd } from "./serverEnd.ts";
import { ResponseWatch, type WatchTimes } from "./responseWatch.ts";
import type { RequestOptions, RpcPeer } from "./rpcPeer.ts";

/** A connection's requests can fail a moment before it is known to be closed. */
const CLOSE_WAIT_MS = 1000;
/** A server that leaves answers open requests as cancelled, and says goodbye a moment later. */
const GOODBYE_WAIT_MS = 300;

export interface ServerConnection {
  /** Owned by the receiver. */
  readonly peer: RpcPeer;
  /** Process id of the server, from its hello. */
  readonly pid: number;
  /** Left out in tests that have no process: the cause is unknown then, and nobody is ended. */
  readonly end?: ServerEnd;
}

export interface LinkEvents {
  readonly watchTimes: Partial<WatchTimes>;
  readonly logger: Logger;
  readonly onStatus: (status: protocol.ServerStatus) => void;
  readonly onTransfers: (transfers: readonly Transfer[]) => void;
  readonly onModelsChanged: () => void;
  readonly onHealth: (health: "responding" | "notResponding") => void;
  /** Once, when the connection was lost and nobody had asked for that: makes the error that open requests end with. */
  readonly onCrash: () => Promise<AppError>;
  /** Once, when this link can no longer be used. */
  readonly onEnd: (reason: Error) => void;
}

/** Watched while requests are open. */
export class ServerLink {
  private readonly peer: RpcPeer;
  private readonly watch: ResponseWatch;
  private readonly parts = new DisposableStore();
  /** Of the open requests: a promise that they all race would keep every result until the connection ends. */
  private readonly rejections = new Set<(reason: Error) => void>();
  private readonly onEnd: (reason: Error) => void;
  private readonly onCrash: () => Promise<AppError>;
  private readonly serverEnd: ServerEnd | undefined;
  private isMade = false;
  private crashing = false;
  private endedWith: Error | undefined;
  /** What the last request that needs a model was sent with. */
  asked: ClientContext | undefined;
  /** The server said that it leaves, or was told to: its end is no crash. */
  leavesOnPurpose = false;
  /** This client itself has asked to stop the server or to unload: then its own requests end as cancelled. */
  endsOwnWork = false;

  constructor({ peer, pid, end }: ServerConnection, events: LinkEvents) {
    this.peer = peer;
    this.serverEnd = end;
    this.onCrash = events.onCrash;
    this.onEnd = events.onEnd;
    this.watch = new ResponseWatch({
      times: events.watchTimes,
      ping: () => peer.request(protocol.ping, {}),
      onHealth: events.onHealth,
      onGiveUp: () => this.giveUp(pid, events.logger),
    });
    this.parts.add(peer);
    this.parts.add({ dispose: () => this.watch.stop() });
    this.parts.add(peer.onNotification(protocol.didChangeStatus, events.onStatus));
    this.parts.add(peer.onNotification(didChangeTransfers, ({ transfers }) => events.onTransfers(transfers)));
    this.parts.add(peer.onNotification(didChangeModels, () => events.onModelsChanged()));
    this.parts.add(
      peer.onNotification(protocol.willStop, () => {
        this.leavesOnPurpose = true;
        // The server waits for us to hang up.
        this.end(this.endsOwnWork ? new CancelledError() : new AppError("server.stopped", "The model server has left"));
      }),
    );
    this.parts.add(peer.onClose(() => this.handleClose()));
    this.isMade = true;
  }

  async request<Params extends object, Result, Progress>(
    type: protocol.RequestType<Params, Result, Progress>,
    params: Params,
    options?: RequestOptions<Progress>,
  ): Promise<Result> {
    if (this.endedWith !== undefined) throw this.endedWith;
    const finish = this.watch.begin();
    try {
      return await this.orEnded(this.peer.request(type, params, options));
    } catch (error) {
      if (CancelledError.is(error) && options?.signal?.aborted !== true) await this.reasonOfCancel(error);
      // The peer only knows that its connection was lost; what ends this link knows why.
      if (AppError.is(error, "server.crashed") && !("cause" in error.details)) await this.reasonOfEnd(error);
      throw error;
    } finally {
      finish();
    }
  }

  /** Open requests reject with `reason`. Ending twice is harmless, the first reason counts. */
  end(reason: Error): void {
    if (this.endedWith !== undefined) return;
    this.endedWith = reason;
    for (const reject of this.rejections) reject(reason);
    this.parts.dispose();
    this.onEnd(reason);
  }

  /** The work's outcome, or why the link ends as soon as it does. */
  private async orEnded<T>(work: Promise<T>): Promise<T> {
    const ended = createDeferred<never>();
    this.rejections.add(ended.reject);
    try {
      if (this.endedWith !== undefined) ended.reject(this.endedWith);
      return await Promise.race([work, ended.promise]);
    } finally {
      this.rejections.delete(ended.reject);
    }
  }

  /** Nobody here has cancelled: rejects with what somebody else did. */
  private async reasonOfCancel(cancelled: unknown): Promise<never> {
    if (this.endsOwnWork) throw cancelled;
    await this.orEnded(delay(GOODBYE_WAIT_MS, undefined, { ref: false }));
    throw new AppError("model.unloaded", "The server has cancelled a request that nobody here had cancelled");
  }

  /** Rejects with why the link ended, else with `error`. */
  private async reasonOfEnd(error: Error): Promise<never> {
    if (!this.crashing) await this.orEnded(delay(CLOSE_WAIT_MS, undefined, { ref: false }));
    if (!this.crashing) throw error;
    return this.orEnded(new Promise<never>(() => undefined));
  }

  private handleClose(): void {
    if (this.crashing || this.endedWith !== undefined) return;
    this.crashing = true;
    if (this.leavesOnPurpose) {
      this.end(new AppError("server.crashed", "The model server has left"));
      return;
    }
    this.watch.stop();
    // A peer can be closed already when it is looked at for the first time: the owner of this link does not have it yet.
    const crash = this.isMade ? this.onCrash() : Promise.resolve().then(() => this.onCrash());
    crash.then(
      (error) => this.end(error),
      (cause: unknown) => this.end(new AppError("server.crashed", "The model server was lost", { cause })),
    );
  }

  private giveUp(pid: number, logger: Logger): void {
    if (this.serverEnd !== undefined) endHungServer({ pid, logFile: this.serverEnd.logFile, logger });
    this.end(new AppError("server.notResponding", `Process ${pid} did not answer and was ended`));
  }
}
