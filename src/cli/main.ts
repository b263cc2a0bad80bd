/** `sealion`: the model from a terminal. Ends with one of the codes of `EXIT`. */
import { readFileSync } from "node:fs";
import { systemPaths } from "../client/systemPaths.ts";
import { formatCliMessage } from "../shared/messages/formatCliMessage.ts";
import { EXIT } from "./cliFailure.ts";
import type { CommandContext } from "./commandContext.ts";
import type { CommandName } from "./commandLine.ts";
import { chatCommand } from "./commands/chat.ts";
import { fitModelCommand } from "./commands/models/fit.ts";
import { importModelCommand } from "./commands/models/import.ts";
import { listModelsCommand } from "./commands/models/list.ts";
import { pullModelCommand } from "./commands/models/pull.ts";
import { removeModelCommand } from "./commands/models/remove.ts";
import { showModelCommand } from "./commands/models/show.ts";
import { verifyModelCommand } from "./commands/models/verify.ts";
import { renderPromptCommand } from "./commands/renderPrompt.ts";
import { statusCommand } from "./commands/status.ts";
import { stopCommand } from "./commands/stop.ts";
import { summarizeCommand } from "./commands/summarize.ts";
import { translateCommand } from "./commands/translate.ts";
import { connectServer } from "./connectServer.ts";
import { commandHelp, generalHelp } from "./helpText.ts";
import { parseCommandLine, type CommandArguments } from "./parseCommandLine.ts";
import { presentFailure } from "./presentFailure.ts";
import { Terminal } from "./terminal.ts";
import { createTerminalLogger } from "./terminalLogger.ts";

const COMMAND_HANDLERS: Readonly<Record<CommandName, (context: CommandContext) => Promise<void>>> = {
  translate: translateCommand,
  summarize: summarizeCommand,
  chat: chatCommand,
  "models list": listModelsCommand,
  "models show": showModelCommand,
  "models fit": fitModelCommand,
  "models pull": pullModelCommand,
  "models verify": verifyModelCommand,
  "models import": importModelCommand,
  "models remove": removeModelCommand,
  "render-prompt": renderPromptCommand,
  status: statusCommand,
  stop: stopCommand,
};

const terminal = new Terminal(process);
const cancellation = new AbortController();

async function main(argv: readonly string[]): Promise<number> {
  try {
    const parsed = parseCommandLine(argv);
    switch (parsed.kind) {
      case "version":
        terminal.write(`${version()}\n`);
        break;
      case "help":
        terminal.write(parsed.command === undefined ? generalHelp() : commandHelp(parsed.command));
        break;
      case "command":
        await runCommand(parsed.name, parsed.args);
        break;
    }
    return EXIT.done;
  } catch (failure) {
    const { exitCode, lines } = presentFailure(failure, {
      verbose: argv.includes("--verbose"),
      logFile: systemPaths().logFile,
    });
    for (const line of lines) terminal.note(line);
    return exitCode;
  }
}

async function runCommand(name: CommandName, args: CommandArguments): Promise<void> {
  const server = connectServer(args, createTerminalLogger(terminal, args.has("verbose")));
  server.onDidChangeHealth((health) => {
    if (health === "notResponding") terminal.note(formatCliMessage("cli.notResponding"));
  });
  try {
    await COMMAND_HANDLERS[name]({ server, args, terminal, stdin: process.stdin, signal: cancellation.signal });
  } finally {
    terminal.clearStatus();
    server.dispose();
  }
}

function version(): string {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

/** The first Ctrl-C cancels the request and lets it end in order, the second ends the program at once. */
function cancelOrLeave(): void {
  if (cancellation.signal.aborted) process.exit(EXIT.cancelled);
  cancellation.abort();
}

process.on("SIGINT", cancelOrLeave);
process.on("SIGTERM", cancelOrLeave);
// The reader of a pipe has seen enough (`sealion ... | head`): no failure, and nobody to tell.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? EXIT.done : EXIT.failed);
});

const exitCode = await main(process.argv.slice(2));
// What was written may still be on its way into a pipe; an open standard input must not keep the program alive.
process.stdout.write("", () => process.exit(exitCode));
