import * as vscode from "vscode";
import { DisposableStore, type Disposable } from "../../../shared/disposableStore.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";

const SCHEME = "sealion-text";

/** Texts to be read in tabs of their own: there is nothing to save in them. Each is kept while a document shows it. */
export class ReadOnlyTexts implements Disposable {
  private readonly texts = new Map<string, string>();
  private readonly store = new DisposableStore();
  private count = 0;

  constructor() {
    this.store.add(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: (uri) => this.texts.get(uri.toString()) ?? formatMessage("result.gone"),
      }),
    );
    this.store.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.texts.delete(uri.toString());
      }),
    );
  }

  /** @param name the tab's title, whose ending says the language */
  add(name: string, text: string): vscode.Uri {
    this.count += 1;
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query: String(this.count) });
    this.texts.set(uri.toString(), text);
    return uri;
  }

  dispose(): void {
    this.store.dispose();
  }
}
