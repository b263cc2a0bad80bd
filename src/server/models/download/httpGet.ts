/** GET requests that follow redirects under the rules for a user's token and for where a server may send us. */
import http from "node:http";
import https from "node:https";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import { AppError } from "../../../shared/appError.ts";
import type { NetworkSettings } from "../../../shared/modelsProtocol.ts";
import { checkAddress, isLoopback } from "./addressRules.ts";
import { forbidden, isLasting, notFound, reasonOf, TransientFailure, unreachable } from "./downloadFailure.ts";
import type { NetworkRoute } from "./networkRoute.ts";

const MOST_REDIRECTS = 10;

/** What a download asked of the network. */
export interface RequestCount {
  requests: number;
  receivedBytes: number;
}

export interface GetContext {
  readonly route: NetworkRoute;
  readonly signal: AbortSignal;
  /** For the headers of each answer. */
  readonly stallMs: number;
  /** What people call what is asked for. */
  readonly name: string;
  readonly count: RequestCount;
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: http.IncomingMessage;
  /** Where it came from after all redirects. */
  readonly url: URL;
  /** What the hub itself said of the file before it led elsewhere. */
  readonly linkedEtag?: string;
}

/**
 * @returns an answer with status 200, 206 or 416; its body waits
 * @throws AppError for what lasts, TransientFailure for what may be tried again, CancelledError
 */
export async function httpGet(start: URL, headers: http.OutgoingHttpHeaders, context: GetContext): Promise<Answer> {
  const { settings } = context.route;
  const hubUrl = new URL(settings.hub);
  let url = start;
  let linkedEtag: string | undefined;
  for (let redirects = 0; ; redirects += 1) {
    const response = await send(url, { ...headers, ...authorization(url, settings) }, context);
    const linked = textOf(response.headers["x-linked-etag"]);
    linkedEtag = linked ?? linkedEtag;
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status < 300 || status > 399 || location === undefined) {
      checkStatus(response, url, hubUrl, context.name);
      return {
        status,
        headers: response.headers,
        body: response,
        url,
        ...(linkedEtag !== undefined && { linkedEtag }),
      };
    }
    response.resume(); // so that the connection can be used again
    if (redirects === MOST_REDIRECTS) throw badRedirect(url, location, "it leads in circles");
    url = nextAddress(url, location, hubUrl);
  }
}

/** To the hub itself alone, and where nobody on the way can read it. */
function authorization(url: URL, { hub, token }: NetworkSettings): http.OutgoingHttpHeaders {
  const isPrivate = url.protocol === "https:" || isLoopback(url);
  return token !== undefined && isPrivate && url.origin === new URL(hub).origin
    ? { authorization: `Bearer ${token}` }
    : {};
}

/** @throws as httpGet, and download.network for what is no JSON */
export async function getJson(
  url: URL,
  context: GetContext,
): Promise<{ value: unknown; headers: http.IncomingHttpHeaders }> {
  const { body, headers } = await httpGet(url, { accept: "application/json" }, context);
  const text = (await readAll(body, MOST_JSON_BYTES, context)).toString("utf8");
  try {
    return { value: JSON.parse(text) as unknown, headers };
  } catch (cause) {
    throw unreachable(url.host, "it does not answer as a model hub does", cause);
  }
}

const MOST_JSON_BYTES = 32 * 1024 * 1024;

/** @throws TransientFailure when it ends early or stalls */
export async function readAll(body: http.IncomingMessage, mostBytes: number, context: GetContext): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const watch = new StallWatch(body, context.stallMs);
  try {
    for await (const chunk of bytesOf(body, context.signal)) {
      watch.touch();
      context.count.receivedBytes += chunk.length;
      chunks.push(chunk);
      size += chunk.length;
      if (size >= mostBytes) break;
    }
  } finally {
    watch.dispose();
  }
  return Buffer.concat(chunks);
}

