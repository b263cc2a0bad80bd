import { formatMessage } from "../../src/shared/messages/formatMessage.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/**
 * "3 hours ago", as short as the language has it; a date for what is older than a week.
 * @param locale undefined: the system's
 */
export function relativeTime(atMs: number, nowMs: number, locale: string | undefined): string {
  const ageMs = nowMs - atMs;
  if (ageMs < MINUTE_MS) return formatMessage("panel.now");
  if (ageMs >= WEEK_MS) return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(atMs);
  const format = new Intl.RelativeTimeFormat(locale, { style: "narrow" });
  if (ageMs < HOUR_MS) return format.format(-Math.floor(ageMs / MINUTE_MS), "minute");
  if (ageMs < DAY_MS) return format.format(-Math.floor(ageMs / HOUR_MS), "hour");
  return format.format(-Math.floor(ageMs / DAY_MS), "day");
}
