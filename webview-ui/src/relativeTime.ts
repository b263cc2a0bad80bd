import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import { formatDate } from "../../src/shared/messages/uiFormats.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** "3h ago"; a date for what is older than a week. Not by `Intl`, which has no such words in Burmese, Khmer and Lao here. */
export function relativeTime(atMs: number, nowMs: number): string {
  const ageMs = nowMs - atMs;
  if (ageMs < MINUTE_MS) return formatMessage("panel.now");
  if (ageMs < HOUR_MS) return formatMessage("panel.minutesAgo", { minutes: Math.floor(ageMs / MINUTE_MS) });
  if (ageMs < DAY_MS) return formatMessage("panel.hoursAgo", { hours: Math.floor(ageMs / HOUR_MS) });
  if (ageMs < WEEK_MS) return formatMessage("panel.daysAgo", { days: Math.floor(ageMs / DAY_MS) });
  return formatDate(atMs);
}
