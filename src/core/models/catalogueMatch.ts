/** Which entry of the catalogue a file or a transfer belongs to: both are known by where they come from. */
import type { CatalogueEntry } from "./catalogue.ts";
import { parseModelReference, type ModelReference, shownReference } from "./modelReference.ts";

export function findEntry(
  catalogue: readonly CatalogueEntry[],
  source: string | undefined,
): CatalogueEntry | undefined {
  return source === undefined ? undefined : catalogue.find((entry) => isOfEntry(entry, source));
}

/** @param given a reference in any form, also the full one that names the file */
export function isOfEntry(entry: CatalogueEntry, given: string): boolean {
  if (entry.ref === undefined) return false;
  if (entry.ref === given || entry.id === given) return true;
  const [wanted, found] = [parsed(entry.ref), parsed(given)];
  if (wanted?.kind !== "hub" || found?.kind !== "hub") {
    if (wanted?.kind !== "address" || found?.kind !== "address") return false;
    return shownReference(wanted) === shownReference(found);
  }
  if (wanted.repository.toLowerCase() !== found.repository.toLowerCase()) return false;
  if (wanted.revision !== undefined && wanted.revision !== found.revision) return false;
  if (wanted.file !== undefined) return wanted.file === found.file;
  const quantization = wanted.quantization ?? entry.quantization;
  return quantization === undefined || hasQuantization(found.quantization ?? found.file ?? "", quantization);
}

/** `Q4_K` is no part of `Q4_K_M`. */
function hasQuantization(name: string, quantization: string): boolean {
  const words = name
    .toLowerCase()
    .replace(/\.gguf$/u, "")
    .split(/[-./]/u);
  return words.includes(quantization.toLowerCase());
}

function parsed(given: string): ModelReference | undefined {
  try {
    return parseModelReference(given);
  } catch {
    return undefined;
  }
}
