import type { TranslationDependencies } from "./translationDependencies.ts";
import type { FindingDiagnostics } from "./findings/findingDiagnostics.ts";
import type { WorkspaceGlossary } from "./glossary/workspaceGlossary.ts";
import type { TranslationPreviews } from "./preview/translationPreviews.ts";
import type { SourceLanguages } from "./sourceLanguages.ts";

/** What everything about selections shares. */
export interface TranslationContext extends TranslationDependencies {
  readonly sources: SourceLanguages;
  readonly glossary: WorkspaceGlossary;
  readonly findings: FindingDiagnostics;
  readonly previews: TranslationPreviews;
}
