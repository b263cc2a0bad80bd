/** How each kind of project writes a language in the names of its files and folders. */
import { parseLanguage, type LanguageTag } from "../../languages.ts";
import type { FormatId } from "../formats/documentFormat.ts";

/** What other tools look for. A language that is not named is written as its tag. */
const FORMS: Readonly<Partial<Record<FormatId, Readonly<Partial<Record<LanguageTag, string>>>>>> = {
  // gettext's names are the C library's: language, underscore, territory.
  po: { "zh-Hans": "zh_CN" },
  // Java before 17 knows Indonesian by its old code only, later ones look for both.
  properties: { "zh-Hans": "zh_CN", id: "in" },
  // Flutter asks for the plain language beside every variant; plain Chinese is simplified.
  arb: { "zh-Hans": "zh" },
  // The platform's own resources have these folders; Android takes `in` for `id` and `tl` for `fil`.
  androidXml: { "zh-Hans": "zh-rCN", id: "in", fil: "tl" },
};

/** A name such as `en`, `en-US`, `en_US`, `en-rUS`, `zh-Hans`, `b+zh+Hans`. */
const LOCALE = /^(?:b\+)?([a-z]{2,3})(?:[-_+](?:hans|hant|latn))?(?:[-_+]r?([a-z]{2}|\d{3}))?$/iu;

/** Codes that are words too, or programs, in names of files: they say a language only with its territory, or where the source is known to be in it. */
const WORDS: ReadonlySet<string> = new Set([
  "my",
  "id",
  "in",
  "ms",
  "lo",
  "ta",
  "vi",
  "tl",
  "may",
  "lao",
  "ind",
  "tam",
]);

/**
 * The language that a part of a name says.
 * @param source the source's language where it is known: then only that one counts
 */
export function localeOf(name: string, source?: LanguageTag): LanguageTag | undefined {
  const [, language = "", territory = ""] = LOCALE.exec(name) ?? [];
  if (language === "") return undefined;
  const tag = parseLanguage(
    name
      .replace(/^b\+/iu, "")
      .replaceAll("+", "-")
      .replace(/([-_])r(?=[a-z]{2}$)/iu, "$1"),
  );
  if (tag === undefined || (source !== undefined && tag !== source)) return undefined;
  const isWord = WORDS.has(language.toLowerCase()) && territory.toUpperCase() !== territoryOf(tag);
  return source === undefined && isWord ? undefined : tag;
}

/**
 * How the target is written in the place of `like`, with a territory where that has one: `en-US.json`, `th-TH.json`.
 * @param like the source's part of the name; undefined where the name says no language
 */
export function localeForm(target: LanguageTag, format: FormatId, like?: string): string {
  const form = FORMS[format]?.[target];
  const region = like === undefined ? null : /[-_](r?)[a-z]{2}$/iu.exec(like);
  if (region === null || like === undefined) return form ?? target;
  const separator = like.includes("_") ? "_" : "-";
  const language = (form ?? target).split(/[-_]/u)[0] ?? target;
  return `${language}${separator}${region[1] ?? ""}${territoryOf(target)}`;
}

/** Where most people live who speak the language. */
function territoryOf(tag: LanguageTag): string {
  return new Intl.Locale(tag).maximize().region ?? "";
}
