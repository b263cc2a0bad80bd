/** The text as a notification shows it word for word: what would be a link in `[words](target)` is none any more. */
export function plainText(text: string): string {
  return text.replace(/\]\(/gu, "] (");
}
