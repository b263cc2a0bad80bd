/** Which steps of the walkthrough are done, as far as models are concerned. */
import type { ModelState } from "../shared/protocol.ts";
import type { Transfer } from "../shared/modelsProtocol.ts";

export type StepKey = "sealion.hasModel" | "sealion.hasLoaded" | "sealion.hasChatted" | "sealion.hasTranslated";

export interface StepSources {
  readonly transfers: readonly Transfer[];
  readonly hasInstalled: boolean;
  /** Somebody has chosen a model, and it is there. */
  readonly isChosen: boolean;
  readonly model: ModelState | undefined;
}

/** A model is chosen as soon as its download begins; "once" is over when it was loaded. */
export function stepsDone({ transfers, hasInstalled, isChosen, model }: StepSources): StepKey[] {
  const isLoaded = model?.kind === "ready" || model?.kind === "busy";
  const isOnItsWay = transfers.some(({ kind }) => kind !== "verify");
  const steps: StepKey[] = [];
  if (isLoaded || isOnItsWay || hasInstalled || isChosen) steps.push("sealion.hasModel");
  if (isLoaded) steps.push("sealion.hasLoaded");
  return steps;
}
