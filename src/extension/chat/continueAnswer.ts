import { AppError } from "../../shared/appError.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { WhenBusy } from "../../shared/protocol.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import type { ChatSession } from "./chatSession.ts";

/** A new chat has no answer that could go on. */
const WAYS = ["trimOldest", "summarizeEarlier"] as const;

/** Goes on with an answer. Where the rest would find little room or none, that is said first, with the ways to make some. */
export async function continueAnswer(
  reporter: Pick<ErrorReporter, "report" | "ask">,
  session: ChatSession,
  messageId: string,
): Promise<void> {
  // Where nobody can say whether there is room, the server looks again.
  const overflow = await session.check("rest").catch(() => undefined);
  const { neededTokens = 0, contextTokens = 0, ways = [] } = overflow ?? {};
  const waysOn = WAYS.filter((way) => ways.includes(way)).map((way) => ({
    label: formatMessage(`panel.way.${way}`),
    run: async () => {
      await session.makeRoom(way, "rest");
      await goOn(reporter, session, messageId);
    },
  }));
  if (waysOn.length === 0) {
    // Where nothing can make more room, the answer may have what is left.
    await goOn(reporter, session, messageId);
    return;
  }
  const error = new AppError("generation.contextOverflow", "The rest of an answer finds no room", {
    details: { promptTokens: neededTokens, limitTokens: contextTokens },
  });
  reporter.ask(error, waysOn);
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
