import type { ChatMessage } from "../../shared/chatMessage.ts";
import { badInput, wrongUse } from "../cliFailure.ts";
import { writeJson, type CommandContext } from "../commandContext.ts";
import { thinkingSwitch } from "../optionValues.ts";
import { askAgainWhenBusy } from "../whenBusy.ts";
import { readInput } from "../readInput.ts";
import { showTask } from "../taskProgress.ts";

export async function renderPromptCommand(context: CommandContext): Promise<void> {
  const { args, server, terminal, stdin, signal } = context;
  const thinking = thinkingSwitch(args) ?? false;
  const file = args.value("messages");
  if (file === undefined) throw wrongUse("cli.use.messagesMissing");
  const messages = parseMessages(await readInput({ name: file, stdin, signal }), file);
  const task = showTask(terminal, { streamText: false });
  const { onProgress } = task;
  const { text, tokens } = await askAgainWhenBusy(context, (whenBusy) =>
    server.renderPrompt({ messages, thinking, whenBusy }, { signal, onProgress }),
  );
  if (args.has("json")) {
    writeJson(terminal, { text, tokens });
  } else {
    terminal.write(text);
    terminal.endResult({ always: false });
  }
  // Its answer names no model.
  const state = task.hasLoaded() ? (await server.statusIfRunning())?.model : undefined;
  if (state?.kind === "ready" || state?.kind === "busy") task.noteLoad(state.info);
}

function parseMessages(text: string, file: string): ChatMessage[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch (error) {
    throw badInput("cli.messages.notJson", { name: file, reason: error instanceof Error ? error.message : "" });
  }
  if (!Array.isArray(value) || value.length === 0) throw badInput("cli.messages.notAList", { name: file });
  return value.map((item: unknown, index) => {
    const message = parseMessage(item);
    if (message === undefined) throw badInput("cli.messages.badMessage", { name: file, index: index + 1 });
    return message;
  });
}

/** `reasoning_content` is what OpenAI-compatible servers and Qwen3's own template call a message's thoughts. */
function parseMessage(item: unknown): ChatMessage | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  const { role, content, reasoning, reasoning_content: otherReasoning } = item as Record<string, unknown>;
  if (role !== "system" && role !== "user" && role !== "assistant") return undefined;
  if (typeof content !== "string") return undefined;
  const thoughts = reasoning ?? otherReasoning;
  if (thoughts === undefined) return { role, content };
  return typeof thoughts === "string" ? { role, content, reasoning: thoughts } : undefined;
}
