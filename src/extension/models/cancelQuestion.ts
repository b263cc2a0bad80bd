/** What is asked before work on a model file is thrown away. */
import { sizeText } from "../../core/modelDetails.ts";
import { isMoving } from "../../core/models/transferProgress.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { Transfer } from "../../shared/modelsProtocol.ts";

export interface CancelQuestion {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  /** Keeps what is there instead. Left out: nothing moves, or nothing could be kept. */
  readonly pause?: string;
}

/** @param title what people call the model */
export function cancelQuestion(transfer: Transfer, title: string): CancelQuestion {
  const words = { name: title, size: sizeText(transfer.doneBytes) };
  if (transfer.kind === "import") {
    return {
      message: formatMessage("models.stopCopy.question", words),
      detail: formatMessage("models.stopCopy.detail", words),
      yes: formatMessage("models.stopCopy.yes"),
    };
  }
  return {
    message: formatMessage("models.cancel.question", words),
    detail: formatMessage(isMoving(transfer) ? "models.cancel.detailMoving" : "models.cancel.detail", words),
    yes: formatMessage("models.cancel.yes"),
    ...(isMoving(transfer) && { pause: formatMessage("models.cancel.pause") }),
  };
}
