import { open } from "node:fs/promises";
import type { LogOutputChannel } from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import type { Disposable } from "../../shared/disposableStore.ts";

/** Enough for the cause of a crash and what led to it. */
const TAIL_BYTES = 16_000;

/** Brings the end of the server's own log into the channel that users see: there stands why a native abort happened. */
export class ServerLogTail implements Disposable {
  private readonly path: string;
  private readonly channel: LogOutputChannel;
  private readonly subscription: Disposable;
  private shownBytes = 0;

  constructor(api: ServerApi, path: string, channel: LogOutputChannel) {
    this.path = path;
    this.channel = channel;
    this.subscription = api.onDidChangeHealth((health) => {
      if (health === "lost") void this.append();
    });
  }

  /** Appends what was written since the last time, at most the last 16 kB. A log that is not there says nothing. */
  async append(): Promise<void> {
    const text = await this.readNew().catch(() => "");
    if (text.trim() === "") return;
    this.channel.info(`${this.path}:\n${text.trimEnd()}`);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private async readNew(): Promise<string> {
    const file = await open(this.path, "r");
    try {
      const { size } = await file.stat();
      // A log that has become shorter was rotated.
      const from = Math.max(size < this.shownBytes ? 0 : this.shownBytes, size - TAIL_BYTES);
      const buffer = Buffer.alloc(size - from);
      await file.read(buffer, 0, buffer.length, from);
      this.shownBytes = size;
      return buffer.toString("utf8");
    } finally {
      await file.close();
    }
  }
}
