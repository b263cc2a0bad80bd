/** What dist/translation.cjs is made of: everything about translating that is not needed until somebody translates. */
import type * as vscode from "vscode";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import type { CommandTable } from "../commands/registerCommands.ts";
import { summarize } from "../commands/summarize.ts";
import { translateSelection, translateSelectionFrom } from "../commands/translateSelection.ts";
import type { ApplyWay } from "./apply/applyWay.ts";
import { FindingDiagnostics } from "./findings/findingDiagnostics.ts";
import { FindingFixes } from "./findings/findingFixes.ts";
import { ignoreFinding, keepSource, retryFinding, retryFindings } from "./findings/fixSegment.ts";
import { ReadOnlyTexts } from "./files/readOnlyTexts.ts";
import { TranslatedPastes } from "./files/pasteTranslated.ts";
import { TranslatedMarkdown } from "./files/translatedMarkdown.ts";
import { FileTranslations } from "./files/translateFiles.ts";
import { openGlossary } from "./glossary/openGlossary.ts";
import { WorkspaceGlossary } from "./glossary/workspaceGlossary.ts";
import { commentActions, translateComment } from "./hover/commentActions.ts";
import { TranslationHover } from "./hover/translationHover.ts";
import { TranslationPreviews } from "./preview/translationPreviews.ts";
import { SourceLanguages } from "./sourceLanguages.ts";
import type { TranslationCommand } from "./translationCommands.ts";
import type { TranslationContext } from "./translationContext.ts";
import type { TranslationDependencies } from "./translationDependencies.ts";
import { readRegister } from "./translationSettings.ts";
import type { WishesFor } from "./translationWishes.ts";

type Command = CommandTable[`sealion.${string}`];

export interface TranslationFeatures extends Disposable {
  readonly commands: Readonly<Record<TranslationCommand, Command>>;
  readonly hover: vscode.HoverProvider;
  readonly findingFixes: vscode.CodeActionProvider;
  readonly commentActions: vscode.CodeActionProvider;
  readonly pastes: vscode.DocumentPasteEditProvider;
  readonly wishesFor: WishesFor;
}

export function createTranslationFeatures(dependencies: TranslationDependencies): TranslationFeatures {
  const store = new DisposableStore();
  const { api, reporter, workspaceState } = dependencies;
  const findings = store.add(new FindingDiagnostics());
  const context: TranslationContext = {
    ...dependencies,
    sources: new SourceLanguages(workspaceState),
    glossary: store.add(new WorkspaceGlossary(dependencies.log)),
    findings,
    previews: store.add(new TranslationPreviews({ api, reporter, findings })),
  };
  const hover = new TranslationHover(context);
  const pastes = new TranslatedPastes(context);
  return {
    commands: {
      ...selectionCommands(context),
      ...previewCommands(context),
      ...readingCommands(context, hover),
      ...fileCommands(new FileTranslations(context, store.add(new ReadOnlyTexts()))),
      ...textCommands(store.add(new TranslatedMarkdown(context)), pastes),
      "sealion.summarize": () => summarize(dependencies, false),
      "sealion.summarizeTo": () => summarize(dependencies, true),
    },
    hover,
    findingFixes: new FindingFixes(findings),
    commentActions,
    pastes,
    wishesFor: async (uri, target) => ({
      register: readRegister(target, uri),
      glossary: await context.glossary.termsFor(uri, target),
    }),
    dispose: () => {
      store.dispose();
    },
  };
}

function selectionCommands(context: TranslationContext) {
  const as = (way: ApplyWay | "ask") => () => translateSelection(context, { way });
  return {
    "sealion.translateSelection": () => translateSelection(context),
    "sealion.translateSelectionTo": () => translateSelection(context, { asksTarget: true }),
    "sealion.translateSelectionFrom": () => translateSelectionFrom(context),
    "sealion.translateSelectionAs": as("ask"),
    "sealion.translatePreview": as("preview"),
    "sealion.translateBelow": as("insertBelow"),
    "sealion.translateAbove": as("insertAbove"),
    "sealion.translateBilingual": as("bilingual"),
    "sealion.translateCopy": as("copy"),
    "sealion.translateNewDocument": as("newDocument"),
  };
}

function previewCommands({ previews }: TranslationContext) {
  return {
    "sealion.preview.accept": (argument: unknown) => previews.accept(argument),
    "sealion.preview.discard": (argument: unknown) => previews.discard(argument),
    "sealion.preview.stop": (argument: unknown) => previews.stop(argument),
  };
}

function fileCommands(files: FileTranslations) {
  return {
    "sealion.translateFile": (argument: unknown, selection: unknown) => files.start(argument, selection, false),
    "sealion.translateFileTo": (argument: unknown, selection: unknown) => files.start(argument, selection, true),
    "sealion.translateFiles.pause": () => {
      files.togglePause();
    },
    "sealion.translateFiles.report": () => files.showLastReport(),
  };
}

function textCommands(markdown: TranslatedMarkdown, pastes: TranslatedPastes) {
  return {
    "sealion.openTranslatedPreview": () => markdown.open(),
    "sealion.pasteTranslated": () => pastes.pasteNow(),
  };
}

function readingCommands(context: TranslationContext, hover: TranslationHover) {
  return {
    "sealion.translate.hover": (argument: unknown) => hover.translate(argument),
    "sealion.translate.comment": () => translateComment(context),
    "sealion.translate.retryFinding": (argument: unknown) => retryFinding(context, argument),
    "sealion.translate.retryFindings": (argument: unknown) => retryFindings(context, argument),
    "sealion.translate.keepSource": (argument: unknown) => keepSource(context, argument),
    "sealion.translate.ignoreFinding": (argument: unknown) => ignoreFinding(context, argument),
    "sealion.openGlossary": () => openGlossary(),
  };
}
