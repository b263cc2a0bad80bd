import * as vscode from "vscode";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import { percentOf } from "../../core/taskProgressText.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { showInformation } from "../notifications.ts";
import type { ModelRow } from "./modelRow.ts";
import type { ModelStock } from "./modelStock.ts";
import { fractionOf } from "../../core/models/transferProgress.ts";

/** Offers to go on with a download that a crash or a restart has cut off: once, in the window that the user looks at. */
export function tellInterrupted(stock: ModelStock, resume: (row: ModelRow) => Promise<void>): Disposable {
  const told = new Set<string>();
  const look = (): void => {
    if (!vscode.window.state.focused) return;
    for (const row of stock.rows) {
      const { transfer } = row;
      if (transfer?.kind !== "download") continue;
      if (transfer.state.kind !== "interrupted") told.delete(transfer.id);
      else if (!told.has(transfer.id)) {
        told.add(transfer.id);
        void tell(row, percentOf(fractionOf(transfer)), resume);
      }
    }
  };
  const store = new DisposableStore();
  store.add(stock.onDidChange(look));
  store.add(vscode.window.onDidChangeWindowState(look));
  return store;
}

async function tell(row: ModelRow, percent: number, resume: (row: ModelRow) => Promise<void>): Promise<void> {
  const again = formatMessage("models.interrupted.resume");
  const message = formatMessage("models.interrupted", { name: row.title, percent });
  const chosen = await showInformation(message, again, formatMessage("models.interrupted.later"));
  if (chosen === again) await resume(row);
}
