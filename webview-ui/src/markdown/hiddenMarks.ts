/**
 * Characters that nobody sees and that change what is seen: those that turn the reading direction around (embeddings
 * and overrides U+202A to U+202E, isolates U+2066 to U+2069) can make code read otherwise than it runs, and control
 * characters such as ESC change what a terminal does. The panel shows a mark where they
 * are. All are in the Basic Multilingual Plane.
 */
export const HIDDEN_CONTROL = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]+/u;

export const HIDDEN_MARK_CLASS = "hidden-mark";

/** How many of a run of hidden characters are named. */
const MAX_NAMED = 8;

/** `U+202E`; a run of them one after the other, the end of a long one as dots. */
export function hiddenMarkText(controls: string): string {
  const names = Array.from(controls.slice(0, MAX_NAMED), nameOf);
  return controls.length > MAX_NAMED ? `${names.join(" ")} …` : names.join(" ");
}

function nameOf(control: string): string {
  return `U+${(control.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
