/** A question that has an answer, or got none, is answered once more. */
import type { OverflowWay } from "../../shared/webviewProtocol.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import type { ChatSession, Question } from "./chatSession.ts";
import { makeRoomAndWrite, type WriteOptions, writeWithRoom } from "./writeWithRoom.ts";

export interface AnsweredAgain extends Pick<WriteOptions, "prepare" | "write"> {
  readonly session: ChatSession;
  /** The answer, whole or failed. */
  readonly messageId: string;
  /** Asks the question in a new conversation. */
  readonly askAnew: (question: Question) => Promise<void>;
}

/**
 * Has it written, where there is room or the user makes some.
 * @param way to make room, where the user has chosen one already
 * @throws as of ChatSession.makeRoom and `write`
 */
export async function answerAgain(
  reporter: Pick<ErrorReporter, "ask">,
  { session, messageId, prepare, write, askAnew }: AnsweredAgain,
  way?: OverflowWay,
): Promise<void> {
  const question = questionOf(session, messageId);
  if (question === undefined) return;
  const { text, attachments } = question;
  const inNewChat = () => askAnew({ text, attachments });
  if (way === undefined) await writeWithRoom(reporter, session, { prepare, question, write, askAnew: inNewChat });
  else if (way === "newChat") await inNewChat();
  else await makeRoomAndWrite(session, way, { prepare, question, write });
}

/** The question that an answer answers, as it would be asked again in its place. */
function questionOf({ conversation }: ChatSession, answerId: string): Required<Question> | undefined {
  const answer = conversation.all.find(({ id }) => id === answerId);
  const asked = conversation.all.find(({ id }) => id === answer?.parentId);
  return asked === undefined ? undefined : { text: asked.text, attachments: asked.attachments, insteadOf: asked.id };
}
