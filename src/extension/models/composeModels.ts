/** Makes the parts of the Models view and hands each what it needs. */
import * as vscode from "vscode";
import type { ClientContext } from "../../client/clientContext.ts";
import { withCustomEntries } from "../../core/models/customCatalogue.ts";
import type { CatalogueEntry } from "../../core/models/catalogue.ts";
import { recommended } from "../../core/models/recommended.ts";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import type { FitReport } from "../../shared/fitReport.ts";
import type { Logger } from "../../shared/logger.ts";
import type { ModelDependencies } from "../commands/modelCommands.ts";
import type { CommandTable } from "../commands/registerCommands.ts";
import type { HubToken } from "../network/hubToken.ts";
import type { SettingProblems } from "../settingProblems.ts";
import { readTargetLanguage } from "../settings.ts";
import { addFromAddress, importFile } from "./addModels.ts";
import { LOAD_SETTING_NAMES } from "../../core/loadSettingRules.ts";
import { estimateFit } from "../../core/models/estimateFit.ts";
import { tellInterrupted } from "./interruptedNotice.ts";
import { ModelDetailsView } from "./modelDetailsView.ts";
import { ModelDownload } from "./modelDownload.ts";
import type { ModelRow } from "./modelRow.ts";
import { ModelsTree } from "./modelsTree.ts";
import { ModelStock } from "./modelStock.ts";
import * as tasks from "./modelTasks.ts";
import { ModelUse } from "./modelUse.ts";
import type { RowAction } from "./rowText.ts";
import { pickModelRow } from "./pickModelRow.ts";
import { pickSetUp } from "./setUpPicker.ts";

export interface ModelsOptions extends ModelDependencies {
  readonly readContext: () => ClientContext;
  readonly token: HubToken;
  readonly settingProblems: SettingProblems;
  readonly log: Logger;
}

export interface Models extends Disposable {
  readonly commands: CommandTable;
  readonly stock: ModelStock;
  /** Somebody has chosen a model, and it is there. */
  readonly isChosen: () => boolean;
}

export function composeModels(options: ModelsOptions): Models {
  const { api, readContext, reporter, settingProblems, log } = options;
  const store = new DisposableStore();
  const readCatalogue = (): readonly CatalogueEntry[] => {
    const { entries, problems } = withCustomEntries(vscode.workspace.getConfiguration("sealion").get("catalogue"));
    settingProblems.tell(problems);
    return entries;
  };
  const readChosen = (): string | undefined => readContext().model.ref;
  const estimate: ModelStock["estimate"] = (entry, machine) => estimateFit(entry, machine, readContext().settings);
  const stock = store.add(new ModelStock({ api, readCatalogue, readChosen, estimate, log }));
  const use = new ModelUse({ dependencies: options, stock, readChosen });
  const download = new ModelDownload({ api, stock, use, reporter });
  const parts = { api, stock, use, download };
  const tree = store.add(new ModelsTree(stock, log));
  const details = store.add(new ModelDetailsView(stock));
  store.add(tellInterrupted(stock, (row) => tasks.startRow(parts, row)));
  store.add(watchSettings(stock));
  const onRow = (action: RowAction, run: (row: ModelRow) => Promise<void>) => async (argument: unknown) => {
    const row = rowOf(stock, argument) ?? (await pickModelRow(stock, action));
    if (row !== undefined) await run(row);
  };
  const readRecommended = (): string | undefined => {
    const { machine } = stock;
    if (machine === undefined) return undefined;
    const fitOf = (entry: CatalogueEntry): FitReport | undefined => stock.estimate(entry, machine);
    return recommended(readCatalogue(), machine, fitOf, readTargetLanguage(undefined))?.id;
  };
  const commands: CommandTable = {
    "sealion.models.setUp": () => setUp(parts, readRecommended),
    "sealion.models.download": onRow("download", (row) => tasks.startRow(parts, row)),
    "sealion.models.resume": onRow("resume", (row) => tasks.startRow(parts, row)),
    "sealion.models.pause": onRow("pause", (row) => tasks.pauseRow(parts, row)),
    "sealion.models.cancelDownload": onRow("cancel", (row) => tasks.cancelRow(parts, row)),
    "sealion.models.stopCopy": onRow("stopCopy", (row) => tasks.cancelRow(parts, row)),
    "sealion.models.verify": onRow("verify", (row) => tasks.verifyRow(parts, row)),
    "sealion.models.reveal": onRow("reveal", (row) => tasks.revealRow(parts, row)),
    "sealion.models.copyPath": onRow("copyPath", (row) => tasks.copyPath(parts, row)),
    "sealion.models.delete": onRow("delete", (row) => tasks.removeRow(parts, row)),
    "sealion.models.forget": onRow("forget", (row) => tasks.removeRow(parts, row)),
    "sealion.models.load": onRow("load", (row) => tasks.loadRow(parts, row)),
    "sealion.models.unload": onRow("unload", (row) => tasks.unloadRow(parts, row)),
    "sealion.models.use": onRow("use", (row) => tasks.useRow(parts, row)),
    "sealion.models.checkFit": onRow("fit", (row) => tasks.checkFit(parts, row)),
    "sealion.models.showDetails": onRow("details", (row) => details.show(row)),
    "sealion.models.import": (file) => importFile(parts, file instanceof vscode.Uri ? file : undefined),
    "sealion.models.addFromAddress": () => addFromAddress(parts),
    "sealion.models.setToken": () => options.token.ask(),
    "sealion.models.refresh": async () => {
      stock.forgetVerdicts();
      await stock.refresh();
      await stock.measure();
    },
    "sealion.models.browse": () => tree.browse(),
  };
  return { commands, stock, isChosen: () => use.isChosen, dispose: () => store.dispose() };
}

async function setUp(parts: tasks.ModelTaskParts, readRecommended: () => string | undefined): Promise<void> {
  const choice = await pickSetUp(parts.stock, readRecommended);
  switch (choice?.kind) {
    case undefined:
      return;
    case "import":
      await importFile(parts);
      return;
    case "address":
      await addFromAddress(parts);
      return;
    case "model":
      await (choice.row.file === undefined ? tasks.startRow(parts, choice.row) : tasks.loadRow(parts, choice.row));
      return;
  }
}

/** Settings that the rows and verdicts depend on. */
function watchSettings(stock: ModelStock): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration("sealion") || stock.state === "unlisted") return;
    const concerns = (name: string): boolean => event.affectsConfiguration(`sealion.${name}`);
    if (["catalogue", ...LOAD_SETTING_NAMES].some(concerns)) stock.forgetVerdicts();
    if (concerns("model")) stock.noteSettings();
    if (concerns("model") || concerns("modelDirs")) void stock.refresh().catch(() => undefined); // told by the view
  });
}

/** The newest state of the row that a menu was opened on. */
function rowOf(stock: ModelStock, argument: unknown): ModelRow | undefined {
  if (typeof argument !== "object" || argument === null || !("row" in argument)) return undefined;
  const { row } = argument as { readonly row: ModelRow };
  return stock.rows.find(({ id }) => id === row.id);
}
