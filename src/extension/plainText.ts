/** `$(name)` is drawn as an icon in labels and in the status bar: a name from a file or the network may look like one. */
export function plainLabel(text: string): string {
  return text.replace(/\$\(/gu, "$ (");
}

/** The text as a notification shows it word for word: what would be a link in `[words](target)` is none any more. */
export function plainText(text: string): string {
  return text.replace(/\]\(/gu, "] (");
}
