/** Rows of pseudo-random weights: the same for the same seed, so that a model can be made anew anywhere. */

export interface RandomRowsOptions {
  readonly columns: number;
  readonly deviation: number;
  readonly seed: number;
}

/** Evenly spread values around 0 with that standard deviation. Rows must be asked for in order, as a writer does. */
export function randomRows({ columns, deviation, seed }: RandomRowsOptions) {
  const next = randomNumbers(seed);
  const reach = deviation * Math.sqrt(12);
  return (_first: number, count: number): Float32Array => {
    const values = new Float32Array(columns * count);
    for (let index = 0; index < values.length; index += 1) values[index] = (next() - 0.5) * reach;
    return values;
  };
}

/** Numbers from 0 to 1, by xorshift32 (Marsaglia, 2003). */
export function randomNumbers(seed: number): () => number {
  // A few steps away from small seeds, whose first numbers are alike.
  let state = Math.imul(seed + 1, 0x9e37_79b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}
