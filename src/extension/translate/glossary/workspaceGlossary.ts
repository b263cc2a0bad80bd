import type * as vscode from "vscode";
import type { LanguageTag } from "../../../core/languages.ts";
import type { Disposable } from "../../../shared/disposableStore.ts";
import type { GlossaryTerm } from "../../../shared/translation.ts";

export class WorkspaceGlossary implements Disposable {
  async termsFor(_document: vscode.TextDocument, _target: LanguageTag): Promise<readonly GlossaryTerm[]> {
    return Promise.resolve([]);
  }

  dispose(): void {
    return undefined;
  }
}
