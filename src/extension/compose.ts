/** The composition root: makes every part, hands each what it needs, and owns them all. */
import path from "node:path";
import * as vscode from "vscode";
import type { ServerApi } from "../client/serverApi.ts";
import { DisposableStore, type Disposable } from "../shared/disposableStore.ts";
import type { ServerStatus } from "../shared/protocol.ts";
import { lazyChat } from "./chat/lazyChat.ts";
import { chooseModel, loadModel, stopServer, unloadModel } from "./commands/modelCommands.ts";
import { registerCommands, type CommandTable } from "./commands/registerCommands.ts";
import { showMenu } from "./commands/showMenu.ts";
import { createServerApi } from "./connection/extensionServer.ts";
import { ServerLogTail } from "./connection/serverLogTail.ts";
import { DetailsView } from "./details/detailsView.ts";
import { composeModels } from "./models/composeModels.ts";
import { preload } from "./models/preload.ts";
import { HubToken } from "./network/hubToken.ts";
import { readNetwork } from "./network/readNetwork.ts";
import { ErrorReporter } from "./errors/errorReporter.ts";
import { createExtensionLogger } from "./errors/extensionLogger.ts";
import { followUiLanguage } from "./language/followUiLanguage.ts";
import { TargetLanguages } from "./language/targetLanguages.ts";
import { warnOfSettings } from "./errors/warnOfSettings.ts";
import { SettingProblems } from "./settingProblems.ts";
import { tellAdjustments } from "./status/adjustmentNotices.ts";
import { ModelAvailability } from "./status/modelAvailability.ts";
import { createStatusBarItem } from "./status/statusBarItem.ts";
import { lazyTranslation } from "./translate/lazyTranslation.ts";
import { noteProgress } from "./walkthroughProgress.ts";

/** What `extension.exports` holds: diagnostics for tests and bug reports. No stable API. */
export interface ExtensionExports {
  /** The last known state of the server that this window is connected to; undefined without one. */
  serverStatus(): ServerStatus | undefined;
}

export interface Composition {
  readonly store: Disposable;
  readonly exports: ExtensionExports;
}

/**
 * Nothing here starts the server, unless the setting `preload` wants the model at once, or reads a file but the words of another
 * language than English: activation costs what the registrations cost. It comes in every window, after the start, for the status
 * bar item.
 */
export function compose(context: vscode.ExtensionContext): Composition {
  const store = new DisposableStore();
  const channel = store.add(vscode.window.createOutputChannel("SEA-LION Local", { log: true }));
  const log = createExtensionLogger(channel);
  store.add(followUiLanguage(context.asAbsolutePath(path.join("dist", "messages")), log));
  const settingProblems = new SettingProblems((message) => void warnOfSettings(message));
  const token = new HubToken(context.secrets);
  const { api, readContext, serverLogPath } = createServerApi(context, {
    outputChannel: channel,
    logger: log.child("server"),
    onProblems: (problems) => settingProblems.tell(problems),
    network: () => readNetwork(token),
  });
  store.add(api);
  const serverLog = store.add(new ServerLogTail(api, serverLogPath, channel));
  const languages = store.add(new TargetLanguages(context.globalState));
  const availability = store.add(new ModelAvailability(api, () => readContext().model));
  store.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      const concerns = ["sealion.model", "sealion.modelDirs"].some((name) => event.affectsConfiguration(name));
      if (concerns) availability.noteSettings();
    }),
  );
  const reporter = new ErrorReporter(log, (error) => {
    if (error.code === "model.none") availability.noteMissing();
  });
  const dependencies = { api, languages, availability, reporter };
  const modelsLog = log.child("models");
  const models = store.add(composeModels({ ...dependencies, readContext, token, settingProblems, log: modelsLog }));
  store.add(noteProgress({ api, stock: models.stock, isChosen: models.isChosen }));
  store.add(createStatusBarItem(api, languages, availability, models.stock));
  store.add(tellAdjustments(api, context.globalState));
  const details = store.add(new DetailsView(api));
  const { workspaceState } = context;
  const translation = store.add(
    lazyTranslation(context.asAbsolutePath("dist"), {
      ...dependencies,
      workspaceState,
      log: log.child("translation"),
    }),
  );

  const chat = store.add(
    lazyChat(context.asAbsolutePath("dist"), {
      ...dependencies,
      context,
      stock: models.stock,
      wishesFor: translation.wishesFor,
      log: log.child("chat"),
    }),
  );

  const table: CommandTable = {
    "sealion.chooseModel": (file) => chooseModel(dependencies, file instanceof vscode.Uri ? file : undefined),
    "sealion.loadModel": () => loadModel(dependencies),
    "sealion.unloadModel": () => unloadModel(dependencies),
    "sealion.stopServer": () => stopServer(dependencies),
    "sealion.showLog": async () => {
      await serverLog.append();
      channel.show();
    },
    "sealion.showDetails": () => details.show(),
    "sealion.showMenu": () => showMenu(languages, hasModel(api)),
  };
  store.add(registerCommands({ ...table, ...models.commands, ...translation.commands, ...chat.commands }, reporter));
  preload(api, modelsLog);
  return { store, exports: { serverStatus: () => api.lastStatus } };
}

function hasModel({ lastStatus }: ServerApi): boolean {
  const kind = lastStatus?.model.kind;
  return kind === "ready" || kind === "busy" || kind === "loading";
}
