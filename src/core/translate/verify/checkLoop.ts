/** Whether a translation says the same again and again where its source does not. */
import type { Finding } from "../../../shared/translation.ts";
import { splitSentences } from "../../text/sentences.ts";
import { comparable, excerpt, type CheckedText } from "./checkedText.ts";

/** Copies of a short stretch, one behind the other, that nobody writes on purpose. */
const COPIES = 4;
/** The shortest repetition, all copies together, in UTF-16 units. */
const LEAST_REPETITION = 16;
/** The longest stretch that is looked for; longer ones are found as sentences. */
const LONGEST_PERIOD = 120;
/** A sentence or line shorter than this may well be repeated. */
const LEAST_SENTENCE = 12;
/** A sentence that is there so much oftener than any of the source's. */
const EXTRA_SENTENCES = 2;
/** A text shorter than this may well say the same twice. */
const LEAST_DOUBLED = 16;

export function checkLoop(source: CheckedText, translation: CheckedText): Finding | undefined {
  const what =
    repetition(translation.text, source.text) ??
    doubled(translation.text, source.text) ??
    oftenSaid(source, translation);
  return what === undefined ? undefined : { code: "loop", details: { what: excerpt(what) } };
}

/** A stretch with a letter that is there four times in a row, and in the source is not. Works without spaces, too. */
function repetition(translation: string, source: string): string | undefined {
  const stretch = periodicStretch(translation);
  return stretch === undefined || periodicStretch(source) !== undefined ? undefined : stretch;
}

function periodicStretch(text: string): string | undefined {
  const longest = Math.min(LONGEST_PERIOD, Math.floor(text.length / COPIES));
  for (let period = 1; period <= longest; period += 1) {
    const needed = Math.max((COPIES - 1) * period, LEAST_REPETITION - period);
    let equal = 0;
    for (let at = period; at < text.length; at += 1) {
      equal = text.charCodeAt(at) === text.charCodeAt(at - period) ? equal + 1 : 0;
      if (equal < needed) continue;
      const stretch = text.slice(at - equal - period + 1, at - equal + 1);
      if (/\p{L}/u.test(stretch)) return stretch;
      equal = 0;
    }
  }
  return undefined;
}

/** The whole text twice. */
function doubled(translation: string, source: string): string | undefined {
  const half = halfOf(translation);
  return half === undefined || half.length < LEAST_DOUBLED || halfOf(source) !== undefined ? undefined : half;
}

function halfOf(text: string): string | undefined {
  const letters = comparable(text).replace(/[\s\p{P}]/gu, "");
  const half = letters.length / 2;
  return half > 0 && letters.slice(0, half) === letters.slice(half) ? letters.slice(0, half) : undefined;
}

function oftenSaid(source: CheckedText, translation: CheckedText): string | undefined {
  const [sentence, count] = mostFrequentSentence(translation.text);
  return count > EXTRA_SENTENCES && count >= mostFrequentSentence(source.text)[1] + EXTRA_SENTENCES
    ? sentence
    : undefined;
}

function mostFrequentSentence(text: string): readonly [string, number] {
  const counts = new Map<string, number>();
  let best: readonly [string, number] = ["", 0];
  if (text.length < LEAST_SENTENCE * (EXTRA_SENTENCES + 1)) return best;
  for (const sentence of splitSentences(text).map(comparable)) {
    if (sentence.length < LEAST_SENTENCE || !/\p{L}/u.test(sentence)) continue;
    const count = (counts.get(sentence) ?? 0) + 1;
    counts.set(sentence, count);
    if (count > best[1]) best = [sentence, count];
  }
  return best;
}
