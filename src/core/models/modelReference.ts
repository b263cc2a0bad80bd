/** What a user may write for a model: a repository of the hub, an address, a path, or a name. */
import { AppError } from "../../shared/appError.ts";

export type ModelReference = HubReference | AddressReference | LocalReference;

/** `hf:owner/repo`, `hf:owner/repo:QUANT` or `hf:owner/repo/file.gguf`, each with `@revision` after the repository or not. */
export interface HubReference {
  readonly kind: "hub";
  /** `owner/repo`. */
  readonly repository: string;
  /** A branch, tag or commit. Left out: what the repository shows by itself. */
  readonly revision?: string;
  /** Path inside the repository; of the first part where the model is split. */
  readonly file?: string;
  /** As in `Q4_K_M`, in whichever case. Left out together with `file`: the best 4-bit one. */
  readonly quantization?: string;
}

/** A GGUF file anywhere on the web. */
export interface AddressReference {
  readonly kind: "address";
  readonly url: string;
}

/** A path, or a name as in `ModelSelector`; nothing that the network is asked for. */
export interface LocalReference {
  readonly kind: "local";
  readonly ref: string;
}

/** Addresses of these hosts that name a repository are hub references, so that a mirror serves them too. */
const HUB_HOSTS: ReadonlySet<string> = new Set(["huggingface.co", "www.huggingface.co", "hf.co"]);
const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
/** The hub's own rule for the names of owners, repositories and their parts. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_-])?$/u;
const REVISION = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/u;
const QUANTIZATION = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/u;
const GGUF = /\.gguf$/iu;
/** Pages of the hub under a repository that name a file in it. */
const FILE_PAGES: ReadonlySet<string | undefined> = new Set(["resolve", "blob", "raw"]);

/**
 * @param hub address of the hub in use: pages of a mirror are understood as those of the hub itself
 * @throws AppError download.badAddress with `details.reason`, one clause for people
 */
export function parseModelReference(given: string, hub?: string): ModelReference {
  const ref = given.trim();
  if (ref === "") throw badAddress(ref, "it is empty");
  const scheme = /^(hf|https?):/iu.exec(ref)?.[1]?.toLowerCase();
  if (scheme === "hf") return parseHub(ref, ref.slice(3));
  if (scheme !== undefined) return parseAddress(ref, hub);
  const other = /^([a-z][a-z0-9+.-]+):/iu.exec(ref)?.[1];
  if (other !== undefined) throw badAddress(ref, `${other}: is none of hf: and https:`);
  return { kind: "local", ref };
}

/** As `parseModelReference`, for what is to be downloaded. @throws AppError download.badAddress */
export function parseRemoteReference(given: string, hub?: string): HubReference | AddressReference {
  const reference = parseModelReference(given, hub);
  if (reference.kind !== "local") return reference;
  throw badAddress(reference.ref, "it begins with neither hf: nor https:");
}

/** The one way to write a reference: what is parsed from it is the same again. */
export function formatModelReference(reference: ModelReference): string {
  switch (reference.kind) {
    case "hub": {
      const { repository, revision, file, quantization } = reference;
      const at = revision === undefined ? "" : `@${encodeURIComponent(revision)}`;
      const tail = file !== undefined ? `/${file}` : quantization !== undefined ? `:${quantization}` : "";
      return `hf:${repository}${at}${tail}`;
    }
    case "address":
      return reference.url;
    case "local":
      return reference.ref;
  }
}

/** For lists, files and errors: an address without its query, where links carry their secrets. */
export function shownReference(reference: HubReference | AddressReference): string {
  return reference.kind === "hub" ? formatModelReference(reference) : (reference.url.split("?", 1)[0] ?? "");
}

function parseHub(given: string, text: string): HubReference {
  const [owner = "", second = "", ...path] = text.split("/");
  const colon = path.length === 0 ? second.indexOf(":") : -1;
  const quantization = colon < 0 ? undefined : second.slice(colon + 1);
  const [repo = "", ...ofRevision] = (colon < 0 ? second : second.slice(0, colon)).split("@");
  if (!isName(owner) || !isName(repo)) throw badAddress(given, "it has not the form hf:owner/repository");
  const revision = ofRevision.length === 0 ? undefined : decoded(given, ofRevision.join("@"));
  if (revision !== undefined && !isRevision(revision)) throw badAddress(given, "what follows the @ is no revision");
  if (quantization !== undefined && !QUANTIZATION.test(quantization)) {
    throw badAddress(given, "what follows the last colon is no quantisation, as Q4_K_M is");
  }
  const file = path.join("/");
  if (path.length > 0) checkFile(given, file);
  return {
    kind: "hub",
    repository: `${owner}/${repo}`,
    ...(revision !== undefined && { revision }),
    ...(path.length > 0 && { file }),
    ...(quantization !== undefined && { quantization }),
  };
}

