import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { uiWords } from "../../shared/messages/uiWords.ts";
import { panelDocument } from "./panelDocument.ts";

/** Folders that the panel's page may load from. */
export function webviewRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, "dist", "webview")];
}

/** What the page of a tab knows of tabs. */
export interface PageTab {
  readonly name: string;
  /** Of all tabs whose pages keep something, its own among them or not. */
  readonly openNames: () => readonly string[];
}

/** The panel's page, with a new nonce. @param place its tab, or for the view its name in this workspace */
export function webviewHtml(webview: vscode.Webview, extensionUri: vscode.Uri, place: PageTab | string): string {
  const asset = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, "dist", "webview", name)).toString();
  return panelDocument({
    nonce: randomBytes(16).toString("base64"),
    cspSource: webview.cspSource,
    styleUrl: asset("main.css"),
    scriptUrl: asset("main.js"),
    words: uiWords(),
    ...(typeof place === "string" ? { view: place } : { tab: { name: place.name, openNames: place.openNames() } }),
  });
}
