import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import { formatNumber } from "../../src/shared/messages/uiFormats.ts";

/** `85 ms`, `0.8 s`, `12 s`, `1 min 5 s`. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 100) return formatMessage("panel.milliseconds", { milliseconds: Math.round(durationMs) });
  const seconds = durationMs / 1000;
  if (seconds < 9.95) return formatMessage("panel.seconds", { seconds: formatNumber(seconds, 1) });
  const whole = Math.round(seconds);
  if (whole < 60) return formatMessage("panel.seconds", { seconds: whole });
  return formatMessage("panel.minutes", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}
