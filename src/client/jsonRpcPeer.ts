/** vscode-jsonrpc as an RpcPeer: for the CLI and the tests. The extension has an adapter of its own. */
import type { Socket } from "node:net";
import {
  CancellationTokenSource,
  createMessageConnection,
  ErrorCodes,
  type MessageConnection,
  ProgressType,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { AppError } from "../shared/appError.ts";
import { CancelledError } from "../shared/cancelSignal.ts";
import { createDeferred } from "../shared/deferred.ts";
import type { Disposable } from "../shared/disposableStore.ts";
import type { NotificationType, RequestType } from "../shared/protocol.ts";
import { fromWireError, REQUEST_CANCELLED } from "../shared/wireError.ts";
import type { RequestOptions, RpcPeer } from "./rpcPeer.ts";

/** @param socket from `acquireServer`. The peer owns it: disposing the peer ends it. */
export function createJsonRpcPeer(socket: Socket): RpcPeer {
  return new JsonRpcPeer(socket);
}

class JsonRpcPeer implements RpcPeer {
  private readonly socket: Socket;
  private readonly connection: MessageConnection;
  private readonly closeHandlers = new Set<() => void>();
  private closed = false;
  private disposed = false;
  private requestCount = 0;

  constructor(socket: Socket) {
    this.socket = socket;
    this.connection = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
    this.connection.onError(() => socket.destroy()); // what cannot be read once cannot be read any more
    socket.once("close", () => this.handleClose());
    this.connection.listen();
    if (socket.destroyed) this.handleClose();
  }

  async request<Params extends object, Result, Progress>(
    type: RequestType<Params, Result, Progress>,
    params: Params,
    { signal, onProgress }: RequestOptions<Progress> = {},
  ): Promise<Result> {
    if (signal?.aborted === true) throw new CancelledError();
    if (this.closed || this.disposed) throw this.asError(undefined);
    this.requestCount += 1;
    const progressToken = `${type.method}#${this.requestCount}`;
    const progress = onProgress && this.connection.onProgress(new ProgressType<Progress>(), progressToken, onProgress);
    const cancellation = new CancellationTokenSource();
    // The caller is answered at once; the server hears of it and stops at its next boundary.
    const cancelled = createDeferred<never>();
    const cancel = (): void => {
      cancellation.cancel();
      cancelled.reject(new CancelledError());
    };
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      const sent = onProgress === undefined ? params : { ...params, progressToken };
      const answer = this.connection.sendRequest<Result>(type.method, sent, cancellation.token);
      return await Promise.race([answer, cancelled.promise]);
    } catch (error) {
      throw this.asError(error);
    } finally {
      signal?.removeEventListener("abort", cancel);
      progress?.dispose();
      cancellation.dispose();
    }
  }

  onNotification<Params>(type: NotificationType<Params>, handler: (params: Params) => void): Disposable {
    return this.connection.onNotification(type.method, handler);
  }

  onClose(handler: () => void): Disposable {
    if (this.closed) handler();
    else this.closeHandlers.add(handler);
    return { dispose: () => this.closeHandlers.delete(handler) };
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.connection.dispose(); // open requests reject
    this.socket.end();
    this.socket.destroySoon();
  }

  private handleClose(): void {
    if (this.closed) return;
    this.closed = true;
    if (!this.disposed) this.connection.dispose(); // open requests reject
    for (const handler of this.closeHandlers) handler();
    this.closeHandlers.clear();
  }

  private asError(error: unknown): Error {
    if (error instanceof CancelledError) return error;
    if (error instanceof ResponseError) {
      if (error.code === REQUEST_CANCELLED) return new CancelledError();
      const appError = fromWireError(error.data);
      if (appError !== undefined) return appError;
    }
    // The server may have gone so lately that only writing to it has failed: the socket's end is told a moment later.
    const isUnsent = error instanceof ResponseError && error.code === ErrorCodes.MessageWriteError;
    if (isUnsent || this.closed || this.disposed) {
      return new AppError("server.crashed", "The connection to the model server was lost", { cause: error });
    }
    return AppError.from(error);
  }
}
