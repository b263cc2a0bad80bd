/** 64 bits for "is this still the same text?": between versions of one entry, where nobody gains by making two of them equal. */

const PRIME_A = 0x85ebca6b;
const PRIME_B = 0xc2b2ae35;

/** 16 hexadecimal digits. Texts that differ in Unicode normalisation or line breaks only are the same text. */
export function contentHash(text: string): string {
  const normal = text.replace(/\r\n?/gu, "\n").normalize("NFC");
  let a = 0x9e3779b9;
  let b = 0x41c6ce57;
  for (let index = 0; index < normal.length; index += 1) {
    const unit = normal.charCodeAt(index);
    a = Math.imul(a ^ unit, PRIME_A);
    b = Math.imul(b ^ unit, PRIME_B);
    // High bits must reach low ones, or only the last characters would decide them.
    a ^= b >>> 15;
    b ^= a >>> 13;
  }
  return hexadecimal(finished(a ^ normal.length)) + hexadecimal(finished(b ^ a));
}

function finished(half: number): number {
  let value = Math.imul(half ^ (half >>> 16), PRIME_A);
  value = Math.imul(value ^ (value >>> 13), PRIME_B);
  return value ^ (value >>> 16);
}

function hexadecimal(half: number): string {
  return (half >>> 0).toString(16).padStart(8, "0");
}
