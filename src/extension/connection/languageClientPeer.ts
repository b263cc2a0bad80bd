/**
 * vscode-languageclient as an RpcPeer. This file is a bundle of its own (dist/languageClient.cjs), loaded with the
 * first request that needs the server, so that it costs nothing at activation. Classes of the main bundle do not exist
 * here: the errors are made by functions that come in as `faults`.
 */
import type { Socket } from "node:net";
import { LogLevel, type LogOutputChannel } from "vscode";
import {
  CancellationTokenSource,
  CloseAction,
  ErrorAction,
  ErrorCodes,
  LanguageClient,
  LSPErrorCodes,
  ProgressType,
  ResponseError,
  RevealOutputChannelOn,
} from "vscode-languageclient/node";
import type { RequestOptions, RpcPeer } from "../../client/rpcPeer.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { NotificationType, RequestType } from "../../shared/protocol.ts";

/** Makes the errors that an RpcPeer promises. */
export interface Faults {
  /** From the `data` of an error response. Undefined when that is no AppError. */
  fromResponse(data: unknown): Error | undefined;
  cancelled(): Error;
  connectionLost(cause: unknown): Error;
}

export interface LanguageClientPeerOptions {
  /** A connection whose greeting is done: the next byte belongs to JSON-RPC. */
  readonly socket: Socket;
  readonly outputChannel: LogOutputChannel;
  readonly faults: Faults;
}

const LOST_CODES: readonly number[] = [
  ErrorCodes.PendingResponseRejected,
  ErrorCodes.ConnectionInactive,
  ErrorCodes.MessageReadError,
  ErrorCodes.MessageWriteError,
];
const CANCELLED_CODES: readonly number[] = [LSPErrorCodes.RequestCancelled, LSPErrorCodes.ServerCancelled];

/** How long a leaving client waits for the server's goodbye. */
const STOP_TIMEOUT_MS = 1000;

/**
 * Starts a client on the socket. It never restarts anything: src/client owns that policy.
 * @throws what `faults.connectionLost` makes when the server goes away during the handshake
 */
export async function connectLanguageClient(options: LanguageClientPeerOptions): Promise<RpcPeer> {
  const peer = new LanguageClientPeer(options);
  await peer.start();
  return peer;
}

/**
 * LanguageClient writes whole messages where the channel is at trace level and somebody has set `sealion.trace.server`: tokens and
 * the passwords of proxies travel in them. A channel that is never at that level keeps it silent.
 */
function untraced(name: string): LogOutputChannel {
  const nothing = (): void => undefined;
  const channel = {
    append: nothing,
    appendLine: nothing,
    replace: nothing,
    clear: nothing,
    show: nothing,
    hide: nothing,
  };
  const log = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };
  const level = { logLevel: LogLevel.Off, onDidChangeLogLevel: () => ({ dispose: nothing }) };
  return { name, ...channel, ...log, ...level, dispose: nothing };
}

class LanguageClientPeer implements RpcPeer {
  private readonly client: LanguageClient;
  private readonly socket: Socket;
  private readonly faults: Faults;
  private readonly closeHandlers = new Set<() => void>();
  private closed = false;
  private requestCount = 0;

  constructor({ socket, outputChannel, faults }: LanguageClientPeerOptions) {
    this.socket = socket;
    this.faults = faults;
    this.client = new LanguageClient(
      "sealion",
      "SEA-LION model server",
      () => Promise.resolve({ reader: socket, writer: socket, detached: true }),
      {
        documentSelector: [],
        outputChannel,
        traceOutputChannel: untraced(outputChannel.name),
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        initializationFailedHandler: () => false,
        errorHandler: {
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          closed: () => ({
            action: CloseAction.DoNotRestart,
            handled: true,
            message: "The connection to the model server was closed.",
          }),
        },
      },
    );
    socket.once("close", () => {
      this.handleClose();
    });
  }

  async start(): Promise<void> {
    try {
      await this.client.start();
    } catch (error) {
      this.socket.destroy();
      throw this.faults.connectionLost(error);
    }
  }

  async request<Params extends object, Result, Progress>(
    type: RequestType<Params, Result, Progress>,
    params: Params,
    { signal, onProgress }: RequestOptions<Progress> = {},
  ): Promise<Result> {
    if (signal?.aborted === true) throw this.faults.cancelled();
    const cancellation = new CancellationTokenSource();
    this.requestCount += 1;
    const progressToken = `${type.method}#${String(this.requestCount)}`;
    const progress = onProgress && this.client.onProgress(new ProgressType<Progress>(), progressToken, onProgress);
    let abort: (() => void) | undefined;
    const aborted = new Promise<never>((_, reject) => {
      abort = () => {
        cancellation.cancel();
        reject(this.faults.cancelled());
      };
      signal?.addEventListener("abort", abort, { once: true });
    });
    try {
      const sent = onProgress === undefined ? params : { ...params, progressToken };
      return await Promise.race([this.client.sendRequest<Result>(type.method, sent, cancellation.token), aborted]);
    } catch (error) {
      throw this.asFault(error);
    } finally {
      if (abort !== undefined) signal?.removeEventListener("abort", abort);
      progress?.dispose();
      cancellation.dispose();
    }
  }

  onNotification<Params>(type: NotificationType<Params>, handler: (params: Params) => void): Disposable {
    return this.client.onNotification(type.method, handler);
  }

  onClose(handler: () => void): Disposable {
    if (this.closed) handler();
    else this.closeHandlers.add(handler);
    return { dispose: () => this.closeHandlers.delete(handler) };
  }

  dispose(): void {
    const farewell = this.client.isRunning() ? this.client.dispose(STOP_TIMEOUT_MS) : Promise.resolve();
    farewell
      .catch(() => undefined) // the other side may be gone already
      .finally(() => this.socket.destroy());
  }

  private asFault(error: unknown): unknown {
    if (!(error instanceof ResponseError)) return error;
    if (CANCELLED_CODES.includes(error.code)) return this.faults.cancelled();
    if (LOST_CODES.includes(error.code)) return this.faults.connectionLost(error);
    return this.faults.fromResponse(error.data) ?? error;
  }

  private handleClose(): void {
    this.closed = true;
    for (const handler of this.closeHandlers) handler();
    this.closeHandlers.clear();
  }
}
