/** A model folder and the product's downloads into it, for one test. */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Downloads, type DownloadsOptions } from "../../src/server/models/download/downloads.ts";
import type { FinishedDownload } from "../../src/server/models/library.ts";
import { Transfers } from "../../src/server/models/transfers.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import type { NetworkSettings, Transfer, TransferState } from "../../src/shared/modelsProtocol.ts";
import { seededRandom } from "./seededRandom.ts";

/** Short enough for a test. What a busy machine is slow with is soon taken for silence, and tried again: see PATIENT. */
export const QUICK_TIMES = {
  stallMs: 250,
  giveUpMs: 4000,
  lookUpGiveUpMs: 1500,
  firstPauseMs: 5,
  longestPauseMs: 40,
  syncIntervalMs: 20,
};

/** For a test that counts tries: no machine is slow enough to be taken for silence. */
export const PATIENT = { stallMs: 60_000 };

export class DownloadHome {
  readonly folder: string;
  readonly finished: FinishedDownload[] = [];
  readonly accepted = new Set<string>();
  /** Each state that was told, in order, without repetitions. */
  readonly states: TransferState["kind"][] = [];
  private waiters: (() => void)[] = [];
  private opened: { readonly downloads: Downloads; readonly transfers: Transfers }[] = [];

  constructor(folder = mkdtempSync(path.join(os.tmpdir(), "sealion-downloads-"))) {
    this.folder = folder;
  }

  /** As a process that has just started. */
  open(options: Partial<DownloadsOptions> = {}): { downloads: Downloads; transfers: Transfers } {
    const transfers = new Transfers({ onChange: () => this.wake() });
    const downloads = new Downloads({
      modelsDir: this.folder,
      transfers,
      logger: silentLogger,
      licences: {
        isAccepted: async (key) => this.accepted.has(key),
        accept: async (key) => void this.accepted.add(key),
      },
      onDownloaded: (model) => void this.finished.push(model),
      ...options,
      times: { ...QUICK_TIMES, ...options.times },
      settings: { reserveBytes: 0, pieceBytes: 1024 * 1024, random: seededRandom(1), ...options.settings },
    });
    this.opened.push({ downloads, transfers });
    return { downloads, transfers };
  }

  /** Downloads to the end, whatever it is. */
  async download(ref: string, network: NetworkSettings, options: Partial<DownloadsOptions> = {}): Promise<Transfer> {
    const { downloads, transfers } = this.open(options);
    const { id } = await downloads.start({ ref, network, licenceAccepted: true });
    return this.end(transfers, id);
  }

  /** Resolves when nothing moves any more. */
  end(transfers: Transfers, id: string): Promise<Transfer> {
    return this.until(transfers, id, ({ state }) => !["running", "retrying", "verifying"].includes(state.kind));
  }

  async until(transfers: Transfers, id: string, isIt: (transfer: Transfer) => boolean): Promise<Transfer> {
    for (;;) {
      const transfer = transfers.find(id);
      if (transfer === undefined) throw new Error(`No transfer ${id}`);
      if (this.states.at(-1) !== transfer.state.kind) this.states.push(transfer.state.kind);
      if (isIt(transfer)) return transfer;
      await new Promise<void>((resolve) => this.waiters.push(resolve));
    }
  }

  /** The names in the model folder. */
  names(): string[] {
    return readdirSync(this.folder).sort();
  }

  sha256(name: string): string {
    return createHash("sha256")
      .update(readFileSync(path.join(this.folder, name)))
      .digest("hex");
  }

  async dispose(): Promise<void> {
    for (const { downloads, transfers } of this.opened) {
      await downloads.dispose();
      transfers.dispose();
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private wake(): void {
    const { waiters } = this;
    this.waiters = [];
    for (const waiter of waiters) waiter();
  }
}

export function networkOf(hub: string, changes: Partial<NetworkSettings> = {}): NetworkSettings {
  return { hub, noProxy: [], strictSsl: true, ...changes };
}
