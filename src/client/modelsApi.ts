/** What a client can ask of the model server about model files, typed after modelsProtocol.ts. */
import type { MachineFacts } from "../shared/fitReport.ts";
import type { Disposable } from "../shared/disposableStore.ts";
import * as files from "../shared/modelsProtocol.ts";
import type { RequestType } from "../shared/protocol.ts";
import type { RequestOptions } from "./rpcPeer.ts";
import type { ClientContext } from "./clientContext.ts";

/** Part of `ServerApi`: each request starts a server where none runs. */
export interface ModelsApi {
  list(): Promise<readonly files.ModelFile[]>;
  describeMachine(): Promise<MachineFacts>;
  /** Reads a header from the network where the model is not on disk. */
  fit(ref: string, options?: FitOptions): Promise<files.FitResult>;
  /** Begins a download or goes on with one; follow it with `onDidChangeTransfers`. */
  download(ref: string, options?: { readonly licenceAccepted?: boolean }): Promise<files.Transfer>;
  pause(id: string): Promise<void>;
  discard(id: string): Promise<void>;
  transfers(): Promise<readonly files.Transfer[]>;
  verify(path: string, options?: { readonly signal?: AbortSignal }): Promise<files.Integrity>;
  /** @returns where the model is now */
  import(path: string, mode: "reference" | "copy", options?: { readonly signal?: AbortSignal }): Promise<string>;
  remove(path: string): Promise<{ readonly removedBytes: number; readonly forgotten: boolean }>;

  /** The last transfers that the server told of; empty without a server. */
  readonly lastTransfers: readonly files.Transfer[];
  onDidChangeTransfers(handler: (transfers: readonly files.Transfer[]) => void): Disposable;
  /** Files have come or gone. */
  onDidChangeModels(handler: () => void): Disposable;
}

export interface FitOptions {
  readonly signal?: AbortSignal;
  /** In place of the setting's. */
  readonly contextTokens?: number;
}

export interface ModelsClientOptions {
  readonly send: <Params extends object, Result, Progress>(
    type: RequestType<Params, Result, Progress>,
    params: Params,
    options?: RequestOptions<Progress>,
  ) => Promise<Result>;
  readonly context: () => ClientContext;
  /** Read for each request that may need the network: a token can come and go. */
  readonly network: () => Promise<files.NetworkSettings>;
}

export class ModelsClient implements ModelsApi {
  private readonly options: ModelsClientOptions;
  private readonly transferHandlers = new Set<(transfers: readonly files.Transfer[]) => void>();
  private readonly modelsHandlers = new Set<() => void>();
  lastTransfers: readonly files.Transfer[] = [];

  constructor(options: ModelsClientOptions) {
    this.options = options;
  }

  async list(): Promise<readonly files.ModelFile[]> {
    const { dirs } = this.options.context().model;
    return (await this.options.send(files.listModels, { dirs })).models;
  }

  describeMachine(): Promise<MachineFacts> {
    return this.options.send(files.describeMachine, { settings: this.options.context().settings });
  }

  async fit(ref: string, { signal, contextTokens }: FitOptions = {}): Promise<files.FitResult> {
    const { model, settings } = this.options.context();
    const asked = contextTokens === undefined ? settings : { ...settings, contextTokens };
    const network = await this.options.network();
    const params = { ref, dirs: model.dirs, settings: asked, network };
    return this.options.send(files.fitModel, params, signal === undefined ? {} : { signal });
  }

  async download(ref: string, { licenceAccepted = false } = {}): Promise<files.Transfer> {
    const network = await this.options.network();
    return this.options.send(files.startDownload, { ref, network, licenceAccepted });
  }

  async pause(id: string): Promise<void> {
    await this.options.send(files.pauseTransfer, { id });
  }

  async discard(id: string): Promise<void> {
    await this.options.send(files.discardTransfer, { id });
  }

  async transfers(): Promise<readonly files.Transfer[]> {
    const { transfers } = await this.options.send(files.listTransfers, {});
    this.noteTransfers(transfers);
    return transfers;
  }

  async verify(path: string, { signal }: { readonly signal?: AbortSignal } = {}): Promise<files.Integrity> {
    const params = { path, network: await this.options.network() };
    return (await this.options.send(files.verifyModel, params, signal === undefined ? {} : { signal })).integrity;
  }

  async import(
    path: string,
    mode: "reference" | "copy",
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<string> {
    const options = signal === undefined ? {} : { signal };
    return (await this.options.send(files.importModel, { path, mode }, options)).path;
  }

  remove(path: string): Promise<{ readonly removedBytes: number; readonly forgotten: boolean }> {
    return this.options.send(files.removeModel, { path });
  }

  onDidChangeTransfers(handler: (transfers: readonly files.Transfer[]) => void): Disposable {
    this.transferHandlers.add(handler);
    return { dispose: () => this.transferHandlers.delete(handler) };
  }

  onDidChangeModels(handler: () => void): Disposable {
    this.modelsHandlers.add(handler);
    return { dispose: () => this.modelsHandlers.delete(handler) };
  }

  /** From the server, also an empty list when it is gone. */
  noteTransfers(transfers: readonly files.Transfer[]): void {
    this.lastTransfers = transfers;
    for (const handler of this.transferHandlers) handler(transfers);
  }

  noteModelsChanged(): void {
    for (const handler of this.modelsHandlers) handler();
  }

  dispose(): void {
    this.transferHandlers.clear();
    this.modelsHandlers.clear();
  }
}
