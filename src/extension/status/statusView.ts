/** What the status bar item shows, as plain data. */
import { languageLabel, languageOf, type LanguageTag } from "../../core/languages.ts";
import {
  adjustmentTexts,
  backendName,
  modelFileName,
  shortFacts,
  stateText,
  type Fact,
} from "../../core/modelDetails.ts";
import { percentOf, taskProgressText } from "../../core/taskProgressText.ts";
import type { Waiting } from "../../client/ownWaits.ts";
import { DEFAULT_WATCH_TIMES } from "../../client/responseWatch.ts";
import { AppError } from "../../shared/appError.ts";
import { presentError } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { Transfer } from "../../shared/modelsProtocol.ts";
import type { ModelInfo, ModelState } from "../../shared/protocol.ts";
import { fromWireError } from "../../shared/wireError.ts";
import { stateWords, transferState } from "../../core/models/rowState.ts";
import { fractionOf, isMoving } from "../../core/models/transferProgress.ts";

export interface StatusInput {
  /** Undefined while no server is connected. */
  readonly model: ModelState | undefined;
  readonly health: "responding" | "notResponding" | "lost";
  /** Why the server was lost, as soon as that is known. */
  readonly crash: AppError | undefined;
  /** What a request of this window waits for. */
  readonly waiting: Waiting | undefined;
  /** A request was refused because no model is chosen. */
  readonly modelMissing: boolean;
  /**
   * Those that are not done, shown while the model itself has nothing to tell: what moves goes first, and the bar has room for
   * one of them. One that waits for the user matters where there is no model.
   */
  readonly downloads: readonly Transfer[];
  readonly target: LanguageTag | undefined;
}

export interface StatusView {
  /** With `$(icon)` in front. */
  readonly text: string;
  readonly tooltip: StatusTooltip;
  readonly severity: "normal" | "warning" | "error";
}

export interface StatusTooltip {
  /** The model's name, or one sentence. */
  readonly title: string;
  readonly facts: readonly Fact[];
  /** Sentences on what is not as it was asked for. */
  readonly notes: readonly string[];
}

/** A longer name would push other items out of the bar. */
const LONGEST_NAME = 24;

export function statusView(input: StatusInput): StatusView {
  const { model, health, crash, waiting, modelMissing, downloads, target } = input;
  if (health === "lost") return view("error", formatMessage("status.lost"), crashText(crash), "error");
  if (health === "notResponding") {
    const seconds = DEFAULT_WATCH_TIMES.giveUpMs / 1000;
    const tooltip = formatMessage("status.notRespondingTooltip", { seconds });
    return view("warning", formatMessage("status.notResponding"), tooltip, "warning");
  }
  if (waiting !== undefined) return waitingView(waiting, model, target);
  switch (model?.kind) {
    case undefined:
    case "none":
      if (downloads[0] !== undefined && isMoving(downloads[0])) return movingView(downloads[0], downloads);
      if (modelMissing && downloads[0] !== undefined) return waitingDownloadView(downloads[0]);
      if (modelMissing) return view("warning", formatMessage("status.none"), errorText("model.none"), "warning");
      return view("circle-outline", formatMessage("status.idle"), formatMessage("status.idleTooltip"));
    case "loading": {
      const percent = percentOf(model.fraction);
      const tooltip = formatMessage("model.loadProgress", { model: modelFileName(model.path) });
      return view("loading~spin", formatMessage("status.loading", { percent }), tooltip);
    }
    case "ready":
      return { text: `$(check) ${readyText(model, target)}`, tooltip: modelTooltip(model, target), severity: "normal" };
    case "busy":
      return {
        text: `$(sync~spin) ${readyText(model, target)}`,
        tooltip: modelTooltip(model, target),
        severity: "normal",
      };
    case "failed": {
      const error = fromWireError(model.error) ?? new AppError("internal", model.error.message);
      return view("error", formatMessage("status.failed"), presentError(error).message, "error");
    }
  }
}

function waitingDownloadView(download: Transfer): StatusView {
  const step = transferState(download);
  const state = step === undefined ? "" : stateWords(step);
  const text = formatMessage("status.downloadWaits", { state });
  return view("debug-pause", text, formatMessage("status.downloadWaitsTooltip", { name: download.name, state }));
}

function movingView(download: Transfer, all: readonly Transfer[]): StatusView {
  const count = all.filter(isMoving).length - 1;
  const percent = percentOf(fractionOf(download));
  const text = formatMessage("status.downloading", { percent });
  const tooltip = formatMessage("status.downloadingTooltip", { name: download.name, percent });
  if (count === 0) return view("cloud-download", text, tooltip);
  return view(
    "cloud-download",
    formatMessage("status.downloadingMore", { text, count }),
    formatMessage("status.downloadingMoreTooltip", { text: tooltip, count }),
  );
}

/** The tooltip without any formatting, for screen readers. */
export function spokenTooltip({ title, facts, notes }: StatusTooltip): string {
  return [title, ...facts.map(({ label, value }) => `${label}: ${value}`), ...notes].join(". ");
}

function view(icon: string, text: string, title: string, severity: StatusView["severity"] = "normal"): StatusView {
  return { text: `$(${icon}) ${text}`, tooltip: { title, facts: [], notes: [] }, severity };
}

/** A request of this window waits: that comes before what the model does for others. */
function waitingView(waiting: Waiting, model: ModelState | undefined, target: LanguageTag | undefined): StatusView {
  const text =
    waiting.kind === "queued"
      ? formatMessage("status.queued", { ahead: waiting.ahead })
      : formatMessage("status.waitingForModel", { model: shortName(waiting.model) });
  const sentence = taskProgressText(waiting) ?? "";
  const plain = view("watch", text, sentence);
  if (model?.kind !== "ready" && model?.kind !== "busy") return plain;
  const tooltip = modelTooltip(model, target);
  return { ...plain, tooltip: { ...tooltip, notes: [sentence, ...tooltip.notes] } };
}

function shortName(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}

type Loaded = Extract<ModelState, { info: ModelInfo }>;

function readyText(model: Loaded, target: LanguageTag | undefined): string {
  const backend = backendName(model.info);
  const text =
    target === undefined
      ? formatMessage("status.readyNoTarget", { backend })
      : formatMessage("status.ready", { backend, language: languageOf(target).endonym });
  const queued = model.kind === "busy" ? model.queued : 0;
  return queued === 0 ? text : `${text} · ${formatMessage("status.queue", { queued })}`;
}

function modelTooltip(model: Loaded, target: LanguageTag | undefined): StatusTooltip {
  const language = target === undefined ? formatMessage("menu.targetNone") : languageLabel(target);
  return {
    title: model.info.name,
    facts: [
      { label: formatMessage("details.state"), value: stateText(model) },
      ...shortFacts(model.info),
      { label: formatMessage("menu.target"), value: language },
    ],
    notes: adjustmentTexts(model.info),
  };
}

function crashText(crash: AppError | undefined): string {
  return crash === undefined ? errorText("server.crashed") : presentError(crash).message;
}

function errorText(code: "server.crashed" | "model.none"): string {
  return presentError(new AppError(code, code)).message;
}
