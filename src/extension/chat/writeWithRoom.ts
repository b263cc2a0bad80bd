import { AppError } from "../../shared/appError.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { OverflowWay, RoomActionId } from "../../shared/webviewProtocol.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import type { ChatSession, Question } from "./chatSession.ts";

/** What comes before an answer is written: the panel shows that it is on its way, and Stop ends it. */
export type Prepare = <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

export interface WriteOptions {
  readonly prepare: Prepare;
  /** "rest": the last answer is to go on. */
  readonly question: Question | "rest";
  readonly write: () => Promise<void>;
  /** Asks in a new conversation instead; left out where that would be no way on. */
  readonly askAnew?: () => Promise<void>;
}

/**
 * Has an answer written. Where it would find no room, that is said first, with the ways to make some.
 * @throws CancelledError when it was stopped before; as of ChatBudget.check, and what `write` throws
 */
export async function writeWithRoom(
  reporter: Pick<ErrorReporter, "ask">,
  session: ChatSession,
  { prepare, question, write, askAnew }: WriteOptions,
): Promise<void> {
  const overflow = await prepare((signal) => session.check(question, signal));
  const { neededTokens = 0, contextTokens = 0, ways = [] } = overflow ?? {};
  const runOf = (way: OverflowWay) =>
    way === "newChat" ? askAnew : () => makeRoomAndWrite(session, way, { prepare, question, write });
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
  { prepare, question, write }: Omit<WriteOptions, "askAnew">,
): Promise<void> {
  await prepare((signal) => session.makeRoom(way, question, signal));
  await write();
}
