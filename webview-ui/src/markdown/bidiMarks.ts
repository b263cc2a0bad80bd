/**
 * Characters that turn the reading direction around. They can make code read otherwise than it runs, so the panel shows
 * them as a mark: embeddings and overrides (U+202A to U+202E) and isolates (U+2066 to U+2069).
 */
export const BIDI_CONTROL = /[\u202A-\u202E\u2066-\u2069]/u;

export const BIDI_MARK_CLASS = "bidi-mark";

/** `U+202E` */
export function bidiMarkText(control: string): string {
  return `U+${(control.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}
