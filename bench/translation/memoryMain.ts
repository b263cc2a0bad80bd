/** A process of its own that translates 10 MB with a model that takes no memory, and prints what the translation took. */
import { translateDocument } from "../../src/core/translate/pipeline/translateDocument.ts";
import { jsonDocument, markdownDocument, thaiAnswer } from "./documents.ts";
import { instantModel } from "./instantModel.ts";

export interface MemoryTaken {
  /** In use at once, at most: looked at after the garbage was collected, some times in the course of the translation. */
  readonly liveBytes: number;
  /** Taken from the system, at most: what the machine misses, and what the project requires. */
  readonly residentBytes: number;
  readonly segments: number;
}

const CHARACTERS = 10_000_000;
const CHARACTERS_OF_AN_ENTRY = 190;
const LOOKS = 10;

const format = process.argv[2] ?? "markdown";
const make = (size: number): string =>
  format === "json" ? jsonDocument(Math.floor(size / CHARACTERS_OF_AN_ENTRY)) : markdownDocument(size);

const model = instantModel(thaiAnswer);
// What only a first translation takes is the program's, not the document's.
await translateDocument(model, { text: make(CHARACTERS / 100), target: "th", format });
const text = make(CHARACTERS);
const before = { live: liveBytes(), resident: process.memoryUsage().rss };
let mostLive = before.live;
let mostResident = before.resident;
const look = (): void => {
  mostResident = Math.max(mostResident, process.memoryUsage().rss);
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
  liveBytes: mostLive - before.live,
  residentBytes: mostResident - before.resident,
  segments: outcome.segments.length,
};
console.log(JSON.stringify(taken));

function liveBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
