/** The one place that decides which words and which buttons a user gets for an error. */
import type { AppError, ErrorCode, ErrorDetails } from "./appError.ts";
import { isCrashCause } from "./crashCause.ts";
import { isImportFault } from "./importFault.ts";
import type { MessageKey } from "./messages/en.ts";
import { formatMessage, type MessageValues } from "./messages/formatMessage.ts";
import { formatNumber } from "./messages/uiFormats.ts";
import type { WhenBusy } from "./protocol.ts";
import { isRoomAction, type ActionId, type ErrorView, type RetryActionId } from "./webviewProtocol.ts";

/** What happened, and what can be done about it. */
export function presentError(error: AppError): ErrorView {
  const actions = actionsFor(error.code).map((id) => ({ id, label: formatMessage(actionKey(id)) }));
  return { message: messageOf(error), actions };
}

export function actionKey(id: ActionId): MessageKey {
  if (isRoomAction(id)) return `panel.way.${id}`;
  return `action.${id}`;
}

/** With what a request is sent again when this button is pressed. */
export function whenBusyOf(id: RetryActionId): WhenBusy {
  switch (id) {
    case "retry":
      return "refuse";
    case "waitForModel":
      return "wait";
    case "switchModel":
      return "switch";
  }
}

function messageOf({ code, details }: AppError): string {
  if (code === "server.crashed") return crashMessage(details) ?? formatMessage("error.server.crashed");
  if (code === "model.busy" && details.own === true) return formatMessage("error.model.busyHere", details);
  if (code === "config.invalid" && "backend" in details) return formatMessage("error.config.noBackend", details);
  if (code === "server.notResponding" && "pid" in details) return formatMessage(silentKey(details), details);
  if (code === "input.empty" && isNothing(details.nothing)) return formatMessage(`nothing.${details.nothing}`);
  if (code === "conversation.notReadable" && isImportFault(details.fault)) {
    return formatMessage(`error.conversation.${details.fault}`, details);
  }
  if (code === "input.tooLarge" && "path" in details)
    return formatMessage("error.input.fileTooLarge", figures(details));
  if (code === "input.tooLarge" || code === "generation.contextOverflow") {
    return formatMessage(`error.${code}`, figures(details));
  }
  return formatMessage(`error.${code}`, details);
}

/** Details whose numbers are amounts, as the interface's language writes those. */
function figures(details: ErrorDetails): MessageValues {
  const written = Object.entries(details).map(([name, value]) => [
    name,
    typeof value === "number" ? formatNumber(value) : value,
  ]);
  return Object.fromEntries(written) as MessageValues;
}

/** What a command looked for in vain, other than a text. */
const NOTHING = ["context", "comment", "clipboard", "markdown", "editor", "file", "conversation", "problems"] as const;

function isNothing(value: unknown): value is (typeof NOTHING)[number] {
  return NOTHING.some((nothing) => nothing === value);
}

/** Of a server that was met so, and was not this client's before. */
function silentKey({ ended }: ErrorDetails): MessageKey {
  return ended === true ? "server.silentEnded" : "server.silent";
}

/** The cause and what the next try does differently. Undefined where nobody looked for a cause. */
function crashMessage(details: ErrorDetails): string | undefined {
  const { cause, layers } = details;
  if (!isCrashCause(cause)) return undefined;
  return `${formatMessage(`crash.${cause}`, details)} ${formatMessage(againKey(layers), details)}`;
}

function againKey(layers: ErrorDetails[string] | undefined): MessageKey {
  if (layers === undefined) return "crash.again";
  return layers === 0 ? "crash.againWithoutGpu" : "crash.againFewerLayers";
}

function actionsFor(code: ErrorCode): readonly ActionId[] {
  switch (code) {
    case "model.none":
      return ["setUpModel", "chooseModel"];
    case "model.notFound":
    case "model.notAFile":
    case "model.invalidFile":
    case "model.incompatible":
    case "model.noChatTemplate":
    case "template.invalid":
    case "generation.unfinished":
      return ["chooseModel"];
    case "model.insufficientMemory":
    case "config.invalid":
      return ["openSettings"];
    case "model.busy":
      return ["waitForModel", "switchModel"];
    case "download.network":
    case "download.rateLimited":
    case "download.checksumMismatch":
    case "download.changed":
    case "download.diskFull":
    case "download.elsewhere":
    case "model.switched":
    case "model.unloaded":
    case "model.loadFailed":
    case "generation.failed":
    case "server.unavailable":
    case "server.crashed":
    case "server.stopped":
    case "folder.notWritable":
    case "server.notResponding":
      return ["retry"];
    case "download.forbidden":
      return ["setToken", "retry"];
    case "generation.contextOverflow":
      return ["trimOldest", "summarizeEarlier", "newChat"];
    case "model.inUse":
    case "model.exists":
    case "download.badAddress":
    case "download.notFound":
    case "download.badRedirect":
    case "download.notAModel":
    case "model.notManaged":
    case "download.licence":
    case "download.unknown":
    case "input.empty":
    case "input.tooLarge":
    case "command.unknown":
    case "conversation.elsewhere":
    case "conversation.notReadable":
    case "document.changed":
    case "document.closed":
    case "document.readOnly":
    case "document.invalid":
    case "document.outOfMemory":
    case "document.binary":
    case "document.unsaved":
    case "document.notFound":
    case "document.forbidden":
    case "document.failed":
    case "internal":
      return [];
  }
}
