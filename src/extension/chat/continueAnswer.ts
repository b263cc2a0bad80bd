import type { WhenBusy } from "../../shared/protocol.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import type { ChatSession } from "./chatSession.ts";
import { type WriteOptions, writeWithRoom } from "./writeWithRoom.ts";

export interface ContinuedAnswer extends Pick<WriteOptions, "prepare"> {
  readonly session: ChatSession;
  readonly messageId: string;
}

/** Goes on with an answer, where there is room or room can be made. A new chat has no answer that could go on. */
export async function continueAnswer(
  reporter: Pick<ErrorReporter, "report" | "ask">,
  { session, messageId, prepare }: ContinuedAnswer,
): Promise<void> {
  const write = () => goOn(reporter, session, messageId);
  await writeWithRoom(reporter, session, { prepare, question: "rest", write });
}

/** What has been written stays where the rest fails, so that the reason cannot stand in its place. */
async function goOn(
  reporter: Pick<ErrorReporter, "report">,
  session: ChatSession,
  messageId: string,
  whenBusy: WhenBusy = "refuse",
): Promise<void> {
  try {
    await session.continueAnswer(messageId, whenBusy);
  } catch (error) {
    reporter.report(error, { retry: (next) => goOn(reporter, session, messageId, next) });
  }
}
