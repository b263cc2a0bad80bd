/** Which files a reference stands for: asked of the hub, or of the server of an address. */
import {
  formatModelReference,
  type HubReference,
  parseRemoteReference,
  shownReference,
} from "../../../core/models/modelReference.ts";
import type { NetworkSettings } from "../../../shared/modelsProtocol.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import { badAddress, checkAddress, fileNameOf, hubAddress } from "./addressRules.ts";
import { changed, notAModel, unreachable } from "./downloadFailure.ts";
import { type DownloadTimes } from "./downloadTimes.ts";
import { type Answer, type GetContext, httpGet, readAll, type RequestCount } from "./httpGet.ts";
import { type HubFile, listHubFiles, readHubFacts } from "./hubApi.ts";
import { chooseHubFiles, partUrls } from "./modelParts.ts";
import { NetworkRoute } from "./networkRoute.ts";
import { tryAgain } from "./tryAgain.ts";
import { validatorOf } from "./validator.ts";

export interface RemoteFile {
  /** Its name in the model folder. */
  readonly name: string;
  readonly url: string;
  readonly sizeBytes: number;
  /** As the hub publishes it. */
  readonly sha256?: string;
  /** ETag or date. Known so early only where no hub lists the file. */
  readonly validator?: string;
}

export interface RemoteModel {
  /** In its full form: `hf:owner/repo/file.gguf` or an address. */
  readonly source: string;
  /** What a licence is accepted for, and what two downloads of the same name are told apart by. */
  readonly origin: string;
  readonly host: string;
  /** The revision that all parts come from. */
  readonly commit?: string;
  readonly licence?: string;
  readonly licenceUrl?: string;
  readonly files: readonly RemoteFile[];
}

export interface LookUpOptions {
  readonly network: NetworkSettings;
  readonly signal: AbortSignal;
  readonly times: DownloadTimes;
  readonly random: () => number;
}

/** A look-up's connections, and its way to ask again. */
export class LookUp {
  readonly count: RequestCount = { requests: 0, receivedBytes: 0 };
  readonly route: NetworkRoute;
  readonly hub: URL;
  private readonly options: LookUpOptions;

  /** @throws AppError download.badAddress for the hub of the settings */
  constructor(options: LookUpOptions) {
    this.options = options;
    this.hub = hubAddress(options.network.hub);
    this.route = new NetworkRoute(options.network);
  }

  ask<Result>(host: string, name: string, ask: (context: GetContext) => Promise<Result>): Promise<Result> {
    const { signal, times } = this.options;
    const stallMs = Math.min(times.stallMs, times.lookUpGiveUpMs);
    const context = { route: this.route, signal, stallMs, name, count: this.count };
    return tryAgain(() => ask(context), { ...this.options, host, name });
  }

  dispose(): void {
    this.route.dispose();
  }
}

/**
 * @param commit of an earlier look, so that a download goes on with the files that it began with
 * @throws AppError download.*, CancelledError
 */
export async function findRemoteModel(ref: string, options: LookUpOptions, commit?: string): Promise<RemoteModel> {
  const reference = parseRemoteReference(ref);
  const lookUp = new LookUp(options);
  try {
    return reference.kind === "hub" ? await onHub(reference, lookUp, commit) : await atAddress(reference.url, lookUp);
  } finally {
    lookUp.dispose();
  }
}

async function onHub(reference: HubReference, lookUp: LookUp, commit?: string): Promise<RemoteModel> {
  const { hub } = lookUp;
  const { repository } = reference;
  const facts = commit === undefined ? await readHubFacts(reference, lookUp) : { commit };
  const listed = await listHubFiles(repository, facts.commit ?? reference.revision ?? "main", lookUp);
  const files = chooseHubFiles(reference, listed);
  const revision = facts.commit ?? reference.revision ?? "main";
  const source = formatModelReference({
    kind: "hub",
    repository,
    ...(reference.revision !== undefined && { revision: reference.revision }),
    file: files[0]?.path ?? "",
  });
  return {
    source,
    origin: `hf:${repository}`,
    host: hub.host,
    ...facts,
    files: files.map((file) => hubFile(file, resolveUrl(lookUp.hub, repository, revision, file.path))),
  };
}

function hubFile({ path, sizeBytes, sha256 }: HubFile, url: string): RemoteFile {
  return { name: fileNameOf(path, path), url, sizeBytes, ...(sha256 !== undefined && { sha256 }) };
}

