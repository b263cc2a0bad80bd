/** Standard output for results, standard error for everything else. */
import type { WriteStream } from "node:tty";

type Output = Pick<WriteStream, "write" | "isTTY">;

export interface TerminalOptions {
  readonly stdout: Output;
  readonly stderr: Output;
}

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

  /** A part of the result. */
  write(text: string): void {
    if (text === "") return;
    this.clearStatus();
    this.stdout.write(text);
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
    this.stderr.write(this.stderr.isTTY ? ERASE_LINE + text : `${text}\n`);
    this.statusText = text;
  }

  /** A line that stays. */
  note(text: string): void {
    this.clearStatus();
    if (this.stdout.isTTY && this.stderr.isTTY && !this.endsWithLineBreak) {
      this.stderr.write("\n");
      this.endsWithLineBreak = true;
    }
    this.stderr.write(`${text}\n`);
  }

  /** The model's thoughts, grey, for people only: a log file has no use for them. */
  thought(text: string): void {
    if (!this.stderr.isTTY) return;
    this.clearStatus();
    this.stderr.write(`\u001B[2m${text}\u001B[22m`);
  }

  clearStatus(): void {
    if (this.statusText === "") return;
    if (this.stderr.isTTY) this.stderr.write(ERASE_LINE);
    this.statusText = "";
  }
}
