import { parseLanguage, type LanguageTag } from "../languages.ts";

/**
 * The first guess of what a person wants translations to be written in, from the system's locales in order of
 * preference (`th-TH`, `vi_VN.UTF-8`). English systems are everywhere and say nothing about their users, so English is
 * no guess: the result is then undefined and the caller asks.
 */
export function guessTargetLanguage(locales: readonly string[]): LanguageTag | undefined {
  for (const locale of locales) {
    const tag = parseLanguage(locale);
    if (tag !== undefined && tag !== "en") return tag;
  }
  return undefined;
}
