import { parseLanguage, type LanguageTag } from "../../core/languages.ts";

export interface UiLanguageWishes {
  /** Value of `sealion.uiLanguage`: a tag, or anything else for "auto". */
  readonly setting: unknown;
  /** Of VS Code, as a BCP 47 tag. */
  readonly displayLanguage: string;
  /** Of the system, the most telling first. */
  readonly systemLocales: readonly string[];
}

/**
 * The language of the interface: the one that is set, else VS Code's, else the system's, else English. VS Code in English decides
 * nothing: it has language packs for none of ours but Chinese, and is English for everybody else.
 */
export function chooseUiLanguage({ setting, displayLanguage, systemLocales }: UiLanguageWishes): LanguageTag {
  const wanted = typeof setting === "string" ? parseLanguage(setting) : undefined;
  if (wanted !== undefined) return wanted;
  const shown = parseLanguage(displayLanguage);
  if (shown !== undefined && shown !== "en") return shown;
  return systemLocales.map(parseLanguage).find((tag) => tag !== undefined) ?? "en";
}
