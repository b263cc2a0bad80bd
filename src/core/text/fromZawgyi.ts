import { zawgyiProbability } from "./zawgyiProbability.ts";
import { zawgyiToUnicode } from "./zawgyiToUnicode.ts";

export interface BurmeseText {
  /** In Unicode. The text itself, unless it was in Zawgyi for certain. */
  readonly text: string;
  /** "possible": it was left as it is, and may be nonsense to a model. */
  readonly encoding: "unicode" | "zawgyi" | "possible";
}

/** Above this a text is converted, below the other it is Unicode. */
export const CERTAINLY_ZAWGYI = 0.95;
export const CERTAINLY_UNICODE = 0.05;

/** Text as a model can read it. The longer a text the surer the verdict: ask for a document, not for its words. */
export function fromZawgyi(text: string): BurmeseText {
  const probability = zawgyiProbability(text);
  if (probability > CERTAINLY_ZAWGYI) return { text: zawgyiToUnicode(text), encoding: "zawgyi" };
  return { text, encoding: probability < CERTAINLY_UNICODE ? "unicode" : "possible" };
}
