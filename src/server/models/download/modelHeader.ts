/** Looks at the beginning of a file that comes from the network: whether its header is whole, and speaks of this very file. */
import { type GgufHeader, GgufFormatError, MAX_HEADER_BYTES, parseGgufHeader } from "../../gguf/ggufHeader.ts";
import { cutOff, faultOf } from "../../gguf/modelFile.ts";
import { notAModel } from "./downloadFailure.ts";

const MEGABYTE = 1024 * 1024;
/**
 * After so many bytes it is looked whether the header is whole. A vocabulary of 150,000 words with its merges takes 6 MB, one
 * of 260,000 words twice that; looking costs some hundredths of a second.
 */
export const LOOKS_BYTES = [2, 4, 6, 8, 12, 16, 24, 32, 48, 64].map((size) => size * MEGABYTE);

/**
 * @param sizeBytes of the whole file
 * @returns undefined where the header goes on beyond these bytes
 * @throws AppError download.notAModel, also for a file that is shorter than its header says
 */
export function modelHeaderOf(name: string, bytes: Uint8Array, sizeBytes: number): GgufHeader | undefined {
  const header = parsed(name, bytes, sizeBytes);
  if (header === "needsMore") {
    if (bytes.length >= MAX_HEADER_BYTES) throw notAModel(name, "its header does not end");
    return undefined;
  }
  // Later parts of a split model have tensors alone.
  const isLaterPart = Number(header.metadata.get("split.no") ?? 0) > 0;
  const fault = isLaterPart ? cutOff(header, sizeBytes) : faultOf(header, sizeBytes);
  if (fault !== undefined) throw notAModel(name, fault);
  return header;
}

function parsed(name: string, bytes: Uint8Array, sizeBytes: number): GgufHeader | "needsMore" {
  try {
    return parseGgufHeader(bytes, sizeBytes);
  } catch (error) {
    if (error instanceof GgufFormatError) throw notAModel(name, error.message);
    throw error;
  }
}
