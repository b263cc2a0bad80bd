import type { CatalogueEntry } from "./catalogue.ts";
import { roughModel } from "./fitSizes.ts";
import { fitVerdict, fitWishOf } from "./fitVerdict.ts";
import type { FitReport, MachineFacts } from "../../shared/fitReport.ts";
import type { LoadSettings } from "../../shared/protocol.ts";

/** A verdict from what the catalogue knows. Undefined where not even the size is known. */
export function estimateFit(
  entry: CatalogueEntry,
  machine: MachineFacts,
  settings: LoadSettings,
): FitReport | undefined {
  const { sizeBytes, sizes, contextTokens } = entry;
  if (sizeBytes === undefined) return undefined;
  const trained = contextTokens === undefined ? {} : { trainedTokens: contextTokens };
  const model = roughModel({ ...trained, ...sizes, sizeBytes });
  return fitVerdict(model, machine, { ...fitWishOf(settings), downloadBytes: sizeBytes });
}
