import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  ProgressType,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import type { AcquiredServer } from "../../src/client/acquireServer.ts";
import type { RequestType, TaskProgress } from "../../src/shared/protocol.ts";

export interface RawRequest {
  /** What the server answers: "answered", or the error's code. */
  readonly outcome: Promise<string | number>;
  readonly progress: TaskProgress[];
  /** Asks the server to cancel, and waits for its answer like any other. */
  readonly cancel: () => void;
}

/** A client that hides nothing: the product's own one answers a cancellation itself, before the server does. */
export class RawWindow {
  private readonly connection: MessageConnection;
  private readonly socket: AcquiredServer["socket"];
  private count = 0;

  constructor({ socket }: AcquiredServer) {
    this.socket = socket;
    this.connection = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
    this.connection.listen();
  }

  ask<Params extends object, Result>(type: RequestType<Params, Result, TaskProgress>, params: Params): RawRequest {
    const cancellation = new CancellationTokenSource();
    const progress: TaskProgress[] = [];
    this.count += 1;
    const progressToken = `raw${this.count}`;
    this.connection.onProgress(new ProgressType<TaskProgress>(), progressToken, (value) => {
      progress.push(value);
    });
    const outcome = this.connection.sendRequest(type.method, { ...params, progressToken }, cancellation.token).then(
      () => "answered",
      (error: unknown) => (error instanceof ResponseError ? error.code : String(error)),
    );
    return { outcome, progress, cancel: () => cancellation.cancel() };
  }

  close(): void {
    this.connection.dispose();
    this.socket.destroy();
  }
}
