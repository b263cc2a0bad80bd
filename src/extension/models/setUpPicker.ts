import * as vscode from "vscode";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { plainLabel } from "../plainText.ts";
import type { ModelStock } from "./modelStock.ts";
import { setUpChoices, type SetUpChoice } from "./setUpChoices.ts";

interface ChoiceItem extends vscode.QuickPickItem {
  readonly choice: Exclude<SetUpChoice, { kind: "heading" }> | undefined;
}

/**
 * Shows at once what is known, and the verdicts as soon as this machine was looked at.
 * @param readRecommended id of the entry to offer first
 */
export async function pickSetUp(
  stock: ModelStock,
  readRecommended: () => string | undefined,
): Promise<ChoiceItem["choice"]> {
  const picker = vscode.window.createQuickPick<ChoiceItem>();
  picker.title = formatMessage("models.pick.title");
  picker.placeholder = formatMessage("models.pick.looking");
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.busy = true;
  let isOpen = true;
  const fill = (): void => {
    if (!isOpen) return;
    // Whoever has moved to a row already stays on it.
    const active = picker.activeItems[0]?.choice;
    picker.items = setUpChoices(stock.rows, readRecommended()).map(itemOf);
    const same = picker.items.find(({ choice }) => isSame(choice, active));
    if (same !== undefined && hasMoved) picker.activeItems = [same];
  };
  let hasMoved = false;
  const look = async (): Promise<void> => {
    fill();
    await stock.refresh();
    fill();
    await stock.measure();
    fill();
    picker.placeholder = formatMessage("models.pick.placeholder");
    picker.busy = false;
  };
  const chosen = new Promise<ChoiceItem["choice"]>((resolve, reject) => {
    picker.onDidChangeActive(([item]) => (hasMoved = item !== undefined && item !== firstRow(picker.items)));
    picker.onDidAccept(() => resolve(picker.selectedItems[0]?.choice));
    picker.onDidHide(() => resolve(undefined));
    look().catch(reject);
  });
  picker.show();
  try {
    return await chosen;
  } finally {
    isOpen = false;
    picker.dispose();
  }
}

function itemOf(choice: SetUpChoice): ChoiceItem {
  if (choice.kind === "heading") {
    return { label: choice.label, kind: vscode.QuickPickItemKind.Separator, choice: undefined };
  }
  const { icon, label, detail } = choice;
  const item = { label: plainLabel(label), detail, iconPath: new vscode.ThemeIcon(icon), choice };
  return choice.kind === "model" ? { ...item, description: choice.description } : item;
}

function firstRow(items: readonly ChoiceItem[]): ChoiceItem | undefined {
  return items.find(({ choice }) => choice !== undefined);
}

function isSame(a: ChoiceItem["choice"], b: ChoiceItem["choice"]): boolean {
  if (a === undefined || b === undefined) return false;
  return a.kind === "model" && b.kind === "model" ? a.row.id === b.row.id : a.kind === b.kind;
}
