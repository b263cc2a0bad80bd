/** Shows how far a transfer is: a bar on a terminal, a line every few seconds elsewhere. */
import { stateWords, transferState } from "../core/models/rowState.ts";
import { fractionOf, transferAmounts } from "../core/models/transferProgress.ts";
import { formatCliMessage } from "../shared/messages/formatCliMessage.ts";
import type { Transfer } from "../shared/modelsProtocol.ts";
import { cutDisplay } from "./displayWidth.ts";
import type { Terminal } from "./terminal.ts";

const PLAIN_INTERVAL_MS = 5000;
const MOST_BAR_COLUMNS = 30;
const LEAST_BAR_COLUMNS = 8;

export class TransferProgress {
  private readonly terminal: Terminal;
  private readonly now: () => number;
  private toldAtMs = Number.NEGATIVE_INFINITY;
  private toldKind = "";

  constructor(terminal: Terminal, now: () => number = () => performance.now()) {
    this.terminal = terminal;
    this.now = now;
  }

  show(transfer: Transfer): void {
    const { terminal } = this;
    if (terminal.isInteractive) {
      terminal.status(barLine(transfer, terminal.columns));
      return;
    }
    const isNews = transfer.state.kind !== this.toldKind;
    if (!isNews && this.now() - this.toldAtMs < PLAIN_INTERVAL_MS) return;
    this.toldAtMs = this.now();
    this.toldKind = transfer.state.kind;
    terminal.status(plainLine(transfer));
  }
}

/** "downloading 43 %", "paused at 43 %". */
export function transferWords(transfer: Transfer): string {
  const state = transferState(transfer);
  return state === undefined ? formatCliMessage("models.state.ready") : stateWords(state);
}

/** Fits into one line of the terminal: one that wraps could not be written over. */
function barLine(transfer: Transfer, columns: number): string {
  const text = plainLine(transfer);
  const room = Math.min(MOST_BAR_COLUMNS, columns - text.length - 4);
  if (room < LEAST_BAR_COLUMNS) return cutDisplay(text, columns - 1);
  const filled = Math.round(room * fractionOf(transfer));
  return `[${"#".repeat(filled)}${"-".repeat(room - filled)}] ${text}`;
}

function plainLine(transfer: Transfer): string {
  return [transferWords(transfer), ...transferAmounts(transfer)].join(", ");
}
