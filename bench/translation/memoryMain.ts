/** A process of its own that translates 10 MB with a model that takes no memory, and prints what the translation needed. */
import { translateDocument } from "../../src/core/translate/pipeline/translateDocument.ts";
import { documentOf, thaiAnswer } from "./documents.ts";
import { instantModel } from "./instantModel.ts";

export interface MemoryTaken {
  /** In use at once, at most: looked at after the garbage was collected, some times in the course of the translation. */
  readonly liveBytes: number;
  readonly segments: number;
}

const CHARACTERS = 10_000_000;
const LOOKS = 10;

const format = process.argv[2] ?? "markdown";
const model = instantModel(thaiAnswer);
// What only a first translation takes is the program's, not the document's.
await translateDocument(model, { text: documentOf(format, CHARACTERS / 100), target: "th", format });
const text = documentOf(format, CHARACTERS);
const before = liveBytes();
let mostLive = before;
const look = (): void => {
  mostLive = Math.max(mostLive, liveBytes());
};
let nextLook = 0;
const outcome = await translateDocument(
  model,
  { text, target: "th", format },
  {
    onProgress: (progress) => {
      if (progress.kind !== "segments" || progress.done < nextLook) return;
      nextLook += Math.ceil(progress.count / LOOKS);
      look();
    },
  },
);
look();
const taken: MemoryTaken = {
  liveBytes: mostLive - before,
  segments: outcome.segments.length,
};
console.log(JSON.stringify(taken));

function liveBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
