/**
 * The part of the contract between client and server that is about model files: which there are, whether they fit, how they
 * come and go. See protocol.ts for the rest and for how messages travel.
 */
import type { FitReport, MachineFacts } from "./fitReport.ts";
import { notification, request, type LoadSettings } from "./protocol.ts";
import type { WireError } from "./wireError.ts";

/**
 * How the server may reach the network for one request. The server is detached and sees no editor's settings, so the client
 * sends along what counts for its user.
 */
export interface NetworkSettings {
  /** Address of the hub or of a mirror of it, without a slash at its end. */
  readonly hub: string;
  /** `http`, `https` or `socks` address of a proxy, credentials included. Left out: none. */
  readonly proxy?: string;
  /** Hosts that are reached without it, as in NO_PROXY. */
  readonly noProxy: readonly string[];
  /** Whether certificates must be valid. */
  readonly strictSsl: boolean;
  /**
   * For gated repositories of this hub. Sent to its own origin alone, never where it redirects to, never without encryption except
   * on this machine itself, never written down.
   */
  readonly token?: string;
}

/**
 * Whether a file's bytes are what they should be. "verified": equal to the SHA-256 that the hub publishes; "recorded": no
 * published one is known, and the bytes are those of the first look; "damaged": neither.
 */
export type Integrity = "unknown" | "recorded" | "verified" | "damaged";

/** A GGUF file that a request could name. */
export interface ModelFile {
  readonly name: string;
  /** Of the first part, where the model is split. */
  readonly path: string;
  /** Links to the same file that were found beside it. Left out: none was. */
  readonly otherPaths?: readonly string[];
  /** Of all parts together. */
  readonly sizeBytes: number;
  /** By whichever of its paths. */
  readonly loaded: boolean;
  /** "managed": in the product's own folder; "reference": imported, stays where it is; "folder": in a folder of the client's. */
  readonly place: "managed" | "reference" | "folder";
  /** The reference that it was downloaded by, in its full form: `hf:owner/repo/file.gguf` or an address. */
  readonly source?: string;
  readonly integrity: Integrity;
  /** Left out: it could not be read. */
  readonly header?: ModelFileHeader;
  /** Why it cannot be used; a file that has vanished is listed with model.notFound. */
  readonly problem?: WireError;
}

/** What people want to know of a file and its header says. */
export interface ModelFileHeader {
  readonly title: string;
  readonly architecture: string;
  /** For example `Q4_K_M`. Left out: the header does not say. */
  readonly quantization?: string;
  readonly licence?: string;
  readonly contextTokens: number;
  readonly totalLayers: number;
}

/** Work on model files. All windows see all of it. */
export interface Transfer {
  /** The same for the same file, also after a restart of the server. */
  readonly id: string;
  readonly kind: "download" | "import" | "verify";
  /** What people call the model. */
  readonly name: string;
  /** What was asked for: asking again goes on with it. */
  readonly ref: string;
  /** Where the model is or will be. */
  readonly path: string;
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** Of the last seconds; 0 while nothing moves. */
  readonly bytesPerSecond: number;
  readonly state: TransferState;
}

export type TransferState =
  | { readonly kind: "running" }
  /** The connection is lost or stalled, and is tried again by itself. */
  | { readonly kind: "retrying"; readonly attempt: number; readonly error: WireError }
  /** All bytes are there and are being compared; `doneBytes` counts what is compared. */
  | { readonly kind: "verifying" }
  | { readonly kind: "paused" }
  /** The server or the machine ended in the middle of it. What was there is kept. */
  | { readonly kind: "interrupted" }
  /** What was there is kept, unless the error says otherwise. */
  | { readonly kind: "failed"; readonly error: WireError }
  | { readonly kind: "done"; readonly integrity: Integrity };

// Requests, client to server

export interface ListModelsParams {
  readonly dirs: readonly string[];
  /** Of a ModelSelector: a path is on the list wherever it leads, as long as there is a file whose name ends in `.gguf`. */
  readonly ref?: string;
}

