/** What VS Code loads. Everything is made in compose.ts and owned by one store, which goes with the extension. */
import type { ExtensionContext } from "vscode";
import { compose, type ExtensionExports } from "./compose.ts";

export function activate(context: ExtensionContext): ExtensionExports {
  const composition = compose(context);
  context.subscriptions.push(composition.store);
  return composition.exports;
}
