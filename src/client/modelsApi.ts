/** What a client can ask of the model server about model files, typed after modelsProtocol.ts. */
import { AppError } from "../shared/appError.ts";
import { CancelledError } from "../shared/cancelSignal.ts";
import type { MachineFacts } from "../shared/fitReport.ts";
import type { Disposable } from "../shared/disposableStore.ts";
import type { Logger } from "../shared/logger.ts";
import * as files from "../shared/modelsProtocol.ts";
import type { RequestType } from "../shared/protocol.ts";
import type { RequestOptions } from "./rpcPeer.ts";
import { toWireError } from "../shared/wireError.ts";
import type { ClientContext } from "./clientContext.ts";
import { LostDownloads } from "./lostDownloads.ts";

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

  /**
   * The last transfers that the server told of. Without a server, the downloads that rest on the disk, and those that were lost
   * with it: "retrying" as long as they go on by themselves, then "interrupted" or "failed".
   */
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
  readonly logger: Logger;
}

export class ModelsClient implements ModelsApi {
  private readonly options: ModelsClientOptions;
  private readonly transferHandlers = new Set<(transfers: readonly files.Transfer[]) => void>();
  private readonly modelsHandlers = new Set<() => void>();
  private readonly lost = new LostDownloads();
  /** By the server there is; undefined without one. */
  private told: readonly files.Transfer[] | undefined;
  /** Of what the last server told: is on the disk, and stays. */
  private resting: readonly files.Transfer[] = [];
  lastTransfers: readonly files.Transfer[] = [];

  constructor(options: ModelsClientOptions) {
    this.options = options;
  }

  async list(): Promise<readonly files.ModelFile[]> {
    return (await this.options.send(files.listModels, this.options.context().model)).models;
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
    const transfer = await this.options.send(files.startDownload, { ref, network, licenceAccepted });
    this.noteTransfer(transfer);
    return transfer;
  }

  async pause(id: string): Promise<void> {
    await this.options.send(files.pauseTransfer, { id });
    this.forgetLost(id);
  }

  async discard(id: string): Promise<void> {
    await this.options.send(files.discardTransfer, { id });
    this.forgetLost(id);
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

  /** From the server. */
  noteTransfers(transfers: readonly files.Transfer[]): void {
    this.told = transfers;
    this.lost.update(transfers);
    this.showTransfers();
  }

  /** A server that has no transfers tells of none. */
  noteServer(isThere: boolean): void {
    if (isThere && this.told === undefined) this.noteTransfers([]);
    if (isThere || this.told === undefined) return;
    this.resting = this.told.filter(isResting);
    this.told = undefined;
    this.showTransfers();
  }

  /** @returns whether a download is to go on with the next server */
  noteLoss(): boolean {
    const goesOn = this.lost.note(this.lastTransfers);
    this.noteServer(false);
    return goesOn;
  }

  /** Goes on with what was lost together with a server, now that there is another. All windows do; the server makes one of it. */
  async goOnWithLost(): Promise<void> {
    await Promise.all(this.lost.take().map((transfer) => this.goOn(transfer)));
  }

  /** There is no other server to go on with. */
  giveUpLost(error: unknown): void {
    for (const { id } of this.lost.take()) this.lost.giveUp(id, toWireError(error));
    this.showTransfers();
  }

  noteModelsChanged(): void {
    for (const handler of this.modelsHandlers) handler();
  }

  /** What the user has stopped is not gone on with: the server's word alone counts from now on. */
  private forgetLost(id: string): void {
    this.lost.forget(id);
    this.showTransfers();
  }

  private async goOn({ id, ref }: files.Transfer): Promise<void> {
    try {
      const asked = { ref, licenceAccepted: false, onlyIfInterrupted: true };
      this.noteTransfer(
        await this.options.send(files.startDownload, { ...asked, network: await this.options.network() }),
      );
    } catch (error) {
      if (AppError.is(error, "server.crashed")) return; // it is lost once more, and that is told anew
      this.options.logger.warn(`${ref} does not go on: ${String(error)}`);
      // Somebody else has discarded or stopped it: what the server tells is all there is to know.
      if (CancelledError.is(error) || AppError.is(error, "download.unknown")) this.lost.forget(id);
      else this.lost.giveUp(id, toWireError(error));
      this.showTransfers();
    }
  }

  /** The answer to a request can be ahead of the list. */
  private noteTransfer(transfer: files.Transfer): void {
    const told = this.told ?? this.resting;
    const isListed = told.some(({ id }) => id === transfer.id);
    this.noteTransfers(isListed ? told.map((one) => (one.id === transfer.id ? transfer : one)) : [...told, transfer]);
  }

  private showTransfers(): void {
    this.lastTransfers = this.lost.shown(this.told ?? this.resting);
    for (const handler of this.transferHandlers) handler(this.lastTransfers);
  }

  dispose(): void {
    this.transferHandlers.clear();
    this.modelsHandlers.clear();
  }
}

function isResting({ kind, state }: files.Transfer): boolean {
  return kind === "download" && (state.kind === "paused" || state.kind === "interrupted" || state.kind === "failed");
}
