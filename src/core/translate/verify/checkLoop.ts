/** Whether a translation says the same again and again where its source does not. */
import type { Finding } from "../../../shared/translation.ts";
import { comparable, excerpt, type CheckedText } from "./checkedText.ts";

/** Copies of a stretch, one behind the other, that nobody writes on purpose. */
const COPIES = 4;
const COPIES_OF_LONG_STRETCH = 3;
const LONG_STRETCH = 12;
/** The shortest repetition, all copies together, in UTF-16 units. */
const LEAST_REPETITION = 16;
/** The longest stretch that is looked for; longer ones are found as sentences. */
const LONGEST_PERIOD = 400;
/** A sentence or line shorter than this may well be repeated. */
const LEAST_SENTENCE = 12;
/** A sentence that is there so much oftener than any of the source's. */
const EXTRA_SENTENCES = 2;
/** A line shorter than this may well say the same twice; two lines may not. */
const LEAST_DOUBLED = 8;

const SENTENCE_ENDS = /[.!?။៕។。！？\n]+/u;
/** What has no letter repeats nothing that is said: long stretches of it are not compared again for each period. */
const LONG_WITHOUT_LETTERS = /([^\p{L}]{64})[^\p{L}]+/gu;
/** No hyphens: Malay doubles words with them. No brackets: a language may be called as its country, Spanish (Spain). */
const BETWEEN_HALVES = /[\s.,:;!?"'“”‘’။။၊។，。！？]/gu;

export function checkLoop(source: CheckedText, translation: CheckedText): Finding | undefined {
  const what = repetition(source, translation) ?? doubled(source, translation) ?? oftenSaid(source, translation);
  return what === undefined ? undefined : { code: "loop", details: { what: excerpt(what) } };
}

/** A stretch with a letter that is there several times in a row, and in the source is not. Works without spaces, too. */
function repetition(source: CheckedText, translation: CheckedText): string | undefined {
  const stretch = periodicStretch(translation.comparable);
  return stretch === undefined || periodicStretch(source.comparable) !== undefined ? undefined : stretch;
}

function periodicStretch(comparableText: string): string | undefined {
  const text = comparableText.replace(LONG_WITHOUT_LETTERS, "$1");
  const longest = Math.min(LONGEST_PERIOD, Math.floor(text.length / COPIES_OF_LONG_STRETCH));
  for (let period = 1; period <= longest; period += 1) {
    const copies = period < LONG_STRETCH ? COPIES : COPIES_OF_LONG_STRETCH;
    const start = periodicFrom(text, period, Math.max((copies - 1) * period, LEAST_REPETITION - period));
    if (start !== undefined) return text.slice(start, start + period);
  }
  return undefined;
}

/**
 * Where `needed` characters in a row equal those one period before. Looks at the last of them first, and goes on behind the
 * first that differs: most of a text is never looked at.
 */
function periodicFrom(text: string, period: number, needed: number): number | undefined {
  let last = period + needed - 1;
  while (last < text.length) {
    let at = last;
    while (at > last - needed && text.charCodeAt(at) === text.charCodeAt(at - period)) at -= 1;
    const start = at + 1 - period;
    const isPeriodic = at === last - needed;
    if (isPeriodic && /\p{L}/u.test(text.slice(start, start + period))) return start;
    last = (isPeriodic ? last : at) + needed;
  }
  return undefined;
}

/** The whole text twice. */
function doubled(source: CheckedText, translation: CheckedText): string | undefined {
  const half = halfOf(translation);
  if (half === undefined || halfOf(source) !== undefined) return undefined;
  return half.length >= LEAST_DOUBLED || translation.text.trim().includes("\n") ? half : undefined;
}

function halfOf(checked: CheckedText): string | undefined {
  const letters = checked.comparable.replace(BETWEEN_HALVES, "");
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
  for (const sentence of text.split(SENTENCE_ENDS)) {
    if (sentence.length < LEAST_SENTENCE || !/\p{L}/u.test(sentence)) continue;
    const key = comparable(sentence);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > best[1]) best = [sentence, count];
  }
  return best;
}
