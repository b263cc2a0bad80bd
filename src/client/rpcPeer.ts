/**
 * The connection to the model server, as the rest of the client sees it. The extension adapts LanguageClient to it, the
 * CLI adapts vscode-jsonrpc: so one `ServerApi` serves both.
 */
import type { Disposable } from "../shared/disposableStore.ts";
import type { NotificationType, RequestType } from "../shared/protocol.ts";

export interface RequestOptions<Progress> {
  /** Aborting it sends the request's cancellation; the call then rejects with CancelledError. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface RpcPeer extends Disposable {
  /**
   * @throws AppError what the server answered, or server.crashed when the connection was lost meanwhile
   * @throws CancelledError when the signal was aborted
   */
  request<Params extends object, Result, Progress>(
    type: RequestType<Params, Result, Progress>,
    params: Params,
    options?: RequestOptions<Progress>,
  ): Promise<Result>;

  onNotification<Params>(type: NotificationType<Params>, handler: (params: Params) => void): Disposable;

  /** Called once, when the connection is gone for whatever reason. */
  onClose(handler: () => void): Disposable;
}
