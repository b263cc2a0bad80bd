/** llama.cpp's own server as a subject: started from the given path on a free port of this machine, asked over HTTP. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import {
  type BenchRequest,
  CHAT_SAMPLING,
  GREEDY_SAMPLING,
  type Subject,
  type SubjectSettings,
  type Timing,
} from "../subject.ts";

const START_TIMEOUT_MS = 60_000;

/** Of its answer, what is used here. */
interface Completion {
  readonly timings: {
    readonly cache_n: number;
    readonly prompt_n: number;
    /** From the start of reading, without the way over HTTP and without choosing the first token. */
    readonly prompt_ms: number;
    readonly predicted_n: number;
    /** From there to the last token. */
    readonly predicted_ms: number;
  };
}

export class LlamaServer implements Subject {
  readonly name = "llama-server";
  private readonly child: ChildProcess;
  private readonly url: string;

  private constructor(child: ChildProcess, url: string) {
    this.child = child;
    this.url = url;
  }

  static async start(program: string, settings: SubjectSettings): Promise<LlamaServer> {
    const port = await freePort();
    const child = spawn(program, serverArguments(settings, port), { stdio: "ignore" });
    const server = new LlamaServer(child, `http://127.0.0.1:${port}`);
    try {
      await server.ready();
      return server;
    } catch (error) {
      child.kill("SIGKILL");
      throw error;
    }
  }

  complete(requests: readonly BenchRequest[]): Promise<Timing[]> {
    return Promise.all(requests.map((request) => this.completeOne(request)));
  }

  async dispose(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    await Promise.race([ended, delay(3000).then(() => this.child.kill("SIGKILL"))]);
  }

  private async completeOne({ prompt, maxTokens, greedy }: BenchRequest): Promise<Timing> {
    const { temperature, topK, topP, minP, seed } = greedy ? GREEDY_SAMPLING : CHAT_SAMPLING;
    const startedAtMs = performance.now();
    const response = await fetch(`${this.url}/completion`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        prompt: prompt.tokens,
        n_predict: maxTokens,
        temperature,
        top_k: topK,
        top_p: topP,
        min_p: minP,
        seed,
        cache_prompt: true,
      }),
    });
    if (!response.ok) throw new Error(`llama-server answered ${response.status}: ${await response.text()}`);
    const { timings } = (await response.json()) as Completion;
    const totalMs = performance.now() - startedAtMs;
    return {
      promptTokens: timings.cache_n + timings.prompt_n,
      cachedTokens: timings.cache_n,
      generatedTokens: timings.predicted_n,
      firstTokenMs: timings.prompt_ms,
      decodeMs: timings.predicted_ms,
      totalMs,
    };
  }

  private async ready(): Promise<void> {
    const end = performance.now() + START_TIMEOUT_MS;
    while (performance.now() < end && this.child.exitCode === null) {
      const health = await fetch(`${this.url}/health`).catch(() => undefined);
      if (health?.ok === true) return;
      await delay(50);
    }
    throw new Error("llama-server did not start");
  }
}

function serverArguments({ modelPath, contextTokens, parallel, threads }: SubjectSettings, port: number): string[] {
  return [
    ...["--model", modelPath, "--host", "127.0.0.1", "--port", String(port)],
    ...["--threads", String(threads), "--threads-batch", String(threads)],
    ...["--ctx-size", String(contextTokens * parallel), "--parallel", String(parallel)],
    // All else as its makers set it.
    ...["--n-gpu-layers", "0", "--no-ui"],
  ];
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
