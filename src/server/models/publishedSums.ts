import type { NetworkSettings } from "../../shared/modelsProtocol.ts";
import { DOWNLOAD_TIMES } from "./download/downloadTimes.ts";
import { findRemoteModel } from "./download/remoteModel.ts";

/**
 * The SHA-256 of each file of a model, as the hub publishes them. Undefined: it publishes none.
 * @param source in its full form
 * @param commit that the files came from; undefined: those of today
 * @throws AppError download.*, CancelledError
 */
export async function publishedSums(
  network: NetworkSettings,
  source: string,
  commit: string | undefined,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const { files } = await findRemoteModel(
    source,
    { network, signal, times: DOWNLOAD_TIMES, random: Math.random },
    commit,
  );
  const sums = files.flatMap(({ sha256 }) => sha256 ?? []);
  return sums.length === files.length ? sums : undefined;
}
