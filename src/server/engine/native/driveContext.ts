/** From what was loaded to what the engine runs on. */
import type { OpenContext, OpenWeights } from "../loading/llamaLibrary.ts";
import type { NativeLoad } from "../loading/loadNative.ts";
import type { ReleaseStack } from "../loading/releaseStack.ts";
import type { OwnedContext } from "./nativeContextOf.ts";

/** @param held gets what was loaded, also when this throws */
export function drive(load: NativeLoad<OpenContext, OpenWeights>, held: ReleaseStack): OwnedContext {
  const { context, weights, swaFullCache } = load;
  held.add(() => weights.dispose());
  // Idempotent: the driven context has disposed it already, when there is one.
  held.add(() => context.dispose());
  const windowTokens = swaFullCache ? undefined : weights.windowTokens;
  const driven = context.drive({ windowTokens, isPlain: weights.windowTokens === undefined && !weights.isRecurrent });
  held.add(() => driven.dispose());
  return driven;
}
