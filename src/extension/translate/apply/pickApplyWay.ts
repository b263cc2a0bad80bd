import * as vscode from "vscode";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import { APPLY_WAYS, type ApplyWay } from "./applyWay.ts";

/** An icon says at a glance whether the document changes. */
const ICONS: Readonly<Record<ApplyWay, string>> = {
  replace: "replace",
  preview: "diff",
  insertBelow: "arrow-down",
  insertAbove: "arrow-up",
  bilingual: "split-vertical",
  copy: "copy",
  newDocument: "new-file",
};

/** @param usual the one of the setting, first in the list. Undefined when the user dismissed it */
export async function pickApplyWay(usual: ApplyWay): Promise<ApplyWay | undefined> {
  const ways = [usual, ...APPLY_WAYS.filter((way) => way !== usual)];
  const items = ways.map((way) => ({
    way,
    label: `$(${ICONS[way]}) ${formatMessage(`translate.way.${way}`)}`,
    ...(way === usual ? { description: formatMessage("translate.usualWay") } : {}),
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: formatMessage("translate.pickWay") }))?.way;
}
