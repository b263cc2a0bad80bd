/** The one place that decides which words and which button a user gets for an error. */
import type { AppError, ErrorCode } from "./appError.ts";
import type { MessageKey } from "./messages/en.ts";
import { formatMessage } from "./messages/formatMessage.ts";
import type { ActionId, ErrorView } from "./webviewProtocol.ts";

/** One sentence and, where something can be done about it, the one useful button. */
export function presentError(error: AppError): ErrorView {
  const message = formatMessage(`error.${error.code}`, error.details);
  const id = actionFor(error.code);
  return id === undefined ? { message } : { message, action: { id, label: formatMessage(actionKey(id)) } };
}

export function actionKey(id: ActionId): MessageKey {
  return `action.${id}`;
}

function actionFor(code: ErrorCode): ActionId | undefined {
  switch (code) {
    case "model.none":
    case "model.notFound":
    case "model.notAFile":
    case "model.invalidFile":
    case "model.incompatible":
    case "model.noChatTemplate":
    case "template.invalid":
      return "chooseModel";
    case "model.insufficientMemory":
    case "config.invalid":
      return "openSettings";
    case "model.busy":
    case "model.switched":
    case "model.loadFailed":
    case "generation.failed":
    case "server.unavailable":
    case "server.crashed":
    case "server.notResponding":
      return "retry";
    case "generation.contextOverflow":
      return "newChat";
    case "input.empty":
    case "input.tooLarge":
    case "document.changed":
    case "document.closed":
    case "document.readOnly":
    case "internal":
      return undefined;
  }
}
