/** Figures and dates as the interface's language writes them. */
import { LANGUAGE_NAMES } from "./languageNames.ts";
import { uiWords } from "./uiWords.ts";

/** What `Intl` goes by where it has no data for the interface's language, and not the system's language. */
const OTHERWISE = "en-GB";

/**
 * The digits are 0 to 9 in each language: Burmese has digits of its own by default, but sizes, settings and file names in the
 * same sentence do not.
 */
function uiLocale(): string {
  return localeOf(uiWords().language);
}

function localeOf(language: string): string {
  return `${language}-u-nu-latn`;
}

/** 32,768, or 32.768. @param fractionDigits exactly so many behind the decimal sign */
export function formatNumber(value: number, fractionDigits = 0): string {
  const digits = { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits };
  return new Intl.NumberFormat([uiLocale(), OTHERWISE], digits).format(value);
}

/** "Oct 29, 2026" */
export function formatDate(atMs: number): string {
  return format(atMs, { dateStyle: "medium" }, NUMERIC_DATE);
}

/** "Oct 29, 2026, 12:30 AM" */
export function formatDateTime(atMs: number): string {
  return format(atMs, { dateStyle: "medium", timeStyle: "short" }, { ...NUMERIC_DATE, ...NUMERIC_TIME });
}

/** "October 2026", as a heading. */
export function formatMonth(atMs: number): string {
  const month = format(atMs, { month: "long", year: "numeric" }, { month: "2-digit", year: "numeric" });
  const [first = ""] = month;
  return first.toLocaleUpperCase(uiLocale()) + month.slice(first.length);
}

/** "Thai", in the interface's language. Undefined where nobody has told what it calls this one. @param tag BCP 47 */
export function languageName(tag: string): string | undefined {
  return languageNameIn(uiWords().language, tag);
}

/** As of `languageName`, in another language. @param language BCP 47 */
export function languageNameIn(language: string, tag: string): string | undefined {
  const written = LANGUAGE_NAMES[language]?.[tag];
  if (written !== undefined) return written;
  const locale = localeOf(language);
  if (Intl.DisplayNames.supportedLocalesOf(locale).length === 0) return undefined;
  return new Intl.DisplayNames(locale, { type: "language", fallback: "none" }).of(tag);
}

const NUMERIC_DATE = { day: "2-digit", month: "2-digit", year: "numeric" } as const;
const NUMERIC_TIME = { hour: "2-digit", minute: "2-digit" } as const;

/**
 * Chromium, and with it VS Code, has no data for Burmese, Khmer and Lao: instead of English names of months they get figures,
 * in the order of day, month and year that all three write.
 */
function format(atMs: number, options: Intl.DateTimeFormatOptions, numeric: Intl.DateTimeFormatOptions): string {
  const isKnown = Intl.DateTimeFormat.supportedLocalesOf(uiLocale()).length > 0;
  return new Intl.DateTimeFormat([uiLocale(), OTHERWISE], isKnown ? options : numeric).format(atMs);
}
