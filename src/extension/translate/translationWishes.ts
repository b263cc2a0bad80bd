import type * as vscode from "vscode";
import type { LanguageTag } from "../../core/languages.ts";
import type { GlossaryTerm, Register } from "../../shared/translation.ts";

/** How translations of a file are to be: by the settings and the glossary that hold there. */
export interface TranslationWishes {
  readonly register: Register;
  readonly glossary: readonly GlossaryTerm[];
}

export type WishesFor = (uri: vscode.Uri, target: LanguageTag) => Promise<TranslationWishes>;
