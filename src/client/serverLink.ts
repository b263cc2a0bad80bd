/** One connection to the model server, from its hello to its end. */
import { AppError } from "../shared/appError.ts";
import { CancelledError } from "../shared/cancelSignal.ts";
import { createDeferred } from "../shared/deferred.ts";
import { DisposableStore } from "../shared/disposableStore.ts";
import type { Logger } from "../shared/logger.ts";
import * as protocol from "../shared/protocol.ts";
import { endHungServer } from "./endHungServer.ts";
import { ResponseWatch, type WatchTimes } from "./responseWatch.ts";
import type { RequestOptions, RpcPeer } from "./rpcPeer.ts";

export interface ServerConnection {
  /** Owned by the receiver. */
  readonly peer: RpcPeer;
  /** Process id of the server, from its hello. */
  readonly pid: number;
}

export interface LinkEvents {
  readonly watchTimes: Partial<WatchTimes>;
  readonly logger: Logger;
  readonly onStatus: (status: protocol.ServerStatus) => void;
  readonly onHealth: (health: "responding" | "notResponding") => void;
  /** Once, when this link can no longer be used. */
  readonly onEnd: () => void;
}

/** Watched while requests are open. */
export class ServerLink {
  private readonly peer: RpcPeer;
  private readonly watch: ResponseWatch;
  private readonly parts = new DisposableStore();
  private readonly ended = createDeferred<never>();
  private readonly onEnd: () => void;
  private endedWith: Error | undefined;
  /** The server said that it leaves, or was told to: its end is no crash. */
  leavesOnPurpose = false;

  constructor({ peer, pid }: ServerConnection, events: LinkEvents) {
    this.peer = peer;
    this.onEnd = events.onEnd;
    this.ended.promise.catch(() => undefined); // nobody may be waiting
    this.watch = new ResponseWatch({
      times: events.watchTimes,
      ping: () => peer.request(protocol.ping, {}),
      onHealth: events.onHealth,
      onGiveUp: () => this.giveUp(pid, events.logger),
    });
    this.parts.add(peer);
    this.parts.add({ dispose: () => this.watch.stop() });
    this.parts.add(peer.onNotification(protocol.didChangeStatus, events.onStatus));
    this.parts.add(
      peer.onNotification(protocol.willStop, () => {
        this.leavesOnPurpose = true;
        this.end(new CancelledError()); // the server waits for us to hang up
      }),
    );
    this.parts.add(
      peer.onClose(() => this.end(new AppError("server.crashed", "The connection to the model server was lost"))),
    );
  }

  async request<Params extends object, Result, Progress>(
    type: protocol.RequestType<Params, Result, Progress>,
    params: Params,
    options?: RequestOptions<Progress>,
  ): Promise<Result> {
    if (this.endedWith !== undefined) throw this.endedWith;
    const finish = this.watch.begin();
    try {
      return await Promise.race([this.peer.request(type, params, options), this.ended.promise]);
    } catch (error) {
      throw AppError.is(error, "server.crashed") ? this.reasonOfEnd(error) : error;
    } finally {
      finish();
    }
  }

  /** Open requests reject with `reason`. Ending twice is harmless, the first reason counts. */
  end(reason: Error): void {
    if (this.endedWith !== undefined) return;
    this.endedWith = reason;
    this.ended.reject(reason);
    this.parts.dispose();
    this.onEnd();
  }

  /** The peer only knows that its connection was lost; this class may know why. */
  private reasonOfEnd(error: Error): Error {
    return this.endedWith ?? error;
  }

  private giveUp(pid: number, logger: Logger): void {
    endHungServer(pid, logger);
    this.end(new AppError("server.notResponding", `Process ${pid} did not answer and was ended`));
  }
}
