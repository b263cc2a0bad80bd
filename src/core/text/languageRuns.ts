import type { LanguageTag } from "../languages.ts";
import { beginsWith } from "./beginsWith.ts";
import { traditionalBalance } from "./traditionalChinese.ts";

/** A piece of a text. */
export interface LanguageRun {
  readonly text: string;
  /** Left out for what is in the language of the text around it, or in one that its script does not tell. */
  readonly lang?: LanguageTag;
}

/** By script, those that alone are written in it. Kana stand among Chinese characters, and tell that these are not Chinese. */
const SURE_SCRIPTS = {
  my: stretchOf(["Mymr"]),
  km: stretchOf(["Khmr"]),
  lo: stretchOf(["Laoo"]),
  ta: stretchOf(["Taml"]),
  th: stretchOf(["Thai"]),
  "zh-Hans": stretchOf(["Hani", "Hira", "Kana"], String.raw`\uFF01-\uFF0F\uFF1A-\uFF1F`),
} satisfies Partial<Record<LanguageTag, string>>;

/**
 * A pattern. What several scripts share goes on in one and begins none: Vietnamese marks, for instance, can stand on
 * Chinese characters.
 * @param signs characters of a class, written among those of the scripts though they are of none
 */
function stretchOf(scripts: readonly string[], signs = ""): string {
  const own = scripts.map((script) => String.raw`\p{Script=${script}}`).join("");
  const shared = scripts.map((script) => String.raw`\p{scx=${script}}`).join("");
  return `[${own}][${shared}${signs}]*`;
}

type SureLanguage = keyof typeof SURE_SCRIPTS;

const LANGUAGES = Object.keys(SURE_SCRIPTS) as SureLanguage[];
const STRETCHES = new RegExp(LANGUAGES.map((tag) => `(${SURE_SCRIPTS[tag]})`).join("|"), "gu");
const LETTER = /[\p{L}\p{M}]/u;
const HAN = /\p{Script=Hani}/u;
/** The first half of a character beyond U+FFFF. */
const HALF = /[\uD800-\uDBFF]/u;
const KANA = /[\p{Script=Hira}\p{Script=Kana}]/u;

/** A text that changes its script more often is no prose in several languages: an element for each change would cost more than it helps. */
const MOST_STRETCHES = 500;

/** A stretch of one script, with the spaces, figures and signs between its words. */
interface Stretch {
  readonly tag: SureLanguage;
  readonly start: number;
  readonly end: number;
}

/**
 * The text in pieces, for `lang` attributes within it: fonts, heights of lines and line breaking follow the script where it
 * changes. Latin letters stay with the text around them, whatever language they are.
 * @param lang BCP 47, of the text that it stands in
 * @param isChinese as `GrowingChinese` says of the whole text that it stands in; left out where this is all of it
 */
export function languageRuns(
  text: string,
  lang: string | undefined,
  isChinese = hasSimplifiedChinese(text),
): readonly LanguageRun[] {
  const runs: LanguageRun[] = [];
  let end = 0;
  const stretches = stretchesOf(text);
  if (stretches.length > MOST_STRETCHES) return [{ text }];
  for (const stretch of stretches) {
    const run = text.slice(stretch.start, stretch.end);
    if (stretch.tag === lang || (stretch.tag === "zh-Hans" && !isChinese)) continue;
    if (stretch.start > end) runs.push({ text: text.slice(end, stretch.start) });
    runs.push({ text: run, lang: stretch.tag });
    end = stretch.end;
  }
  if (end < text.length) runs.push({ text: text.slice(end) });
  return runs;
}

/** What `languageRuns` wants to know of the text around: undefined for all languages in Latin letters. */
export function languageAround(lang: string | undefined): LanguageTag | undefined {
  return LANGUAGES.find((tag) => tag === lang);
}

/**
 * Whether the Chinese characters of a text are Simplified Chinese. They are those of Japanese where kana are anywhere in it:
 * a word in kanji alone tells nothing.
 */
function hasSimplifiedChinese(text: string): boolean {
  return new GrowingChinese().hasSimplified(text);
}

/** The same of a text that is being written: only what has come since the last time is looked at. */
export class GrowingChinese {
  private seen = "";
  private hasHan = false;
  private hasKana = false;
  private balance = 0;

  hasSimplified(text: string): boolean {
    if (!beginsWith(text, this.seen)) this.reset();
    // The other half of the last character may still come.
    const whole = HALF.test(text.slice(-1)) ? text.slice(0, -1) : text;
    const added = whole.slice(this.seen.length);
    this.hasHan ||= HAN.test(added);
    this.hasKana ||= KANA.test(added);
    this.balance += traditionalBalance(added);
    this.seen = whole;
    return this.hasHan && !this.hasKana && this.balance <= 0;
  }

  private reset(): void {
    this.seen = "";
    this.hasHan = false;
    this.hasKana = false;
    this.balance = 0;
  }
}

function stretchesOf(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const match of text.matchAll(STRETCHES)) {
    const [words, ...groups] = match;
    const tag = LANGUAGES.find((_, at) => groups[at] !== undefined);
    const end = match.index + words.length;
    const last = stretches.at(-1);
    if (last !== undefined && last.tag === tag && !LETTER.test(text.slice(last.end, match.index))) {
      stretches[stretches.length - 1] = { ...last, end };
    } else if (tag !== undefined && LETTER.test(words)) stretches.push({ tag, start: match.index, end });
  }
  return stretches;
}
