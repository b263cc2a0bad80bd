import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { writeJson, type CommandContext } from "../commandContext.ts";

/** Stops the server for every window. It starts again with the next request of any of them. */
export async function stopCommand({ args, server, terminal }: CommandContext): Promise<void> {
  const stopped = await server.stopServer();
  if (args.has("json")) writeJson(terminal, { stopped });
  else terminal.note(formatMessage(stopped ? "cli.stopped" : "server.notRunning"));
}
