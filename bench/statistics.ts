/** The benchmark's arithmetic: medians, spreads and ratios of figures that were taken in turns. */

export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
}

/** @throws RangeError for no values: a figure that was never taken must not look like one */
export function summarize(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) throw new RangeError("No values to summarize");
  return { median: median(sorted), least, most, count: sorted.length };
}

/** The middle value; the mean of the two middle ones when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError("No values to take the median of");
  return (lower + upper) / 2;
}

/**
 * The ratio of two things measured in turns: one ratio for each round, so that what the machine did besides in a round
 * counts on both sides. Rounds that only one of them has are left out.
 */
export function ratios(numerators: readonly number[], denominators: readonly number[]): number[] {
  return numerators.slice(0, denominators.length).map((value, round) => value / (denominators[round] ?? Number.NaN));
}

/** Calls `measure` for each subject in turn, `rounds` times over, and keeps each subject's values in their order. */
export async function inTurns<Subject, Value>(
  subjects: readonly Subject[],
  rounds: number,
  measure: (subject: Subject, round: number) => Promise<Value>,
): Promise<Map<Subject, Value[]>> {
  const values = new Map<Subject, Value[]>(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of subjects) values.get(subject)?.push(await measure(subject, round));
  }
  return values;
}
