/** The door to the bundle of everything about translating. Nothing else may import translationFeatures.ts, except for its types. */
import { createRequire } from "node:module";
import path from "node:path";
import type * as translationFeatures from "./translationFeatures.ts";

/**
 * Loads dist/translation.cjs the first time it is called.
 * @param distPath absolute path of the folder with the bundles
 */
export function loadTranslationFeatures(distPath: string): typeof translationFeatures {
  const bundlePath = path.join(distPath, "translation.cjs");
  // A path that is not known at build time: the bundler leaves it alone.
  return createRequire(bundlePath)(bundlePath) as typeof translationFeatures;
}
