/**
 * Lone surrogates, and control characters other than tab and line breaks: a model can do nothing with these, and NUL ends a C string.
 */
const UNREADABLE = /\p{Surrogate}|[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu;

/**
 * A person's text as a model can be given it: half characters (lone surrogates have no UTF-8 form) become U+FFFD,
 * control characters go, and the rest is NFC, the form that models are trained on.
 */
export function toModelText(text: string): string {
  return text.replace(UNREADABLE, (found) => (found.charCodeAt(0) < 0x80 ? "" : "\uFFFD")).normalize("NFC");
}
