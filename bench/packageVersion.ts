/**
 * Lets Node run the client's source, which imports `version` from package.json by name: the bundler gives JSON's keys as
 * exports, Node does not. To be loaded with --import, before bench/main.ts.
 */
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";

const manifest = new URL("../package.json", import.meta.url);

registerHooks({
  load(url, context, nextLoad) {
    if (url !== manifest.href || !context.conditions.includes("import")) return nextLoad(url, context);
    const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string };
    return { format: "module", shortCircuit: true, source: `export const version = ${JSON.stringify(version)};` };
  },
});
