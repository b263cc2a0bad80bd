/** Shows how far a transfer is: a bar on a terminal, a line every few seconds elsewhere. */
import { sizeText } from "../core/modelDetails.ts";
import type { MessageKey } from "../shared/messages/en.ts";
import { formatMessage } from "../shared/messages/formatMessage.ts";
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
export function transferState(transfer: Transfer): string {
  return formatMessage(stateKey(transfer), { percent: percentOf(transfer) });
}

export function percentOf({ doneBytes, totalBytes }: Transfer): number {
  return totalBytes > 0 ? Math.floor((100 * Math.min(doneBytes, totalBytes)) / totalBytes) : 0;
}

/** Fits into one line of the terminal: one that wraps could not be written over. */
function barLine(transfer: Transfer, columns: number): string {
  const text = plainLine(transfer);
  const room = Math.min(MOST_BAR_COLUMNS, columns - text.length - 4);
  if (room < LEAST_BAR_COLUMNS) return cutDisplay(text, columns - 1);
  const filled = Math.round((room * percentOf(transfer)) / 100);
  return `[${"#".repeat(filled)}${"-".repeat(room - filled)}] ${text}`;
}

function plainLine(transfer: Transfer): string {
  const { doneBytes, totalBytes, bytesPerSecond } = transfer;
  const parts = [
    transferState(transfer),
    formatMessage("cli.transfer.amount", { done: sizeText(doneBytes), total: sizeText(totalBytes) }),
  ];
  if (bytesPerSecond > 0) {
    parts.push(formatMessage("cli.transfer.speed", { speed: sizeText(bytesPerSecond) }));
    parts.push(formatMessage("cli.transfer.left", { time: timeText((totalBytes - doneBytes) / bytesPerSecond) }));
  }
  return parts.join(", ");
}

function timeText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 90) return formatMessage("cli.transfer.seconds", { seconds: Math.max(1, Math.round(seconds)) });
  if (minutes < 60) return formatMessage("cli.transfer.minutes", { minutes });
  return formatMessage("cli.transfer.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

function stateKey({ state, kind }: Transfer): MessageKey {
  if (state.kind !== "running") return `cli.transfer.${state.kind}`;
  if (kind === "import") return "cli.transfer.importing";
  return kind === "verify" ? "cli.transfer.verifying" : "cli.transfer.downloading";
}
