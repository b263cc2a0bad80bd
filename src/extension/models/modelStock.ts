/**
 * What the window knows of models: the server's list, its transfers, the catalogue, and verdicts. Asks the server only when
 * somebody looks, the engine only after that, and the network never.
 */
import type { ServerApi } from "../../client/serverApi.ts";
import type { CatalogueEntry } from "../../core/models/catalogue.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import { DisposableStore } from "../../shared/disposableStore.ts";
import type { FitReport, MachineFacts } from "../../shared/fitReport.ts";
import type { Logger } from "../../shared/logger.ts";
import type { ModelFile, Transfer } from "../../shared/modelsProtocol.ts";
import { Throttle } from "../throttle.ts";
import { modelRows, type ModelRow } from "./modelRow.ts";
import { rowState } from "../../core/models/rowState.ts";
import { isMoving } from "../../core/models/transferProgress.ts";

export interface ModelStockOptions {
  readonly api: ServerApi;
  readonly readCatalogue: () => readonly CatalogueEntry[];
  /** Path or name of the model that this window's requests use; undefined: nobody has chosen one. */
  readonly readChosen: () => string | undefined;
  /** From what the catalogue knows, without the network. Undefined: it knows too little. */
  readonly estimate: (entry: CatalogueEntry, machine: MachineFacts) => FitReport | undefined;
  readonly log: Logger;
}

/** "unlisted": nobody has looked yet. */
export type StockState = "unlisted" | "looking" | "listed" | "failed";

/** Progress comes many times a second; a list that is drawn anew each time cannot be clicked. */
const CHANGE_INTERVAL_MS = 200;
/** After a server was lost in the middle of a transfer: its lock is free again by then. */
const LOST_WAIT_MS = 1000;

export class ModelStock implements Disposable {
  private readonly options: ModelStockOptions;
  private readonly parts = new DisposableStore();
  private readonly handlers = new Set<() => void>();
  private readonly changed: Throttle;
  private readonly fits = new Map<string, FitReport>();
  private files: readonly ModelFile[] = [];
  /** Of a server that died: shown until another one tells what is left of them. */
  private lost: readonly Transfer[] = [];
  private lostTimer: NodeJS.Timeout | undefined;
  private listing: Promise<void> | undefined;
  private measuring: Promise<void> | undefined;
  state: StockState = "unlisted";
  /** Undefined until somebody has asked for it. */
  machine: MachineFacts | undefined;

  constructor(options: ModelStockOptions) {
    this.options = options;
    const { api } = options;
    this.changed = this.parts.add(new Throttle(CHANGE_INTERVAL_MS, () => this.tell()));
    this.parts.add(api.models.onDidChangeTransfers((transfers) => this.noteTransfers(transfers)));
    this.parts.add(api.models.onDidChangeModels(() => this.noteModelsChanged()));
    this.parts.add(api.onDidChangeStatus(() => this.changed.request()));
    this.parts.add(api.onDidChangeHealth((health) => health === "lost" && this.noteLost()));
    this.parts.add({ dispose: () => clearTimeout(this.lostTimer) });
  }

  get estimate(): ModelStockOptions["estimate"] {
    return this.options.estimate;
  }

  get rows(): readonly ModelRow[] {
    const { api, readCatalogue, readChosen } = this.options;
    const status = api.lastStatus;
    return modelRows({
      files: this.files,
      catalogue: readCatalogue(),
      transfers: this.transfers,
      states: status === undefined ? [] : [status.model, ...status.others],
      chosen: readChosen(),
      fits: this.fits,
    });
  }

  get transfers(): readonly Transfer[] {
    const { lastTransfers } = this.options.api.models;
    return lastTransfers.length === 0 ? this.lost : lastTransfers;
  }

