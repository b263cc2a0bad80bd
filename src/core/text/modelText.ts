/** Control characters other than tab and line breaks: a model can do nothing with them, and NUL ends a C string. */
const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu;
const loneSurrogates = /\p{Surrogate}/gu;

/**
 * A person's text as a model can be given it: half characters (lone surrogates have no UTF-8 form) become U+FFFD,
 * control characters go, and the rest is NFC, the form that models are trained on.
 */
export function toModelText(text: string): string {
  return text.replace(loneSurrogates, "\uFFFD").replace(controlCharacters, "").normalize("NFC");
}
