/** Everything a client can ask of the model server, typed after the protocol. */
import type { AppError } from "../shared/appError.ts";
import type * as protocol from "../shared/protocol.ts";
import type { Disposable } from "../shared/disposableStore.ts";
import type { ModelsApi } from "./modelsApi.ts";
import type { Waiting } from "./ownWaits.ts";
import type { RequestOptions } from "./rpcPeer.ts";

type TaskOptions = RequestOptions<protocol.TaskProgress>;

/** "ended": it did not answer, and was killed. "none": none ran. */
export type StopOutcome = "stopped" | "ended" | "none";

/**
 * One logical server. Connects on the first request and again after a crash; the caller never sees a socket. Requests
 * that were open when the server died reject with server.crashed and may be sent again.
 */
export interface ServerApi extends Disposable {
  status(): Promise<protocol.ServerStatus>;
  /** As `status`, but starts no server. Undefined: none runs. */
  statusIfRunning(): Promise<protocol.ServerStatus | undefined>;
  stopServer(): Promise<StopOutcome>;
  loadModel(options?: TaskOptions & { readonly whenBusy?: protocol.WhenBusy }): Promise<protocol.ModelInfo>;
  /** @param path of one model; left out: all of them */
  unloadModel(path?: string): Promise<boolean>;
  chat(params: Omit<protocol.ChatParams, "model" | "settings">, options?: TaskOptions): Promise<protocol.ChatResult>;
  /** Null when the model that is meant is not in memory, or no server runs: none is started, nothing is loaded. */
  measureChat(
    params: Omit<protocol.MeasureParams, "model" | "settings">,
    options?: RequestOptions<never>,
  ): Promise<protocol.MeasureResult | null>;
  translate(
    params: Omit<protocol.TranslateParams, "model" | "settings">,
    options?: TaskOptions,
  ): Promise<protocol.TranslateResult>;
  summarize(
    params: Omit<protocol.SummarizeParams, "model" | "settings">,
    options?: TaskOptions,
  ): Promise<protocol.SummarizeResult>;
  renderPrompt(
    params: Omit<protocol.RenderPromptParams, "model" | "settings">,
    options?: TaskOptions,
  ): Promise<{ readonly text: string; readonly tokens: readonly number[]; readonly contextTokens: number }>;

  /** Model files: which there are, whether they fit, how they come and go. */
  readonly models: ModelsApi;

  /** The last state that is known without starting a server. Undefined: no server is connected. */
  readonly lastStatus: protocol.ServerStatus | undefined;
  onDidChangeStatus(handler: (status: protocol.ServerStatus | undefined) => void): Disposable;
  /** The connection of an open request: "notResponding" after 2 s of silence, "lost" when the process is gone. */
  onDidChangeHealth(handler: (health: "responding" | "notResponding" | "lost") => void): Disposable;
  /** Why the last server was lost, until another is connected. Its cause is known a moment after the loss. */
  readonly lastCrash: AppError | undefined;
  /** What an open request of this client waits for, if any does. */
  readonly waiting: Waiting | undefined;
  onDidChangeWaiting(handler: () => void): Disposable;
}
