/**
 * Characters that nobody sees and that change what is seen, or carry words that only a program reads: those that turn the
 * reading direction around can make code or a file's name read otherwise than it is, control characters such as ESC change
 * what a terminal does, and bytes can be written in tags, in variation selectors and in blanks without a width. What the
 * writing of a language needs is none of them: the joiners U+200C and U+200D, U+200B between the words of Thai, Khmer, Lao
 * and Burmese, and one variation selector behind a character that has variants.
 */

/** C0 and C1 controls but tab and the ends of lines; direction marks, embeddings, overrides and isolates. */
const CONTROLS = String.raw`\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069`;
/** Soft hyphen, word joiner, invisible operators, byte order mark; the fillers of Hangul; former format characters. */
const BLANKS = String.raw`\u00AD\u115F\u1160\u180E\u2060-\u2064\u206A-\u206F\u3164\uFEFF\uFFA0`;
/** U+FE0F makes an emoji of a character, and the supplement has forms of Han characters. Never is there one behind another. */
const SELECTORS = String.raw`(?<=[\uFE00-\uFE0F])[\uFE00-\uFE0F]|(?<!\p{Script=Han})[\u{E0100}-\u{E01EF}]`;
const TAG_LETTERS = String.raw`[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]`;
/** Behind a black flag tags name the region whose flag it is: three to six letters or digits, and an end. */
const FLAG = String.raw`\u{1F3F4}${TAG_LETTERS}{3,6}\u{E007F}`;
const TAGS = String.raw`(?<!(?=${FLAG})\u{1F3F4}${TAG_LETTERS}{0,6})[\u{E0000}-\u{E007F}]`;
const RUN = `(?:[${CONTROLS}${BLANKS}]|${SELECTORS}|${TAGS})+`;

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
  const named: string[] = [];
  for (const character of run) {
    if (named.length === MAX_NAMED) return `${named.join(" ")} …`;
    named.push(nameOf(character));
  }
  return named.join(" ");
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