/** Lists the GGUF files in the data folder and the client's folders, those that were imported, and the one that the client uses. */
export const listModels = request<ListModelsParams, { readonly models: readonly ModelFile[] }>("sealion/models/list");

/** Frees the memory now, of one model or of all. Waits for nothing: running generations end as cancelled. */
export const unloadModel = request<{ readonly path?: string }, { readonly unloaded: boolean }>("sealion/models/unload");

/** For verdicts on models of the catalogue without asking the network. */
export const describeMachine = request<{ readonly settings: LoadSettings }, MachineFacts>("sealion/machine");

export interface FitParams {
  /** A name, a path, `hf:owner/repo:quant`, `hf:owner/repo/file.gguf` or an https address. */
  readonly ref: string;
  readonly dirs: readonly string[];
  readonly settings: LoadSettings;
  readonly network: NetworkSettings;
}

export interface FitResult {
  readonly report: FitReport;
  readonly title: string;
  /** Which of a repository's files it is about, in full: `hf:owner/repo/file.gguf`. Left out: one on disk. */
  readonly source?: string;
  /** Of the whole model. */
  readonly sizeBytes: number;
  /** What the network was asked for. Zeros: the file, or its header, was there. */
  readonly requests: number;
  readonly receivedBytes: number;
}

/** Whether a model would fit, from its own header: on disk, or read from the network in part. The user asked for it. */
export const fitModel = request<FitParams, FitResult>("sealion/models/fit");

export interface DownloadParams {
  /** As in `FitParams`, but nothing on disk. */
  readonly ref: string;
  readonly network: NetworkSettings;
  /** The user has seen the licence of this model. Without it and without an earlier yes: download.licence. */
  readonly licenceAccepted: boolean;
  /**
   * The client goes on by itself with what it lost together with a server. What somebody has paused meanwhile, or what has
   * ended, is answered as it is; of what was discarded: download.unknown. The network is asked for neither.
   */
  readonly onlyIfInterrupted?: boolean;
}

/**
 * Begins a download, or goes on with one, whoever began it. Answered when size and place are known; the rest is told by
 * `didChangeTransfers`. It does not end with the client.
 */
export const startDownload = request<DownloadParams, Transfer>("sealion/models/download");

/** Stops a transfer and keeps what is there. */
export const pauseTransfer = request<{ readonly id: string }, Record<string, never>>("sealion/transfers/pause");

/** Stops a transfer, deletes what is there of it, and takes one that is over off the list. */
export const discardTransfer = request<{ readonly id: string }, Record<string, never>>("sealion/transfers/discard");

export const listTransfers = request<Record<string, never>, { readonly transfers: readonly Transfer[] }>(
  "sealion/transfers/list",
);

/**
 * Compares a model's bytes with the published SHA-256, which is asked for if it is not known. Cancelling, or the end of the
 * client, stops it.
 */
export const verifyModel = request<
  { readonly path: string; readonly network: NetworkSettings },
  { readonly integrity: Integrity }
>("sealion/models/verify");

/**
 * Takes a GGUF file into the list: where it is, or as a copy in the product's own folder. Its header is checked first.
 * Cancelling, or the end of the client, stops a copy and leaves nothing of it.
 */
export const importModel = request<
  { readonly path: string; readonly mode: "reference" | "copy" },
  { readonly path: string }
>("sealion/models/import");

/** Deletes a model of the product's own folder for good, all parts; forgets one that was imported by reference. */
export const removeModel = request<
  { readonly path: string },
  { readonly removedBytes: number; readonly forgotten: boolean }
>("sealion/models/remove");

// Notifications, server to every client

/** Some transfer has moved. All there are. */
export const didChangeTransfers = notification<{ readonly transfers: readonly Transfer[] }>(
  "sealion/didChangeTransfers",
);

/** The list of models is another: ask again. */
export const didChangeModels = notification<Record<string, never>>("sealion/didChangeModels");
