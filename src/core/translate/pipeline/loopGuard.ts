/** Sees while a model writes that it repeats itself and will not come to an end: the rest would be minutes of nothing. */

/** The longest stretch that is looked for: a long sentence. */
const LONGEST_PERIOD = 240;
/** So much repetition is no style: more than any list, laugh or line of dashes that a translation has and its source has not. */
const LEAST_REPEATED_CHARACTERS = 160;
const LEAST_REPEATS = 4;
/** A look costs some microseconds: not at each word. */
const LOOK_EVERY_CHARACTERS = 40;

/**
 * Made for one answer: tells of the answer so far whether it is a loop. A source that repeats itself may be answered with as
 * much, so nothing is said of its answers.
 */
export function loopGuard(source: string): (answer: string) => boolean {
  let looksAgainAt = LEAST_REPEATED_CHARACTERS;
  let sourceRepeats: boolean | undefined;
  return (answer) => {
    if (answer.length < looksAgainAt) return false;
    looksAgainAt = answer.length + LOOK_EVERY_CHARACTERS;
    if (!endsInLoop(answer)) return false;
    sourceRepeats ??= hasLoop(source);
    return !sourceRepeats;
  };
}

/** Whether the text ends in one stretch, written again and again. */
function endsInLoop(text: string): boolean {
  const longest = Math.min(LONGEST_PERIOD, Math.floor(text.length / LEAST_REPEATS));
  for (let period = 1; period <= longest; period += 1) {
    const wanted = Math.max(LEAST_REPEATED_CHARACTERS, period * LEAST_REPEATS) - period;
    let at = text.length - 1;
    const end = at - wanted;
    while (at > end && at >= period && text[at] === text[at - period]) at -= 1;
    if (at <= end) return true;
  }
  return false;
}

/** Looks at the ends of ever longer beginnings, close enough together for every loop of half as much again as the least. */
function hasLoop(text: string): boolean {
  const step = LEAST_REPEATED_CHARACTERS / 2;
  for (let end = Math.min(step, text.length); end < text.length; end += step) {
    if (endsInLoop(text.slice(0, end))) return true;
  }
  return endsInLoop(text);
}
