/**
 * The locales that this system reports, the most telling first: the environment, as for every program on Unix; the
 * runtime's own, which is the system's on Windows and macOS; the editor's display language.
 */
export function systemLocales(
  displayLanguage: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  runtimeLocale: string = new Intl.DateTimeFormat().resolvedOptions().locale,
): string[] {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return [LC_ALL, LC_MESSAGES, LANG, runtimeLocale, displayLanguage].filter((locale) => locale !== undefined);
}
