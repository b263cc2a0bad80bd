/** Whether the models of the list fit this machine: worked out when somebody wants to know, from what is here already. */
import type { ModelsApi } from "../../client/modelsApi.ts";
import type { CatalogueEntry } from "../../core/models/catalogue.ts";
import { rowState } from "../../core/models/rowState.ts";
import type { FitReport, MachineFacts } from "../../shared/fitReport.ts";
import type { Logger } from "../../shared/logger.ts";
import type { ModelRow } from "./modelRow.ts";

export interface VerdictsOptions {
  readonly api: Pick<ModelsApi, "describeMachine" | "fit">;
  readonly rows: () => readonly ModelRow[];
  /** From what the catalogue knows, without the network. Undefined: it knows too little. */
  readonly estimate: (entry: CatalogueEntry, machine: MachineFacts) => FitReport | undefined;
  /** A verdict has come or gone. */
  readonly changed: () => void;
  readonly log: Logger;
}

export class Verdicts {
  private readonly options: VerdictsOptions;
  private readonly reports = new Map<string, FitReport>();
  /** Rows that a verdict was looked for, with or without one. */
  private readonly tried = new Set<string>();
  /** Answers to questions of an earlier one are about other settings. */
  private generation = 0;
  private measuring: Promise<void> | undefined;
  private hasFailed = false;
  /** Undefined until somebody has asked for it. */
  machine: MachineFacts | undefined;

  constructor(options: VerdictsOptions) {
    this.options = options;
  }

  /** By row id. */
  get fits(): ReadonlyMap<string, FitReport> {
    return this.reports;
  }

  /** Some row could have a verdict, and nobody has looked for it. */
  get areMissing(): boolean {
    return !this.hasFailed && this.open().length > 0;
  }

  /** The machine, and a verdict on each row that has none. All who ask at the same time share it. */
  measure(): Promise<void> {
    if (this.measuring !== undefined) return this.measuring;
    const measuring = this.judge().finally(() => {
      if (this.measuring === measuring) this.measuring = undefined;
    });
    return (this.measuring = measuring);
  }

  /** Settings, or what is in memory, are others. */
  forget(): void {
    this.generation += 1;
    this.measuring = undefined;
    this.hasFailed = false;
    this.reports.clear();
    this.tried.clear();
    this.options.changed();
  }

  /** Of a model's own header. */
  note(rowId: string, report: FitReport): void {
    this.tried.add(rowId);
    this.reports.set(rowId, report);
    this.options.changed();
  }

  /** Files have come or gone: what was said of those that are gone, or in vain, counts no more. */
  prune(): void {
    const ids = new Set(this.options.rows().map(({ id }) => id));
    for (const id of this.reports.keys()) if (!ids.has(id)) this.reports.delete(id);
    for (const id of this.tried) if (!this.reports.has(id)) this.tried.delete(id);
    this.hasFailed = false;
  }

  private open(): ModelRow[] {
    return this.options.rows().filter((row) => !this.tried.has(row.id) && canBeJudged(row));
  }

  private async judge(): Promise<void> {
    const { api, estimate, log } = this.options;
    const { generation } = this;
    const isStale = (): boolean => generation !== this.generation;
    let machine: MachineFacts;
    try {
      machine = await api.describeMachine();
    } catch (error) {
      log.warn(`The machine could not be described: ${String(error)}`);
      this.hasFailed ||= !isStale();
      return;
    }
    if (isStale()) return;
    this.machine = machine;
    // The list can be another after each step.
    for (;;) {
      for (const { id, entry, file } of this.open()) {
        if (file === undefined) this.conclude(id, entry && estimate(entry, machine));
      }
      const [row] = this.open();
      const path = row?.file?.path;
      if (row === undefined || path === undefined) return;
      // A file on this machine has its header with it.
      const report = await api.fit(path).then(
        (result) => result.report,
        (error: unknown) => {
          log.warn(`No verdict on ${path}: ${String(error)}`);
          return undefined;
        },
      );
      if (isStale()) return;
      this.conclude(row.id, report);
    }
  }

  private conclude(rowId: string, report: FitReport | undefined): void {
    this.tried.add(rowId);
    if (report !== undefined) this.note(rowId, report);
  }
}

function canBeJudged(row: ModelRow): boolean {
  const { kind } = rowState(row);
  return row.file === undefined ? row.entry !== undefined : kind === "ready" || kind === "loaded";
}
