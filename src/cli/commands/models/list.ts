import { LANGUAGES } from "../../../core/languages.ts";
import { sizeText } from "../../../core/modelDetails.ts";
import type { CatalogueEntry } from "../../../core/models/catalogue.ts";
import { isOfEntry } from "../../../core/models/catalogueMatch.ts";
import { estimateFit } from "../../../core/models/estimateFit.ts";
import { fitText } from "../../../core/models/fitText.ts";
import { rowState, stateWords } from "../../../core/models/rowState.ts";
import { AppError } from "../../../shared/appError.ts";
import { presentError } from "../../../shared/errorPresentation.ts";
import type { FitReport } from "../../../shared/fitReport.ts";
import { formatCliMessage } from "../../../shared/messages/formatCliMessage.ts";
import type { ModelFile, Transfer } from "../../../shared/modelsProtocol.ts";
import { DEFAULT_LOAD_SETTINGS } from "../../../shared/protocol.ts";
import { fromWireError } from "../../../shared/wireError.ts";
import { type CommandContext, writeJson } from "../../commandContext.ts";
import { type TableColumn, tableLines } from "../../displayWidth.ts";
import { loadSettings } from "../../optionValues.ts";
import { readCatalogue } from "../../readCatalogue.ts";
import { transferWords } from "../../transferProgress.ts";

export function listModelsCommand(context: CommandContext): Promise<void> {
  return context.args.has("available") ? listAvailable(context) : listInstalled(context);
}

async function listInstalled(context: CommandContext): Promise<void> {
  const { args, server, terminal } = context;
  const [models, transfers] = await Promise.all([server.models.list(), server.models.transfers()]);
  const fits = args.has("fit") ? await fitsOf(context, models) : undefined;
  if (args.has("json")) {
    const listed = models.map((model) => ({ ...model, ...(fits && { fit: fits.get(model.path) }) }));
    writeJson(terminal, { models: listed, transfers });
    return;
  }
  const onTheirWay = transfers.filter(({ kind, state }) => kind === "download" && state.kind !== "done");
  if (models.length + onTheirWay.length === 0) {
    terminal.note(formatCliMessage("cli.models.nothing"));
    return;
  }
  const rows = [
    ...models.map((model) => installedRow(model, transfers, fits && fitCell(fits.get(model.path)))),
    ...onTheirWay.map((transfer) => downloadRow(transfer, fits !== undefined)),
  ];
  for (const line of tableLines(installedColumns(fits !== undefined), rows)) terminal.write(`${line}\n`);
  for (const { problem } of models) {
    const error = problem && fromWireError(problem);
    if (error !== undefined) terminal.note(`! ${presentError(error).message}`);
  }
}

function installedColumns(withFit: boolean): TableColumn[] {
  return [
    column("name"),
    column("size", "right"),
    column("quantization"),
    column("state"),
    column("integrity"),
    column("licence"),
    ...(withFit ? [column("fit")] : []),
    column("path"),
  ];
}

function installedRow(model: ModelFile, transfers: readonly Transfer[], fit: string | undefined): string[] {
  const { name, sizeBytes, header, integrity, path, otherPaths = [] } = model;
  return [
    name,
    sizeText(sizeBytes),
    header?.quantization ?? unknown(),
    stateOf(model, transfers),
    formatCliMessage(`cli.models.integrity.${integrity}`),
    header?.licence ?? unknown(),
    ...(fit === undefined ? [] : [fit]),
    [path, ...otherPaths].join(", "),
  ];
}

/** Not there yet, but somebody waits for it. */
function downloadRow(transfer: Transfer, withFit: boolean): string[] {
  const { name, totalBytes, path } = transfer;
  const none = unknown();
  const cells = [name, sizeText(totalBytes), none, transferWords(transfer), none, none];
  return [...cells, ...(withFit ? [none] : []), path];
}

export function stateOf(file: ModelFile, transfers: readonly Transfer[] = []): string {
  const transfer = transfers.find(({ path, kind }) => path === file.path && kind !== "download");
  const state = rowState({ file, transfer, memory: undefined, ref: file.source });
  return file.loaded && state.kind === "ready" ? formatCliMessage("cli.models.state.loaded") : stateWords(state);
}

async function listAvailable({ args, server, terminal }: CommandContext): Promise<void> {
  const entries = readCatalogue(terminal);
  const installed = await server.models.list();
  const machine = args.has("fit") ? await server.models.describeMachine() : undefined;
  const settings = { ...DEFAULT_LOAD_SETTINGS, ...loadSettings(args) };
  const rows = entries.map((entry) => ({
    entry,
    installed: installed.some(({ source }) => source !== undefined && isOfEntry(entry, source)),
    fit: machine && estimateFit(entry, machine, settings),
  }));
  if (args.has("json")) {
    const listed = rows.map(({ entry, fit, ...row }) => ({ ...entry, ...row, ...(fit && { fit }) }));
    writeJson(terminal, { catalogue: listed });
    return;
  }
  const columns = [
    column("name"),
    column("size", "right"),
    column("state"),
    column("licence"),
    ...(machine === undefined ? [] : [column("estimate")]), // the heading says so, for all of them
    column("languages"),
    column("title"),
  ];
  const cells = rows.map((row) => [
    row.entry.id,
    row.entry.sizeBytes === undefined ? unknown() : sizeText(row.entry.sizeBytes),
    row.installed
      ? formatCliMessage("cli.models.state.installed")
      : stateWords({ kind: row.entry.ref ? "available" : "noFile" }),
    row.entry.licence?.name ?? unknown(),
    ...(machine === undefined ? [] : [row.fit === undefined ? unknown() : fitText({ ...row.fit, exact: true })]),
    languagesText(row.entry),
    row.entry.title,
  ]);
  for (const line of tableLines(columns, cells)) terminal.write(`${line}\n`);
}

function languagesText({ languages }: CatalogueEntry): string {
  if (languages === undefined) return unknown();
  if (languages.length < LANGUAGES.length) return languages.join(" ");
  return formatCliMessage("cli.models.allLanguages", { count: languages.length });
}

type Fit = FitReport | AppError;

/** From their own headers, which are on disk: nothing is asked of the network. */
async function fitsOf({ server, signal }: CommandContext, models: readonly ModelFile[]): Promise<Map<string, Fit>> {
  const fits = new Map<string, Fit>();
  for (const { path, problem } of models) {
    if (problem !== undefined) continue;
    const fit = await server.models.fit(path, { signal }).then(
      ({ report }) => report,
      (error: unknown) => {
        if (AppError.is(error)) return error;
        throw error;
      },
    );
    fits.set(path, fit);
  }
  return fits;
}

function fitCell(fit: Fit | undefined): string {
  return fit === undefined || AppError.is(fit) ? unknown() : fitText(fit);
}

type Heading =
  | "name"
  | "size"
  | "quantization"
  | "state"
  | "integrity"
  | "licence"
  | "fit"
  | "estimate"
  | "path"
  | "languages"
  | "title";

function column(name: Heading, align: TableColumn["align"] = "left"): TableColumn {
  return { heading: formatCliMessage(`cli.models.column.${name}`), align };
}

function unknown(): string {
  return formatCliMessage("cli.models.unknown");
}
