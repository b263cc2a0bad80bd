/** A request for a whole document that goes on where it was interrupted: by a pause, or by the end of the server. */
import { againWhenLost } from "../../../client/againWhenLost.ts";
import type { ServerApi } from "../../../client/serverApi.ts";
import { FinishedSegments } from "../../../core/translate/update/finishedSegments.ts";
import type { FileTranslateParams } from "../../../core/translate/update/translateFile.ts";
import type { Logger } from "../../../shared/logger.ts";
import type { TaskProgress, TranslateResult } from "../../../shared/protocol.ts";
import type { FileQueue } from "./fileQueue.ts";

export interface ResumedTranslationOptions {
  readonly api: Pick<ServerApi, "translate">;
  readonly queue: Pick<FileQueue<unknown>, "interruptible">;
  readonly log: Pick<Logger, "warn">;
  readonly signal: AbortSignal;
  readonly onProgress: (step: TaskProgress) => void;
}

export async function resumedTranslation(
  params: FileTranslateParams,
  { api, queue, log, signal, onProgress }: ResumedTranslationOptions,
): Promise<TranslateResult> {
  const finished = new FinishedSegments(params.text);
  const follow = (step: TaskProgress): void => {
    finished.follow(step);
    onProgress(step);
  };
  const send = (): Promise<TranslateResult> =>
    queue.interruptible(
      (stop) =>
        api.translate({ ...params, whenBusy: "wait", ...finished.params }, { signal: stop, onProgress: follow }),
      signal,
    );
  return againWhenLost(send, (next) =>
    log.warn(`The server was lost while a file was translated, try ${String(next)}`),
  );
}
