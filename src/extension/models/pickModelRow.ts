import * as vscode from "vscode";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { showInformation } from "../notifications.ts";
import { plainLabel } from "../plainText.ts";
import type { ModelRow } from "./modelRow.ts";
import type { ModelStock } from "./modelStock.ts";
import { rowText, type RowAction } from "./rowText.ts";

/** Asks for one of the models that this can be done with, for those who come from the palette. */
export async function pickModelRow(
  stock: Pick<ModelStock, "refresh" | "rows">,
  action: RowAction,
): Promise<ModelRow | undefined> {
  await stock.refresh();
  const items = stock.rows
    .map((row) => ({ row, text: rowText(row) }))
    .filter(({ text }) => text.actions.includes(action))
    .map(({ row, text }) => ({ label: plainLabel(row.title), description: plainLabel(text.description), row }));
  if (items.length === 0) {
    void showInformation(formatMessage("models.pick.noRow"));
    return undefined;
  }
  const [only] = items;
  // Both can be taken back with one more click.
  if (items.length === 1 && (action === "resume" || action === "pause")) return only?.row;
  return (await vscode.window.showQuickPick(items, { placeHolder: formatMessage("models.pick.row") }))?.row;
}
