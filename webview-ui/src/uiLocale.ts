/** The language that the panel's own words are in, for `Intl`: the page's `lang`. */
export function uiLocale(): string | undefined {
  return document.documentElement.lang || undefined;
}

/** 32768 as the interface's language writes it. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(uiLocale()).format(value);
}
