import * as vscode from "vscode";

/** Of pastes that are translated, as key bindings and settings can name it: `text.sealion.translated`. */
export const PASTE_KIND = vscode.DocumentDropOrPasteEditKind.Text.append("sealion", "translated");
