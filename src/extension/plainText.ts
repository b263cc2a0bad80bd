import { withHiddenNamed } from "../core/text/hiddenCharacters.ts";

/**
 * A text as labels and the status bar show it word for word: `$(name)` would be drawn as an icon, and a name from a file or
 * the network may look like one. Hidden characters are named.
 */
export function plainLabel(text: string): string {
  return withHiddenNamed(text).replace(/\$\(/gu, "$ (");
}

/**
 * The text as a notification shows it word for word: what would be a link in `[words](target)` is none any more. Hidden
 * characters are named.
 */
export function plainText(text: string): string {
  return withHiddenNamed(text).replace(/\]\(/gu, "] (");
}
