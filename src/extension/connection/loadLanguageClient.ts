/** The door to the second bundle. Nothing else may import languageClientPeer.ts, except for its types. */
import { createRequire } from "node:module";
import path from "node:path";
import type * as languageClientPeer from "./languageClientPeer.ts";

/**
 * Loads dist/languageClient.cjs, 0.4 MB, the first time it is called.
 * @param distPath absolute path of the folder with both bundles
 */
export function loadLanguageClient(distPath: string): typeof languageClientPeer {
  const bundlePath = path.join(distPath, "languageClient.cjs");
  // A path that is not known at build time: the bundler leaves it alone.
  return createRequire(bundlePath)(bundlePath) as typeof languageClientPeer;
}
