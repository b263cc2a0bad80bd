/** Two pictures of the panel, compared pixel by pixel. A browser's page reads the files. */
import type { Page } from "playwright-core";
import { colorsOf, groundsOf, type Pixels } from "./palettePng.ts";

/** How far apart a channel of two pixels may be. The palette of a baseline rounds by less. */
const CHANNEL_TOLERANCE = 32;

export interface ImageComparison {
  /** Of the pixels, 0 to 1. All of them where the sizes differ. */
  readonly differentShare: number;
  /** The actual picture, pale, with red for what differs. */
  readonly difference: Pixels;
}

/** The pixels of a PNG file. The page must be one without a policy, such as about:blank. */
export async function decodePng(page: Page, png: Buffer): Promise<Pixels> {
  const { width, height, base64 } = await page.evaluate<{ width: number; height: number; base64: string }>(
    `(${DECODE})("${png.toString("base64")}")`,
  );
  return { width, height, rgba: Buffer.from(base64, "base64") };
}

export function compareImages(expected: Pixels, actual: Pixels): ImageComparison {
  const { width, height } = actual;
  const isSameSize = width === expected.width && height === expected.height;
  const rgba = new Uint8Array(actual.rgba.length);
  const [expectedColors, actualColors] = [colorsOf(expected), colorsOf(actual)];
  const grounds = groundsOf(expected);
  let differentCount = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const [expectedColor = 0, actualColor = 0] = [expectedColors[at / 4], actualColors[at / 4]];
    // A bubble and the page around it are closer to each other than two shades of a letter's edge.
    const isOtherGround = expectedColor !== actualColor && grounds.has(expectedColor) && grounds.has(actualColor);
    const isDifferent =
      !isSameSize || isOtherGround || channelDistance(expected.rgba, actual.rgba, at) > CHANNEL_TOLERANCE;
    if (isDifferent) differentCount += 1;
    const pale = 191 + (actual.rgba[at + 1] ?? 0) / 4;
    rgba.set(isDifferent ? [255, 0, 0, 255] : [pale, pale, pale, 255], at);
  }
  return { differentShare: differentCount / (width * height), difference: { width, height, rgba } };
}

/** The greatest difference of red, green and blue. */
function channelDistance(one: Uint8Array, other: Uint8Array, at: number): number {
  let greatest = 0;
  for (let channel = at; channel < at + 3; channel += 1) {
    greatest = Math.max(greatest, Math.abs((one[channel] ?? 0) - (other[channel] ?? 0)));
  }
  return greatest;
}

const DECODE = `async (base64) => {
  const image = new Image();
  image.src = "data:image/png;base64," + base64;
  await image.decode();
  const { width, height } = image;
  const canvas = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const bytes = new Uint8Array(canvas.getImageData(0, 0, width, height).data.buffer);
  let binary = "";
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return { width, height, base64: btoa(binary) };
}`;
