import * as vscode from "vscode";

/**
 * True when some tab shows the document. A closed document stays in memory for a while; an edit would open it again,
 * which nobody who closed it wants.
 */
export function isShownInTab({ uri }: vscode.TextDocument): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => shownUris(input).some((shown) => isSameResource(shown, uri)));
}

function shownUris(input: unknown): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return [input.uri];
  if (input instanceof vscode.TabInputTextDiff) return [input.original, input.modified];
  if (input instanceof vscode.TabInputNotebook) return [input.uri];
  if (input instanceof vscode.TabInputNotebookDiff) return [input.original, input.modified];
  return [];
}

function isSameResource(shown: vscode.Uri, uri: vscode.Uri): boolean {
  // A notebook's cells have the notebook's path, another scheme, and the cell's number as fragment.
  if (uri.scheme === "vscode-notebook-cell") return shown.path === uri.path;
  return shown.toString() === uri.toString();
}
