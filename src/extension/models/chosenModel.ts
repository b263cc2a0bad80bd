import { existsSync } from "node:fs";
import path from "node:path";
import type { ModelRow } from "./modelRow.ts";

/**
 * Whether somebody has chosen a model that is still there: one whose file is gone counts as none.
 * @param chosen path or name that a setting or the environment gives
 * @param rows of the list; a name is looked for among them
 */
export function isChosenThere(chosen: string | undefined, rows: readonly ModelRow[]): boolean {
  if (chosen === undefined) return false;
  if (path.isAbsolute(chosen)) return existsSync(chosen);
  return rows.some(({ isChosen, file }) => isChosen && file !== undefined && file.problem?.code !== "model.notFound");
}
