import type { StopOutcome } from "../../client/serverApi.ts";
import type { MessageKey } from "../../shared/messages/en.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { writeJson, type CommandContext } from "../commandContext.ts";

const WORDS: Readonly<Record<StopOutcome, MessageKey>> = {
  stopped: "cli.stopped",
  ended: "cli.stoppedSilent",
  none: "server.notRunning",
};

/** Stops the server for every window. It starts again with the next request of any of them. */
export async function stopCommand({ args, server, terminal }: CommandContext): Promise<void> {
  const outcome = await server.stopServer();
  const ended = outcome === "ended" ? { ended: true } : {};
  if (args.has("json")) writeJson(terminal, { stopped: outcome !== "none", ...ended });
  else terminal.note(formatMessage(WORDS[outcome]));
}
