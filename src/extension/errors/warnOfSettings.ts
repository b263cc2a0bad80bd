import { actionKey } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { showWarning } from "../notifications.ts";
import { runAction } from "./runAction.ts";

/** A warning with the way to the settings. */
export async function warnOfSettings(message: string): Promise<void> {
  const openSettings = formatMessage(actionKey("openSettings"));
  const chosen = await showWarning(message, openSettings);
  if (chosen === openSettings) await runAction("openSettings");
}
