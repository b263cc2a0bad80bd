import type * as vscode from "vscode";
import type { LanguageTag } from "../../core/languages.ts";
import type { TextSpan } from "../../shared/translation.ts";
import { readRegister } from "./translationSettings.ts";
import type { TranslationContext } from "./translationContext.ts";
import { kindOf, type TranslationJob } from "./translationJob.ts";

export interface JobOptions {
  readonly places: readonly TextSpan[];
  readonly target: LanguageTag;
  readonly isWhole?: boolean;
}

/** With the settings, the source language and the glossary that hold for the document. The document is read before anything is awaited. */
export async function jobFor(
  { sources, glossary }: Pick<TranslationContext, "sources" | "glossary">,
  document: vscode.TextDocument,
  { places, target, isWhole = false }: JobOptions,
): Promise<TranslationJob> {
  const job = { document, source: document.getText(), places, isWhole, target, ...kindOf(document) };
  return {
    ...job,
    // A text is not translated from the language that it is to be in: then what was remembered is of another text.
    from: sources.current === target ? undefined : sources.current,
    register: readRegister(target, document),
    glossary: await glossary.termsFor(document.uri, target),
  };
}
