import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { uiWords } from "../../shared/messages/uiWords.ts";
import { panelDocument } from "./panelDocument.ts";

/** Folders that the panel's page may load from. */
export function webviewRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, "dist", "webview")];
}

/** The panel's page, with a new nonce. @param tabName as of PanelDocumentOptions */
export function webviewHtml(webview: vscode.Webview, extensionUri: vscode.Uri, tabName?: string): string {
  const asset = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, "dist", "webview", name)).toString();
  return panelDocument({
    nonce: randomBytes(16).toString("base64"),
    cspSource: webview.cspSource,
    styleUrl: asset("main.css"),
    scriptUrl: asset("main.js"),
    words: uiWords(),
    tabName,
  });
}
