/** The quick fixes of a finding: translate again, keep the source, ignore; and all of the document at once. */
import * as vscode from "vscode";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import { rangeOf } from "../../editorText.ts";
import { DIAGNOSTIC_SOURCE } from "./diagnosticSource.ts";
import type { FindingDiagnostics } from "./findingDiagnostics.ts";

export const FIX_COMMANDS = ["retryFinding", "keepSource", "ignoreFinding"] as const;

/** What a quick fix hands to its command. */
export interface FixArgument {
  readonly uri: vscode.Uri;
  /** Somewhere in the segment, when the menu was opened. */
  readonly offset: number;
}

export class FindingFixes implements vscode.CodeActionProvider {
  private readonly diagnostics: FindingDiagnostics;

  constructor(diagnostics: FindingDiagnostics) {
    this.diagnostics = diagnostics;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const ours = diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE);
    if (ours.length === 0) return [];
    const all = this.diagnostics.in(document);
    const fixes = all
      .filter((segment) => rangeOf(document, segment).intersection(range) !== undefined)
      .flatMap((segment) => {
        const argument: FixArgument = { uri: document.uri, offset: segment.start };
        const fixed = ours.filter((diagnostic) => diagnostic.range.isEqual(rangeOf(document, segment)));
        return FIX_COMMANDS.map((name) => {
          const action = fixAction(name, argument);
          action.diagnostics = fixed;
          action.isPreferred = name === "retryFinding";
          return action;
        });
      });
    const [first] = all;
    if (fixes.length === 0 || first === undefined || all.length === 1) return fixes;
    return [...fixes, fixAction("retryFindings", { uri: document.uri, offset: first.start })];
  }
}

function fixAction(name: (typeof FIX_COMMANDS)[number] | "retryFindings", argument: FixArgument): vscode.CodeAction {
  const title = formatMessage(`findings.${name}`);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: `sealion.translate.${name}`, arguments: [argument] };
  return action;
}
