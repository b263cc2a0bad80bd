/** The model as the thread of a document sees it: each call is a message to the server, whose replies come back by the call's number. */
import type {
  EngineModel,
  GenerateOptions,
  GenerationDelta,
  GenerationResult,
  RenderedPrompt,
} from "../../core/engine.ts";
import type { ModelInfo } from "../../shared/protocol.ts";
import { fromFailure, type ModelCall, type ModelReply } from "./documentMessages.ts";

type Answered = Exclude<ModelReply, { kind: "failed" }>;

export class ModelProxy implements EngineModel {
  readonly info: ModelInfo;
  private readonly send: (call: ModelCall) => void;
  private readonly open = new Map<number, ReplyQueue>();
  private calls = 0;

  constructor(info: ModelInfo, send: (call: ModelCall) => void) {
    this.info = info;
    this.send = send;
  }

  /** A reply to a call that nobody waits for any more is dropped. */
  receive(reply: ModelReply): void {
    this.open.get(reply.call)?.push(reply);
  }

  async renderPrompt(...[messages, { thinking }]: Parameters<EngineModel["renderPrompt"]>): Promise<RenderedPrompt> {
    const reply = await this.ask((call) => ({ kind: "render", call, messages, thinking }));
    if (reply.kind !== "rendered") throw unexpected(reply);
    return reply.prompt;
  }

  async countTokens(text: string): Promise<number> {
    const reply = await this.ask((call) => ({ kind: "count", call, text }));
    if (reply.kind !== "counted") throw unexpected(reply);
    return reply.tokens;
  }

  async *generate(
    prompt: RenderedPrompt,
    { signal, ...options }: GenerateOptions,
  ): AsyncGenerator<GenerationDelta, GenerationResult> {
    const { call, replies } = this.begin();
    let isOver = false;
    const stop = (): void => this.send({ kind: "stop", call });
    this.send({ kind: "generate", call, prompt, options });
    if (signal?.aborted === true) stop();
    else signal?.addEventListener("abort", stop, { once: true });
    try {
      for (;;) {
        const reply = await replies.next();
        isOver = reply.kind !== "delta";
        if (reply.kind === "generated") return reply.result;
        if (reply.kind !== "delta") throw unexpected(reply);
        yield reply.delta;
      }
    } finally {
      signal?.removeEventListener("abort", stop);
      this.open.delete(call);
      // Whoever reads it no further does not want the rest.
      if (!isOver) stop();
    }
  }

  /** The model is the server's. */
  dispose(): Promise<void> {
    return Promise.resolve();
  }

  private async ask(question: (call: number) => ModelCall): Promise<Answered> {
    const { call, replies } = this.begin();
    this.send(question(call));
    try {
      return await replies.next();
    } finally {
      this.open.delete(call);
    }
  }

  private begin(): { call: number; replies: ReplyQueue } {
    this.calls += 1;
    const replies = new ReplyQueue();
    this.open.set(this.calls, replies);
    return { call: this.calls, replies };
  }
}

/** The replies to one call, in the order in which they came. One reader at a time. */
class ReplyQueue {
  private readonly replies: ModelReply[] = [];
  private wake: (() => void) | undefined;

  push(reply: ModelReply): void {
    this.replies.push(reply);
    this.wake?.();
  }

  /** @throws what the model threw */
  async next(): Promise<Answered> {
    for (;;) {
      const reply = this.replies.shift();
      if (reply?.kind === "failed") throw fromFailure(reply.failure);
      if (reply !== undefined) return reply;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

function unexpected({ kind }: ModelReply): TypeError {
  return new TypeError(`The server replied with "${kind}"`);
}
