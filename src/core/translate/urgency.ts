import type { Urgency } from "../../shared/protocol.ts";

/**
 * So much a person sits and waits for: some paragraphs, about a minute with a large model on one machine. Whoever
 * translates more looks at something else meanwhile, and must not keep others from their sentence.
 */
const WAITED_FOR_CHARACTERS = 1500;

/** @param characters of everything that is translated at one command, in UTF-16 units */
export function translationUrgency(characters: number): Urgency {
  return characters <= WAITED_FOR_CHARACTERS ? "interactive" : "background";
}
