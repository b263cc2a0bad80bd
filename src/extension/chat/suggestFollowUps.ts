import type { ServerApi } from "../../client/serverApi.ts";
import { followUpsPrompt } from "../../core/chat/answerPrompts.ts";
import { followUpQuestions } from "../../core/chat/followUpQuestions.ts";
import { languageOfTalk } from "../../core/chat/languageOfTalk.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { withQuietProgress } from "../notifications.ts";
import type { ChatSession } from "./chatSession.ts";

/** Enough for three short questions in any of the scripts. */
const MAX_TOKENS = 400;

/**
 * Has the model suggest questions that might be asked after an answer, in the conversation's language. Nothing is recorded
 * when it suggests none.
 * @returns false then
 * @throws AppError when the request failed
 */
export async function suggestFollowUps(
  api: Pick<ServerApi, "chat">,
  session: ChatSession,
  messageId: string,
): Promise<boolean> {
  const { conversation } = session;
  const answer = conversation.all.find(({ id }) => id === messageId);
  if (answer?.role !== "assistant" || answer.text.trim() === "") return true;
  const question = conversation.all.find(({ id }) => id === answer.parentId)?.text ?? "";
  const messages = followUpsPrompt({ question, answer: answer.text, language: languageOfTalk(conversation) });
  const { text } = await withQuietProgress(formatMessage("panel.suggestFollowUps"), () =>
    api.chat({ messages, thinking: false, maxTokens: MAX_TOKENS, whenBusy: "wait" }),
  );
  const questions = followUpQuestions(text, question);
  if (questions.length > 0) session.recordBeside({ type: "followUpsSet", id: messageId, questions });
  return questions.length > 0;
}
