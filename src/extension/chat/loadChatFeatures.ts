/** The door to the bundle of the chat. Nothing else may import chatFeatures.ts, except for its types. */
import { createRequire } from "node:module";
import path from "node:path";
import type * as chatFeatures from "./chatFeatures.ts";

/**
 * Loads dist/chat.cjs the first time it is called.
 * @param distPath absolute path of the folder with the bundles
 */
export function loadChatFeatures(distPath: string): typeof chatFeatures {
  const bundlePath = path.join(distPath, "chat.cjs");
  // A path that is not known at build time: the bundler leaves it alone.
  return createRequire(bundlePath)(bundlePath) as typeof chatFeatures;
}
