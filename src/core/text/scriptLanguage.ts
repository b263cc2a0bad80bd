import { LANGUAGES, type LanguageTag } from "../languages.ts";
import { dominantScript } from "./scripts.ts";

/**
 * The language that a text's script alone tells, for `lang` attributes, which decide fonts and line breaking. Undefined
 * for Latin letters, which five of the languages share, and for texts without letters.
 */
export function scriptLanguage(text: string): LanguageTag | undefined {
  const script = dominantScript(text);
  const candidates = LANGUAGES.filter((language) => language.script === script);
  return candidates.length === 1 ? candidates[0]?.tag : undefined;
}
