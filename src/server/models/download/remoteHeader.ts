/** Reads the header of a model that is not here, with as few requests and bytes as it takes. */
import type { NetworkSettings } from "../../../shared/modelsProtocol.ts";
import type { GgufHeader } from "../../gguf/ggufHeader.ts";

export interface RemoteHeader {
  /** Of the first part. */
  readonly header: GgufHeader;
  /** Of all parts together. */
  readonly sizeBytes: number;
  readonly parts: number;
  /** What tells this file from a later one of the same name. */
  readonly etag?: string;
  /** In its full form: `hf:owner/repo/file.gguf` or an address. */
  readonly source: string;
  readonly requests: number;
  readonly receivedBytes: number;
}

/**
 * @param ref `hf:owner/repo`, `hf:owner/repo:QUANT`, `hf:owner/repo/file.gguf` or an https address
 * @throws AppError download.*, CancelledError
 */
export function readRemoteHeader(
  _ref: string,
  _network: NetworkSettings,
  _signal?: AbortSignal,
): Promise<RemoteHeader> {
  return Promise.reject(new Error("Not there yet"));
}
