import type { LanguageTag } from "../languages.ts";
import { identifyLanguage } from "./identifyLanguage.ts";
import { scriptLanguage } from "./scriptLanguage.ts";

/**
 * The language of a text for `lang` attributes: its script's, else what its words tell. Undefined where neither does, as
 * for code and for languages that are none of the eleven.
 */
export function textLanguage(text: string): LanguageTag | undefined {
  const tag = scriptLanguage(text) ?? identifyLanguage(text)?.tag;
  return tag === "other" ? undefined : tag;
}
