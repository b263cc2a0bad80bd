import { expect, it } from "vitest";
import { compareImages } from "../../support/imageComparison.ts";
import type { Pixels } from "../../support/palettePng.ts";

const [WIDTH, HEIGHT] = [20, 50];

/** A page in one grey with a box in another, 200 of its 1000 pixels. */
function page(ground: number, box: number): Pixels {
  const greys = Array.from({ length: WIDTH * HEIGHT }, (_, pixel) => (pixel < 200 ? box : ground));
  return { width: WIDTH, height: HEIGHT, rgba: Uint8Array.from(greys.flatMap((grey) => [grey, grey, grey, 255])) };
}

/** The same with one pixel in another grey. */
function withShade(pixels: Pixels, shade: number): Pixels {
  const rgba = Uint8Array.from(pixels.rgba);
  rgba.set([shade, shade, shade, 255], 4 * 500);
  return { ...pixels, rgba };
}

it("A picture does not differ from itself", () => {
  expect(compareImages(page(248, 242), page(248, 242)).differentShare).toBe(0);
});

it("A box that has lost its ground is seen, however near the ground was to the page's", () => {
  expect(compareImages(page(248, 242), page(248, 248)).differentShare).toBe(0.2);
});

it("The shade of a letter's edge may be a little off, and no more", () => {
  const drawn = withShade(page(248, 242), 100);
  expect(compareImages(withShade(page(248, 242), 130), drawn).differentShare).toBe(0);
  expect(compareImages(withShade(page(248, 242), 140), drawn).differentShare).toBe(0.001);
});

it("Of another size everything differs, in red", () => {
  const { differentShare, difference } = compareImages({ ...page(248, 242), height: HEIGHT - 1 }, page(248, 242));
  expect(differentShare).toBe(1);
  expect([...difference.rgba.subarray(0, 4)]).toEqual([255, 0, 0, 255]);
});
