import { formatCliMessage } from "../shared/messages/formatCliMessage.ts";
import type { GenerationStats, ModelInfo } from "../shared/protocol.ts";
import type { ServerApi } from "../client/serverApi.ts";
import type { CommandArguments } from "./parseCommandLine.ts";
import type { Terminal } from "./terminal.ts";

/** What a command is given to work with. */
export interface CommandContext {
  readonly server: ServerApi;
  readonly args: CommandArguments;
  readonly terminal: Terminal;
  readonly stdin: NodeJS.ReadStream;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** One line of JSON: what --json prints. */
export function writeJson(terminal: Terminal, value: unknown): void {
  terminal.write(`${JSON.stringify(value)}\n`);
}

/** With --verbose: how the answer came about. */
export function noteStats({ args, terminal }: CommandContext, stats: GenerationStats, model: ModelInfo): void {
  if (!args.has("verbose")) return;
  terminal.note(
    formatCliMessage("cli.stats", {
      model: model.name,
      backend: model.backend,
      promptTokens: stats.promptTokens,
      cachedTokens: stats.cachedTokens,
      generatedTokens: stats.generatedTokens,
      tokensPerSecond: stats.tokensPerSecond.toFixed(1),
      firstTokenSeconds: (stats.timeToFirstTokenMs / 1000).toFixed(2),
      totalSeconds: (stats.totalMs / 1000).toFixed(2),
    }),
  );
}
