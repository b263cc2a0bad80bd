/** One line of the benchmark's result: a number with its unit, and what it has to be where the project requires that. */
import { REQUIREMENTS } from "./requirements.ts";
import { summarize } from "./statistics.ts";

export type Limit = { readonly atLeast: number } | { readonly atMost: number };

export interface Figure {
  /** What it is, unique in a report: requirements and the baseline find it by that. */
  readonly name: string;
  /** The median of what was taken. */
  readonly value: number;
  readonly unit: string;
  /** Least and most of what was taken, when there was more than one. */
  readonly spread?: readonly [number, number];
  readonly limit?: Limit;
  /** What a reader must know to judge the number. */
  readonly note?: string;
}

/** @throws RangeError when there are no values */
export function figureOf(name: string, unit: string, values: number | readonly number[], note?: string): Figure {
  const { median, least, most, count } = summarize(typeof values === "number" ? [values] : values);
  const limit = REQUIREMENTS.get(name);
  return {
    name,
    value: rounded(median),
    unit,
    ...(count > 1 && { spread: [rounded(least), rounded(most)] as const }),
    ...(limit !== undefined && { limit }),
    ...(note !== undefined && { note }),
  };
}

/** Undefined where nothing is required. A value that is not a number reaches nothing. */
export function reaches({ value, limit }: Pick<Figure, "value" | "limit">): boolean | undefined {
  if (limit === undefined) return undefined;
  return "atLeast" in limit ? value >= limit.atLeast : value <= limit.atMost;
}

/** Four significant digits, but all of those before the point: more would be noise. */
export function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4));
}
