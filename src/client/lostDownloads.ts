/**
 * Downloads that ran when a server was lost: they go on with the next one, without anybody's doing, and until then the list
 * shows them as tried again. Those that an earlier process left (the machine was started anew), and those that are given up
 * after tries in vain, are interrupted: there the user is asked.
 */
import type { Transfer, TransferState } from "../shared/modelsProtocol.ts";
import type { WireError } from "../shared/wireError.ts";

/** So often a download goes on by itself without a new byte: whatever kills the server may be that very download. */
const MOST_TIMES_IN_VAIN = 3;

const LOST: WireError = { code: "server.crashed", message: "The server was lost in the middle of it", details: {} };

interface LostDownload {
  /** As it was when the server was lost. */
  readonly transfer: Transfer;
  readonly inVain: number;
  /** "asked": a server was asked to go on with it. "moves": one does, and its next loss is counted. "over": given up. */
  step: "waits" | "asked" | "moves" | "over";
  /** Why it is over; left out: there were too many tries in vain. */
  error?: WireError;
}

export class LostDownloads {
  /** By transfer. */
  private readonly lost = new Map<string, LostDownload>();

  /**
   * A server was lost.
   * @param transfers the last that was known of
   * @returns whether there is something to go on with
   */
  note(transfers: readonly Transfer[]): boolean {
    for (const transfer of transfers) {
      if (transfer.kind !== "download" || !isMoving(transfer)) continue;
      const { id } = transfer;
      const before = this.lost.get(id);
      const bytesBefore = before?.transfer.doneBytes ?? 0;
      // While bytes are compared, those that are compared are counted: that is no progress.
      const inVain = before === undefined || transfer.doneBytes > bytesBefore ? 1 : before.inVain + 1;
      const doneBytes = Math.max(transfer.doneBytes, bytesBefore);
      const step = inVain <= MOST_TIMES_IN_VAIN ? "waits" : "over";
      this.lost.set(id, { transfer: { ...transfer, doneBytes }, inVain, step });
    }
    return [...this.lost.values()].some(({ step }) => step === "waits");
  }

  /** What to go on with, once. */
  take(): readonly Transfer[] {
    const waiting = [...this.lost.values()].filter(({ step }) => step === "waits");
    for (const one of waiting) one.step = "asked";
    return waiting.map(({ transfer }) => transfer);
  }

  /** It does not go on. */
  giveUp(id: string, error: WireError): void {
    const one = this.lost.get(id);
    if (one === undefined || one.step === "moves") return;
    one.step = "over";
    one.error = error;
  }

  /** There is nothing to go on with any more. */
  forget(id: string): void {
    this.lost.delete(id);
  }

  /** Call with each list that a server tells. */
  update(told: readonly Transfer[]): void {
    for (const [id, one] of this.lost) {
      const transfer = told.find((other) => other.id === id);
      const isOpen = one.step === "waits" || one.step === "asked";
      // One whose process takes a while to die is not on the list yet.
      if (transfer === undefined && isOpen) continue;
      if (transfer?.state.kind === "interrupted" && (isOpen || one.error !== undefined)) continue;
      // Of one that was over somebody has asked for more: it gets its tries anew.
      if (transfer !== undefined && isMoving(transfer) && one.step !== "over") one.step = "moves";
      else this.lost.delete(id);
    }
  }

  /** The list as people are to see it. @param told by the server there is; empty without one */
  shown(told: readonly Transfer[]): readonly Transfer[] {
    const ids = new Set(told.map(({ id }) => id));
    const absent = [...this.lost.values()].filter(({ transfer, step }) => step !== "moves" && !ids.has(transfer.id));
    return [
      ...told.map((transfer) => {
        const one = this.lost.get(transfer.id);
        return one === undefined || transfer.state.kind !== "interrupted" ? transfer : asShown(transfer, one);
      }),
      ...absent.map((one) => asShown(one.transfer, one)),
    ];
  }
}

function asShown(transfer: Transfer, one: LostDownload): Transfer {
  return { ...transfer, bytesPerSecond: 0, state: stateOf(one) };
}

function stateOf({ step, inVain, error }: LostDownload): TransferState {
  if (step !== "over") return { kind: "retrying", attempt: inVain, error: LOST };
  return error === undefined ? { kind: "interrupted" } : { kind: "failed", error };
}

function isMoving({ state }: Transfer): boolean {
  return state.kind === "running" || state.kind === "retrying" || state.kind === "verifying";
}
