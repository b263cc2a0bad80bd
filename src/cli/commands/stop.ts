import type { StopOutcome } from "../../client/serverApi.ts";
import type { CliMessageKey } from "../../shared/messages/cli.ts";
import { formatCliMessage } from "../../shared/messages/formatCliMessage.ts";
import { writeJson, type CommandContext } from "../commandContext.ts";

const WORDS: Readonly<Record<StopOutcome, CliMessageKey>> = {
  stopped: "cli.stopped",
  ended: "cli.stoppedSilent",
  none: "server.notRunning",
};

/** Stops the server for every window. It starts again with the next request of any of them. */
export async function stopCommand({ args, server, terminal }: CommandContext): Promise<void> {
  const outcome = await server.stopServer();
  const ended = outcome === "ended" ? { ended: true } : {};
  if (args.has("json")) writeJson(terminal, { stopped: outcome !== "none", ...ended });
  else terminal.note(formatCliMessage(WORDS[outcome]));
}
