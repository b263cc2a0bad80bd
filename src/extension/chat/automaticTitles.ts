import { setImmediate as nextTurn } from "node:timers/promises";
import type { ServerApi } from "../../client/serverApi.ts";
import { languageOfTalk } from "../../core/chat/languageOfTalk.ts";
import { titleText } from "../../core/chat/titleText.ts";
import { titlePrompt } from "../../core/chatPrompts.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import type { Logger } from "../../shared/logger.ts";
import type { ChatSession } from "./chatSession.ts";
import type { ChatSessions } from "./chatSessions.ts";

/** Enough for eight words in any of the scripts. */
const MAX_TITLE_TOKENS = 120;

export interface AutomaticTitlesOptions {
  readonly api: Pick<ServerApi, "chat" | "lastStatus">;
  readonly sessions: Pick<ChatSessions, "keepWhile">;
  readonly log: Logger;
}

/**
 * Has the model name a conversation after its first answer, in the conversation's language, whether somebody still shows it or
 * not. Nothing is loaded for that and nobody waits for it: the model must be in memory and idle, and the next question ends the try.
 */
export function nameAutomatically(session: ChatSession, { api, sessions, log }: AutomaticTitlesOptions): void {
  const { lifetime } = session;
  let abort: AbortController | undefined;
  const name = async (): Promise<void> => {
    // In the next turn: whoever hears of the answer's end is told first, and the server of its own.
    await nextTurn();
    const { conversation } = session;
    if (lifetime.aborted) return;
    const [question, answer, ...more] = conversation.messages;
    if (question === undefined || answer === undefined || more.length > 0 || conversation.title !== undefined) return;
    if (api.lastStatus?.model.kind !== "ready") return;
    abort = new AbortController();
    const signal = AbortSignal.any([abort.signal, lifetime]);
    const messages = titlePrompt({
      question: question.text,
      answer: answer.text,
      language: languageOfTalk(conversation),
    });
    try {
      const params = { messages, thinking: false, temperature: 0, maxTokens: MAX_TITLE_TOKENS } as const;
      const { text } = await api.chat({ ...params, urgency: "background" }, { signal });
      const title = titleText(text);
      if (title !== undefined && !signal.aborted) session.nameByModel(title);
    } catch (error) {
      if (!CancelledError.is(error)) log.debug(`The conversation gets no name: ${String(error)}`);
    }
  };
  session.addListener({
    eventApplied: ({ type }) => {
      if (type === "answerStarted" || type === "answerResumed" || type === "titleSet") abort?.abort();
      if (type === "answerFinished" && !session.isGenerating && !session.isFollowing) {
        sessions.keepWhile(session, name());
      }
    },
    removedChanged: () => abort?.abort(),
  });
}
