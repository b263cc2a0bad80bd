import type { ModelsApi } from "../../client/modelsApi.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { FitResult } from "../../shared/modelsProtocol.ts";
import { withProgress } from "../notifications.ts";

/** From the model's own header, which is read from the network in part where the model is not here. Can be cancelled. */
export function lookUpFit(api: Pick<ModelsApi, "fit">, name: string, ref: string): Promise<FitResult> {
  return withProgress(formatMessage("models.fit.title", { name }), async (step, signal) => {
    step({ message: formatMessage("models.fit.reading") });
    const result = await api.fit(ref, { signal });
    if (signal.aborted) throw new CancelledError();
    return result;
  });
}
