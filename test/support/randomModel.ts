/** A GGUF file that is whole by its header, with random bytes behind it: something to move about, not to load. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { writeSmallModel } from "./smallModelFile.ts";

export function randomModel(sizeBytes: number): Buffer {
  const folder = mkdtempSync(path.join(os.tmpdir(), "sealion-random-"));
  try {
    const whole = readFileSync(writeSmallModel(path.join(folder, "small.gguf")));
    return Buffer.concat([whole, randomBytes(sizeBytes - whole.length)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