/** Where the hub gives a file, or leads to whoever does. */
export function resolveUrl(hub: URL, repository: string, revision: string, path: string): string {
  const file = path.split("/").map(encodeURIComponent).join("/");
  return `${hub.href.replace(/\/+$/u, "")}/${repository}/resolve/${encodeURIComponent(revision)}/${file}`;
}

async function atAddress(address: string, lookUp: LookUp): Promise<RemoteModel> {
  const first = URL.canParse(address) ? new URL(address) : undefined;
  const reason = first === undefined ? "it cannot be read" : checkAddress(first, lookUp.hub);
  const shown = shownReference({ kind: "address", url: address });
  if (first === undefined || reason !== undefined) throw badAddress(shown, reason ?? "");
  const files: RemoteFile[] = [];
  for (const url of partUrls(first)) files.push(await probe(url, lookUp));
  return { source: shown, origin: shown, host: first.host, files };
}

const PROBE_BYTES = 4;

/** One small range tells size, version and whether it is a model at all. */
export async function probe(url: URL, lookUp: LookUp): Promise<RemoteFile> {
  const name = fileNameOf(decodeURIComponent(url.pathname), `${url.origin}${url.pathname}`);
  return lookUp.ask(url.host, name, async (context) => {
    const answer = await httpGet(url, { range: `bytes=0-${PROBE_BYTES - 1}` }, context);
    const sizeBytes = sizeOf(answer);
    const beginning = await readAll(answer.body, PROBE_BYTES, context);
    answer.body.destroy();
    checkBeginning(name, beginning, answer.headers["content-type"]);
    const validator = validatorOf(answer.headers);
    const sha256 = published(answer.linkedEtag);
    return {
      name,
      url: url.href,
      sizeBytes,
      ...(sha256 !== undefined && { sha256 }),
      ...(validator !== undefined && { validator }),
    };
  });
}

/** Of the whole file. @throws AppError download.network, download.notAModel */
export function sizeOf({ status, headers, url }: Answer): number {
  if (status === 416) throw notAModel(url.pathname, "it is empty");
  const total = /\/(\d+)$/u.exec(headers["content-range"] ?? "")?.[1];
  const sizeBytes = Number(status === 206 ? total : headers["content-length"]);
  if (!Number.isSafeInteger(sizeBytes)) throw unreachable(url.host, "it does not say how large the file is");
  return sizeBytes;
}

/** @throws AppError download.notAModel */
export function checkBeginning(name: string, beginning: Uint8Array, contentType: string | undefined): void {
  if (new TextDecoder("latin1").decode(beginning.subarray(0, PROBE_BYTES)) === "GGUF") return;
  if (isWebPage(contentType) || beginning[0] === "<".charCodeAt(0))
    throw notAModel(name, "a web page came in its place");
  throw notAModel(name, beginning.length === 0 ? "it is empty" : "it does not begin as one");
}

export function isWebPage(contentType: string | undefined): boolean {
  return /^text\/html\b/iu.test(contentType ?? "");
}

/** The SHA-256 in a hub's ETag of the file itself. */
export function published(linkedEtag: string | undefined): string | undefined {
  return /^"?([0-9a-f]{64})"?$/iu.exec(linkedEtag ?? "")?.[1]?.toLowerCase();
}

/** @throws AppError download.changed when the hub speaks of another file than it listed */
export function checkPublished(name: string, sha256: string | undefined, linkedEtag: string | undefined): void {
  const linked = published(linkedEtag);
  if (sha256 !== undefined && linked !== undefined && linked !== sha256)
    throw changed(name, `${linked}, was ${sha256}`);
}

/** What has to be accepted before the first byte of the model. @throws AppError download.*, CancelledError */
export async function findLicence(ref: string, options: LookUpOptions): Promise<{ name: string; url: string }> {
  const reference = parseRemoteReference(ref);
  const unknown = formatMessage("download.licenceUnknown");
  if (reference.kind === "address") return { name: unknown, url: shownReference(reference) };
  const lookUp = new LookUp(options);
  try {
    const { licence, licenceUrl } = await readHubFacts(reference, lookUp);
    const page = `${lookUp.hub.href.replace(/\/+$/u, "")}/${reference.repository}`;
    return { name: licence ?? unknown, url: licenceUrl ?? page };
  } finally {
    lookUp.dispose();
  }
}
