/** A real server process for the benchmark, in a home of its own, and raw requests to it: nothing of a client between. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  ProgressType,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { acquireServer } from "../src/client/acquireServer.ts";
import { systemPaths } from "../src/client/systemPaths.ts";
import type { AppPaths } from "../src/core/appPaths.ts";
import {
  chat,
  type ChatParams,
  DEFAULT_LOAD_SETTINGS,
  type LoadSettings,
  loadModel,
  type ModelInfo,
  ping,
  type ServerStatus,
  status,
  type TaskProgress,
} from "../src/shared/protocol.ts";
import { REQUEST_CANCELLED } from "../src/shared/wireError.ts";
import { restMs } from "./processorTime.ts";

const END_TIMEOUT_MS = 5000;

export interface ServerChat {
  /** All text that streamed, joined. */
  readonly deltas: string;
  readonly generatedTokens: number;
  /** From asking to the first piece of text. */
  readonly firstTextMs: number;
}

export interface ChatWishes {
  readonly maxTokens: number;
  readonly settings?: Partial<LoadSettings>;
}

/** How fast a request that was taken back let go. */
export interface Cancelled {
  /** From the cancel to its answer. */
  readonly answeredMs: number;
  /** From the cancel to the last processor time that the server took. Undefined where the system does not tell that. */
  readonly atRestMs: number | undefined;
}

interface StartOptions {
  readonly serverPath: string;
  readonly env?: NodeJS.ProcessEnv;
}

export class BenchServer {
  readonly modelsFolder: string;
  readonly pid: number;
  private readonly folder: string;
  private readonly paths: AppPaths;
  private readonly connection: MessageConnection;
  private requests = 0;

  private constructor(folder: string, paths: AppPaths, pid: number, connection: MessageConnection) {
    this.folder = folder;
    this.paths = paths;
    this.modelsFolder = paths.modelsDir;
    this.pid = pid;
    this.connection = connection;
  }

  static async start({ serverPath, env = {} }: StartOptions): Promise<BenchServer> {
    const folder = mkdtempSync(path.join(os.tmpdir(), "sealion-bench-"));
    const serverEnv = { ...process.env, ...env, SEALION_HOME: folder };
    const paths = systemPaths(serverEnv);
    mkdirSync(paths.modelsDir, { recursive: true });
    const { socket, hello } = await acquireServer({ serverPath, paths, env: serverEnv });
    const connection = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
    connection.listen();
    return new BenchServer(folder, paths, hello.pid, connection);
  }

  async ping(): Promise<void> {
    await this.connection.sendRequest(ping.method, {});
  }

  status(): Promise<ServerStatus> {
    return this.connection.sendRequest(status.method, {});
  }

  loadModel(modelPath: string, settings: Partial<LoadSettings> = {}): Promise<ModelInfo> {
    return this.connection.sendRequest(loadModel.method, needs(modelPath, settings));
  }

  /** One question and its answer, greedy, without thinking. */
  async chat(modelPath: string, question: string, { maxTokens, settings }: ChatWishes): Promise<ServerChat> {
    const startedAtMs = performance.now();
    let firstTextMs = Number.NaN;
    let deltas = "";
    const { result, stop } = this.send(chatParams(modelPath, question, maxTokens, settings), (text) => {
      if (deltas === "") firstTextMs = performance.now() - startedAtMs;
      deltas += text;
    });
    try {
      const { stats } = await result;
      return { deltas, generatedTokens: stats.generatedTokens, firstTextMs };
    } finally {
      stop();
    }
  }

  /**
   * Asks, and cancels when `until` resolves, which is called with the number of texts that have come (endless when the
   * answer is complete). Undefined when the answer was complete before.
   */
  async cancel(
    modelPath: string,
    question: string,
    wishes: ChatWishes,
    until: (texts: () => number) => Promise<void>,
  ): Promise<Cancelled | undefined> {
    let texts = 0;
    const { result, stop, cancel } = this.send(
      chatParams(modelPath, question, wishes.maxTokens, wishes.settings),
      () => (texts += 1),
    );
    const outcome = result.then(
      () => {
        texts = Number.POSITIVE_INFINITY;
        return undefined;
      },
      (error: unknown) => {
        texts = Number.POSITIVE_INFINITY;
        return error;
      },
    );
    await until(() => texts);
    const cancelledAtMs = performance.now();
    cancel();
    const error = await outcome;
    const answeredMs = performance.now() - cancelledAtMs;
    stop();
    if (error === undefined) return undefined;
    if (!(error instanceof ResponseError) || error.code !== REQUEST_CANCELLED) {
      throw new Error("A request that was to be cancelled failed", { cause: error });
    }
    return { answeredMs, atRestMs: await restMs(this.pid, cancelledAtMs) };
  }

  /** Everything that the server has written into its log. */
  log(): string {
    return readFileSync(this.paths.logFile, "utf8");
  }

  /** Ends the process and takes its folder away. */
  async dispose(): Promise<void> {
    this.connection.dispose();
    endProcess(this.pid, "SIGTERM");
    const end = performance.now() + END_TIMEOUT_MS;
    while (isRunning(this.pid) && performance.now() < end) await delay(20);
    if (isRunning(this.pid)) endProcess(this.pid, "SIGKILL");
    rmSync(this.folder, { recursive: true, force: true });
  }

  private send(params: ChatParams, onText: (text: string) => void) {
    this.requests += 1;
    const progressToken = `bench#${this.requests}`;
    const progress = this.connection.onProgress(new ProgressType<TaskProgress>(), progressToken, (value) => {
      if (value.kind === "delta") onText(value.text);
    });
    const cancellation = new CancellationTokenSource();
    const result = this.connection.sendRequest<{ readonly stats: { readonly generatedTokens: number } }>(
      chat.method,
      { ...params, progressToken },
      cancellation.token,
    );
    return { result, cancel: () => cancellation.cancel(), stop: () => progress.dispose() };
  }
}

function needs(modelPath: string, settings: Partial<LoadSettings> = {}) {
  return { model: { ref: modelPath, dirs: [] }, settings: { ...DEFAULT_LOAD_SETTINGS, ...settings } };
}

function chatParams(
  modelPath: string,
  content: string,
  maxTokens: number,
  settings: Partial<LoadSettings> | undefined,
): ChatParams {
  return {
    ...needs(modelPath, settings),
    messages: [{ role: "user", content }],
    thinking: false,
    temperature: 0.7,
    seed: 7,
    maxTokens,
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function endProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}
