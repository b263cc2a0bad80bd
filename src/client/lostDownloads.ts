/**
 * Downloads that ran when a server was lost: they go on with the next one, without anybody's doing. Those that an earlier
 * process left (the machine was started anew) are not among them: there the user is asked.
 */
import type { Transfer } from "../shared/modelsProtocol.ts";

/** So often a download goes on by itself without a new byte: whatever kills the server may be that very download. */
const MOST_TIMES_IN_VAIN = 3;

interface Loss {
  readonly doneBytes: number;
  readonly inVain: number;
}

export class LostDownloads {
  /** By transfer. */
  private readonly losses = new Map<string, Loss>();
  private readonly waiting = new Map<string, Transfer>();

  /**
   * A server was lost.
   * @param transfers the last that it told of
   * @returns whether there is something to go on with
   */
  note(transfers: readonly Transfer[]): boolean {
    for (const transfer of transfers) {
      if (transfer.kind !== "download" || !isMoving(transfer)) continue;
      const { id, doneBytes } = transfer;
      const before = this.losses.get(id);
      // While bytes are compared, those that are compared are counted: that is no progress.
      const inVain = before === undefined || doneBytes > before.doneBytes ? 1 : before.inVain + 1;
      this.losses.set(id, { doneBytes: Math.max(doneBytes, before?.doneBytes ?? 0), inVain });
      if (inVain <= MOST_TIMES_IN_VAIN) this.waiting.set(id, transfer);
    }
    return this.waiting.size > 0;
  }

  /** What to go on with, once: the references. */
  take(): readonly string[] {
    const refs = [...this.waiting.values()].map(({ ref }) => ref);
    this.waiting.clear();
    return refs;
  }
}

function isMoving({ state }: Transfer): boolean {
  return state.kind === "running" || state.kind === "retrying" || state.kind === "verifying";
}
