import { actionKey } from "../shared/errorPresentation.ts";
import { formatMessage } from "../shared/messages/formatMessage.ts";
import { runAction } from "./errors/runAction.ts";
import { showWarning } from "./notifications.ts";

/** Tells of each setting that cannot be used, once for each value: settings are read with every request. */
export class SettingProblems {
  private readonly told = new Set<string>();

  tell(problems: readonly string[]): void {
    for (const problem of problems) {
      if (this.told.has(problem)) continue;
      this.told.add(problem);
      void warn(problem);
    }
  }
}

async function warn(problem: string): Promise<void> {
  const openSettings = formatMessage(actionKey("openSettings"));
  const chosen = await showWarning(problem, openSettings);
  if (chosen === openSettings) await runAction("openSettings");
}
