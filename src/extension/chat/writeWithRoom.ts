import { AppError } from "../../shared/appError.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { OverflowWay, RoomActionId } from "../../shared/webviewProtocol.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import type { ChatSession, Question } from "./chatSession.ts";

export interface WriteOptions {
  /** "rest": the last answer is to go on. */
  readonly question: Question | "rest";
  readonly write: () => Promise<void>;
  /** Asks in a new conversation instead; left out where that would be no way on. */
  readonly askAnew?: () => Promise<void>;
}

/** Has an answer written. Where it would find no room, that is said first, with the ways to make some. */
export async function writeWithRoom(
  reporter: Pick<ErrorReporter, "ask">,
  session: ChatSession,
  { question, write, askAnew }: WriteOptions,
): Promise<void> {
  // Where nobody can say whether there is room, the server looks again.
  const overflow = await session.check(question).catch(() => undefined);
  const { neededTokens = 0, contextTokens = 0, ways = [] } = overflow ?? {};
  const runOf = (way: OverflowWay) =>
    way === "newChat" ? askAnew : () => makeRoomAndWrite(session, way, { question, write });
  const waysOn = ways.flatMap((way) => {
    const run = runOf(way);
    return run === undefined ? [] : [{ label: formatMessage(`panel.way.${way}`), run }];
  });
  if (waysOn.length === 0) {
    // Where nothing can make more room, the answer may have what is left.
    await write();
    return;
  }
  const error = new AppError("generation.contextOverflow", "An answer finds no room", {
    details: { promptTokens: neededTokens, limitTokens: contextTokens },
  });
  reporter.ask(error, waysOn);
}

/** @throws as of ChatSession.makeRoom and `write` */
export async function makeRoomAndWrite(
  session: ChatSession,
  way: RoomActionId,
  { question, write }: Omit<WriteOptions, "askAnew">,
): Promise<void> {
  await session.makeRoom(way, question);
  await write();
}
