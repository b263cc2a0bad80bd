import { type Fact, serverFacts, stateReport } from "../../core/modelDetails.ts";
import { formatCliMessage } from "../../shared/messages/formatCliMessage.ts";
import type { ModelState, ServerStatus } from "../../shared/protocol.ts";
import { type CommandContext, writeJson } from "../commandContext.ts";

/** Shows the server that runs, if one does. */
export async function statusCommand({ args, server, terminal }: CommandContext): Promise<void> {
  const met = await server.statusIfRunning();
  // This client has been counted too, and is gone when the line is read.
  const status = met && { ...met, clients: met.clients - 1 };
  if (args.has("json")) writeJson(terminal, status === undefined ? { running: false } : { running: true, ...status });
  else if (status === undefined) terminal.note(formatCliMessage("server.notRunning"));
  else terminal.write(`${statusText(status)}\n`);
}

/** Server first, then each model: facts in two columns, sentences below them. */
export function statusText(status: ServerStatus): string {
  const facts = serverFacts(status);
  const states = [status.model, ...status.others].filter(({ kind }) => kind !== "none");
  const models = states.map(modelLines);
  if (models.length === 0) models.push([formatCliMessage("details.noModel")]);
  return [factLines(facts), ...models].map((lines) => lines.join("\n")).join("\n\n");
}

function modelLines(state: ModelState): string[] {
  const { facts, problem, adjustments } = stateReport(state);
  return [
    ...factLines(facts),
    ...(problem === undefined ? [] : [`  ${problem}`]),
    ...adjustments.map((text) => `! ${text}`),
  ];
}

function factLines(facts: readonly Fact[]): string[] {
  const width = Math.max(...facts.map(({ label }) => label.length));
  return facts.map(({ label, value }) => `${label.padEnd(width)}  ${value}`);
}
