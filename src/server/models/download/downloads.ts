/** All downloads of model files, one for each file, whoever of the windows asked for it. */
import type { DownloadParams, Integrity, Transfer } from "../../../shared/modelsProtocol.ts";
import type { Logger } from "../../../shared/logger.ts";
import type { Transfers } from "../transfers.ts";

/** A file of a model that has come. */
export interface DownloadedPart {
  readonly path: string;
  readonly sizeBytes: number;
  /** Of the bytes that are there. */
  readonly sha256: string;
}

/** A model that has come, whole. */
export interface DownloadedModel {
  /** Of the first part. */
  readonly path: string;
  /** In its full form: `hf:owner/repo/file.gguf` or an address. */
  readonly source: string;
  readonly parts: readonly DownloadedPart[];
  /** "verified": the sums are those that the hub publishes; "recorded": it publishes none. */
  readonly integrity: Extract<Integrity, "verified" | "recorded">;
  /** As the hub names it, for example `apache-2.0`. */
  readonly licence?: string;
}

/** What a user has said yes to, by repository (`hf:owner/repo`) or address. */
export interface AcceptedLicences {
  isAccepted(key: string): boolean | Promise<boolean>;
  accept(key: string): void | Promise<void>;
}

/** A licence as the catalogue knows it. */
export interface KnownLicence {
  readonly name: string;
  readonly url: string;
}

export interface DownloadsOptions {
  readonly modelsDir: string;
  readonly transfers: Transfers;
  readonly logger: Logger;
  readonly licences: AcceptedLicences;
  readonly onDownloaded: (model: DownloadedModel) => void | Promise<void>;
}

export class Downloads {
  private readonly options: DownloadsOptions;

  constructor(options: DownloadsOptions) {
    this.options = options;
  }

  /** Puts what an earlier process left unfinished on the list of transfers. Asks nothing of the network. */
  async listUnfinished(): Promise<void> {
    await Promise.resolve(this.options.modelsDir);
  }

  /**
   * Begins a download, goes on with one, or joins one. Resolves when size and place are known.
   * @param licence left out: the hub is asked for it where it has to be shown
   * @throws AppError download.*, model.exists, folder.notWritable
   */
  start(_params: DownloadParams, _licence?: KnownLicence): Promise<Transfer> {
    return Promise.reject(new Error("Not there yet"));
  }

  /** @throws AppError download.unknown */
  pause(id: string): Promise<void> {
    return this.options.transfers.pause(id);
  }

  /** @throws AppError download.unknown */
  discard(id: string): Promise<void> {
    return this.options.transfers.discard(id);
  }

  /** Stops all of them where they are; the next process finds them interrupted. */
  async dispose(): Promise<void> {
    await Promise.resolve();
  }
}
