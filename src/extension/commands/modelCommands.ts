import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import { AppError, type ErrorCode } from "../../shared/appError.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { formatNumber } from "../../shared/messages/uiFormats.ts";
import type { ModelInfo, WhenBusy } from "../../shared/protocol.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import { showBriefly, withProgress } from "../notifications.ts";
import { readModelSettings, writeModelSetting } from "../settings.ts";
import type { ModelAvailability } from "../status/modelAvailability.ts";
import { backendText } from "../../core/modelDetails.ts";
import { percentOf, taskProgressText } from "../../core/taskProgressText.ts";

export interface ModelDependencies {
  readonly api: ServerApi;
  readonly availability: ModelAvailability;
  readonly reporter: ErrorReporter;
}

/** Errors that the file itself is the cause of: such a choice is taken back. */
const FILE_FAULTS: readonly ErrorCode[] = [
  "model.notFound",
  "model.notAFile",
  "model.invalidFile",
  "model.incompatible",
  "model.noChatTemplate",
  "template.invalid",
];

export async function loadModel(dependencies: ModelDependencies, whenBusy: WhenBusy = "refuse"): Promise<void> {
  try {
    const info = await loadWithProgress(dependencies, whenBusy);
    const words = {
      model: info.name,
      backend: backendText(info),
      contextTokens: formatNumber(info.contextTokens),
    };
    showBriefly(formatMessage("model.loaded", words));
  } catch (error) {
    dependencies.reporter.report(error, { retry: (again) => loadModel(dependencies, again) });
  }
}

export async function unloadModel({ api }: ModelDependencies): Promise<void> {
  const unloaded = await api.unloadModel();
  showBriefly(formatMessage(unloaded ? "model.unloaded" : "model.notLoaded"));
}

export async function stopServer({ api }: ModelDependencies): Promise<void> {
  const outcome = await api.stopServer();
  showBriefly(formatMessage(outcome === "none" ? "server.notRunning" : "server.stopped"));
}

/**
 * Lets the user choose a file, keeps it as the setting and loads it, which is the only check that means something. A
 * file that cannot be a model is not kept.
 * @param given a file that was chosen elsewhere; left out, a dialog asks
 */
export async function chooseModel(dependencies: ModelDependencies, given?: vscode.Uri): Promise<void> {
  const uri = given ?? (await askForFile());
  if (uri === undefined) return;
  const { ref: formerRef } = readModelSettings();
  await writeModelSetting(uri.fsPath);
  await dependencies.availability.refresh();
  try {
    await loadWithProgress(dependencies, "refuse");
  } catch (error) {
    if (AppError.is(error) && FILE_FAULTS.includes(error.code)) {
      await writeModelSetting(formerRef);
      await dependencies.availability.refresh();
    }
    dependencies.reporter.report(error, { retry: (again) => loadModel(dependencies, again) });
  }
}

async function askForFile(): Promise<vscode.Uri | undefined> {
  const uris = await vscode.window.showOpenDialog({
    openLabel: formatMessage("model.open"),
    filters: { [formatMessage("model.fileKind")]: ["gguf"] },
  });
  return uris?.[0];
}

async function loadWithProgress({ api, availability }: ModelDependencies, whenBusy: WhenBusy): Promise<ModelInfo> {
  const title = formatMessage("model.loadProgress", { model: availability.modelName ?? "" });
  return withProgress(title, async (report, signal) => {
    let reported = 0;
    return api.loadModel({
      whenBusy,
      signal,
      onProgress: (step) => {
        const percent = step.kind === "loading" ? percentOf(step.fraction) : reported;
        const message =
          step.kind === "loading" ? formatMessage("model.loadPercent", { percent }) : taskProgressText(step);
        report({ increment: percent - reported, message: message ?? "" });
        reported = percent;
      },
    });
  });
}
