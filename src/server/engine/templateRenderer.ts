/**
 * Keeps the template process warm and talks to it, one render at a time. A render that takes too long or too much ends
 * that process; the next render starts another one.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { RenderOutcome } from "../../core/chat/templateProbe.ts";
import type { Logger } from "../../shared/logger.ts";
import type { RenderRequest, TemplateReply, TemplateVariables } from "./templateProtocol.ts";

export interface TemplateRendererOptions {
  readonly logger: Logger;
  /** The process's program; beside the server's own bundle unless a test names another. */
  readonly childPath?: string;
  /** Time for one render, without the start of the process; a late one gets it once more. Default 1000. */
  readonly renderTimeoutMs?: number;
  /** Time for the start of the process. Default 20,000. */
  readonly startTimeoutMs?: number;
}

const MEMORY_MEBIBYTES = 128;
/** V8 aborts when its heap is full; where there are no signals, this is how that looks. */
const ABORT_EXIT_CODE = 134;

interface RunningChild {
  readonly process: ChildProcess;
  /** Settles when the program has started, or rejects when it could not. */
  readonly ready: Promise<void>;
  /** Settles when it is gone: out of memory, or by somebody's hand. */
  readonly gone: Promise<"memory" | "ended">;
}

/** No outcome: the template took too long, or its process was ended before it had one. */
type Missed = "late" | "ended";

export class TemplateRenderer {
  private readonly logger: Logger;
  private readonly childPath: string;
  private readonly renderTimeoutMs: number;
  private readonly startTimeoutMs: number;
  private child: RunningChild | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private nextId = 1;
  private disposed = false;

  constructor({ logger, childPath, renderTimeoutMs = 1000, startTimeoutMs = 20_000 }: TemplateRendererOptions) {
    this.logger = logger;
    this.childPath = childPath ?? fileURLToPath(new URL("./templateChild.mjs", import.meta.url));
    this.renderTimeoutMs = renderTimeoutMs;
    this.startTimeoutMs = startTimeoutMs;
  }

  /** Starts the process ahead of its first use. A failure is reported by the first render. */
  warm(): void {
    this.running().ready.catch(() => undefined);
  }

  /** @throws Error when the process cannot be started at all */
  async render(template: string, variables: TemplateVariables): Promise<RenderOutcome> {
    const turn = this.queue.then(() => this.renderNow(template, variables));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  dispose(): void {
    this.disposed = true;
    this.child?.process.kill("SIGKILL");
    this.child = undefined;
  }

  private async renderNow(template: string, variables: TemplateVariables): Promise<RenderOutcome> {
    let outcome = await this.tryRender(template, variables);
    // On a machine that is swapping or loading, the clock also runs for a good template, and somebody else may have
    // ended the process: one more chance.
    if (outcome === "late" || outcome === "ended") outcome = await this.tryRender(template, variables);
    if (outcome === "late") {
      outcome = { kind: "failed", reason: `it does not finish within ${this.renderTimeoutMs / 1000} s` };
    } else if (outcome === "ended") {
      outcome = { kind: "failed", reason: "its process was ended twice" };
    }
    if (outcome.kind === "failed") this.logger.warn(`Chat template: ${outcome.reason}`);
    return outcome;
  }

  private async tryRender(template: string, variables: TemplateVariables): Promise<RenderOutcome | Missed> {
    if (this.disposed) throw new Error("The template renderer was disposed");
    const child = this.running();
    await child.ready;
    return this.ask(child, { id: this.nextId++, template, variables });
  }

  private async ask(child: RunningChild, request: RenderRequest): Promise<RenderOutcome | Missed> {
    let timer: NodeJS.Timeout | undefined;
    let listener: ((message: unknown) => void) | undefined;
    const answered = new Promise<RenderOutcome | "late">((resolve) => {
      listener = (message) => {
        const reply = message as TemplateReply;
        if (reply.kind === "rendered" && reply.id === request.id) resolve(reply.outcome);
      };
      child.process.on("message", listener);
      timer = setTimeout(() => {
        this.stop(child);
        resolve("late");
      }, this.renderTimeoutMs);
    });
    const died = child.gone.then((end): RenderOutcome | Missed =>
      end === "memory" ? { kind: "failed", reason: `it needs more than ${MEMORY_MEBIBYTES} MB of memory` } : end,
    );
    child.process.send(request, () => undefined);
    try {
      return await Promise.race([answered, died]);
    } finally {
      clearTimeout(timer);
      if (listener !== undefined) child.process.off("message", listener);
    }
  }

  private running(): RunningChild {
    this.child ??= this.start();
    return this.child;
  }

  private stop(child: RunningChild): void {
    child.process.kill("SIGKILL");
    if (this.child === child) this.child = undefined;
  }

  private start(): RunningChild {
    const { NODE_OPTIONS: _unused, ...environment } = process.env;
    const child = spawn(process.execPath, [`--max-old-space-size=${MEMORY_MEBIBYTES}`, this.childPath], {
      env: { ...environment, ELECTRON_RUN_AS_NODE: "1" },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      windowsHide: true,
    });
    let errorOutput = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      errorOutput = (errorOutput + text).slice(-4000);
    });
    const gone = new Promise<"memory" | "ended">((resolve) => {
      child.once("error", () => resolve("ended"));
      child.once("exit", (code, signal) => {
        resolve(signal === "SIGABRT" || code === ABORT_EXIT_CODE ? "memory" : "ended");
      });
    });
    const ready = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("The template process did not start")), this.startTimeoutMs);
      const fail = (why: string): void => reject(new Error(`The template process could not start: ${why}`));
      child.once("message", () => resolve());
      child.once("error", (error) => fail(error.message));
      child.once("exit", () => fail(errorOutput.trim() === "" ? "it ended at once" : errorOutput.trim()));
      void Promise.race([gone, new Promise<void>((done) => child.once("message", () => done()))]).then(() =>
        clearTimeout(timer),
      );
    });
    const running: RunningChild = { process: child, ready, gone };
    // One that hangs would else stay the one that every later render waits for.
    ready.catch(() => this.stop(running));
    void gone.then(() => {
      if (this.child === running) this.child = undefined;
      if (errorOutput !== "") this.logger.debug(`Template process: ${errorOutput.trim()}`);
    });
    // Waiting for a template must not keep the server's process alive.
    child.unref();
    child.channel?.unref();
    (child.stderr as unknown as { unref?: () => void } | null)?.unref?.();
    return running;
  }
}
