/** Follows a download to its end, also through the loss of a server. Ctrl-C pauses it. */
import type { ServerApi } from "../client/serverApi.ts";
import { createDeferred } from "../shared/deferred.ts";
import { DisposableStore } from "../shared/disposableStore.ts";
import { formatMessage } from "../shared/messages/formatMessage.ts";
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
 * @throws AppError what it failed with
 * @throws CliFailure when somebody else has discarded it
 */
export async function followDownload({ server, terminal, signal }: FollowContext, begun: Transfer): Promise<Transfer> {
  const end = createDeferred<Transfer>();
  const progress = new TransferProgress(terminal);
  const parts = new DisposableStore();
  let last = begun;

  const fail = (error: unknown): void => end.reject(error instanceof Error ? error : new Error(String(error)));
  const look = (transfer: Transfer): void => {
    last = transfer;
    const { state } = transfer;
    if (state.kind === "done" || state.kind === "paused") end.resolve(transfer);
    else if (state.kind === "failed") end.reject(fromWireError(state.error) ?? new Error(state.error.message));
    else progress.show(transfer);
  };
  const goOn = (): void => {
    if (signal.aborted) return;
    server.models.download(begun.ref).then(look, fail);
  };
  const pause = (): void => {
    server.models.pause(begun.id).then(() => end.resolve({ ...last, state: { kind: "paused" } }), fail);
  };

  parts.add(
    server.models.onDidChangeTransfers((transfers) => {
      const transfer = transfers.find(({ id }) => id === begun.id);
      if (transfer !== undefined) look(transfer);
      // Without a server there is no list at all.
      else if (server.lastStatus !== undefined) end.reject(badInput("cli.pull.discarded"));
    }),
  );
  parts.add(
    server.onDidChangeHealth((health) => {
      if (health !== "lost") return;
      terminal.note(formatMessage("cli.pull.lost"));
      goOn();
    }),
  );
  signal.addEventListener("abort", pause, { once: true });
  parts.add({ dispose: () => signal.removeEventListener("abort", pause) });
  try {
    look(begun);
    if (signal.aborted) pause();
    return await end.promise;
  } finally {
    parts.dispose();
    terminal.clearStatus();
  }
}
