/** How far work on a model file is, as people read it in a window or on a terminal. */
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { Transfer } from "../../shared/modelsProtocol.ts";
import { modelFileName, sizeText } from "../modelDetails.ts";
import { percentOf } from "../taskProgressText.ts";

/** 0 to 1; 0 while the size is not known. */
export function fractionOf({ doneBytes, totalBytes }: Transfer): number {
  return totalBytes > 0 ? Math.min(1, doneBytes / totalBytes) : 0;
}

export function isMoving({ state }: Transfer): boolean {
  return state.kind === "running" || state.kind === "retrying" || state.kind === "verifying";
}

/** Whether work on files is on this one: of a split model's parts the transfer names the first, whichever was given. */
export function isOfFile({ ref }: Transfer, file: string): boolean {
  return wholeName(ref) === wholeName(file);
}

function wholeName(file: string): string {
  return modelFileName(file).replace(/-\d{5}(?=-of-\d{5}(?:\.gguf)?$)/iu, "");
}

/** "43 %, 8.5 GB of 19.8 GB, 38 MB/s, 5 min left", for a notification that says what goes on. */
export function transferStep(transfer: Transfer): string {
  const { state } = transfer;
  const percent = percentOf(fractionOf(transfer));
  if (state.kind === "retrying") return formatMessage("models.download.retrying", { percent });
  if (state.kind === "verifying") return formatMessage("models.download.verifying", { percent });
  return [formatMessage("transfer.percent", { percent }), ...transferAmounts(transfer)].join(", ");
}

/** Bytes, and while something moves speed and time. */
export function transferAmounts({ doneBytes, totalBytes, bytesPerSecond }: Transfer): string[] {
  const amount = formatMessage("transfer.amount", { done: sizeText(doneBytes), total: sizeText(totalBytes) });
  if (bytesPerSecond <= 0) return [amount];
  return [
    amount,
    formatMessage("transfer.speed", { speed: sizeText(bytesPerSecond) }),
    formatMessage("transfer.left", { time: timeText((totalBytes - doneBytes) / bytesPerSecond) }),
  ];
}

function timeText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 90) return formatMessage("transfer.seconds", { seconds: Math.max(1, Math.round(seconds)) });
  if (minutes < 60) return formatMessage("transfer.minutes", { minutes });
  return formatMessage("transfer.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
