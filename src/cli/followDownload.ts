/** Follows a download to its end. Through the loss of a server it goes on by itself (client/lostDownloads.ts). Ctrl-C pauses it. */
import type { ServerApi } from "../client/serverApi.ts";
import { fractionOf } from "../core/models/transferProgress.ts";
import { percentOf } from "../core/taskProgressText.ts";
import { AppError } from "../shared/appError.ts";
import { createDeferred } from "../shared/deferred.ts";
import { DisposableStore } from "../shared/disposableStore.ts";
import { formatCliMessage } from "../shared/messages/formatCliMessage.ts";
import type { Transfer } from "../shared/modelsProtocol.ts";
import { fromWireError } from "../shared/wireError.ts";
import { badInput } from "./cliFailure.ts";
import type { Terminal } from "./terminal.ts";
import { TransferProgress } from "./transferProgress.ts";

export interface FollowContext {
  readonly server: ServerApi;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/**
 * @returns the transfer as it is at its end: done, or paused
 * @throws AppError what it failed with; server.stopped
 * @throws CliFailure when somebody else has discarded it, and when the server is lost again and again
 */
export async function followDownload({ server, terminal, signal }: FollowContext, begun: Transfer): Promise<Transfer> {
  const { models } = server;
  const end = createDeferred<Transfer>();
  const progress = new TransferProgress(terminal);
  const parts = new DisposableStore();
  let last = begun;

  const fail = (error: unknown): void => end.reject(error instanceof Error ? error : new Error(String(error)));
  const look = (transfers: readonly Transfer[]): void => {
    const transfer = transfers.find(({ id }) => id === begun.id);
    if (transfer === undefined) {
      whereItIs(server, last).then(end.resolve, fail);
      return;
    }
    if (isLost(transfer) && !isLost(last)) terminal.note(formatCliMessage("cli.pull.lost"));
    last = transfer;
    const { state } = transfer;
    if (state.kind === "done" || state.kind === "paused") end.resolve(transfer);
    else if (state.kind === "failed") fail(fromWireError(state.error) ?? new Error(state.error.message));
    else if (state.kind === "interrupted")
      fail(badInput("cli.pull.gaveUp", { percent: percentOf(fractionOf(transfer)) }));
    else progress.show(transfer);
  };
  // The list says what has become of it: it may have come to its end at that moment.
  const pause = (): void => {
    models
      .pause(begun.id)
      .then(() => models.transfers())
      .catch(fail);
  };

  parts.add(models.onDidChangeTransfers(look));
  signal.addEventListener("abort", pause, { once: true });
  parts.add({ dispose: () => signal.removeEventListener("abort", pause) });
  try {
    look(models.lastTransfers.some(({ id }) => id === begun.id) ? models.lastTransfers : [begun]);
    if (signal.aborted) pause();
    return await end.promise;
  } finally {
    parts.dispose();
    terminal.clearStatus();
  }
}

function isLost({ state }: Transfer): boolean {
  return state.kind === "retrying" && state.error.code === "server.crashed";
}

/** It is on the list no more: a server that was lost at the very end may have finished it. @throws AppError, CliFailure */
async function whereItIs(server: ServerApi, last: Transfer): Promise<Transfer> {
  if (server.lastStatus === undefined) throw new AppError("server.stopped", "The server was stopped");
  const model = (await server.models.list()).find(({ path }) => path === last.path);
  if (model === undefined) throw badInput("cli.pull.discarded");
  return { ...last, state: { kind: "done", integrity: model.integrity } };
}
