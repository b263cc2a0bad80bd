import * as vscode from "vscode";
import { fitDetails } from "../../core/models/fitText.ts";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import type { Logger } from "../../shared/logger.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { onDidChangeUiWords } from "../../shared/messages/uiWords.ts";
import type { ModelRow } from "./modelRow.ts";
import type { ModelStock } from "./modelStock.ts";
import { rowText } from "./rowText.ts";
import { rowTooltip } from "./rowTooltip.ts";
import { VIEW_STEPS, type EmptyViewState, type ViewStep } from "./viewSteps.ts";

export const MODELS_VIEW_ID = "sealion.models";

export type ModelsNode = { readonly group: ModelRow["place"] } | RowNode | { readonly step: ViewStep };

/** The same object for the same model: a button that is pressed while the view is drawn anew still finds its row. */
interface RowNode {
  row: ModelRow;
}

/** Who only opens the chat beside the view should not wait for the engine, which looks at the machine. */
const WATCH_DELAY_MS = 3000;

/** The Models view. Opening it lists what there is; the machine is looked at when it stays open. */
export class ModelsTree implements vscode.TreeDataProvider<ModelsNode>, Disposable {
  private readonly stock: ModelStock;
  private readonly log: Logger;
  private readonly parts = new DisposableStore();
  private readonly changed = this.parts.add(new vscode.EventEmitter<ModelsNode | ModelsNode[] | undefined>());
  private readonly view: vscode.TreeView<ModelsNode>;
  /** The user wants to see the catalogue although nothing is installed. */
  private browses = false;
  private readonly groups = { installed: { group: "installed" }, available: { group: "available" } } as const;
  private readonly nodes = new Map<string, RowNode>();
  /** Which rows were shown last, or what in their place. */
  private shownOrder = "";
  private watchTimer: NodeJS.Timeout | undefined;
  private isWatching = false;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(stock: ModelStock, log: Logger) {
    this.stock = stock;
    this.log = log;
    this.view = this.parts.add(vscode.window.createTreeView(MODELS_VIEW_ID, { treeDataProvider: this }));
    this.parts.add(stock.onDidChange(() => this.update()));
    this.parts.add(onDidChangeUiWords(() => this.changed.fire(undefined)));
    this.parts.add(this.view.onDidChangeVisibility(() => this.noteVisibility()));
    this.parts.add({ dispose: () => clearTimeout(this.watchTimer) });
  }

  getTreeItem(node: ModelsNode): vscode.TreeItem {
    if ("step" in node) return stepItem(node.step);
    return "group" in node ? groupItem(node.group) : rowItem(node.row);
  }

  getChildren(node?: ModelsNode): ModelsNode[] {
    if (node !== undefined && "group" in node) return this.rowsOf(node.group).map((row) => this.nodeOf(row));
    if (node !== undefined) return [];
    if (this.stock.state === "unlisted") this.look();
    const { emptyState } = this;
    if (emptyState !== undefined) return VIEW_STEPS[emptyState].map((step) => ({ step }));
    return Object.values(this.groups).filter(({ group }) => this.rowsOf(group).length > 0);
  }

  getParent(node: ModelsNode): ModelsNode | undefined {
    return "row" in node ? this.groups[node.row.place] : undefined;
  }

  /** Shows the catalogue where the view would only say that there is nothing. */
  browse(): void {
    this.browses = true;
    this.update();
    void this.stock.measure();
  }

  dispose(): void {
    this.parts.dispose();
  }

  /** Undefined while there are models to show. */
  private get emptyState(): EmptyViewState | undefined {
    const { state, isEmpty } = this.stock;
    if (state === "listed") return isEmpty && !this.browses ? "empty" : undefined;
    return state === "failed" ? "failed" : "looking";
  }

  private rowsOf(place: ModelRow["place"]): readonly ModelRow[] {
    return this.stock.rows.filter((row) => row.place === place);
  }

  private noteVisibility(): void {
    if (this.view.visible) this.look();
    else this.watch(false);
  }

  private look(): void {
    if (this.stock.state === "looking") return;
    this.stock.refresh().catch((error: unknown) => {
      this.log.warn(`Models could not be listed: ${String(error)}`);
    });
  }

  /** Verdicts are made for who looks at rows, and not while a model is being loaded. */
  private watchLater(): void {
    if (this.isWatching || this.watchTimer !== undefined || !this.view.visible) return;
    this.watchTimer = setTimeout(() => {
      this.watchTimer = undefined;
      const { isEmpty, isLoading } = this.stock;
      this.watch(this.view.visible && !isLoading && (!isEmpty || this.browses));
    }, WATCH_DELAY_MS);
  }

  private watch(isWatching: boolean): void {
    this.isWatching = isWatching;
    this.stock.watch(isWatching);
  }

  private update(): void {
    const { rows } = this.stock;
    const order = JSON.stringify([this.emptyState, rows.map(({ id, place }) => [id, place])]);
    const isSameOrder = order === this.shownOrder;
    this.shownOrder = order;
    const ids = new Set(rows.map(({ id }) => id));
    for (const id of this.nodes.keys()) if (!ids.has(id)) this.nodes.delete(id);
    const changed = rows.filter((row) => JSON.stringify(this.nodes.get(row.id)?.row) !== JSON.stringify(row));
    const nodes = changed.map((row) => this.nodeOf(row));
    // Drawing everything anew would take the rows away for a moment, also from under a pressed button.
    if (!isSameOrder) this.changed.fire(undefined);
    else if (nodes.length > 0) this.changed.fire(nodes);
    this.watchLater();
  }

  private nodeOf(row: ModelRow): RowNode {
    const node = this.nodes.get(row.id) ?? { row };
    node.row = row;
    this.nodes.set(row.id, node);
    return node;
  }
}

function groupItem(group: ModelRow["place"]): vscode.TreeItem {
  const item = new vscode.TreeItem(formatMessage(`models.${group}`), vscode.TreeItemCollapsibleState.Expanded);
  item.id = group;
  item.contextValue = "group";
  return item;
}

function stepItem({ label, icon, command }: ViewStep): vscode.TreeItem {
  const title = formatMessage(label);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  item.id = label;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.tooltip = title;
  if (command !== undefined) item.command = { command, title };
  return item;
}

function rowItem(row: ModelRow): vscode.TreeItem {
  const { description, icon, actions, spoken } = rowText(row);
  const item = new vscode.TreeItem(row.title, vscode.TreeItemCollapsibleState.None);
  item.id = row.id;
  item.description = description;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = actions.join(" ");
  item.tooltip = new vscode.MarkdownString(rowTooltip(row, row.fit === undefined ? [] : fitDetails(row.fit)));
  item.accessibilityInformation = { label: spoken };
  return item;
}
