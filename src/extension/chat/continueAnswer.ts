import type { WhenBusy } from "../../shared/protocol.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import type { ChatSession } from "./chatSession.ts";
import type { ChatSessions } from "./chatSessions.ts";
import { type WriteOptions, writeWithRoom } from "./writeWithRoom.ts";

export interface ContinuedAnswer extends Pick<WriteOptions, "prepare"> {
  readonly session: ChatSession;
  readonly sessions: Pick<ChatSessions, "open" | "release">;
  readonly messageId: string;
}

/** Goes on with an answer, where there is room or room can be made. A new chat has no answer that could go on. */
export async function continueAnswer(
  reporter: Pick<ErrorReporter, "report" | "ask">,
  continued: ContinuedAnswer,
): Promise<void> {
  const { session, prepare } = continued;
  const write = () => goOn(reporter, continued);
  await writeWithRoom(reporter, session, { prepare, question: "rest", write });
}

/** What has been written stays where the rest fails, so that the reason cannot stand in its place. */
async function goOn(
  reporter: Pick<ErrorReporter, "report">,
  continued: ContinuedAnswer,
  whenBusy: WhenBusy = "refuse",
): Promise<void> {
  try {
    await continued.session.continueAnswer(continued.messageId, whenBusy);
  } catch (error) {
    reporter.report(error, { retry: (next) => goOnLater(reporter, continued, next) });
  }
}

/** Opens the conversation anew: its panel may show another by now, which has closed the session. */
async function goOnLater(
  reporter: Pick<ErrorReporter, "report">,
  continued: ContinuedAnswer,
  whenBusy: WhenBusy,
): Promise<void> {
  const { sessions } = continued;
  const session = await sessions.open(continued.session.id);
  if (session === undefined) return;
  try {
    await goOn(reporter, { ...continued, session }, whenBusy);
  } finally {
    sessions.release(session);
  }
}
