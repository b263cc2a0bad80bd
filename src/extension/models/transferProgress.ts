/** How far a transfer is, as people read it. */
import { sizeText } from "../../core/modelDetails.ts";
import { percentOf } from "../../core/taskProgressText.ts";
import type { Transfer } from "../../shared/modelsProtocol.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";

/** 0 to 1; 0 while the size is not known. */
export function fractionOf({ doneBytes, totalBytes }: Transfer): number {
  return totalBytes > 0 ? Math.min(1, doneBytes / totalBytes) : 0;
}

export function isMoving({ state }: Transfer): boolean {
  return state.kind === "running" || state.kind === "retrying" || state.kind === "verifying";
}

/** "43 %, 8.5 GB of 19.8 GB, 38 MB/s", for a notification. */
export function transferStep(transfer: Transfer): string {
  const { state, doneBytes, totalBytes, bytesPerSecond } = transfer;
  const percent = percentOf(fractionOf(transfer));
  if (state.kind === "retrying") return formatMessage("models.download.retrying", { percent });
  if (state.kind === "verifying") return formatMessage("models.download.verifying", { percent });
  const words = { percent, done: sizeText(doneBytes), total: sizeText(totalBytes) };
  return bytesPerSecond > 0
    ? formatMessage("models.download.step", { ...words, speed: sizeText(bytesPerSecond) })
    : formatMessage("models.download.begin", words);
}
