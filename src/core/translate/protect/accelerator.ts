/** The letter of a menu's label that is pressed with Alt: `&File`, `E&xit`. A model gets the label without its sign. */

export interface Accelerator {
  /** The label without the sign. */
  readonly label: string;
  readonly letter: string;
}

/** Labels are short. */
const LONGEST_LABEL = 40;
const SIGN = /(?<![^\s(])(?:(?<stem>[A-Z][a-z]{0,8})&(?=[a-z])|&(?=[A-Z\d])|^&(?=[a-z]))/u;

/** Undefined where `&` may be something else: two of them, an entity, R&D, an address, a sentence. */
export function acceleratorOf(text: string): Accelerator | undefined {
  const place = text.indexOf("&");
  if (place === -1 || place !== text.lastIndexOf("&") || text.length > LONGEST_LABEL) return undefined;
  if (!SIGN.test(text) || /&\w+;|[^.][.!?]$|\n/u.test(text)) return undefined;
  return { label: text.slice(0, place) + text.slice(place + 1), letter: text.charAt(place + 1) };
}

/**
 * The translation with the sign before the same letter, at the beginning of a word if possible; where it is written without that letter, with
 * the letter in brackets behind it, as is usual in Chinese and Thai menus.
 */
export function withAccelerator(translation: string, letter: string): string {
  const places = [
    new RegExp(`(?<!\\p{L})${letter}`, "u"),
    new RegExp(`(?<!\\p{L})${letter}`, "iu"),
    new RegExp(letter, "iu"),
  ].map((pattern) => translation.search(pattern));
  const place = places.find((index) => index !== -1);
  if (place !== undefined) return `${translation.slice(0, place)}&${translation.slice(place)}`;
  const end = translation.search(/(?:\.{3}|…|:|：)?\s*$/u);
  return `${translation.slice(0, end)}(&${letter.toUpperCase()})${translation.slice(end)}`;
}
