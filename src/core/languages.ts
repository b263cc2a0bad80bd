/**
 * The eleven languages of the product, in one table. Everything that asks "which language" asks here: pickers, prompts,
 * the CLI, the webview's `lang` attributes and SEA-HELM's codes.
 */

import { languageName } from "../shared/messages/uiFormats.ts";
import { uiWords } from "../shared/messages/uiWords.ts";

/** BCP 47 tags, as they are stored in settings, sent over the protocol and written into `lang` attributes. */
export type LanguageTag = "my" | "en" | "id" | "km" | "lo" | "ms" | "zh-Hans" | "fil" | "ta" | "th" | "vi";

/** ISO 15924 script code of a language's usual writing. */
export type Script = "Mymr" | "Latn" | "Khmr" | "Laoo" | "Hans" | "Taml" | "Thai";

export interface Language {
  readonly tag: LanguageTag;
  /** The language's own name for itself. */
  readonly endonym: string;
  /** English name: for people who read English, and for prompts. */
  readonly englishName: string;
  readonly script: Script;
  /** Code that the SEA-HELM evaluation uses. */
  readonly seaHelm: string;
  /** Other spellings that people and systems use, lower case. */
  readonly aliases: readonly string[];
}

export const LANGUAGES: readonly Language[] = [
  { tag: "my", endonym: "မြန်မာ", englishName: "Burmese", script: "Mymr", seaHelm: "my", aliases: ["mya", "myanmar"] },
  { tag: "en", endonym: "English", englishName: "English", script: "Latn", seaHelm: "en", aliases: ["eng"] },
  {
    tag: "id",
    endonym: "Bahasa Indonesia",
    englishName: "Indonesian",
    script: "Latn",
    seaHelm: "id",
    aliases: ["ind", "in"],
  },
  { tag: "km", endonym: "ខ្មែរ", englishName: "Khmer", script: "Khmr", seaHelm: "km", aliases: ["khm", "cambodian"] },
  { tag: "lo", endonym: "ລາວ", englishName: "Lao", script: "Laoo", seaHelm: "lo", aliases: ["lao", "laotian"] },
  {
    tag: "ms",
    endonym: "Bahasa Melayu",
    englishName: "Malay",
    script: "Latn",
    seaHelm: "ms",
    aliases: ["msa", "zsm", "may"],
  },
  {
    tag: "zh-Hans",
    endonym: "简体中文",
    englishName: "Mandarin",
    script: "Hans",
    seaHelm: "zh",
    aliases: ["zh", "zh-cn", "zh-sg", "cmn", "zho", "chinese", "simplified chinese", "中文"],
  },
  {
    tag: "fil",
    endonym: "Filipino",
    englishName: "Filipino",
    script: "Latn",
    seaHelm: "tl",
    aliases: ["tl", "tgl", "tagalog"],
  },
  { tag: "ta", endonym: "தமிழ்", englishName: "Tamil", script: "Taml", seaHelm: "ta", aliases: ["tam"] },
  { tag: "th", endonym: "ไทย", englishName: "Thai", script: "Thai", seaHelm: "th", aliases: ["tha"] },
  { tag: "vi", endonym: "Tiếng Việt", englishName: "Vietnamese", script: "Latn", seaHelm: "vi", aliases: ["vie"] },
];

const byTag = new Map<string, Language>(LANGUAGES.map((language) => [language.tag, language]));

/** The table's row for a tag. */
export function isLanguageTag(value: unknown): value is LanguageTag {
  return LANGUAGES.some(({ tag }) => tag === value);
}

export function languageOf(tag: LanguageTag): Language {
  const language = byTag.get(tag);
  if (language === undefined) throw new RangeError(`Not one of the product's languages: ${tag}`);
  return language;
}

/**
 * What a list shows: the endonym first, because that is what its readers look for, then the name in the interface's language.
 * `ไทย - Thai`
 */
export function languageLabel(tag: LanguageTag): string {
  const { endonym, englishName } = languageOf(tag);
  const name = uiWords().language === "en" ? englishName : languageName(tag);
  return name === undefined || endonym.includes(name) ? endonym : `${endonym} - ${name}`;
}

/**
 * Understands what people type and systems report: a tag in any case (`TH`, `zh_CN`), a locale with region
 * (`vi-VN.UTF-8`), an English name, an endonym, or a known alias. Undefined when it is none of the eleven.
 */
export function parseLanguage(input: string): LanguageTag | undefined {
  const wanted = input.trim().normalize("NFC").toLowerCase().replaceAll("_", "-").replace(/\..*$/u, "");
  if (wanted === "") return undefined;
  const exact = LANGUAGES.find(
    ({ tag, endonym, englishName, aliases }) =>
      tag.toLowerCase() === wanted ||
      englishName.toLowerCase() === wanted ||
      endonym.normalize("NFC").toLowerCase() === wanted ||
      aliases.includes(wanted),
  );
  if (exact !== undefined) return exact.tag;
  // Traditional Chinese is another language of writing: it must not be taken for zh-Hans.
  if (/^zh-(hant|tw|hk|mo)\b/u.test(wanted)) return undefined;
  const primary = wanted.split("-")[0] ?? "";
  if (primary === wanted || !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/u.test(wanted)) return undefined;
  return parseLanguage(primary);
}
