/** Has a question answered: by a chat, or by the task that its slash command names. */
import type { ServerApi } from "../../client/serverApi.ts";
import type { Conversation } from "../../core/chat/conversation.ts";
import { historyOf } from "../../core/chat/history.ts";
import { taskCommandOf, type TaskCommand } from "../../core/chat/slashCommands.ts";
import { conversationSystemPrompt } from "../../core/chatPrompts.ts";
import { AppError } from "../../shared/appError.ts";
import { MAX_TEXT_CHARACTERS } from "../../shared/limits.ts";
import type { WhenBusy } from "../../shared/protocol.ts";
import type { InterruptedTasks } from "./interruptedTasks.ts";
import { runSlashCommand, type SlashCommandContext, type SlashCommandResult } from "./runSlashCommand.ts";

export interface AnswerSources {
  readonly api: Pick<ServerApi, "chat" | "translate" | "summarize">;
  /** As of ChatParams: what the setting says now. */
  readonly thinkingBudget: () => number;
  readonly translationWishes: SlashCommandContext["translationWishes"];
  readonly interrupted: InterruptedTasks;
  /** Of the model that the next request would use, as far as it is known. */
  readonly modelName: () => string | undefined;
}

interface Asked {
  readonly conversation: Conversation;
  readonly whenBusy: WhenBusy;
}

/** Ends with the answer, and hears of it. */
export type Following = Pick<SlashCommandContext, "signal" | "onProgress">;

/**
 * @param asked the conversation's shown branch ends with the question and its answer, which is still empty
 * @throws CancelledError; AppError input.tooLarge, and as of ServerApi.chat or runSlashCommand
 */
export function requestAnswer(sources: AnswerSources, asked: Asked, following: Following): Promise<SlashCommandResult> {
  const { conversation, whenBusy } = asked;
  const { text = "" } = conversation.messages.at(-2) ?? {};
  if (text.length > MAX_TEXT_CHARACTERS) throw tooLarge(text.length);
  const command = taskCommandOf(text);
  if (command === undefined) return chat(sources, conversation, { whenBusy }, following);
  return carryOut(sources, command, asked, following);
}

/**
 * The rest of an answer that has a beginning.
 * @param asked the conversation as it was before the answer goes on, which is its last message
 * @throws CancelledError; AppError as of ServerApi.chat or runSlashCommand
 */
export function requestRest(sources: AnswerSources, asked: Asked, following: Following): Promise<SlashCommandResult> {
  const { conversation, whenBusy } = asked;
  const { messages } = conversation;
  const command = taskCommandOf(messages.at(-2)?.text ?? "");
  if (command !== undefined) return carryOut(sources, command, asked, following);
  const { text = "", thoughts = "" } = messages.at(-1) ?? {};
  const answerSoFar = { text, thinking: thoughts };
  return chat(sources, { ...conversation, messages: messages.slice(0, -1) }, { answerSoFar, whenBusy }, following);
}

/** A command's answer, as far as it is not written yet. */
async function carryOut(
  { api, translationWishes, interrupted, modelName }: AnswerSources,
  command: TaskCommand,
  { conversation, whenBusy }: Asked,
  following: Following,
): Promise<SlashCommandResult> {
  const [question, answer] = conversation.messages.slice(-2);
  if (question === undefined || answer === undefined) throw new AppError("internal", "An answer without a question");
  const result = await runSlashCommand(command, {
    attachments: question.attachments,
    conversation,
    written: answer.text,
    interrupted: interrupted.of(answer.id, modelName()),
    api,
    translationWishes,
    whenBusy,
    ...following,
  });
  interrupted.forget(answer.id);
  return result;
}

function chat(
  { api, thinkingBudget }: AnswerSources,
  conversation: Conversation,
  more: Pick<Parameters<ServerApi["chat"]>[0], "answerSoFar" | "whenBusy">,
  following: Following,
): Promise<SlashCommandResult> {
  const { thinking, answerLanguage } = conversation;
  const messages = [conversationSystemPrompt(answerLanguage), ...historyOf(conversation)];
  const budget = thinkingBudget();
  return api.chat({ messages, thinking, ...(budget > 0 ? { thinkingBudget: budget } : {}), ...more }, following);
}

function tooLarge(size: number): AppError {
  return new AppError("input.tooLarge", `${String(size)} characters`, {
    details: { size, limit: MAX_TEXT_CHARACTERS },
  });
}
