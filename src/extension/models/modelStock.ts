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
import { Verdicts } from "./verdicts.ts";
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

export class ModelStock implements Disposable {
  private readonly options: ModelStockOptions;
  private readonly parts = new DisposableStore();
  private readonly handlers = new Set<() => void>();
  private readonly changed: Throttle;
  private readonly verdicts: Verdicts;
  private files: readonly ModelFile[] = [];
  private listing: Promise<void> | undefined;
  private isWatched = false;
  private wasLost = false;
  state: StockState = "unlisted";

  constructor(options: ModelStockOptions) {
    this.options = options;
    const { api } = options;
    this.changed = this.parts.add(new Throttle(CHANGE_INTERVAL_MS, () => this.tell()));
    this.verdicts = new Verdicts({
      api: api.models,
      rows: () => this.rows,
      estimate: options.estimate,
      changed: () => this.changed.request(),
      log: options.log,
    });
    this.parts.add(api.models.onDidChangeTransfers(() => this.changed.request()));
    this.parts.add(api.models.onDidChangeModels(() => this.noteModelsChanged()));
    this.parts.add(api.onDidChangeStatus((status) => this.noteConnection(status !== undefined)));
  }

  get estimate(): ModelStockOptions["estimate"] {
    return this.options.estimate;
  }

  /** Undefined until somebody has asked for it. */
  get machine(): MachineFacts | undefined {
    return this.verdicts.machine;
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
      fits: this.verdicts.fits,
    });
  }

  get transfers(): readonly Transfer[] {
    return this.options.api.models.lastTransfers;
  }

  /** Downloads that are not done, those that move first, by the names that people know the models by. */
  get downloads(): readonly Transfer[] {
    if (!this.transfers.some(({ kind, state }) => kind === "download" && state.kind !== "done")) return [];
    const open = this.rows.flatMap(({ transfer, title }) =>
      transfer?.kind === "download" ? [{ ...transfer, name: title }] : [],
    );
    return [...open.filter(isMoving), ...open.filter((transfer) => !isMoving(transfer))];
  }

  /** The engine has other things to do than to look at the machine. */
  get isLoading(): boolean {
    return this.options.api.lastStatus?.model.kind === "loading";
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

  /** The machine and a verdict on each model that has none, which needs the engine. */
  measure(): Promise<void> {
    return this.verdicts.measure();
  }

  /** While somebody looks at verdicts, those that are missing are made. */
  watch(isWatched: boolean): void {
    this.isWatched = isWatched;
    if (isWatched) this.changed.request();
  }

  /** Settings that they depend on are others. */
  forgetVerdicts(): void {
    this.verdicts.forget();
  }

  noteFit(rowId: string, report: FitReport): void {
    this.verdicts.note(rowId, report);
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
      this.verdicts.prune();
      this.setState("listed");
    } catch (error) {
      this.setState("failed");
      throw error;
    }
  }

  private noteModelsChanged(): void {
    if (this.state === "unlisted") return;
    // An answer that is on its way may be older than the change.
    if (this.listing === undefined) this.refreshQuietly();
    else void this.listing.catch(() => undefined).then(() => this.refreshQuietly());
  }

  /** What happened to files while there was no server is known to nobody: another one is asked. */
  private noteConnection(isConnected: boolean): void {
    this.changed.request();
    if (isConnected && this.wasLost) this.noteModelsChanged();
    this.wasLost = !isConnected;
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
    if (this.isWatched && this.state === "listed" && this.verdicts.areMissing) void this.measure();
  }
}
