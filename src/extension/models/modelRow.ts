/** The rows of the Models view as plain data: files, what the catalogue offers, and transfers, each model once. */
import { findEntry, isOfEntry } from "../../core/models/catalogueMatch.ts";
import type { CatalogueEntry } from "../../core/models/catalogue.ts";
import type { InMemory } from "../../core/models/rowState.ts";
import { modelFileName } from "../../core/modelDetails.ts";
import type { FitReport } from "../../shared/fitReport.ts";
import type { ModelFile, Transfer } from "../../shared/modelsProtocol.ts";
import type { ModelState } from "../../shared/protocol.ts";

export interface ModelRow {
  /** The same for the same model as long as the window lives. */
  readonly id: string;
  readonly place: "installed" | "available";
  readonly title: string;
  /** What a fit or a download is asked for with. Undefined: nowhere to get it from. */
  readonly ref: string | undefined;
  readonly sizeBytes: number | undefined;
  readonly file: ModelFile | undefined;
  readonly entry: CatalogueEntry | undefined;
  /** What goes on with it; one that is done is left out. */
  readonly transfer: Transfer | undefined;
  readonly fit: FitReport | undefined;
  readonly memory: InMemory | undefined;
  /** The model that requests of this window use. */
  readonly isChosen: boolean;
}

export interface RowSources {
  readonly files: readonly ModelFile[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly transfers: readonly Transfer[];
  readonly states: readonly ModelState[];
  /** Path or name that a setting or the environment gives. */
  readonly chosen: string | undefined;
  /** By row id. */
  readonly fits: ReadonlyMap<string, FitReport>;
}

/** Installed ones first, then what can be had. */
export function modelRows(sources: RowSources): ModelRow[] {
  const { files, catalogue, chosen } = sources;
  const open = sources.transfers.filter(({ state }) => state.kind !== "done");
  const installed = files.map((file): ModelRow => {
    const entry = findEntry(catalogue, file.source);
    const id = `file:${file.path}`;
    const paths = pathsOf(file);
    return {
      id,
      place: "installed",
      title: entry?.title ?? file.name,
      ref: file.source ?? file.path,
      sizeBytes: file.sizeBytes,
      file,
      entry,
      transfer: open.find(({ path }) => paths.includes(path)),
      fit: sources.fits.get(id),
      memory: inMemory(paths, sources.states),
      isChosen: isNamedBy(chosen, file),
    };
  });
  const offered = catalogue
    .filter((entry) => !installed.some((row) => row.entry === entry))
    .map((entry) => offeredRow(entry, open, sources.fits));
  const shown = new Set([...installed, ...offered].map(({ transfer }) => transfer?.id));
  const others = open.filter(({ id }) => !shown.has(id)).map((transfer) => transferRow(transfer, sources.fits));
  // What is on its way is what somebody looks for.
  const onTheirWay = offered.filter(({ transfer }) => transfer !== undefined);
  return [...installed, ...others, ...onTheirWay, ...offered.filter(({ transfer }) => transfer === undefined)];
}

function offeredRow(entry: CatalogueEntry, open: readonly Transfer[], fits: ReadonlyMap<string, FitReport>): ModelRow {
  const id = `offer:${entry.id}`;
  const fit = fits.get(id);
  const transfer = open.find(({ kind, ref }) => kind === "download" && isOfEntry(entry, ref));
  return {
    id,
    place: "available",
    title: entry.title,
    ref: entry.ref,
    sizeBytes: transfer?.totalBytes ?? (fit?.exact === true ? fit.downloadBytes : entry.sizeBytes),
    file: undefined,
    entry,
    transfer,
    fit,
    memory: undefined,
    isChosen: false,
  };
}

/** Of a model that no list knows yet. */
function transferRow(transfer: Transfer, fits: ReadonlyMap<string, FitReport>): ModelRow {
  const id = `transfer:${transfer.id}`;
  return {
    id,
    place: transfer.kind === "download" ? "available" : "installed",
    title: transfer.name === "" ? modelFileName(transfer.path) : transfer.name,
    ref: transfer.ref,
    sizeBytes: transfer.totalBytes,
    file: undefined,
    entry: undefined,
    transfer,
    fit: fits.get(id),
    memory: undefined,
    isChosen: false,
  };
}

export function pathsOf({ path, otherPaths = [] }: ModelFile): readonly string[] {
  return [path, ...otherPaths];
}

/** By any of its paths, or by a name with its ending or without. */
function isNamedBy(chosen: string | undefined, file: ModelFile): boolean {
  const names = [file.name, ...(file.otherPaths ?? []).map(modelFileName)];
  return chosen !== undefined && [...pathsOf(file), ...names, ...names.map((name) => `${name}.gguf`)].includes(chosen);
}

function inMemory(paths: readonly string[], states: readonly ModelState[]): InMemory | undefined {
  for (const state of states) {
    if (state.kind === "loading" && paths.includes(state.path)) return { kind: "loading", fraction: state.fraction };
    if ((state.kind === "ready" || state.kind === "busy") && paths.includes(state.info.path)) {
      return { kind: "loaded", info: state.info };
    }
  }
  return undefined;
}
