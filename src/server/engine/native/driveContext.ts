/** From what was loaded to what the engine runs on. */
import type { LoadSettings } from "../../../shared/protocol.ts";
import type { OpenContext, OpenWeights } from "../loading/llamaLibrary.ts";
import type { NativeLoad } from "../loading/loadNative.ts";
import type { OwnedContext } from "./nativeContextOf.ts";

export function drive({ context, weights, swaFullCache }: NativeLoad<OpenContext, OpenWeights>): OwnedContext {
  const windowTokens = swaFullCache ? undefined : weights.windowTokens;
  return context.drive({ windowTokens, isPlain: weights.windowTokens === undefined && !weights.isRecurrent });
}

const BYTES_PER_MEGABYTE = 1024 * 1024;
const MOST_AUTO_PREFIX_CACHE_BYTES = 512 * BYTES_PER_MEGABYTE;
/** Of main memory that is free after the load: a convenience, and nobody should notice that it is there. */
const PREFIX_CACHE_SHARE = 1 / 16;

/** Memory for conversations that had to leave their sequence. */
export function prefixCacheBytes(setting: LoadSettings["prefixCacheMegabytes"], freeRamBytes: number): number {
  if (setting !== "auto") return setting * BYTES_PER_MEGABYTE;
  return Math.floor(Math.min(MOST_AUTO_PREFIX_CACHE_BYTES, Math.max(0, freeRamBytes) * PREFIX_CACHE_SHARE));
}
