/** Which model of the catalogue to offer first on a machine. */
import type { FitReport, MachineFacts } from "../../shared/fitReport.ts";
import type { LanguageTag } from "../languages.ts";
import { canBeUsed } from "./fitText.ts";
import type { CatalogueEntry } from "./catalogue.ts";

const GIGABYTE = 1e9;

/** The best first: the memory that it is comfortable in, of the GPU where there is one. */
const STEPS: readonly { readonly id: string; readonly memoryBytes: number }[] = [
  { id: "qwen-sea-lion-v4-32b-4bit", memoryBytes: 24 * GIGABYTE },
  { id: "gemma-sea-lion-v4-27b-4bit", memoryBytes: 24 * GIGABYTE },
  { id: "gemma-sea-lion-v3-9b", memoryBytes: 16 * GIGABYTE },
  { id: "gemma-sea-lion-v4.5-e2b", memoryBytes: 8 * GIGABYTE },
  { id: "gemma-sea-lion-v4-4b-vl", memoryBytes: 8 * GIGABYTE },
  { id: "qwen3-0.6b", memoryBytes: 0 },
];

type RoomAndSpeed = Pick<FitReport, "verdict" | "tokensPerSecond" | "downloadBytes" | "machine">;

/** Slower than somebody reads: on a processor alone a smaller model is the better company. */
const SLOW_TOKENS_PER_SECOND = 5;

/**
 * @param fitOf undefined where the catalogue knows too little for a verdict
 * @param language that the user translates into, where that is settled
 */
export function recommended(
  entries: readonly CatalogueEntry[],
  machine: MachineFacts,
  fitOf: (entry: CatalogueEntry) => RoomAndSpeed | undefined,
  language?: LanguageTag,
): CatalogueEntry | undefined {
  const memoryBytes = memoryOf(machine);
  const usable = STEPS.filter((step) => memoryBytes >= step.memoryBytes)
    .flatMap(({ id }) => entries.filter((entry) => entry.id === id && entry.ref !== undefined))
    .filter((entry) => isComfortable(fitOf(entry)));
  // A starter names every language and is good at none.
  const speaking = usable.find((entry) => speaks(entry, language) && !entry.roles.includes("starter"));
  return speaking ?? usable[0];
}

function isComfortable(fit: RoomAndSpeed | undefined): boolean {
  if (fit === undefined) return true;
  return canBeUsed(fit) && (fit.tokensPerSecond ?? SLOW_TOKENS_PER_SECOND) >= SLOW_TOKENS_PER_SECOND;
}

/** One whose card names no languages may speak it. */
function speaks({ languages }: CatalogueEntry, language: LanguageTag | undefined): boolean {
  return language === undefined || languages === undefined || languages.includes(language);
}

/** An integrated GPU computes in main memory. */
function memoryOf({ gpus, ramTotalBytes, backend }: MachineFacts): number {
  const own = gpus.filter(({ integrated }) => !integrated).reduce((sum, { totalBytes }) => sum + totalBytes, 0);
  return backend === "cpu" || own === 0 ? ramTotalBytes : own;
}
