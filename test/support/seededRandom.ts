/** Numbers in [0, 1) that look random and are the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The text in pieces of 1 to `maxLength` UTF-16 units, cut anywhere: also inside a character. */
export function randomPieces(text: string, random: () => number, maxLength: number): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const length = 1 + Math.floor(random() * maxLength);
    pieces.push(text.slice(start, start + length));
    start += length;
  }
  return pieces;
}
