/** Which numbers of a text are hours, and whether its years are Buddhist ones: another clock or calendar writes those as other numbers. */
import { escapePattern } from "../../text/escapePattern.ts";

/** Buddhist years, as Thai, Lao and Khmer count them. */
const BUDDHIST_YEARS = 543;

/** Minutes behind the hour in digits, `PM`, or the word that every clock-time of the language has there. A range is a time as a whole. */
const CLOCK_AFTER =
  /(?:\s?[-–]\s?\d{1,2}(?:[:.]\d\d)?)?(?:[:：]\d\d(?!\d)|\s?[ap]\.?m\b|\s?(?:น\.|นาฬิกา|โมง|ໂມງ|giờ\s?\d|h\d\d|[点點]\d))/iuy;
/** Words that stand before a time, not before a length of time. */
const CLOCK_BEFORE = /(?:(?<!\p{L})(?:pukul|lúc|alas)|(?<!\p{L})jam|เวลา|ເວລາ|ម៉ោង)\s?$/iu;
const MINUTES_BEFORE = /\d[:：]$/u;
/** Longer than every word of CLOCK_BEFORE. */
const LOOK_BACK = 12;

/** Whether the number at this place of a text with ASCII digits is the hour of a time. */
export function isHour(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  if (MINUTES_BEFORE.test(before)) return false;
  CLOCK_AFTER.lastIndex = end;
  return CLOCK_AFTER.test(text) || CLOCK_BEFORE.test(before);
}

/** Whether it is the minutes or seconds. */
export function isMinutes(text: string, start: number): boolean {
  return MINUTES_BEFORE.test(text.slice(Math.max(0, start - 2), start));
}

/** The same hour on the other clock; 12 at night is 0. */
export function otherHours(value: string): string[] {
  const hour = Number(value);
  if (!Number.isInteger(hour) || hour > 24) return [];
  return [hour - 12, hour + 12].filter((other) => other >= 0 && other <= 24).map(String);
}

/** The year in the other calendar. */
export function otherYears(value: string): string[] {
  const year = Number(value);
  if (!Number.isInteger(year) || year < 1000 || year > 3000) return [];
  return [year + BUDDHIST_YEARS, year - BUDDHIST_YEARS].map(String);
}

const YEAR_WORDS = "\\bB\\.?E\\.?|ปี|ศักราช|[คพ]\\.?\\s?ศ\\.?|ປີ|[ຄພ]\\.?\\s?ສ\\.?|ឆ្នាំ|[គព]\\.?\\s?ស\\.?";
let besideYear: RegExp | undefined;

/** Whether a year of this text, of the Buddhist calendar by its size, stands behind a month or a word for years. */
export function hasBuddhistYear(text: string): boolean {
  if (!/2[3-6]\d\d/u.test(text)) return false;
  besideYear ??= new RegExp(
    `(?:${YEAR_WORDS}|${buddhistMonths().join("|")})\\s{0,2}2[3-6]\\d\\d(?!\\d)|2[3-6]\\d\\d\\s?B\\.?E\\b`,
    "u",
  );
  return besideYear.test(text);
}

/** The months' names, long and short, of the languages that count so. */
function buddhistMonths(): string[] {
  const months = ["th", "lo", "km"].flatMap((language) =>
    (["long", "short"] as const).flatMap((month) => {
      const names = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
      return Array.from({ length: 12 }, (_, index) => names.format(Date.UTC(2000, index, 15)));
    }),
  );
  return [...new Set(months)].sort((a, b) => b.length - a.length).map(escapePattern);
}
