/** Which script a text is written in. It settles the language of Thai, Lao, Khmer, Burmese, Tamil and Chinese text. */
import type { Script } from "../languages.ts";

const letters: readonly (readonly [Script, RegExp])[] = [
  ["Latn", /\p{Script=Latin}/gu],
  ["Thai", /\p{Script=Thai}/gu],
  ["Laoo", /\p{Script=Lao}/gu],
  ["Khmr", /\p{Script=Khmer}/gu],
  ["Mymr", /\p{Script=Myanmar}/gu],
  ["Taml", /\p{Script=Tamil}/gu],
  ["Hans", /\p{Script=Han}/gu],
];

/** Enough of a text to tell its script by. */
const SAMPLE_CHARACTERS = 4_000;

/** The script that most characters belong to, or undefined when none of the product's scripts occurs. */
export function dominantScript(text: string): Script | undefined {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best: Script | undefined;
  let bestCount = 0;
  for (const [script, pattern] of letters) {
    const count = sample.match(pattern)?.length ?? 0;
    if (count > bestCount) [best, bestCount] = [script, count];
  }
  return best;
}
