/** Reads the header of a model that is not here, with as few requests and bytes as it takes. */
import {
  formatModelReference,
  type HubReference,
  parseRemoteReference,
  shownReference,
} from "../../../core/models/modelReference.ts";
import type { NetworkSettings } from "../../../shared/modelsProtocol.ts";
import { type GgufHeader, MAX_HEADER_BYTES } from "../../gguf/ggufHeader.ts";
import { badAddress, checkAddress } from "./addressRules.ts";
import { notAModel } from "./downloadFailure.ts";
import { DOWNLOAD_TIMES } from "./downloadTimes.ts";
import { type Answer, bytesOf, type GetContext, httpGet, StallWatch } from "./httpGet.ts";
import { listHubFiles } from "./hubApi.ts";
import { LOOKS_BYTES, modelHeaderOf } from "./modelHeader.ts";
import { chooseHubFiles, partUrls } from "./modelParts.ts";
import { checkBeginning, LookUp, probe, resolveUrl, sizeOf } from "./remoteModel.ts";

export interface RemoteHeader {
  /** Of the first part. */
  readonly header: GgufHeader;
  /** Of all parts together. */
  readonly sizeBytes: number;
  readonly parts: number;
  /** In its full form: `hf:owner/repo/file.gguf` or an address, which is without its query. */
  readonly source: string;
  readonly requests: number;
  readonly receivedBytes: number;
}

/** What is known before the first part's own bytes. */
interface Found {
  readonly url: URL;
  readonly name: string;
  readonly source: string;
  readonly parts: number;
  /** Of the parts after the first. */
  readonly otherBytes: number;
}

/**
 * @param ref `hf:owner/repo`, `hf:owner/repo:QUANT`, `hf:owner/repo/file.gguf` or an https address
 * @throws AppError download.*, CancelledError
 */
export async function readRemoteHeader(
  ref: string,
  network: NetworkSettings,
  signal: AbortSignal = new AbortController().signal,
): Promise<RemoteHeader> {
  const reference = parseRemoteReference(ref, network.hub);
  const lookUp = new LookUp({ network, signal, times: DOWNLOAD_TIMES, random: Math.random });
  try {
    const found = reference.kind === "hub" ? await onHub(reference, lookUp) : await atAddress(reference.url, lookUp);
    const { header, sizeBytes } = await lookUp.ask(found.url.host, found.name, (context) => readHeader(found, context));
    const { source, parts, otherBytes } = found;
    return { header, sizeBytes: sizeBytes + otherBytes, parts, source, ...lookUp.count };
  } finally {
    lookUp.dispose();
  }
}

/**
 * A file that is named and not split needs no list: two requests in all, the hub's and that of whom it leads to. A
 * quantisation and the size of further parts are only in the list: three.
 */
async function onHub(reference: HubReference, lookUp: LookUp): Promise<Found> {
  const { repository, revision = "main", file } = reference;
  if (file !== undefined && partUrls(new URL(file, "http://localhost")).length === 1) {
    const url = new URL(resolveUrl(lookUp.hub, repository, revision, file));
    return { url, name: file, source: formatModelReference(reference), parts: 1, otherBytes: 0 };
  }
  const [first, ...others] = chooseHubFiles(reference, await listHubFiles(repository, revision, lookUp));
  const path = first?.path ?? "";
  const own = reference.revision === undefined ? {} : { revision: reference.revision };
  return {
    url: new URL(resolveUrl(lookUp.hub, repository, revision, path)),
    name: path,
    source: formatModelReference({ kind: "hub", repository, ...own, file: path }),
    parts: 1 + others.length,
    otherBytes: others.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}

async function atAddress(address: string, lookUp: LookUp): Promise<Found> {
  const reason = checkAddress(new URL(address), lookUp.hub);
  if (reason !== undefined) throw badAddress(shownReference({ kind: "address", url: address }), reason);
  const [url = new URL(address), ...others] = partUrls(new URL(address));
  let otherBytes = 0;
  for (const other of others) otherBytes += (await probe(other, lookUp)).sizeBytes;
  return {
    url,
    name: url.pathname,
    source: shownReference({ kind: "address", url: url.href }),
    parts: 1 + others.length,
    otherBytes,
  };
}

async function readHeader(
  { url, name }: Found,
  context: GetContext,
): Promise<{ readonly header: GgufHeader; readonly sizeBytes: number }> {
  const answer = await httpGet(url, { range: `bytes=0-${MAX_HEADER_BYTES - 1}` }, context);
  try {
    const sizeBytes = sizeOf(answer);
    const header = await readUntilWhole(answer, sizeBytes, name, context);
    return { header, sizeBytes };
  } finally {
    answer.body.destroy(); // the rest of what was asked for stays where it is
  }
}

async function readUntilWhole(
  answer: Answer,
  sizeBytes: number,
  name: string,
  context: GetContext,
): Promise<GgufHeader> {
  const watch = new StallWatch(answer.body, context.stallMs);
  const bytes = new Uint8Array(Math.min(sizeBytes, MAX_HEADER_BYTES));
  const looks = LOOKS_BYTES.filter((size) => size < bytes.length);
  let filled = 0;
  let isChecked = false;
  try {
    for await (const chunk of bytesOf(answer.body, context.signal)) {
      watch.touch();
      context.count.receivedBytes += chunk.length;
      bytes.set(chunk.subarray(0, bytes.length - filled), filled);
      filled = Math.min(bytes.length, filled + chunk.length);
      if (!isChecked && filled >= 4) {
        checkBeginning(name, bytes, answer.headers["content-type"]);
        isChecked = true;
      }
      if (filled < (looks[0] ?? bytes.length)) continue;
      looks.shift();
      const header = modelHeaderOf(name, bytes.subarray(0, filled), sizeBytes);
      if (header !== undefined) return header;
      if (filled === bytes.length) break;
    }
  } finally {
    watch.dispose();
  }
  throw notAModel(name, filled < bytes.length ? "it is cut off" : "its header does not end");
}
