import { isOpen, thoughtDurationMs, type ConversationMessage } from "../../core/chat/conversation.ts";
import { scriptLanguage } from "../../core/text/scriptLanguage.ts";
import { AppError } from "../../shared/appError.ts";
import { presentError } from "../../shared/errorPresentation.ts";
import type { AnswerStatsView, ChatMessageView, ErrorView, ThoughtView } from "../../shared/webviewProtocol.ts";
import { fromWireError, type WireError } from "../../shared/wireError.ts";

/** A message as the panel shows it. `waitingFor` counts only while nothing has been written. */
export function messageView(message: ConversationMessage, waitingFor: string | undefined): ChatMessageView {
  const { id, role, text, state, stats, error } = message;
  const lang = scriptLanguage(text);
  return {
    id,
    role,
    text,
    state,
    ...(message.thoughts === "" ? {} : { thought: thoughtView(message) }),
    ...(state === "waiting" && waitingFor !== undefined ? { waitingFor } : {}),
    ...(error === undefined ? {} : { error: errorView(error) }),
    ...(stats === undefined ? {} : { stats: statsView(stats) }),
    ...(lang === undefined ? {} : { lang }),
  };
}

/** An error that came from the server or out of a journal, in words. */
export function errorView(error: WireError): ErrorView {
  return presentError(fromWireError(error) ?? new AppError("internal", error.message));
}

function thoughtView(message: ConversationMessage): ThoughtView {
  const durationMs = thoughtDurationMs(message);
  if (durationMs !== undefined) return { text: message.thoughts, durationMs };
  return isOpen(message) ? { text: message.thoughts } : { text: message.thoughts, durationMs: 0 };
}

function statsView(stats: NonNullable<ConversationMessage["stats"]>): AnswerStatsView {
  const { generatedTokens, tokensPerSecond, timeToFirstTokenMs, modelName } = stats;
  return { generatedTokens, tokensPerSecond, timeToFirstTokenMs, modelName };
}
