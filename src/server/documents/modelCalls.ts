/** The server's end of `ModelProxy`: carries the calls of a document's thread out on the model. */
import type { EngineModel } from "../../core/engine.ts";
import { type ModelCall, type ModelReply, toFailure } from "./documentMessages.ts";

export class ModelCalls {
  private readonly model: EngineModel;
  private readonly send: (reply: ModelReply) => void;
  private readonly generations = new Map<number, AbortController>();
  private readonly running = new Set<Promise<void>>();
  private hasEnded = false;

  constructor(model: EngineModel, send: (reply: ModelReply) => void) {
    this.model = model;
    this.send = send;
  }

  receive(message: ModelCall): void {
    if (this.hasEnded) return;
    if (message.kind === "stop") {
      this.generations.get(message.call)?.abort();
      return;
    }
    const work = this.answer(message)
      .catch((error: unknown) => ({ kind: "failed", call: message.call, failure: toFailure(error) }) as const)
      .then((reply) => this.send(reply))
      .finally(() => this.running.delete(work));
    this.running.add(work);
  }

  /** Stops what still generates: nobody reads it any more. Resolves when the model is done with it. */
  async end(): Promise<void> {
    this.hasEnded = true;
    for (const generation of this.generations.values()) generation.abort();
    await Promise.all(this.running);
  }

  private async answer(question: Exclude<ModelCall, { kind: "stop" }>): Promise<ModelReply> {
    const { call } = question;
    switch (question.kind) {
      case "render": {
        const { messages, thinking } = question;
        return { kind: "rendered", call, prompt: await this.model.renderPrompt(messages, { thinking }) };
      }
      case "count":
        return { kind: "counted", call, tokens: await this.model.countTokens(question.text) };
      case "generate":
        return this.generate(question);
    }
  }

  private async generate({ call, prompt, options }: Extract<ModelCall, { kind: "generate" }>): Promise<ModelReply> {
    const generation = new AbortController();
    this.generations.set(call, generation);
    try {
      const stream = this.model.generate(prompt, { ...options, signal: generation.signal });
      let step = await stream.next();
      while (step.done !== true) {
        this.send({ kind: "delta", call, delta: step.value });
        step = await stream.next();
      }
      return { kind: "generated", call, result: step.value };
    } finally {
      this.generations.delete(call);
    }
  }
}
