/** What stands for the translation features until one of them is wanted: names of commands, and providers that load them. */
import * as vscode from "vscode";
import { formatOf } from "../../core/translate/formats/formatOf.ts";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import type { CommandTable } from "../commands/registerCommands.ts";
import { readHoverMode } from "../settings.ts";
import { DIAGNOSTIC_SOURCE } from "./findings/diagnosticSource.ts";
import { PASTE_KIND } from "./files/pasteKind.ts";
import { loadTranslationFeatures } from "./loadTranslationFeatures.ts";
import { CODE_PREVIEW_SCHEME, PREVIEW_SCHEME } from "./preview/previewScheme.ts";
import { TRANSLATION_COMMANDS } from "./translationCommands.ts";
import type { TranslationDependencies } from "./translationDependencies.ts";
import type { TranslationFeatures } from "./translationFeatures.ts";
import type { WishesFor } from "./translationWishes.ts";

/** A hover looks at no longer document: it must never make the editor wait. */
const MAX_HOVER_LINES = 20_000;

export interface LazyTranslation extends Disposable {
  readonly commands: CommandTable;
  readonly wishesFor: WishesFor;
}

/** @param distPath absolute path of the folder with the bundles */
export function lazyTranslation(distPath: string, dependencies: TranslationDependencies): LazyTranslation {
  const store = new DisposableStore();
  let features: TranslationFeatures | undefined;
  const load = (): TranslationFeatures =>
    (features ??= store.add(loadTranslationFeatures(distPath).createTranslationFeatures(dependencies)));
  const entries = TRANSLATION_COMMANDS.map(
    (id) => [id, (argument: unknown, selection: unknown) => load().commands[id](argument, selection)] as const,
  );
  registerProviders(store, load);
  void closeOldPreviews();
  return {
    commands: Object.fromEntries(entries),
    wishesFor: (uri, target) => load().wishesFor(uri, target),
    dispose: () => {
      store.dispose();
    },
  };
}

function registerProviders(store: DisposableStore, load: () => TranslationFeatures): void {
  store.add(
    vscode.languages.registerHoverProvider("*", {
      provideHover: (document, position, token) =>
        mayBeRead(document) && readHoverMode(document) !== "off"
          ? load().hover.provideHover(document, position, token)
          : undefined,
    }),
  );
  store.add(
    vscode.languages.registerDocumentPasteEditProvider(
      "*",
      {
        // Never at a plain paste: the list of "Paste As" alone offers it.
        provideDocumentPasteEdits: (document, ranges, data, context, token) =>
          context.triggerKind === vscode.DocumentPasteTriggerKind.PasteAs
            ? load().pastes.provideDocumentPasteEdits?.(document, ranges, data, context, token)
            : undefined,
        resolveDocumentPasteEdit: (edit, token) => load().pastes.resolveDocumentPasteEdit?.(edit, token),
      },
      { providedPasteEditKinds: [PASTE_KIND], pasteMimeTypes: ["text/plain"] },
    ),
  );
  const { QuickFix, RefactorRewrite } = vscode.CodeActionKind;
  store.add(
    vscode.languages.registerCodeActionsProvider(
      "*",
      {
        // Only what this product found has fixes of it, and then the bundle is loaded.
        provideCodeActions: (document, range, context, token) =>
          context.diagnostics.some(({ source }) => source === DIAGNOSTIC_SOURCE)
            ? load().findingFixes.provideCodeActions(document, range, context, token)
            : [],
      },
      { providedCodeActionKinds: [QuickFix] },
    ),
  );
  store.add(
    vscode.languages.registerCodeActionsProvider(
      "*",
      {
        // A lightbulb for every comment would be noise: it is offered where somebody opens the menu.
        provideCodeActions: (document, range, context, token) =>
          context.triggerKind === vscode.CodeActionTriggerKind.Invoke && document.lineCount <= MAX_HOVER_LINES
            ? load().commentActions.provideCodeActions(document, range, context, token)
            : [],
      },
      { providedCodeActionKinds: [RefactorRewrite] },
    ),
  );
}

/** What a hover can be on is a selection or a comment: for nothing else the bundle is loaded. */
function mayBeRead(document: vscode.TextDocument): boolean {
  if (document.lineCount > MAX_HOVER_LINES) return false;
  const isSelected = vscode.window.visibleTextEditors.some(
    (editor) => editor.document === document && editor.selections.some(({ isEmpty }) => !isEmpty),
  );
  return isSelected || formatOf(document.uri.path, document.languageId)?.format === "code";
}

const OLD_SCHEMES: readonly string[] = [PREVIEW_SCHEME, CODE_PREVIEW_SCHEME];

/** A window that was loaded again shows the previews it had, whose texts are gone. */
async function closeOldPreviews(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const old = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputTextDiff && OLD_SCHEMES.includes(input.modified.scheme),
  );
  if (old.length > 0) await vscode.window.tabGroups.close(old);
}
