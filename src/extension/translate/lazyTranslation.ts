/** What stands for the translation features until one of them is wanted: names of commands, and providers that load them. */
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import type { CommandTable } from "../commands/registerCommands.ts";
import { loadTranslationFeatures } from "./loadTranslationFeatures.ts";
import { TRANSLATION_COMMANDS } from "./translationCommands.ts";
import type { TranslationDependencies, TranslationFeatures } from "./translationFeatures.ts";

export interface LazyTranslation extends Disposable {
  readonly commands: CommandTable;
}

/** @param distPath absolute path of the folder with the bundles */
export function lazyTranslation(distPath: string, dependencies: TranslationDependencies): LazyTranslation {
  const store = new DisposableStore();
  let features: TranslationFeatures | undefined;
  const load = (): TranslationFeatures =>
    (features ??= store.add(loadTranslationFeatures(distPath).createTranslationFeatures(dependencies)));
  const entries = TRANSLATION_COMMANDS.map((id) => [id, (argument: unknown) => load().commands[id](argument)] as const);
  return {
    commands: Object.fromEntries(entries),
    dispose: () => {
      store.dispose();
    },
  };
}