  /** A download that moves, by the name that people know the model by. One is all that a status bar has room for. */
  get movingDownload(): Transfer | undefined {
    if (!this.transfers.some(isMoving)) return undefined;
    const row = this.rows.find(({ transfer }) => transfer?.kind === "download" && isMoving(transfer));
    return row?.transfer && { ...row.transfer, name: row.title };
  }

  get hasInstalled(): boolean {
    return this.files.length > 0;
  }

  /** True when a list was seen and there was nothing in it, nor anything on its way. */
  get isEmpty(): boolean {
    return this.state === "listed" && this.files.length === 0 && this.transfers.length === 0;
  }

  onDidChange(handler: () => void): Disposable {
    this.handlers.add(handler);
    return { dispose: () => this.handlers.delete(handler) };
  }

  /** Asks the server, which is started where none runs. All who ask at the same time share the answer. */
  refresh(): Promise<void> {
    return (this.listing ??= this.list().finally(() => (this.listing = undefined)));
  }

  /** The machine and a verdict on each model, which needs the engine. Once, and again after `forgetVerdicts`. */
  measure(): Promise<void> {
    return (this.measuring ??= this.judge().catch((error: unknown) => {
      this.measuring = undefined;
      this.options.log.warn(`The machine could not be described: ${String(error)}`);
    }));
  }

  /** Settings, or what is in memory, are others: verdicts are made anew when they are wanted next. */
  forgetVerdicts(): void {
    this.measuring = undefined;
    this.fits.clear();
    this.changed.request();
  }

  noteFit(rowId: string, report: FitReport): void {
    this.fits.set(rowId, report);
    this.changed.request();
  }

  /** The catalogue, or what is chosen, is another. */
  noteSettings(): void {
    this.changed.request();
  }

  dispose(): void {
    this.handlers.clear();
    this.parts.dispose();
  }

  private async list(): Promise<void> {
    const { models } = this.options.api;
    if (this.state !== "listed") this.setState("looking");
    try {
      const [files] = await Promise.all([models.list(), models.transfers()]);
      this.files = files;
      this.lost = [];
      this.setState("listed");
    } catch (error) {
      this.setState("failed");
      throw error;
    }
  }

  private async judge(): Promise<void> {
    const { api, estimate } = this.options;
    const machine = await api.models.describeMachine();
    this.machine = machine;
    const rows = this.rows.filter(({ id }) => !this.fits.has(id));
    for (const { id, entry, place } of rows) {
      const report = place === "available" && entry !== undefined ? estimate(entry, machine) : undefined;
      if (report !== undefined) this.fits.set(id, report);
    }
    this.changed.request();
    for (const row of rows) {
      // A file on this machine has its header with it.
      if (row.file === undefined || rowState(row).kind !== "ready") continue;
      const { report } = await api.models.fit(row.file.path);
      this.noteFit(row.id, report);
    }
  }

  private noteTransfers(transfers: readonly Transfer[]): void {
    if (transfers.length > 0) this.lost = [];
    this.changed.request();
  }

  private noteModelsChanged(): void {
    if (this.state === "unlisted") return;
    this.measuring = undefined;
    this.refreshQuietly();
  }

  /** What was on its way did not end by itself: somebody should learn of it, and be able to go on. */
  private noteLost(): void {
    const moving = this.options.api.models.lastTransfers.filter(isMoving);
    if (moving.length === 0) return;
    this.lost = moving.map((transfer) => ({ ...transfer, bytesPerSecond: 0, state: { kind: "interrupted" } }));
    clearTimeout(this.lostTimer);
    this.lostTimer = setTimeout(() => this.refreshQuietly(), LOST_WAIT_MS);
    this.changed.request();
  }

  private refreshQuietly(): void {
    this.refresh().catch((error: unknown) => this.options.log.warn(`Models could not be listed: ${String(error)}`));
  }

  private setState(state: StockState): void {
    this.state = state;
    this.changed.request();
  }

  private tell(): void {
    for (const handler of this.handlers) handler();
  }
}
