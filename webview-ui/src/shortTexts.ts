import { cutIntoPieces } from "./cutIntoPieces.ts";

/** A browser breaks the lines of a text in several scripts in a time that grows with the square of its text node's length. */
export const MAX_TEXT_NODE = 1000;

/** The text for several text nodes side by side: it is drawn, selected and copied as if it were one. */
export function shortTexts(text: string): string[] {
  return cutIntoPieces(text, MAX_TEXT_NODE);
}
