/** The farthest from 1970 that a `Date` can be, in milliseconds (ECMAScript, Time Values). */
const MAX_TIME_MS = 8.64e15;

/** Milliseconds since 1970 that a date can be made of: what a file says may be any number. */
export function isTime(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= MAX_TIME_MS;
}