/** The body's chunks. A body that breaks off throws a TransientFailure, an abort a CancelledError. */
export async function* bytesOf(body: http.IncomingMessage, signal: AbortSignal): AsyncGenerator<Buffer> {
  const abort = (): void => void body.destroy();
  signal.addEventListener("abort", abort, { once: true });
  try {
    if (signal.aborted) abort();
    for await (const chunk of body) yield chunk as Buffer;
    if (signal.aborted) throw new CancelledError();
  } catch (error) {
    if (signal.aborted) throw new CancelledError();
    if (error instanceof TransientFailure || AppError.is(error)) throw error;
    throw new TransientFailure(reasonOf(error), { cause: error });
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** Ends a body to which nothing comes. */
export class StallWatch {
  private readonly timer: NodeJS.Timeout;
  private held = false;

  constructor(body: http.IncomingMessage, stallMs: number) {
    this.timer = setTimeout(() => {
      if (this.held) this.timer.refresh();
      else body.destroy(new TransientFailure("nothing comes any more"));
    }, stallMs);
  }

  touch(): void {
    this.timer.refresh();
  }

  /** While we ourselves do not read, because a disk is slow. */
  hold(held: boolean): void {
    this.held = held;
    this.timer.refresh();
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}

async function send(url: URL, headers: http.OutgoingHttpHeaders, context: GetContext): Promise<http.IncomingMessage> {
  const { route, signal, stallMs, count } = context;
  if (signal.aborted) throw new CancelledError();
  const agent = await route.agentFor(url);
  count.requests += 1;
  return new Promise((resolve, reject) => {
    const options = {
      agent,
      headers: { "user-agent": "sealion", "accept-encoding": "identity", ...headers },
      rejectUnauthorized: route.settings.strictSsl,
    };
    const request = (url.protocol === "https:" ? https : http).request(url, options);
    const timer = setTimeout(() => request.destroy(new TransientFailure("it does not answer")), stallMs);
    const abort = (): void => void request.destroy(new CancelledError());
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    };
    signal.addEventListener("abort", abort, { once: true });
    request.once("response", (response) => {
      settle();
      response.on("error", () => undefined); // whoever reads it is told by reading
      resolve(response);
    });
    request.on("error", (error) => {
      settle();
      reject(signal.aborted ? new CancelledError() : failureOf(url, error, route));
    });
    request.end();
  });
}

function failureOf(url: URL, error: Error, route: NetworkRoute): Error {
  if (error instanceof TransientFailure || AppError.is(error)) return error;
  const proxy = route.proxyFor(url);
  const reason = proxy === undefined ? reasonOf(error) : reasonThrough(proxy, error);
  if (isLasting(error)) return unreachable(url.host, reason, error);
  return new TransientFailure(reason, { cause: error });
}

function reasonThrough(proxy: URL, error: Error): string {
  const { hostname } = error as { hostname?: unknown };
  if (hostname === proxy.hostname) {
    return `the proxy ${proxy.host}: ${reasonOf(error)}; check HTTPS_PROXY and the setting http.proxy`;
  }
  // Whose connection it was is not told by the error.
  return `${reasonOf(error)} (through the proxy ${proxy.host})`;
}

/** Destroys what is not wanted: an error's page may be of any length. */
function checkStatus(response: http.IncomingMessage, url: URL, hub: URL, name: string): void {
  const status = response.statusCode ?? 0;
  if (status === 200 || status === 206) return;
  response.destroy();
  if (status === 416) return;
  const address = `${url.host}${url.pathname}`;
  // The hub answers 401 for what does not exist, and says so beside.
  const hubsWord = textOf(response.headers["x-error-code"]);
  if (status === 404 || status === 410) throw notFound(address, NOT_FOUND[hubsWord ?? ""] ?? "there is no such file");
  if (hubsWord === "RepoNotFound") throw notFound(address, "there is no such repository, or it is private");
  if (status === 401 || status === 403) {
    // Elsewhere it is a link that has expired, and the hub gives a new one.
    if (url.origin === hub.origin) throw forbidden(url.host, name);
    throw new TransientFailure("it refuses the link", { code: "download.forbidden" });
  }
  const retryAfterMs = retryAfter(textOf(response.headers["retry-after"]));
  const asked = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 429) throw new TransientFailure("it asks for a pause", { ...asked, code: "download.rateLimited" });
  if (status === 408 || status === 425 || status >= 500) {
    throw new TransientFailure(`it answers with error ${status}`, asked);
  }
  if (status === 407) throw unreachable(url.host, "the proxy asks for a name and a password");
  throw unreachable(url.host, `it answers with ${status}`);
}

const NOT_FOUND: Readonly<Record<string, string>> = {
  RepoNotFound: "there is no such repository, or it is private",
  RevisionNotFound: "the repository has no such revision",
  EntryNotFound: "the repository has no such file",
};

/** Seconds or a date. */
function retryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d+$/u.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function nextAddress(from: URL, location: string, hub: URL): URL {
  if (!URL.canParse(location, from.href)) throw badRedirect(from, location, "the address cannot be read");
  const next = new URL(location, from);
  next.username = "";
  next.password = "";
  const reason = checkAddress(next, hub);
  if (reason !== undefined) throw badRedirect(from, location, reason);
  if (from.protocol === "https:" && next.protocol !== "https:") {
    throw badRedirect(from, location, "it is not encrypted");
  }
  return next;
}

/** Shown without its query, where links carry their secrets. */
function badRedirect(from: URL, location: string, reason: string): AppError {
  const [address = ""] = location.split("?");
  const details = { host: from.host, address: address.slice(0, 200), reason };
  return new AppError("download.badRedirect", `${from.host} leads to ${address}: ${reason}`, { details });
}

export function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