/** By hand: core has no runtime whose URL class it could ask. Whoever opens the address parses it once more. */
const ADDRESS = /^(https?):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?/iu;

function parseAddress(given: string, hub?: string): HubReference | AddressReference {
  const [, protocol = "", authority = "", path = "", query = ""] = ADDRESS.exec(given) ?? [];
  if (authority === "" || /[\s\p{Cc}\\]/u.test(given)) throw badAddress(given, "it cannot be read");
  // Errors are logged.
  if (authority.includes("@")) throw badAddress(given.replace(authority, "..."), "it contains a password");
  const scheme = protocol.toLowerCase();
  const host = authority.toLowerCase().replace(/:\d*$/u, "");
  if (scheme === "http" && !LOOPBACK_HOSTS.has(host)) throw badAddress(given, "http: is not encrypted; use https:");
  const segments = decoded(given, path).split("/");
  if (HUB_HOSTS.has(host)) return parseHubPage(given, segments);
  const onMirror = hub === undefined ? undefined : pathUnder(hub, `${scheme}://${authority.toLowerCase()}`, path);
  const page = onMirror === undefined ? [] : decoded(given, onMirror).split("/");
  if (isHubPage(page)) return parseHubPage(given, page);
  if (!GGUF.test(segments.at(-1) ?? "")) throw badAddress(given, "it does not end in .gguf");
  return { kind: "address", url: `${scheme}://${authority.toLowerCase()}${path}${query}` };
}

/** What the browser shows of a repository: itself, or a file in it. */
function parseHubPage(given: string, segments: readonly string[]): HubReference {
  const [owner = "", repo = "", page, revision, ...path] = segments.filter((part) => part !== "");
  if (!isName(owner) || !isName(repo)) throw badAddress(given, "it names no repository");
  const repository = `${owner}/${repo}`;
  if (revision !== undefined && !isRevision(revision)) throw badAddress(given, "it names no revision");
  const own = revision === undefined || revision === "main" ? {} : { revision };
  if (!FILE_PAGES.has(page)) return { kind: "hub", repository, ...(page === "tree" && own) };
  const file = path.join("/");
  checkFile(given, file);
  return { kind: "hub", repository, ...own, file };
}

/** What follows the hub's own address. Undefined: it is elsewhere. */
function pathUnder(hub: string, origin: string, path: string): string | undefined {
  const [, protocol = "", authority = "", hubPath = ""] = ADDRESS.exec(hub) ?? [];
  if (`${protocol}://${authority}`.toLowerCase() !== origin) return undefined;
  const folder = `${hubPath.replace(/\/+$/u, "")}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : undefined;
}

/** A mirror may have files at other addresses as well. */
function isHubPage(segments: readonly string[]): boolean {
  const [, repository = "", page] = segments.filter((part) => part !== "");
  return (
    page === "tree" ||
    FILE_PAGES.has(page ?? "") ||
    (page === undefined && isName(repository) && !GGUF.test(repository))
  );
}

function checkFile(given: string, file: string): void {
  if (!GGUF.test(file)) throw badAddress(given, "its file does not end in .gguf");
  const isStrange = file.split("/").some((part) => part === "" || part === "." || part === "..");
  if (isStrange || /[\p{Cc}\\]/u.test(file)) throw badAddress(given, "its file name cannot be one");
}

function isName(text: string): boolean {
  return NAME.test(text) && !text.includes("..");
}

function isRevision(text: string): boolean {
  return REVISION.test(text) && !text.includes("..") && !text.includes("//");
}

function decoded(given: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badAddress(given, "it contains a broken % sign");
  }
}

function badAddress(address: string, reason: string): AppError {
  return new AppError("download.badAddress", `${address}: ${reason}`, { details: { address, reason } });
}
