/** Small PNG files of what a page shows: a colour palette instead of three bytes a pixel. PNG (Portable Network Graphics), 3rd edition. */
import { crc32, deflateSync } from "node:zlib";

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha of each pixel, row by row. */
  readonly rgba: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const INDEXED = 3;
const MOST_COLORS = 96;
/** Of all pixels: what is as frequent is no shade of an edge. */
const GROUND_SHARE = 1 / 500;

/**
 * A file without alpha in few colours. Grounds keep theirs; of other colours whose channels lie within the smallest step that
 * leaves few enough, the most frequent stands for all.
 */
export function encodePalettePng(pixels: Pixels): Buffer {
  const colors = colorsOf(pixels);
  const counts = countsOf(colors);
  const byFrequency = [...counts].sort(([, a], [, b]) => b - a);
  for (let step = 1; ; step += 1) {
    const palette: number[] = [];
    const indexByCell = new Map<number, number>();
    const indexByColor = new Map<number, number>();
    for (const [color, count] of byFrequency) {
      const cell = cellOf(color, step);
      const isGround = count > GROUND_SHARE * colors.length;
      const index = (isGround ? undefined : indexByCell.get(cell)) ?? palette.push(color) - 1;
      // No shade becomes a ground: grounds are compared exactly.
      if (!isGround) indexByCell.set(cell, index);
      indexByColor.set(color, index);
    }
    if (palette.length > MOST_COLORS) continue;
    return pngFile(pixels, { palette, indices: Uint8Array.from(colors, (color) => indexByColor.get(color) ?? 0) });
  }
}

interface IndexedColors {
  /** 0xRRGGBB. */
  readonly palette: readonly number[];
  readonly indices: Uint8Array;
}

/** The colours, 0xRRGGBB, that stand behind text or around it. */
export function groundsOf(pixels: Pixels): ReadonlySet<number> {
  const colors = colorsOf(pixels);
  const frequent = [...countsOf(colors)].filter(([, count]) => count > GROUND_SHARE * colors.length);
  return new Set(frequent.map(([color]) => color));
}

function countsOf(colors: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  return counts;
}

/** 0xRRGGBB of each pixel. */
export function colorsOf({ rgba }: Pixels): number[] {
  return Array.from({ length: rgba.length / 4 }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(4 * pixel, 4 * pixel + 3);
    return (red << 16) | (green << 8) | blue;
  });
}

/** Of the cubes with edges of `step` into which the colours are cut, the one that a colour is in. */
function cellOf(color: number, step: number): number {
  const part = (bits: number) => Math.floor(((color >> bits) & 0xff) / step);
  return (part(16) << 16) | (part(8) << 8) | part(0);
}

function pngFile({ width, height }: Pixels, { palette, indices }: IndexedColors): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, INDEXED, 0, 0, 0], 8);
  // Each row begins with its filter: none, the best one for indices.
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 0xff, color & 0xff]))),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
