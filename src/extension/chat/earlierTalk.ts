/** What a person makes of the earlier talk that the model is not given any more. */
import type { Conversation, EarlierPart } from "../../core/chat/conversation.ts";
import { AppError } from "../../shared/appError.ts";
import { presentError } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { showInformation, showWarning } from "../notifications.ts";
import type { ChatSession } from "./chatSession.ts";
import type { ChatSessions } from "./chatSessions.ts";

type Sessions = Pick<ChatSessions, "open" | "release">;

/**
 * Another summary in its place. Nothing happens where a panel has not heard yet that something else is left out by now, or has no
 * summary. One that is removed is told with a button that puts it back: then this ends when that message is gone, which may stand for minutes.
 * @param untilId the last message that is not given
 * @param text "": no summary
 * @throws AppError conversation.elsewhere while another window writes
 */
export async function setEarlierSummary(
  session: ChatSession,
  sessions: Sessions,
  untilId: string,
  text: string,
): Promise<void> {
  const { earlier } = session.conversation;
  const summary = text.trim();
  if (earlier?.untilId !== untilId || (earlier.summary ?? "") === summary) return;
  session.recordBeside({ type: "earlierSet", earlier: summary === "" ? { untilId } : { untilId, summary } });
  if (summary === "") await offerUndo(sessions, session.id, earlier);
}

/** All of it is given again, on each branch. What does not fit is said before the next question. @param untilId, @throws as of `setEarlierSummary` */
export function readEarlier(session: ChatSession, untilId: string): void {
  if (session.conversation.earlier?.untilId === untilId) session.recordBeside({ type: "earlierSet", earlier: null });
}

async function offerUndo(sessions: Sessions, conversationId: string, removed: EarlierPart): Promise<void> {
  const undo = formatMessage("chat.undo");
  let pressed = await showInformation(formatMessage("chat.summaryRemoved"), undo);
  while (pressed === undo) {
    try {
      if (!(await putBack(sessions, conversationId, removed))) {
        await showInformation(formatMessage("chat.summaryNotPutBack"));
      }
      return;
    } catch (error) {
      if (!AppError.is(error, "conversation.elsewhere")) throw error;
      // Nobody else has the words: they are not lost because it was too early.
      pressed = await showWarning(presentError(error).message, undo);
    }
  }
}

/**
 * The panel may show another conversation by now, and nobody this one.
 * @returns false where it is gone, or something else was made of what the summary stood for
 * @throws AppError conversation.elsewhere while another window writes
 */
async function putBack(sessions: Sessions, conversationId: string, removed: EarlierPart): Promise<boolean> {
  const session = await sessions.open(conversationId);
  if (session === undefined) return false;
  try {
    if (!isLeftOutAlone(session.conversation, removed.untilId)) return false;
    session.recordBeside({ type: "earlierSet", earlier: removed });
    return true;
  } finally {
    sessions.release(session);
  }
}

/** Whether everything up to there is still left out, without a summary, and nothing beyond it where that is shown. */
function isLeftOutAlone({ earlierParts, earlier, messages }: Conversation, untilId: string): boolean {
  const isLeftOut = earlierParts.some((part) => part.untilId === untilId && part.summary === undefined);
  return isLeftOut && (earlier?.untilId === untilId || !messages.some(({ id }) => id === untilId));
}
