/**
 * Characters that nobody sees and that change what is seen: those that turn the reading direction around can make code or a
 * file's name read otherwise than it is, control characters such as ESC change what a terminal does, and tags carry words
 * that only a program reads. What the writing of a language needs is none of them: the joiners U+200C and U+200D, and
 * U+200B between the words of Thai, Khmer, Lao and Burmese.
 */

/** C0 and C1 controls but tab and the ends of lines; direction marks, embeddings, overrides and isolates. */
const CONTROLS = String.raw`\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069`;
const TAGS = String.raw`[\u{E0000}-\u{E007F}]`;
/** Behind a black flag tags name the region whose flag it is: up to six letters or digits, and an end. */
const OF_FLAG = String.raw`(?<!\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{0,6}${TAGS})`;
const RUN = `(?:[${CONTROLS}]|${TAGS}${OF_FLAG})+`;

const HIDDEN = new RegExp(RUN, "u");
const HIDDEN_RUNS = new RegExp(RUN, "gu");
const SPLITTER = new RegExp(`(${RUN})`, "u");

/** How many of a run of hidden characters are named. */
const MAX_NAMED = 8;

export function hasHidden(text: string): boolean {
  return HIDDEN.test(text);
}

/** The text in parts, visible and hidden in turn; the first is visible and may be "". */
export function splitAtHidden(text: string): string[] {
  return text.split(SPLITTER);
}

/** `U+202E`; a run of them one after the other, the end of a long one as dots. */
export function hiddenNames(run: string): string {
  const named = Array.from(run, nameOf);
  return named.length > MAX_NAMED ? `${named.slice(0, MAX_NAMED).join(" ")} …` : named.join(" ");
}

/** For where no mark can be drawn, such as notifications and tooltips: `report[U+202E]fdp.exe`. */
export function withHiddenNamed(text: string): string {
  return text.replace(HIDDEN_RUNS, (run) => `[${hiddenNames(run)}]`);
}

/** For what is better without, such as titles: a space in the place of each run. */
export function withoutHidden(text: string): string {
  return text.replace(HIDDEN_RUNS, " ");
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
