/**
 * Bytes that a graphics processor's memory gives in a second, as its maker publishes it. Nothing tells it at run time, and without
 * it no speed is said. Laptop variants of a card are slower and have the same name but for a word: they are left out.
 */

/** Gigabytes a second. The first pattern that matches counts. */
const PUBLISHED: readonly (readonly [pattern: RegExp, gigabytesPerSecond: number])[] = [
  [/\bH200\b/u, 4800],
  [/\bH100\b(?!.*\b(?:PCIe|NVL)\b)/u, 3350],
  [/\bRTX 5090\b(?! D)/u, 1792],
  [/\bRTX 4090\b(?! D)/u, 1008],
  [/\bRTX 3090 Ti\b/u, 1008],
  [/\bRTX 3090\b/u, 936],
  [/\bRTX 2080 Ti\b/u, 616],
  [/\bRTX 2070\b(?! SUPER)/u, 448],
  [/\bRTX 2060\b(?! SUPER)/u, 336],
  [/\bApple M4 Pro\b/u, 273],
  [/\bApple M1 Max\b/u, 409.6],
  [/\bApple M1 Pro\b/u, 204.8],
  [/\bApple M1$/u, 68.2],
  [/\bApple M2$/u, 102.4],
];
const LAPTOP = /laptop|mobile|max-q/iu;
/** With 32 of its 40 graphics cores an M4 Max has 410 GB/s; its name does not tell. The smaller machine has 36 GB. */
const M4_MAX = /\bApple M4 Max\b/u;
const M4_MAX_GIGABYTES = { large: 546, small: 410 } as const;
const M4_MAX_SMALL_BYTES = 36 * 1024 ** 3;

/** Undefined: not known. */
export function gpuBytesPerSecond(name: string, ramTotalBytes: number): number | undefined {
  if (LAPTOP.test(name)) return undefined;
  if (M4_MAX.test(name)) {
    return 1e9 * M4_MAX_GIGABYTES[ramTotalBytes <= M4_MAX_SMALL_BYTES ? "small" : "large"];
  }
  const found = PUBLISHED.find(([pattern]) => pattern.test(name))?.[1];
  return found === undefined ? undefined : found * 1e9;
}
