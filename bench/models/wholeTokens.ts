/** Which words of a byte-level vocabulary are whole characters: random answers made of those alone are valid UTF-8. */

/** Of the alphabet's letters, the byte that each stands for: printable ones for themselves, all others from U+0100 on. */
const BYTES = byteAlphabet();

/** Whether the token's bytes are text by themselves, without the tokens around it. */
export function isWholeText(token: string): boolean {
  const bytes = Uint8Array.from(token, (letter) => BYTES.get(letter) ?? 0xff);
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function byteAlphabet(): ReadonlyMap<string, number> {
  const letters = new Map<string, number>();
  let others = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    const isPrintable = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
    letters.set(String.fromCodePoint(isPrintable ? byte : 0x100 + others), byte);
    if (!isPrintable) others += 1;
  }
  return letters;
}
