import * as vscode from "vscode";

/** What a menu gives its command: in the explorer all that are selected there, else the one that was clicked, else what is in front. */
export function chosenResources(
  argument: unknown,
  selection: unknown,
  inFront: vscode.TextEditor | undefined,
): readonly vscode.Uri[] {
  const given = Array.isArray(selection) && selection.length > 0 ? (selection as unknown[]) : [argument];
  const uris = given.filter((item) => item instanceof vscode.Uri);
  return uris.length > 0 || inFront === undefined ? uris : [inFront.document.uri];
}
