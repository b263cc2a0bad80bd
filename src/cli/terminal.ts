/** Standard output for results, standard error for everything else. */
import type { WriteStream } from "node:tty";

type Output = Pick<WriteStream, "write" | "isTTY"> & { readonly columns?: number };

export interface TerminalOptions {
  readonly stdout: Output;
  readonly stderr: Output;
}

/** Everything that a terminal takes for a command rather than for text, but tabs and line breaks. */
const TERMINAL_CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu;

const ERASE_LINE = "\r\u001B[K";

export class Terminal {
  private readonly stdout: Output;
  private readonly stderr: Output;
  /** What the status line shows; empty: there is none. */
  private statusText = "";
  private endsWithLineBreak = true;

  constructor({ stdout, stderr }: TerminalOptions) {
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /** Whether what goes on is shown in a line that is written over. */
  get isInteractive(): boolean {
    return this.stderr.isTTY;
  }

  get columns(): number {
    return this.stderr.columns ?? 80;
  }

  /** A part of the result. */
  write(text: string): void {
    if (text === "") return;
    this.clearStatus();
    this.stdout.write(shownOn(this.stdout, text));
    this.endsWithLineBreak = text.endsWith("\n");
  }

  /** Ends the result's last line. A file or a pipe gets the exact text; `always` is for prose, which ends in a line break. */
  endResult({ always }: { readonly always: boolean }): void {
    if (!this.endsWithLineBreak && (always || this.stdout.isTTY)) this.write("\n");
  }

  /** What is going on. One line that is written over on a terminal; elsewhere a line for each change. */
  status(text: string): void {
    if (text === this.statusText) return;
    // Once the result flows to the same screen, a status line would stand in the middle of it.
    if (this.stderr.isTTY && this.stdout.isTTY && !this.endsWithLineBreak) return;
    this.stderr.write(this.stderr.isTTY ? ERASE_LINE + shownOn(this.stderr, text) : `${text}\n`);
    this.statusText = text;
  }

  /** A line that stays. */
  note(text: string): void {
    this.clearStatus();
    if (this.stdout.isTTY && this.stderr.isTTY && !this.endsWithLineBreak) {
      this.stderr.write("\n");
      this.endsWithLineBreak = true;
    }
    this.stderr.write(`${shownOn(this.stderr, text)}\n`);
  }

  /** The model's thoughts, grey, for people only: a log file has no use for them. */
  thought(text: string): void {
    if (!this.stderr.isTTY) return;
    this.clearStatus();
    this.stderr.write(`\u001B[2m${shownOn(this.stderr, text)}\u001B[22m`);
  }

  clearStatus(): void {
    if (this.statusText === "") return;
    if (this.stderr.isTTY) this.stderr.write(ERASE_LINE);
    this.statusText = "";
  }
}

/**
 * Answers, file names and the names in model files come from strangers: on a screen they must not move the cursor,
 * write to the clipboard or hide what stands there. A file or a pipe gets the exact text.
 */
function shownOn(output: Output, text: string): string {
  return output.isTTY ? text.replace(/\r\n/gu, "\n").replace(TERMINAL_CONTROLS, "\uFFFD") : text;
}
