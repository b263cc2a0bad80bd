import * as vscode from "vscode";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";

/**
 * Command id to what it does. A command ends when its work is done; what it throws is shown to the user. The explorer gives a
 * command the file that was clicked and all that are selected.
 */
export type CommandTable = Readonly<
  Record<`sealion.${string}`, (argument: unknown, selection?: unknown) => void | Promise<void>>
>;

export function registerCommands(table: CommandTable, reporter: ErrorReporter): Disposable {
  const store = new DisposableStore();
  for (const [id, run] of Object.entries(table)) {
    const guarded = async (argument: unknown, selection: unknown): Promise<void> => {
      try {
        await run(argument, selection);
      } catch (error) {
        reporter.report(error, { retry: () => guarded(argument, selection) });
      }
    };
    store.add(vscode.commands.registerCommand(id, guarded));
  }
  return store;
}
