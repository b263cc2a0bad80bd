/** What the status bar item says in each state. Pure; statusBarItem.ts paints it. */
import { languageLabel, languageOf, type LanguageTag } from "../../core/languages.ts";
import { AppError } from "../../shared/appError.ts";
import { presentError } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { ModelInfo, ModelState } from "../../shared/protocol.ts";
import { fromWireError } from "../../shared/wireError.ts";
import { percentOf } from "../taskProgressText.ts";
import { backendName, modelDetail, modelFileName } from "./modelWords.ts";

export interface StatusInput {
  /** Undefined while no server is connected. */
  readonly model: ModelState | undefined;
  readonly health: "responding" | "notResponding" | "lost";
  /** A request was refused because no model is chosen. */
  readonly modelMissing: boolean;
  readonly target: LanguageTag | undefined;
}

export interface StatusView {
  /** With `$(icon)` in front. */
  readonly text: string;
  readonly tooltip: string;
  readonly severity: "normal" | "warning" | "error";
}

export function statusView({ model, health, modelMissing, target }: StatusInput): StatusView {
  if (health === "lost") return view("error", formatMessage("status.lost"), errorText("server.crashed"), "error");
  if (health === "notResponding") {
    return view("warning", formatMessage("status.notResponding"), errorText("server.notResponding"), "warning");
  }
  switch (model?.kind) {
    case undefined:
    case "none":
      if (modelMissing) return view("warning", formatMessage("status.none"), errorText("model.none"), "warning");
      return view("circle-outline", formatMessage("status.idle"), formatMessage("status.idleTooltip"));
    case "loading": {
      const percent = percentOf(model.fraction);
      const tooltip = formatMessage("model.loadProgress", { model: modelFileName(model.path) });
      return view("loading~spin", formatMessage("status.loading", { percent }), tooltip);
    }
    case "ready":
      return view("check", readyText(model.info, target), readyTooltip(model.info, target));
    case "busy": {
      const queue = model.queued === 0 ? "" : `\n${formatMessage("status.tooltipQueue", { queued: model.queued })}`;
      return view("sync~spin", readyText(model.info, target), `${readyTooltip(model.info, target)}${queue}`);
    }
    case "failed": {
      const error = fromWireError(model.error) ?? new AppError("internal", model.error.message);
      return view("error", formatMessage("status.failed"), presentError(error).message, "error");
    }
  }
}

function view(icon: string, text: string, tooltip: string, severity: StatusView["severity"] = "normal"): StatusView {
  return { text: `$(${icon}) ${text}`, tooltip, severity };
}

function readyText(info: ModelInfo, target: LanguageTag | undefined): string {
  const backend = backendName(info);
  if (target === undefined) return formatMessage("status.readyNoTarget", { backend });
  return formatMessage("status.ready", { backend, language: languageOf(target).endonym });
}

function readyTooltip(info: ModelInfo, target: LanguageTag | undefined): string {
  const model = formatMessage("status.tooltipModel", {
    model: info.name,
    detail: modelDetail(info),
    size: (info.sizeBytes / 1e9).toFixed(1),
  });
  const language = target === undefined ? formatMessage("menu.targetNone") : languageLabel(target);
  return `${model}\n${formatMessage("menu.target")}: ${language}`;
}

function errorText(code: "server.crashed" | "server.notResponding" | "model.none"): string {
  return presentError(new AppError(code, code)).message;
}
