/** The digits that the product's languages write numbers with: ASCII, full-width, and those of five scripts of their own. */

/** For a character class. */
export const NATIVE_DIGITS = "௦-௯๐-๙໐-໙၀-၉០-៩０-９";

const NATIVE_DIGIT = new RegExp(`[${NATIVE_DIGITS}]`, "gu");

const ANY_DIGIT = new RegExp(`[\\d${NATIVE_DIGITS}]`, "u");

/** The zeros of those scripts, falling: the other digits of each follow it. */
const ZEROS = ["０", "០", "၀", "໐", "๐", "௦"].map((zero) => zero.charCodeAt(0));

/** `၁၂` as `12`. Everything else stays. */
export function asciiDigits(text: string): string {
  return text.replace(NATIVE_DIGIT, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = ZEROS.find((candidate) => candidate <= code) ?? code;
    return String(code - zero);
  });
}

/** The digit 0 to 9 in each of those scripts. */
export function nativeForms(digit: number): string[] {
  return ZEROS.map((zero) => String.fromCharCode(zero + digit));
}

export function hasDigit(text: string): boolean {
  return ANY_DIGIT.test(text);
}
