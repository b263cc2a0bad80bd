/** What a person makes of the earlier talk that the model is not given any more. */
import type { ChatSession } from "./chatSession.ts";

/**
 * Another summary in its place. Nothing happens where a panel has not heard yet that something else is left out by now.
 * @param untilId the last message that is not given
 * @param text "": no summary
 * @throws AppError conversation.elsewhere while another window writes
 */
export function setEarlierSummary(session: ChatSession, untilId: string, text: string): void {
  const { earlier } = session.conversation;
  const summary = text.trim();
  if (earlier?.untilId !== untilId || earlier.summary === summary) return;
  session.recordBeside({ type: "earlierSet", earlier: summary === "" ? { untilId } : { untilId, summary } });
}

/** All of it is given again, on each branch. What does not fit is said before the next question. @param untilId, @throws as of `setEarlierSummary` */
export function readEarlier(session: ChatSession, untilId: string): void {
  if (session.conversation.earlier?.untilId === untilId) session.recordBeside({ type: "earlierSet", earlier: null });
}
