import * as vscode from "vscode";
import { fitDetails } from "../../core/models/fitText.ts";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import type { ModelRow } from "./modelRow.ts";
import type { ModelStock } from "./modelStock.ts";
import { rowTooltip } from "./rowTooltip.ts";

const SCHEME = "sealion-model";

/** "Show Details" of a row: all that its tooltip has, as a document that stays and follows what happens. */
export class ModelDetailsView implements Disposable {
  private readonly stock: ModelStock;
  private readonly parts = new DisposableStore();
  private readonly shown = new Map<string, vscode.Uri>();

  constructor(stock: ModelStock) {
    this.stock = stock;
    const changed = this.parts.add(new vscode.EventEmitter<vscode.Uri>());
    this.parts.add(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: changed.event,
        provideTextDocumentContent: (uri) => this.textOf(uri),
      }),
    );
    this.parts.add(stock.onDidChange(() => this.shown.forEach((uri) => changed.fire(uri))));
    this.parts.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.shown.delete(uri.query);
      }),
    );
  }

  async show(row: ModelRow): Promise<void> {
    // The path is the tab's name: a slash would make a folder of it.
    const name = row.title.replace(/[\\/]/gu, "-");
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: row.id });
    this.shown.set(uri.query, uri);
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  }

  dispose(): void {
    this.parts.dispose();
  }

  private textOf({ query }: vscode.Uri): string {
    const row = this.stock.rows.find(({ id }) => id === query);
    return row === undefined ? "" : `${rowTooltip(row, row.fit === undefined ? [] : fitDetails(row.fit))}\n`;
  }
}
