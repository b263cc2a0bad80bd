import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { Throttle } from "../throttle.ts";
import { detailsText } from "./detailsText.ts";

const SCHEME = "sealion-details";
/** Loading tells of itself many times a second; a preview that is drawn anew each time cannot be read. */
const REFRESH_INTERVAL_MS = 500;

/** "Where the Model Runs": a read-only document, shown rendered, that follows the server while it is open. */
export class DetailsView implements Disposable {
  private readonly uri: vscode.Uri;
  private readonly store = new DisposableStore();
  private readonly api: ServerApi;

  constructor(api: ServerApi) {
    this.api = api;
    this.uri = vscode.Uri.from({ scheme: SCHEME, path: `/${formatMessage("details.title")}.md` });
    const changed = this.store.add(new vscode.EventEmitter<vscode.Uri>());
    const refresh = this.store.add(new Throttle(REFRESH_INTERVAL_MS, () => changed.fire(this.uri)));
    this.store.add(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: changed.event,
        provideTextDocumentContent: () => detailsText(api.lastStatus),
      }),
    );
    this.store.add(api.onDidChangeStatus(() => refresh.request()));
  }

  async show(): Promise<void> {
    // Another window's server may run although this one has not asked for anything yet.
    await this.api.statusIfRunning();
    await vscode.commands.executeCommand("markdown.showPreview", this.uri);
  }

  dispose(): void {
    this.store.dispose();
  }
}
