/** What this client's open requests wait for: status bars show it, wherever the request came from. */
import type { Disposable } from "../shared/disposableStore.ts";
import type { TaskProgress } from "../shared/protocol.ts";
import type { RequestOptions } from "./rpcPeer.ts";

export type Waiting = Extract<TaskProgress, { kind: "waitingForModel" | "queued" }>;

export class OwnWaits implements Disposable {
  private readonly waits = new Map<object, Waiting>();
  private readonly handlers = new Set<() => void>();

  /** The longest wait there is: for a model before a place in a queue. */
  get current(): Waiting | undefined {
    const all = [...this.waits.values()];
    return all.find(({ kind }) => kind === "waitingForModel") ?? all[0];
  }

  onDidChange(handler: () => void): Disposable {
    this.handlers.add(handler);
    return { dispose: () => this.handlers.delete(handler) };
  }

  /** Runs a request whose progress is listened to on the way. */
  async during<Progress, Result>(
    options: RequestOptions<Progress>,
    run: (options: RequestOptions<Progress>) => Promise<Result>,
  ): Promise<Result> {
    const { onProgress } = options;
    if (onProgress === undefined) return run(options);
    const request = {};
    const listen = (progress: Progress): void => {
      this.set(request, isWaiting(progress) ? progress : undefined);
      onProgress(progress);
    };
    try {
      return await run({ ...options, onProgress: listen });
    } finally {
      this.set(request, undefined);
    }
  }

  dispose(): void {
    this.handlers.clear();
  }

  private set(request: object, waiting: Waiting | undefined): void {
    if (waiting === undefined && !this.waits.has(request)) return;
    if (waiting === undefined) this.waits.delete(request);
    else this.waits.set(request, waiting);
    for (const handler of this.handlers) handler();
  }
}

function isWaiting(progress: unknown): progress is Waiting {
  if (typeof progress !== "object" || progress === null || !("kind" in progress)) return false;
  return progress.kind === "waitingForModel" || progress.kind === "queued";
}
