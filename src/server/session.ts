/** One client, from its greeting to the end of its socket. Nothing that a client does ends the process. */
import type { Socket } from "node:net";
import {
  type CancellationToken,
  createMessageConnection,
  type MessageConnection,
  ProgressType,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { CancelledError } from "../shared/cancelSignal.ts";
import type { Logger } from "../shared/logger.ts";
import { type NotificationType, type RequestType, type TaskProgress, willStop } from "../shared/protocol.ts";
import { REQUEST_CANCELLED, REQUEST_FAILED, toWireError } from "../shared/wireError.ts";
import { type EncodedResult, messageEncoder } from "./encodedResult.ts";
import { ProgressStream } from "./progressStream.ts";
import type { TaskWatch } from "./taskWatch.ts";

/**
 * A client that leaves more messages than this unread gets its progress later and in larger pieces. Counted here, because
 * the JSON-RPC writer hands the socket one message at a time and keeps the others in a line of its own.
 */
const CONGESTED_MESSAGES = 32;

/** For a client to read that the server leaves: a socket that closes together with the words looks like a crash. */
const HANG_UP_MS = 300;

export interface SessionOptions {
  readonly socket: Socket;
  readonly logger: Logger;
  readonly version: string;
  readonly onClose: () => void;
}

type Handler<Params, Result> = (params: Params, watch: TaskWatch) => Promise<Result | EncodedResult>;

export class Session {
  private readonly socket: Socket;
  private readonly logger: Logger;
  private readonly connection: MessageConnection;
  private readonly requests = new Set<AbortController>();
  private readonly onClose: () => void;
  /** By method: the last of each kind that is yet to be told. */
  private readonly nextStates = new Map<string, () => Promise<void>>();
  private isTellingState = false;
  private unsentProgress = 0;
  private closed = false;

  constructor({ socket, logger, version, onClose }: SessionOptions) {
    this.socket = socket;
    this.logger = logger;
    this.onClose = onClose;
    this.connection = createMessageConnection(
      new StreamMessageReader(socket),
      new StreamMessageWriter(socket, { contentTypeEncoder: messageEncoder }),
    );
    socket.once("close", () => this.handleClose());
    // After bytes that cannot be read nothing can: the client comes back with a new socket.
    this.connection.onError(([error]) => {
      this.logger.warn(`Broken connection: ${error.message}`);
      socket.destroy();
    });
    this.speakLsp(version);
  }

  get openRequests(): number {
    return this.requests.size;
  }

  /** Call when all handlers are there. */
  listen(): void {
    if (this.socket.destroyed) this.handleClose();
    else this.connection.listen();
  }

  on<Params, Result, Progress>(type: RequestType<Params, Result, Progress>, handler: Handler<Params, Result>): void {
    this.connection.onRequest(type.method, (params: Params, token: CancellationToken) =>
      this.handle(type.method, handler, params, token),
    );
  }

  /** Resolves when it was handed to the socket, or will never be. */
  async notify<Params extends object>(type: NotificationType<Params>, params: Params): Promise<void> {
    if (this.closed) return;
    await this.connection.sendNotification(type.method, params).catch(() => undefined); // handleClose follows
  }

  /**
   * As `notify`, for a state of which only the last of its kind counts: a client that does not read (a window that is being debugged, a
   * stopped process) gets that one when it reads again, and does not fill this process's memory until then.
   */
  notifyState<Params extends object>(type: NotificationType<Params>, params: Params): void {
    this.nextStates.set(type.method, () => this.notify(type, params));
    if (!this.isTellingState) void this.tellStates();
  }

  private async tellStates(): Promise<void> {
    this.isTellingState = true;
    for (let [next] = this.nextStates; next !== undefined; [next] = this.nextStates) {
      const [method, tell] = next;
      this.nextStates.delete(method);
      await tell();
    }
    this.isTellingState = false;
  }

  /** Open requests are answered as cancelled. */
  cancelAll(): void {
    for (const request of this.requests) request.abort();
  }

  /** Says why, after all that was sent before. The client hangs up; one that does not is hung up on. */
  async leave(reason: "stopped" | "idle"): Promise<void> {
    await this.notify(willStop, { reason });
    setTimeout(() => this.socket.end(), HANG_UP_MS).unref();
  }

  /** LanguageClient's ceremonies. `exit` and a `processId` that dies end this session, never the server. */
  private speakLsp(version: string): void {
    this.connection.onRequest("initialize", () => ({
      capabilities: {},
      serverInfo: { name: "sealion", version },
    }));
    this.connection.onRequest("shutdown", () => null);
    this.connection.onNotification("exit", () => {
      this.socket.end();
    });
  }

  private async handle<Params, Result>(
    method: string,
    handler: Handler<Params, Result>,
    params: Params,
    token: CancellationToken,
  ): Promise<Result | EncodedResult | ResponseError<unknown>> {
    const request = new AbortController();
    if (token.isCancellationRequested) request.abort();
    const cancellation = token.onCancellationRequested(() => request.abort());
    const progress = this.progressStream(params);
    this.requests.add(request);
    try {
      const { signal } = request;
      const watch: TaskWatch = { client: this, signal, report: (state) => progress?.push(state) };
      const answer = async (): Promise<Result | EncodedResult> => {
        const result = await handler(params, watch);
        await progress?.finish();
        return result;
      };
      return await orAborted(answer(), signal);
    } catch (error) {
      return this.responseError(method, error);
    } finally {
      progress?.dispose();
      this.requests.delete(request);
      cancellation.dispose();
    }
  }

  private progressStream(params: unknown): ProgressStream | undefined {
    const token = progressTokenOf(params);
    if (token === undefined) return undefined;
    const type = new ProgressType<TaskProgress>();
    return new ProgressStream({
      send: (value) => {
        if (this.closed) return;
        this.unsentProgress += 1;
        this.connection
          .sendProgress(type, token, value)
          .catch(() => undefined) // as in notify
          .finally(() => (this.unsentProgress -= 1));
      },
      isCongested: () => this.unsentProgress > CONGESTED_MESSAGES,
    });
  }

  private responseError(method: string, error: unknown): ResponseError<unknown> {
    if (CancelledError.is(error)) return new ResponseError(REQUEST_CANCELLED, "Cancelled");
    const data = toWireError(error);
    if (data.code === "internal") this.logger.error(`${method} failed`, error);
    else this.logger.info(`${method}: ${data.code}: ${data.message}`);
    return new ResponseError(REQUEST_FAILED, data.message, data);
  }

  private handleClose(): void {
    if (this.closed) return;
    this.closed = true;
    this.cancelAll();
    this.connection.dispose();
    this.onClose();
  }
}

function progressTokenOf(params: unknown): string | number | undefined {
  if (typeof params !== "object" || params === null || !("progressToken" in params)) return undefined;
  const { progressToken } = params;
  return typeof progressToken === "string" || typeof progressToken === "number" ? progressToken : undefined;
}

/** Who cancels is answered now; the work stops at its next boundary and its outcome is dropped. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let abort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(new CancelledError());
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (abort !== undefined) signal.removeEventListener("abort", abort);
  }
}
