/** Answers whether a model fits this machine, from its own header: of the file on disk, or read from the network in part. */
import type { MachineFacts } from "../../shared/fitReport.ts";
import type { FitParams, FitResult, NetworkSettings } from "../../shared/modelsProtocol.ts";
import type { LoadSettings } from "../../shared/protocol.ts";
import type { GgufHeader } from "../gguf/ggufHeader.ts";

/** A header that was read from the network, and what that took. */
export interface RemoteHeader {
  /** Of the first part. */
  readonly header: GgufHeader;
  /** Of the whole model. */
  readonly sizeBytes: number;
  readonly parts: number;
  /** The full form of the reference. */
  readonly source: string;
  readonly etag: string | undefined;
  readonly requests: number;
  readonly receivedBytes: number;
}

export interface FitModelDeps {
  /** Absolute. */
  readonly dataDir: string;
  /** The absolute path that a reference stands for on disk; undefined: it is not there. */
  resolveLocal(ref: string, dirs: readonly string[]): Promise<string | undefined>;
  describeMachine(settings: LoadSettings): Promise<MachineFacts>;
  readRemoteHeader(ref: string, network: NetworkSettings, signal: AbortSignal): Promise<RemoteHeader>;
  readonly signal: AbortSignal;
}

/** @throws AppError model.*, download.* */
export async function fitModel(deps: FitModelDeps, params: FitParams): Promise<FitResult> {
  await deps.describeMachine(params.settings);
  throw new Error("Not there yet");
}
